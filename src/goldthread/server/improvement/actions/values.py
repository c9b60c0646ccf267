"""Values of workshop measures: recorded for a point, with the day they were really taken."""

from datetime import date, timedelta

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.models import Person

from .. import allowed
from ..abilities import ImprovementAbility
from ..kinds import BEFORE_EVENT, CHECKPOINTS, EVENT_DAYS, HELD, Point, Stage
from ..models import SetAside, Workshop, WorkshopMeasure, WorkshopValue
from ..queries.measured import with_unit
from ..refusals import NeedsAReason, NotAtThisStage, WrongDay, WrongValue
from .following import follow
from .set_aside import set_aside
from .workshops import locked


@action
def record_value(
    *,
    workshop_measure: WorkshopMeasure,
    point: Point,
    value: float | None = None,
    defects: float | None = None,
    output: float | None = None,
    taken_on: date | None = None,
    reason: str = "",
    by: Person,
) -> WorkshopValue:
    """Record the value of a measure at a point, or put right the one that is there.

    Where defects are counted with their output, `defects` and `output` are given and the value is
    their ratio; otherwise `value`. It keeps the day it was really taken. A baseline is not changed
    after the event has begun without a reason. The record keeps what a corrected value was.
    """
    workshop = locked(workshop_measure.workshop, by, ImprovementAbility.RECORD_RESULTS)
    measure = WorkshopMeasure.objects.select_for_update(of=("self",)).get(pk=workshop_measure.pk)
    point, taken_on = Point(point), taken_on or clock.today()
    _check_day(workshop, point, taken_on)
    if allowed.is_counted_with_output(measure):
        value = allowed.ratio(measure, defects, output)
    elif value is None or defects is not None or output is not None:
        raise WrongValue(f"{measure.name}: give one value.")
    allowed.check(measure, value)
    before = measure.values.filter(point=point).first()
    if point == Point.BASELINE and workshop.stage not in BEFORE_EVENT and not reason.strip():
        raise NeedsAReason(f"{measure.name}: the event has begun; say why the baseline is changed.")
    kept, _ = WorkshopValue.objects.update_or_create(
        measure=measure,
        point=point,
        defaults={"value": value, "defects": defects, "output": output, "taken_on": taken_on, "by": by},
    )
    kept.measure = measure
    said = {"measure": measure.name, "point": point.label, "value": _said(measure, value, defects, output)}
    was = (
        f"{_said(measure, before.value, before.defects, before.output)} on {before.taken_on}"
        if before
        else ""
    )
    what = "value.corrected" if before else "value.recorded"
    ticked = follow(workshop, by) if point == Point.BASELINE else []
    record(what, workshop, by=by, **said, taken_on=taken_on, was=was, reason=reason, ticked=ticked or None)
    return kept


@action
def remove_value(*, value: WorkshopValue, reason: str, by: Person) -> SetAside:
    """Take back a value that was recorded by mistake, with a reason; it can be put back."""
    workshop = locked(value.measure.workshop, by, ImprovementAbility.RECORD_RESULTS)
    if not reason.strip():
        raise NeedsAReason("Say why it is taken back.")
    was = f"{_said(value.measure, value.value, value.defects, value.output)} on {value.taken_on}"
    point = value.get_point_display()
    name = f"{value.measure.name}, {point.lower()}"
    record("value.removed", workshop, by=by, measure=value.measure.name, point=point, was=was, reason=reason)
    aside = set_aside([value], place=workshop, what=SetAside.What.VALUES, name=name, by=by)
    follow(workshop, by)
    return aside


def _check_day(workshop: Workshop, point: Point, taken_on: date) -> None:
    """Refuse a day that cannot be for this point of this workshop."""
    if workshop.stage == Stage.STOOD_DOWN:
        raise NotAtThisStage("The workshop was stood down: nothing more is recorded.")
    if taken_on > clock.today():
        raise WrongDay(f"{taken_on:%d %B %Y} has not come yet.", about="taken_on")
    if point == Point.BASELINE:
        if workshop.starts and taken_on > workshop.starts:
            raise WrongDay(
                f"A baseline is taken before the event of {workshop.starts:%d %B %Y}.", about="taken_on"
            )
    elif point in EVENT_DAYS:
        _check_event_day(workshop, point, taken_on)
    else:
        _check_checkpoint(workshop, point, taken_on)


def _check_event_day(workshop: Workshop, point: Point, taken_on: date) -> None:
    if workshop.stage in BEFORE_EVENT or not workshop.starts or not workshop.ends:
        raise NotAtThisStage("Values of the event’s days are recorded once it has begun.")
    day = workshop.starts + timedelta(days=EVENT_DAYS.index(point))
    if day > workshop.ends:
        raise WrongValue(f"The event has no {point.label.lower()}.")
    if not workshop.starts <= taken_on <= workshop.ends:
        raise WrongDay(
            f"The event was from {workshop.starts:%d %B %Y} to {workshop.ends:%d %B %Y}.", about="taken_on"
        )


def _check_checkpoint(workshop: Workshop, point: Point, taken_on: date) -> None:
    if workshop.stage not in HELD or not workshop.ends:
        raise NotAtThisStage("Checkpoints are recorded after the event has ended.")
    if point not in workshop.checkpoints:
        raise WrongValue(f"This workshop is not remeasured at {CHECKPOINTS[point]} days; choose that first.")
    if taken_on <= workshop.ends:
        raise WrongDay(
            f"The event’s last day was {workshop.ends:%d %B %Y}: a checkpoint comes after it.",
            about="taken_on",
        )


def _said(measure: WorkshopMeasure, value: float, defects: float | None, output: float | None) -> str:
    """A value as the record keeps it: with its unit, or as counted."""
    return with_unit(measure, value) if defects is None else f"{defects:g} of {output:g}"
