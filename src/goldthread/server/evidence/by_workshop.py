"""What each workshop measured, in words, for those who see an organisation in detail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from goldthread.methods.plain import plain_number, with_unit
from goldthread.server.improvement.kinds import WorkshopMeasureKind
from goldthread.server.improvement.queries import EvidenceRow
from goldthread.server.ui.formats import minutes

from .outcomes import OUTCOMES
from .words import share

KINDS = {kind.value: kind.label for kind in WorkshopMeasureKind} | {o.key: o.title for o in OUTCOMES.values()}


@dataclass(frozen=True)
class Measured:
    """One thing a workshop measured, in words; summed says whether it is in the sums, and why not."""

    name: str
    outcome: str
    before: str
    day_90: str
    last: str
    summed: str


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
        outcome=KINDS.get(row.outcome, row.outcome),
        before=_with_unit(row.baseline, row.unit),
        day_90=_with_unit(row.at("90"), row.unit),
        last=_with_unit(row.last, row.unit),
        summed=_summed(row),
    )


def _summed(row: EvidenceRow) -> str:
    if row.outcome not in OUTCOMES:
        return "Shown only"
    if not row.counts:
        return "Second of its kind"
    return "Summed" if row.baseline is not None and row.last is not None else "No pair yet"


def _with_unit(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    if unit == "minutes":
        return minutes(value)
    if unit in ("share", "level"):
        return share(value) if unit == "share" else f"level {plain_number(value)}"
    return with_unit(value, unit)
