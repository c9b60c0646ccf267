"""What the workshops changed, one row for each measure that counts: for the evidence."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from goldthread.server.people.models import Organisation

from ..kinds import CHECKPOINTS, HELD, DefectsForm, Point, RatioOf, Stage, WorkshopMeasureKind
from ..models import Workshop, WorkshopMeasure, WorkshopValue
from .completeness import with_completeness

CHECKPOINT_POINTS: tuple[str, ...] = tuple(CHECKPOINTS)  # "30", "60", "90", "120", "365"


@dataclass(frozen=True)
class EvidenceRow:
    """One outcome of one workshop: the measure of that outcome which counts, and its values.

    `outcome` is lead_time (elapsed minutes), process_defects (a count), defect_ratio (a share of items,
    at most 1), defects_per_item (may exceed 1), or another kind of measure by its name, such as
    walking_distance. Defects counted with their output give two rows: the count, and the ratio.
    `values` holds what was found at "30", "60", "90", "120" and "365" days, where there is one;
    `counts` is False for a second measure of an outcome in a workshop, shown but never summed.
    """

    organisation: str  # its code
    organisation_name: str
    value_stream: int
    value_stream_title: str
    workshop: int
    workshop_title: str
    stage: str
    run: bool
    complete: bool
    synthetic: bool
    measure: int
    measure_name: str
    position: int
    outcome: str
    unit: str
    direction: str
    target: float | None
    counts: bool
    baseline: float | None
    values: dict[str, float] = field(default_factory=dict)

    @property
    def last(self) -> float | None:
        """The value of the last checkpoint that has one."""
        return next((self.values[p] for p in reversed(CHECKPOINT_POINTS) if p in self.values), None)

    def at(self, checkpoint: str) -> float | None:
        """The value at "30", "60", "90", "120", "365", or at the "last" that has one."""
        return self.last if checkpoint == "last" else self.values.get(checkpoint)


def evidence_rows(organisations: Iterable[Organisation], *, only_held: bool = True) -> list[EvidenceRow]:
    """Every outcome of every workshop of these organisations whose event was held: three queries.

    Ordered by organisation, value stream, workshop and the measure's place. Those stood down,
    and with `only_held` those not yet held, are left out.
    """
    chosen = Workshop.objects.filter(value_stream__organisation__in=list(organisations))
    chosen = chosen.filter(stage__in=HELD) if only_held else chosen.exclude(stage=Stage.STOOD_DOWN)
    workshops = {
        w.pk: w
        for w in with_completeness(chosen)
        .select_related("value_stream__organisation")
        .order_by("value_stream__organisation__code", "value_stream__title", "starts", "pk")
    }
    values = _values(workshops)
    measures: dict[int, list[WorkshopMeasure]] = {}
    within = WorkshopMeasure.objects.filter(workshop__in=chosen).order_by("workshop", "position")
    for measure in within:
        measures.setdefault(measure.workshop_id, []).append(measure)
    return [
        row for pk, workshop in workshops.items() for row in _rows(workshop, measures.get(pk, []), values)
    ]


def outcomes_of(measure: WorkshopMeasure) -> tuple[str, ...]:
    """The outcomes a measure tells of: one, or for defects counted with their output two."""
    if measure.kind != WorkshopMeasureKind.DEFECTS:
        return (measure.kind,)
    ratio = "defect_ratio" if measure.ratio_of == RatioOf.ITEMS else "defects_per_item"
    return {
        DefectsForm.COUNT: ("process_defects",),
        DefectsForm.RATIO: (ratio,),
        DefectsForm.COUNT_AND_OUTPUT: ("process_defects", ratio),
    }[DefectsForm(measure.defects_form)]


def _values(workshops: dict[int, Workshop]) -> dict[int, list[WorkshopValue]]:
    wanted = (Point.BASELINE, *CHECKPOINTS)
    found: dict[int, list[WorkshopValue]] = {}
    streams = {w.value_stream_id for w in workshops.values()}
    within = WorkshopValue.objects.filter(point__in=wanted, measure__workshop__value_stream__in=streams)
    for value in within.order_by():
        found.setdefault(value.measure_id, []).append(value)
    return found


def _rows(
    workshop: Workshop, measures: list[WorkshopMeasure], values: dict[int, list[WorkshopValue]]
) -> list[EvidenceRow]:
    seen: set[str] = set()
    rows = []
    for measure in measures:
        for outcome in outcomes_of(measure):
            rows.append(_row(workshop, measure, outcome, outcome not in seen, values.get(measure.pk, [])))
            seen.add(outcome)
    return rows


def _row(
    workshop: Workshop, measure: WorkshopMeasure, outcome: str, counts: bool, values: list[WorkshopValue]
) -> EvidenceRow:
    stream = workshop.value_stream
    with_output = measure.defects_form == DefectsForm.COUNT_AND_OUTPUT
    counted = outcome == "process_defects" and with_output
    units = {"process_defects": "defects", "defect_ratio": "share", "defects_per_item": "defects per item"}
    found = {v.point: v.defects if counted and v.defects is not None else v.value for v in values}
    return EvidenceRow(
        organisation=stream.organisation.code,
        organisation_name=stream.organisation.name,
        value_stream=stream.pk,
        value_stream_title=stream.title,
        workshop=workshop.pk,
        workshop_title=workshop.title,
        stage=workshop.stage,
        run=workshop.stage in HELD,
        complete=workshop.complete,  # type: ignore[attr-defined]
        synthetic=workshop.synthetic,
        measure=measure.pk,
        measure_name=measure.name,
        position=measure.position,
        outcome=outcome,
        unit=units.get(outcome, measure.unit),
        direction=measure.direction,
        target=None if counted else measure.target,
        counts=counts,
        baseline=found.pop(Point.BASELINE, None),
        values={str(p): found[p] for p in CHECKPOINTS if p in found},
    )
