"""Baselines and what came after, of the outcomes that are summed: lean, for reports over everything."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from goldthread.server.people.models import Organisation

from ..kinds import CHECKPOINTS, HELD, Point, WorkshopMeasureKind
from ..models import WorkshopMeasure, WorkshopValue
from .evidence import outcomes_of

SUMMED = (WorkshopMeasureKind.LEAD_TIME, WorkshopMeasureKind.DEFECTS)


class OutcomePair(NamedTuple):
    """One outcome of one workshop that was run, by the measure that counts; None where it is not known.

    outcome: lead_time (elapsed minutes), process_defects, defect_ratio or defects_per_item. last: the
    value of the last checkpoint that has one. ends: the last day of the event.
    """

    organisation: str  # its code
    value_stream: int
    workshop: int
    synthetic: bool
    ends: date | None
    outcome: str
    baseline: float | None
    day_90: float | None
    last: float | None


def outcome_pairs(organisations: Iterable[Organisation]) -> list[OutcomePair]:
    """The summed outcomes of every workshop of these organisations that was run: two queries.

    One measure of an outcome counts per workshop, the first; the others are in `evidence_rows`.
    """
    counted = WorkshopMeasure.objects.filter(
        workshop__value_stream__organisation__in=list(organisations),
        workshop__stage__in=HELD,
        kind__in=SUMMED,
    )
    values = _Values(counted)
    seen: set[tuple[int, str]] = set()
    found = []
    for pk, kind, form, ratio_of, code, stream, workshop, synthetic, ends in counted.order_by(
        "workshop__value_stream__organisation__code", "workshop", "position"
    ).values_list(
        "pk",
        "kind",
        "defects_form",
        "ratio_of",
        "workshop__value_stream__organisation__code",
        "workshop__value_stream",
        "workshop",
        "workshop__synthetic",
        "workshop__ends",
    ):
        for outcome in _outcomes(kind, form, ratio_of):
            if (workshop, outcome) not in seen:
                seen.add((workshop, outcome))
                sides = values.sides(pk, outcome)
                found.append(OutcomePair(code, stream, workshop, synthetic, ends, outcome, *sides))
    return found


class _Values:
    """Values and counted defects, by point and then by measure."""

    def __init__(self, counted: Iterable[WorkshopMeasure]) -> None:
        wanted = (Point.BASELINE.value, *(point.value for point in CHECKPOINTS))
        self.values: dict[str, dict[int, float]] = {point: {} for point in wanted}
        self.defects: dict[str, dict[int, float]] = {point: {} for point in wanted}
        rows = WorkshopValue.objects.filter(measure__in=counted, point__in=wanted).order_by()
        for measure, point, value, defects in rows.values_list("measure", "point", "value", "defects"):
            self.values[point][measure] = value
            if defects is not None:
                self.defects[point][measure] = defects

    def sides(self, measure: int, outcome: str) -> tuple[float | None, float | None, float | None]:
        """Baseline, day 90 and the last: of defects counted with their output, the defects themselves."""
        found = [self.values[point].get(measure) for point in self.values]
        if outcome == "process_defects":
            counted = (self.defects[point].get(measure) for point in self.defects)
            found = [
                value if defects is None else defects for value, defects in zip(found, counted, strict=True)
            ]
        last = next((value for value in reversed(found[1:]) if value is not None), None)
        return found[0], found[_DAY_90], last


_DAY_90 = 1 + list(CHECKPOINTS).index(Point.AT_90)


@lru_cache(maxsize=32)
def _outcomes(kind: str, form: str, ratio_of: str) -> tuple[str, ...]:
    return outcomes_of(WorkshopMeasure(kind=kind, defects_form=form, ratio_of=ratio_of))
