"""Steps of a workshop's way taken back: what was done by mistake goes back a stage, with the record kept."""

from collections.abc import Iterable

from goldthread.server.audit.actions import action, record
from goldthread.server.people.models import Person

from ..abilities import ImprovementAbility
from ..kinds import CHECKPOINTS, EVENT_DAYS, Gate, Point, Stage
from ..models import SetAside, Workshop, WorkshopValue
from ..refusals import NotAtThisStage, NothingChanged, StillUnderWay
from .following import follow
from .set_aside import set_aside
from .workshops import locked


@action
def back_to_proposed(*, workshop: Workshop, by: Person) -> Workshop:
    """Planning was begun by mistake: it has no days and no steps again. What it measures and its team stay.

    Raises StillUnderWay once a step was said to be done: then its event is moved, or it is stood down.
    """
    workshop = _at(Stage.PLANNING, workshop, by)
    if workshop.steps.filter(done_on__isnull=False, ticked_itself=False).exists():
        raise StillUnderWay("Steps are done already: move the event to other days, or stand it down.")
    was = f"{workshop.starts} to {workshop.ends}"
    workshop.steps.all().delete()
    workshop.stage, workshop.starts, workshop.ends = Stage.PROPOSED, None, None
    workshop.save(update_fields=["stage", "starts", "ends"])
    record("planning.taken_back", workshop, by=by, was=was)
    return workshop


@action
def take_event_back(*, workshop: Workshop, by: Person) -> Workshop:
    """The event has not begun after all: it is planned again. Raises StillUnderWay once it was measured."""
    workshop = _at(Stage.EVENT, workshop, by)
    _refuse_measured(workshop, EVENT_DAYS, "The event’s days")
    workshop.stage = Stage.PLANNING
    workshop.save(update_fields=["stage"])
    follow(workshop, by)
    record("event.taken_back", workshop, by=by)
    return workshop


@action
def let_event_go_on(*, workshop: Workshop, by: Person) -> Workshop:
    """The event has not ended after all. Raises StillUnderWay once a checkpoint was measured."""
    workshop = _at(Stage.REMEASURING, workshop, by)
    _refuse_measured(workshop, CHECKPOINTS, "Checkpoints")
    workshop.stage = Stage.EVENT
    workshop.save(update_fields=["stage"])
    record("event.goes_on", workshop, by=by)
    return workshop


@action
def reopen_workshop(*, workshop: Workshop, by: Person) -> Workshop:
    """It was closed too early: it is remeasured again. What was learnt stays written."""
    workshop = _at(Stage.CLOSED, workshop, by)
    was, workshop.stage, workshop.ended_on = workshop.ended_on, Stage.REMEASURING, None
    workshop.save(update_fields=["stage", "ended_on"])
    record("workshop.reopened", workshop, by=by, was_closed_on=was)
    return workshop


@action
def take_up_again(*, workshop: Workshop, by: Person) -> Workshop:
    """It is not stood down after all: it goes on from the stage it was at."""
    workshop = _at(Stage.STOOD_DOWN, workshop, by)
    if workshop.value_stream.closed_on:
        raise NotAtThisStage("Its value stream is closed: open that again first.")
    was = workshop.stood_down_why
    workshop.stage, workshop.ended_on, workshop.stood_down_why = _before_standing_down(workshop), None, ""
    workshop.stood_down_at = ""
    workshop.save(update_fields=["stage", "ended_on", "stood_down_why", "stood_down_at"])
    follow(workshop, by)
    record("workshop.taken_up_again", workshop, by=by, why_it_was_stood_down=was)
    return workshop


@action
def withdraw_waiver(*, workshop: Workshop, gate: Gate, by: Person) -> SetAside:
    """The event does not go ahead without what a gate asks for, after all. It can be put back."""
    workshop = locked(workshop, by, ImprovementAbility.WAIVE_GATES)
    waiver = workshop.waivers.filter(gate=gate).first()
    if waiver is None:
        raise NothingChanged("That gate is not waived.")
    if workshop.stage not in (Stage.PROPOSED, Stage.PLANNING):
        raise NotAtThisStage("The event has begun: what it went ahead without stays on record.")
    label = Gate(gate).label
    record("gate.waiver_withdrawn", workshop, by=by, gate=label, reason=waiver.reason)
    return set_aside(
        [waiver], place=workshop, what=SetAside.What.WAIVER, name=f"The waiver of {label}", by=by
    )


@action
def take_values_back(*, workshop: Workshop, point: Point, measures: Iterable[int], by: Person) -> SetAside:
    """Take back what was just recorded at a point, for these measures by their keys. It can be put back."""
    workshop = locked(workshop, by, ImprovementAbility.RECORD_RESULTS)
    at = WorkshopValue.objects.filter(measure__workshop=workshop, point=point, measure__in=list(measures))
    values = list(at.select_related("measure"))
    if not values:
        raise NothingChanged("Those values are not there any more.")
    names = [v.measure.name for v in values]
    label = Point(point).label.lower()
    record("values.taken_back", workshop, by=by, point=Point(point).label, measures=names)
    name = f"{', '.join(names)}: {label}"[:300]
    aside = set_aside(values, place=workshop, what=SetAside.What.VALUES, name=name, by=by)
    follow(workshop, by)
    return aside


def _at(stage: Stage, workshop: Workshop, by: Person) -> Workshop:
    workshop = locked(workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    if workshop.stage != stage:
        raise NotAtThisStage(f"It is not at that stage any more: {workshop.get_stage_display().lower()}.")
    return workshop


def _refuse_measured(workshop: Workshop, points: Iterable[Point], what: str) -> None:
    found = WorkshopValue.objects.filter(measure__workshop=workshop, point__in=list(points))
    if first := found.order_by("taken_on").first():
        said = f"{what} were measured already ({first.get_point_display().lower()})"
        raise StillUnderWay(f"{said}: take those values back first.")


def _before_standing_down(workshop: Workshop) -> str:
    """The stage it was at; for those stood down before that was kept, as far as their days tell."""
    return workshop.stood_down_at or (Stage.PLANNING if workshop.starts else Stage.PROPOSED)
