"""What a workshop measures: up to eight measures, chosen before the event, each perhaps tied to a measure."""

from goldthread.server.audit.actions import action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Person

from .. import allowed
from ..abilities import ImprovementAbility
from ..kinds import (
    BEFORE_EVENT,
    DURATIONS,
    HIGHER_IS_BETTER,
    MINUTES,
    MOST_MEASURES,
    OVER,
    UNITS,
    DefectsForm,
    RatioOf,
    Stage,
    WorkshopMeasureKind,
)
from ..models import SetAside, Workshop, WorkshopMeasure
from ..queries.measured import with_unit
from ..refusals import NotAtThisStage, TooManyMeasures, WrongValue
from .following import follow
from .set_aside import set_aside
from .workshops import locked

MOST_PLACES = 1_000_000

DEFINES = ("name", "kind", "unit", "defects_form", "ratio_of", "direction", "target")


@action
def add_workshop_measure(
    *,
    workshop: Workshop,
    kind: WorkshopMeasureKind,
    name: str,
    unit: str = "",
    direction: str = "",
    defects_form: str = "",
    ratio_of: str = "",
    target: float | None = None,
    by: Person,
) -> WorkshopMeasure:
    """Choose something to measure, before the event. It takes the next place of eight.

    Unit and direction may be left to the kind. Durations are elapsed minutes. Of defects, `defects_form`
    says how they are counted (left empty: as a count), and for a ratio `ratio_of` what it is of; the
    target is then a ratio. What belongs to another kind is refused, never dropped. A target has no
    day: it is a standard to hold at every checkpoint.
    """
    workshop = locked(workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    _still_choosing(workshop)
    position = workshop.measures.count() + 1
    if position > MOST_MEASURES:
        raise TooManyMeasures(f"A workshop has up to {MOST_MEASURES} measures.")
    measure = WorkshopMeasure(workshop=workshop, position=position)
    _define(measure, WorkshopMeasureKind(kind), name, unit, direction, defects_form, ratio_of, target)
    measure.save()
    follow(workshop, by)
    record("workshop_measure.added", workshop, by=by, measure=name, **_values(measure))
    return measure


@action
def edit_workshop_measure(
    *,
    workshop_measure: WorkshopMeasure,
    kind: WorkshopMeasureKind,
    name: str,
    unit: str = "",
    direction: str = "",
    defects_form: str = "",
    ratio_of: str = "",
    target: float | None = None,
    by: Person,
) -> WorkshopMeasure:
    """Change what is measured, before the event. How it is counted stays once a value is recorded."""
    workshop = locked(workshop_measure.workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    _still_choosing(workshop)
    measure = WorkshopMeasure.objects.select_for_update(of=("self",)).get(pk=workshop_measure.pk)
    said_before = state(measure, *DEFINES)
    before = (measure.kind, measure.defects_form, measure.ratio_of, measure.unit)
    _define(measure, WorkshopMeasureKind(kind), name, unit, direction, defects_form, ratio_of, target)
    after = (measure.kind, measure.defects_form, measure.ratio_of, measure.unit)
    if before != after and measure.values.exists():
        raise NotAtThisStage("It has a value: remove the measure and add another to count it differently.")
    measure.save()
    record("workshop_measure.edited", workshop, by=by, measure=name, **changes(said_before, measure))
    return measure


@action
def remove_workshop_measure(*, workshop_measure: WorkshopMeasure, by: Person) -> SetAside:
    """Remove a measure, and its values, before the event; those after it move up. It can be put back."""
    workshop = locked(workshop_measure.workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    _still_choosing(workshop)
    values = list(workshop_measure.values.all())
    place, name = workshop_measure.position, workshop_measure.name
    said = ", ".join(f"{v.get_point_display()}: {with_unit(workshop_measure, v.value)}" for v in values)
    record("workshop_measure.removed", workshop, by=by, measure=name, values=said)
    taken = [workshop_measure, *values]
    aside = set_aside(taken, place=workshop, what=SetAside.What.MEASURE, name=name, by=by)
    for later in workshop.measures.filter(position__gt=place).order_by("position"):
        later.position -= 1
        later.save(update_fields=["position"])
    follow(workshop, by)
    return aside


@action
def contribute(
    *,
    workshop_measure: WorkshopMeasure,
    to: Measure,
    touched: int,
    places: int,
    place_name: str,
    by: Person,
) -> WorkshopMeasure:
    """Say that a workshop measure contributes to a measure, and how many of its places it touches."""
    workshop = locked(workshop_measure.workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    if workshop.stage == Stage.STOOD_DOWN:
        raise NotAtThisStage("The workshop was stood down.")
    if to.organisation_id != workshop.organisation_id:
        raise WrongValue("That measure belongs to another organisation.")
    if places > MOST_PLACES:
        raise WrongValue(f"There are not {places} such places; {MOST_PLACES:,} is the most.")
    if not 1 <= touched <= places:
        raise WrongValue(f"It touches 1 to {places} of {places} places; {touched} is not among them.")
    measure = WorkshopMeasure.objects.select_for_update(of=("self",)).get(pk=workshop_measure.pk)
    measure.contributes_to, measure.touched, measure.places = to, touched, places
    measure.place_name = place_name
    measure.save(update_fields=["contributes_to", "touched", "places", "place_name"])
    said = f"{touched} of {places} {place_name}".strip()
    record("workshop_measure.contributes", workshop, by=by, measure=measure.name, to=to, touches=said)
    return measure


@action
def stop_contributing(*, workshop_measure: WorkshopMeasure, by: Person) -> WorkshopMeasure:
    """Untie a workshop measure from the measure it contributed to."""
    workshop = locked(workshop_measure.workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    measure = WorkshopMeasure.objects.select_for_update(of=("self",)).get(pk=workshop_measure.pk)
    was = measure.contributes_to
    measure.contributes_to = measure.touched = measure.places = None
    measure.place_name = ""
    measure.save(update_fields=["contributes_to", "touched", "places", "place_name"])
    record("workshop_measure.untied", workshop, by=by, measure=measure.name, was=was)
    return measure


def _still_choosing(workshop: Workshop) -> None:
    if workshop.stage in OVER or workshop.stage not in BEFORE_EVENT:
        raise NotAtThisStage("What a workshop measures is settled before its event.")


def _define(
    measure: WorkshopMeasure,
    kind: WorkshopMeasureKind,
    name: str,
    unit: str,
    direction: str,
    defects_form: str,
    ratio_of: str,
    target: float | None,
) -> None:
    """Set what is measured, filling in what the kind settles."""
    is_defects = kind == WorkshopMeasureKind.DEFECTS
    _refuse_what_does_not_belong(kind, defects_form, ratio_of)
    measure.kind, measure.name = kind, name
    measure.defects_form = (DefectsForm(defects_form or DefectsForm.COUNT)) if is_defects else ""
    has_ratio = measure.defects_form in (DefectsForm.RATIO, DefectsForm.COUNT_AND_OUTPUT)
    measure.ratio_of = (RatioOf(ratio_of or RatioOf.ITEMS)) if has_ratio else ""
    measure.unit = _unit(measure, unit)
    measure.direction = direction or ("up" if kind in HIGHER_IS_BETTER else "down")
    measure.target = target
    if target is not None:
        allowed.check(measure, target, "target")
    measure.full_clean(exclude=["workshop", "contributes_to"])


def _refuse_what_does_not_belong(kind: WorkshopMeasureKind, defects_form: str, ratio_of: str) -> None:
    """Refuse an answer to a question that this kind of measure does not ask: it would not be kept."""
    if defects_form and kind != WorkshopMeasureKind.DEFECTS:
        said = f"{kind.label} is not counted in defects: choose ‘Not defects’ here, or the kind Defects."
        raise WrongValue(said, about="defects_form")
    if ratio_of and defects_form not in (DefectsForm.RATIO, DefectsForm.COUNT_AND_OUTPUT):
        said = "Only defects counted as a ratio or with their output have one: choose ‘Not a ratio’ here."
        raise WrongValue(said, about="ratio_of")


def _unit(measure: WorkshopMeasure, unit: str) -> str:
    if measure.kind in DURATIONS:
        return MINUTES
    if measure.defects_form == DefectsForm.RATIO:
        return "share" if measure.ratio_of == RatioOf.ITEMS else "defects per item"
    if measure.kind == WorkshopMeasureKind.EHS:
        return UNITS[WorkshopMeasureKind.EHS]
    unit = unit or UNITS.get(WorkshopMeasureKind(measure.kind), "")
    if not unit:
        raise WrongValue("Say in what unit it is measured.", about="unit")
    return unit


def _values(measure: WorkshopMeasure) -> dict[str, object]:
    return {
        "kind": WorkshopMeasureKind(measure.kind).label,
        "unit": measure.unit,
        "counted": DefectsForm(measure.defects_form).label if measure.defects_form else "",
        "target": None if measure.target is None else with_unit(measure, measure.target),
    }
