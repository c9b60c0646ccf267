"""Planning steps: added, done on their days, not done after all, not needed."""

from collections.abc import Mapping
from datetime import date

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.models import Person

from .. import planning
from ..abilities import ImprovementAbility
from ..kinds import OVER, Stage
from ..models import PlanningStep, SetAside, Workshop
from ..refusals import NotAtThisStage, NothingChanged, WrongDay, WrongLength
from .set_aside import set_aside
from .workshops import locked


@action
def add_step(*, workshop: Workshop, title: str, weeks_before: int, by: Person) -> PlanningStep:
    """Add a planning step so many weeks before the event."""
    workshop = locked(workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    if workshop.stage != Stage.PLANNING or not workshop.starts:
        raise NotAtThisStage("Steps are added while a workshop is being planned.")
    if not 0 <= weeks_before <= 26:
        raise WrongLength("A step is 0 to 26 weeks before the event.", about="weeks_before")
    due = planning.counted_back(workshop.starts, weeks_before)
    step = PlanningStep(workshop=workshop, title=title, weeks_before=weeks_before, due_on=due)
    step.full_clean(exclude=["workshop", "done_by", "done_on", "follows"])
    step.save()
    record("planning_step.added", workshop, by=by, step=title, due_on=due)
    return step


@action
def remove_step(*, step: PlanningStep, by: Person) -> SetAside:
    """Take out a planning step that is not needed; it can be put back."""
    workshop = locked(step.workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    if workshop.stage != Stage.PLANNING:
        raise NotAtThisStage("Steps are removed while a workshop is being planned.")
    record("planning_step.removed", workshop, by=by, step=step.title, due_on=step.due_on)
    return set_aside([step], place=workshop, what=SetAside.What.STEP, name=step.title, by=by)


@action
def do_step(*, step: PlanningStep, done_on: date | None = None, by: Person) -> PlanningStep:
    """Say that a planning step is done."""
    workshop = locked(step.workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    step = PlanningStep.objects.select_for_update(of=("self",)).get(pk=step.pk)
    _say(workshop, step, done_on or clock.today(), by)
    record("planning_step.done", workshop, by=by, step=step.title, on=step.done_on)
    return step


@action
def undo_step(*, step: PlanningStep, by: Person) -> PlanningStep:
    """Say that a planning step is not done after all."""
    workshop = locked(step.workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    step = PlanningStep.objects.select_for_update(of=("self",)).get(pk=step.pk)
    was = step.done_on
    _say(workshop, step, None, by)
    record("planning_step.undone", workshop, by=by, step=step.title, was_done_on=was)
    return step


@action
def record_steps(*, workshop: Workshop, done: Mapping[int, date | None], by: Person) -> Workshop:
    """Say of several planning steps, by their keys, on which day each was done; None for not done.

    A step that is said as it stands is left alone. One that cannot be refuses them all. Raises
    NothingChanged when each stands as it was.
    """
    workshop = locked(workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    steps = workshop.steps.select_for_update(of=("self",)).filter(pk__in=list(done))
    changed = [step for step in steps if step.done_on != done[step.pk]]
    if not changed:
        raise NothingChanged("Each step stands as it was: tick what is done, or untick what is not.")
    for step in changed:
        _say(workshop, step, done[step.pk], by)
    record(
        "planning_steps.recorded",
        workshop,
        by=by,
        done=[f"{s.title} on {s.done_on:%Y-%m-%d}" for s in changed if s.done_on] or None,
        not_done=[s.title for s in changed if not s.done_on] or None,
    )
    return workshop


def _say(workshop: Workshop, step: PlanningStep, done_on: date | None, by: Person) -> None:
    if workshop.stage in OVER:
        raise NotAtThisStage("The workshop is over.")
    if done_on and done_on > clock.today():
        raise WrongDay(f"‘{step.title}’: {done_on:%d %B %Y} has not come yet.", about=f"on_{step.pk}")
    step.done_on, step.done_by, step.ticked_itself = done_on, by if done_on else None, False
    step.save(update_fields=["done_on", "done_by", "ticked_itself"])
