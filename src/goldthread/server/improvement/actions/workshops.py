"""Workshops from proposal to planning: proposed, edited, planned, rescheduled."""

from datetime import date

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.people.abilities import Ability
from goldthread.server.people.access import require
from goldthread.server.people.models import Person, Team
from goldthread.server.people.vocabulary import Vocabulary

from .. import planning
from ..abilities import ImprovementAbility
from ..kinds import BEFORE_EVENT, LONGEST_EVENT, SHORTEST_EVENT, Point, Stage, WorkshopKind
from ..models import PlanningStep, ValueStream, Workshop
from ..refusals import NeedsAReason, NotAtThisStage, StillUnderWay, WrongDay, WrongLength
from .following import follow
from .teams import require_team_of


@action
def propose_workshop(
    *,
    value_stream: ValueStream,
    title: str,
    process: str,
    kind: WorkshopKind = WorkshopKind.RPIW,
    team: Team | None = None,
    proposed_on: date | None = None,
    synthetic: bool = False,
    by: Person,
) -> Workshop:
    """Propose a workshop on a process of an open value stream."""
    require(by, ImprovementAbility.PLAN_WORKSHOPS, value_stream)
    require_team_of(value_stream.organisation, team)
    on = proposed_on or clock.today()
    if on > clock.today():
        raise WrongDay(f"{on:%d %B %Y} has not come yet.")
    if value_stream.closed_on and value_stream.closed_on < on:
        raise NotAtThisStage(f"The value stream was closed on {value_stream.closed_on:%d %B %Y}.")
    workshop = Workshop(
        value_stream=value_stream,
        team=team,
        kind=kind,
        title=title,
        process=process,
        proposed_on=on,
        synthetic=synthetic,
    )
    workshop.full_clean(exclude=["value_stream", "team"])
    workshop.save()
    record(
        "workshop.proposed",
        workshop,
        by=by,
        title=title,
        process=process,
        kind=WorkshopKind(kind).label,
        value_stream=value_stream,
        on=on,
    )
    return workshop


@action
def edit_workshop(
    *,
    workshop: Workshop,
    title: str,
    process: str,
    kind: WorkshopKind | None = None,
    team: Team | None = None,
    by: Person,
) -> Workshop:
    """Change what a workshop is called, its process, and before the event its kind."""
    workshop = locked(workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    require_team_of(workshop.organisation, team)
    kind = WorkshopKind(kind or workshop.kind)
    if kind != workshop.kind and workshop.stage not in BEFORE_EVENT:
        raise NotAtThisStage("Its kind is settled once the event has begun.")
    if workshop.starts and workshop.ends:
        _check_length(kind, workshop.starts, workshop.ends)
    before = state(workshop, "title", "process", "kind", "team")
    workshop.title, workshop.process, workshop.kind, workshop.team = title, process, kind, team
    workshop.full_clean(exclude=["value_stream", "team"])
    workshop.save()
    record("workshop.edited", workshop, by=by, **changes(before, workshop))
    return workshop


@action
def plan_workshop(*, workshop: Workshop, starts: date, ends: date, by: Person) -> Workshop:
    """Begin planning: set the event's days and count the planning steps back from the first of them."""
    workshop = locked(workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    if workshop.stage != Stage.PROPOSED:
        raise NotAtThisStage("Only a proposed workshop begins planning; reschedule it to move its days.")
    _check_length(WorkshopKind(workshop.kind), starts, ends)
    workshop.stage, workshop.starts, workshop.ends = Stage.PLANNING, starts, ends
    workshop.save(update_fields=["stage", "starts", "ends"])
    organisation = workshop.organisation
    steps = planning.steps(organisation.weeks_of_planning, Vocabulary(organisation.words))
    PlanningStep.objects.bulk_create(
        PlanningStep(
            workshop=workshop,
            title=s.title,
            weeks_before=s.weeks,
            due_on=s.due_on(starts),
            follows=s.follows or "",
        )
        for s in steps
    )
    ticked = follow(workshop, by)
    weeks = organisation.weeks_of_planning
    record(
        "workshop.planned", workshop, by=by, starts=starts, ends=ends, weeks_of_planning=weeks,
        ticked=ticked or None,
    )  # fmt: skip
    return workshop


@action
def reschedule(*, workshop: Workshop, starts: date, ends: date, reason: str, by: Person) -> Workshop:
    """Move the event's days before it is held; its planning steps move with them."""
    workshop = locked(workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    if workshop.stage != Stage.PLANNING:
        raise NotAtThisStage("Only a workshop that is being planned can be moved to other days.")
    if not reason.strip():
        raise NeedsAReason("Say why it is moved.")
    _check_length(WorkshopKind(workshop.kind), starts, ends)
    was = f"{workshop.starts} to {workshop.ends}"
    workshop.starts, workshop.ends = starts, ends
    workshop.save(update_fields=["starts", "ends"])
    for step in workshop.steps.all():
        step.due_on = planning.counted_back(starts, step.weeks_before)
        step.save(update_fields=["due_on"])
    record("workshop.rescheduled", workshop, by=by, starts=starts, ends=ends, was=was, reason=reason)
    return workshop


@action
def choose_checkpoints(*, workshop: Workshop, at_120: bool, at_365: bool, by: Person) -> Workshop:
    """Say whether it is remeasured at 120 and at 365 days as well."""
    workshop = locked(workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    dropped = [p for p, wanted in ((Point.AT_120, at_120), (Point.AT_365, at_365)) if not wanted]
    if workshop.measures.filter(values__point__in=dropped).exists():
        raise StillUnderWay("Values are recorded for that checkpoint already.")
    workshop.checks_at_120, workshop.checks_at_365 = at_120, at_365
    workshop.save(update_fields=["checks_at_120", "checks_at_365"])
    record("workshop.checkpoints_chosen", workshop, by=by, also_at_120=at_120, also_at_365=at_365)
    return workshop


def locked(workshop: Workshop, by: Person, ability: Ability) -> Workshop:
    """The workshop for changing, by somebody who may."""
    require(by, ability, workshop)
    found = Workshop.objects.select_for_update(of=("self",)).select_related("value_stream__organisation")
    return found.get(pk=workshop.pk)


def _check_length(kind: WorkshopKind, starts: date, ends: date) -> None:
    days = (ends - starts).days + 1
    shortest, longest = SHORTEST_EVENT[kind], LONGEST_EVENT[kind]
    if days < 1:
        raise WrongDay("The last day of the event is before its first.", about="ends")
    if not shortest <= days <= longest:
        raise WrongLength(f"{kind.label}: {shortest} to {longest} days; this would be {days}.")
