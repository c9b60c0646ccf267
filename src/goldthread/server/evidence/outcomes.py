"""The outcomes that evidence is about, and the records they are read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Statistic = Literal["sum", "mean"]


class Checkpoint(StrEnum):
    """Which value stands for 'after': the one for day 90, or the last recorded at any checkpoint."""

    DAY_90 = "90"
    LAST = "last"

    @property
    def said(self) -> str:
        return "day 90" if self is Checkpoint.DAY_90 else "the last remeasure"


@dataclass(frozen=True)
class Outcome:
    """Something workshops changed: how it is called, counted and added up.

    Values are recorded in the unit of the test (minutes); Table 7.2 divides them by `per` (into hours).
    """

    key: str
    title: str
    unit: str
    unit_of_test: str
    statistic: Statistic
    per: float = 1.0


LEAD_TIME = Outcome("lead_time", "Lead time", "hours", "minutes", "sum", 60.0)
PROCESS_DEFECTS = Outcome("process_defects", "Process defects", "count", "count", "sum")
DEFECT_RATIO = Outcome("defect_ratio", "Defect ratio", "proportion", "proportion", "mean")
DEFECTS_PER_ITEM = Outcome(
    "defects_per_item", "Defects per item", "defects per item", "defects per item", "mean"
)

ALWAYS = (LEAD_TIME, PROCESS_DEFECTS, DEFECT_RATIO)
"""The report's three outcomes: shown even where nobody has any."""

OUTCOMES: Mapping[str, Outcome] = {o.key: o for o in (*ALWAYS, DEFECTS_PER_ITEM)}


@dataclass(frozen=True, slots=True)
class Record:
    """One outcome of one workshop that was run: its baseline, and what came after, where they are known.

    organisation: its short code. value_stream, workshop: their numbers. due: day 90 has passed.
    """

    organisation: str
    value_stream: int
    workshop: int
    outcome: str
    before: float | None
    day_90: float | None
    last: float | None
    due: bool = True

    def after(self, checkpoint: Checkpoint) -> float | None:
        return self.day_90 if checkpoint is Checkpoint.DAY_90 else self.last


@dataclass(frozen=True, slots=True)
class Pair:
    """A baseline and the value after it, of one workshop."""

    organisation: str
    value_stream: int
    before: float
    after: float


def pairs_of(records: Iterable[Record], outcome: Outcome, checkpoint: Checkpoint) -> tuple[Pair, ...]:
    """The pairs of an outcome: every record of it with both a baseline and a value at the checkpoint."""
    found = []
    for record in records:
        after = record.after(checkpoint)
        if record.outcome == outcome.key and record.before is not None and after is not None:
            found.append(Pair(record.organisation, record.value_stream, record.before, after))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Missing:
    """A baseline whose remeasure is not there: not due yet, or due and never recorded."""

    value_stream: int
    before: float
    due: bool


def missing_of(records: Iterable[Record], outcome: Outcome, checkpoint: Checkpoint) -> tuple[Missing, ...]:
    """The records of an outcome with a baseline and no value at the checkpoint."""
    return tuple(
        Missing(r.value_stream, r.before, r.due)
        for r in records
        if r.outcome == outcome.key and r.before is not None and r.after(checkpoint) is None
    )


def shown(outcomes: Iterable[str]) -> tuple[Outcome, ...]:
    """The report's three outcomes, and any other that there are pairs of, in one order."""
    there = set(outcomes)
    return tuple(o for o in OUTCOMES.values() if o in ALWAYS or o.key in there)
