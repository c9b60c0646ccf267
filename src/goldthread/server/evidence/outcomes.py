"""The outcomes that evidence is about, and the records they are read from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

Statistic = Literal["sum", "mean"]


class Checkpoint(StrEnum):
    """Which value stands for 'after': the one for day 90, or the last recorded at any checkpoint."""

    DAY_90 = "90"
    LAST = "last"

    @property
    def in_words(self) -> str:
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
"""The report's three outcomes: shown where there is a baseline, also before there is anything beside it."""

OUTCOMES: Mapping[str, Outcome] = {o.key: o for o in (*ALWAYS, DEFECTS_PER_ITEM)}


class Record(NamedTuple):
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


class Pair(NamedTuple):
    """A baseline and the value after it, of one workshop."""

    organisation: str
    value_stream: int
    before: float
    after: float


def pairs_of(records: Iterable[Record], checkpoint: Checkpoint) -> tuple[Pair, ...]:
    """The pairs of one outcome's records: those with both a baseline and a value at the checkpoint."""
    sides = ((r, r.after(checkpoint)) for r in records if r.before is not None)
    return tuple(Pair(r.organisation, r.value_stream, r.before, v) for r, v in sides if v is not None)  # type: ignore[arg-type]


class Missing(NamedTuple):
    """A baseline whose remeasure is not there: not due yet, or due and never recorded."""

    value_stream: int
    before: float
    due: bool


def missing_of(records: Iterable[Record], checkpoint: Checkpoint) -> tuple[Missing, ...]:
    """Of one outcome's records, those with a baseline and no value at the checkpoint."""
    return tuple(
        Missing(r.value_stream, r.before, r.due)
        for r in records
        if r.before is not None and r.after(checkpoint) is None
    )


def _begun(records: Iterable[Record]) -> bool:
    return any(record.before is not None for record in records)


Grouped = Mapping[Outcome, Sequence[Record]]


def by_outcome(records: Iterable[Record], told: Collection[str] = ()) -> Grouped:
    """Records by outcome, in one order: of the report's three those with a baseline, others that have pairs.

    told: keys of outcomes of which something is told of others.
    """
    found: dict[str, list[Record]] = {key: [] for key in OUTCOMES}
    for record in records:
        found[record.outcome].append(record)
    return {
        outcome: found[key]
        for key, outcome in OUTCOMES.items()
        if key in told or pairs_of(found[key], Checkpoint.LAST) or (outcome in ALWAYS and _begun(found[key]))
    }
