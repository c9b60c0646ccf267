"""What each workshop measured, in words, for those who see an organisation in detail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from goldthread.methods.plain import plain_number
from goldthread.server.improvement.queries import EvidenceRow
from goldthread.server.ui.shown import minutes

from .outcomes import OUTCOMES
from .words import share


@dataclass(frozen=True)
class Measured:
    """One thing a workshop measured, in words."""

    name: str
    outcome: str
    before: str
    day_90: str
    last: str
    counts: bool


@dataclass(frozen=True)
class WorkshopShown:
    """A workshop and all that it measured."""

    pk: int
    title: str
    value_stream: str
    complete: bool
    synthetic: bool
    measured: Sequence[Measured]


def by_workshop(rows: Iterable[EvidenceRow]) -> list[WorkshopShown]:
    """Rows of the evidence, which stand in order of workshop, gathered by workshop."""
    found = []
    for _, group in groupby(rows, key=lambda row: row.workshop):
        of_one = list(group)
        first = of_one[0]
        found.append(
            WorkshopShown(
                pk=first.workshop,
                title=first.workshop_title,
                value_stream=first.value_stream_title,
                complete=first.complete,
                synthetic=first.synthetic,
                measured=tuple(_measured(row) for row in of_one),
            )
        )
    return found


def _measured(row: EvidenceRow) -> Measured:
    return Measured(
        name=row.measure_name,
        outcome=row.outcome.replace("_", " ").capitalize(),
        before=_with_unit(row.baseline, row.unit),
        day_90=_with_unit(row.at("90"), row.unit),
        last=_with_unit(row.last, row.unit),
        counts=row.counts and row.outcome in OUTCOMES,
    )


def _with_unit(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    if unit == "minutes":
        return minutes(value)
    return share(value) if unit == "share" else f"{plain_number(value)} {unit}"
