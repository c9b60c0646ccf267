"""Cycles: planned, started, written up, studied, decided; the next one begins from it."""

from __future__ import annotations

from datetime import date
from math import isfinite

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.measures.models import Measure
from goldthread.server.people.access import NotAllowed, can, require
from goldthread.server.people.models import Organisation, Person, Team

from ..abilities import ImprovementAbility
from ..models import Cycle, ValueStream, Workshop
from ..refusals import NeedsAReason, NeedsAScale, NothingChanged, StandsStill, WrongDay, WrongValue
from .teams import require_team_of

PLAN = ("question", "change", "prediction", "predicted", "unit", "measured", "measure", "scale")


@action
def plan_cycle(
    *,
    organisation: Organisation,
    question: str,
    change: str,
    prediction: str = "",
    predicted: float | None = None,
    unit: str = "",
    measured: str = "",
    measure: Measure | None = None,
    scale: str = "",
    team: Team | None = None,
    value_stream: ValueStream | None = None,
    workshop: Workshop | None = None,
    follows: Cycle | None = None,
    synthetic: bool = False,
    by: Person,
) -> Cycle:
    """Say what is asked, tried, predicted and measured. follows: the decided cycle that it begins from."""
    cycle = Cycle(
        organisation=organisation,
        team=team,
        value_stream=value_stream,
        workshop=workshop,
        question=question,
        change=change,
        prediction=prediction,
        predicted=predicted,
        unit=unit,
        measured=measured,
        measure=measure,
        scale=scale,
        begun_by=by,
        planned_on=clock.the_day(),
        synthetic=synthetic,
    )
    require(by, ImprovementAbility.BEGIN_CYCLES, cycle)
    if follows:
        _begin_from(cycle, follows)
    _check_plan(cycle)
    cycle.save()
    record(
        "cycle.planned",
        cycle,
        by=by,
        question=question,
        prediction=prediction or None,
        follows=follows and follows.question,
    )
    return cycle


@action
def edit_cycle(
    *,
    cycle: Cycle,
    question: str,
    change: str,
    prediction: str,
    predicted: float | None,
    unit: str,
    measured: str,
    measure: Measure | None,
    scale: str,
    by: Person,
) -> Cycle:
    """Plan it otherwise, until it is started."""
    cycle = _locked(cycle, by)
    _refuse_unless(cycle.is_draft, "It was started: what was predicted then stands as it was.")
    new = (question, change, prediction, predicted, unit, measured, measure, scale)
    before = state(cycle, *PLAN)
    for name, value in zip(PLAN, new, strict=True):
        setattr(cycle, name, value)
    _check_plan(cycle)
    changed = changes(before, cycle)
    if not changed:
        raise NothingChanged("It says that already: nothing was changed.")
    cycle.save(update_fields=PLAN)
    record("cycle.edited", cycle, by=by, **changed)
    return cycle


@action
def start_cycle(*, cycle: Cycle, scale: str = "", on: date | None = None, by: Person) -> Cycle:
    """Begin to try it: from now on what was planned stands still. scale: how large, where it was not said."""
    cycle = _locked(cycle, by)
    _refuse_unless(cycle.is_draft, f"It is {cycle.stands.lower()} already.")
    cycle.scale, cycle.started_on = scale or cycle.scale, on or clock.the_day()
    if not cycle.scale:
        raise NeedsAScale("Say first how large it is: the smaller, the sooner one knows.")
    _check_plan(cycle)
    _has_come(cycle.started_on)
    cycle.save(update_fields=["scale", "started_on"])
    record("cycle.started", cycle, by=by, on=cycle.started_on, scale=cycle.get_scale_display())
    return cycle


@action
def take_start_back(*, cycle: Cycle, by: Person) -> Cycle:
    """It was not started after all: it is a draft again, as long as nothing was found."""
    cycle = _locked(cycle, by)
    _refuse_unless(cycle.is_under_way, "It is not under way.")
    was, cycle.started_on = cycle.started_on, None
    cycle.save(update_fields=["started_on"])
    record("cycle.start_taken_back", cycle, by=by, was_started_on=was)
    return cycle


@action
def write_up_cycle(*, cycle: Cycle, done: str, surprised: str = "", by: Person) -> Cycle:
    """Say what was done, and what surprised, until it is decided."""
    cycle = _locked(cycle, by)
    _refuse_unless(cycle.started_on is not None, "Start it first.")
    _refuse_unless(cycle.decided_on is None, "It is decided: what is found later belongs to the next one.")
    before = state(cycle, "done", "surprised")
    cycle.done, cycle.surprised = done, surprised
    changed = changes(before, cycle)
    if not changed:
        raise NothingChanged("It says that already: nothing was changed.")
    cycle.save(update_fields=["done", "surprised"])
    record("cycle.written_up", cycle, by=by, done=done, surprised=surprised or None)
    return cycle


@action
def study_cycle(
    *, cycle: Cycle, learnt: str, found: float | None = None, on: date | None = None, by: Person
) -> Cycle:
    """Hold what was found against what was predicted. Again, until it is decided, to say it better."""
    cycle = _locked(cycle, by)
    on = on or clock.the_day()
    if cycle.started_on is None:
        raise StandsStill("Start it first: there is nothing to study yet.")
    _refuse_unless(cycle.decided_on is None, "It is decided: that is final.")
    if on < cycle.started_on:
        raise WrongDay(f"It was started on {cycle.started_on:%d %B %Y}: study it on that day or later.")
    _has_come(on)
    _is_a_number(found, "found")
    cycle.learnt, cycle.found, cycle.studied_on = learnt, found, on
    cycle.save(update_fields=["learnt", "found", "studied_on"])
    record("cycle.studied", cycle, by=by, on=on, learnt=learnt, found=found, unit=cycle.unit or None)
    return cycle


@action
def decide_cycle(*, cycle: Cycle, decision: str, why: str, on: date | None = None, by: Person) -> Cycle:
    """Adopt, adapt or abandon what was tried: for good. What was not studied can only be abandoned."""
    cycle = _locked(cycle, by)
    on = on or clock.the_day()
    if cycle.decided_on:
        raise StandsStill(f"It was decided on {cycle.decided_on:%d %B %Y}: the next idea is a new one.")
    if not cycle.studied_on and decision != Cycle.Decision.ABANDON:
        raise StandsStill("Study it first. What was not studied can only be abandoned.", about="decision")
    if not why.strip():
        raise NeedsAReason("Say why.", about="why")
    last = cycle.studied_on or cycle.started_on or cycle.planned_on
    if on < last:
        raise WrongDay(f"That is before {last:%d %B %Y}, the last that was done to it.")
    _has_come(on)
    cycle.decision, cycle.why, cycle.decided_on = Cycle.Decision(decision), why, on
    cycle.save(update_fields=["decision", "why", "decided_on"])
    record("cycle.decided", cycle, by=by, on=on, decision=cycle.stands.lower(), why=why)
    return cycle


def may_run(person: Person, cycle: Cycle) -> bool:
    """Whether somebody may: who began it, and who looks after cycles there."""
    if cycle.begun_by_id == person.pk:
        return can(person, ImprovementAbility.BEGIN_CYCLES, cycle)
    return can(person, ImprovementAbility.LOOK_AFTER_CYCLES, cycle)


def _locked(cycle: Cycle, by: Person) -> Cycle:
    found = Cycle.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=cycle.pk)
    if not may_run(by, found):
        raise NotAllowed("Who began it, and who looks after such things here, may do this.")
    return found


def _begin_from(cycle: Cycle, before: Cycle) -> None:
    """It belongs where the one before it does."""
    if before.organisation_id != cycle.organisation_id:
        raise NotAllowed("It can begin only from one of the same organisation.")
    if not before.decided_on:
        raise StandsStill("Decide the one before it first.")
    cycle.follows, cycle.first_id = before, before.first_id or before.pk


def _check_plan(cycle: Cycle) -> None:
    require_team_of(cycle.organisation, cycle.team)
    _is_a_number(cycle.predicted, "predicted")
    tied: tuple[Measure | ValueStream | Workshop | None, ...]
    tied = (cycle.measure, cycle.value_stream, cycle.workshop)
    if any(each and each.organisation_id != cycle.organisation_id for each in tied):
        raise NotAllowed("It can be tied only to what is of the same organisation.")
    typed = {"question", "change", "unit", "scale"}
    cycle.clean_fields(exclude={field.name for field in Cycle._meta.fields} - typed)


def _is_a_number(value: float | None, about: str) -> None:
    if value is not None and not isfinite(value):
        raise WrongValue("That is no number.", about=about)


def _has_come(day: date) -> None:
    if day > clock.today():
        raise WrongDay(f"{day:%d %B %Y} has not come yet.")


def _refuse_unless(so: bool, said: str) -> None:
    if not so:
        raise StandsStill(said)
