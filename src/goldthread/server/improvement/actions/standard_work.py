"""Standard work: written, issued in a new version, read, kept, retired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import NotAllowed, can, require
from goldthread.server.people.models import Organisation, Person, Team

from ..abilities import ImprovementAbility
from ..models import (
    Cycle,
    StandardWork,
    StandardWorkRead,
    StandardWorkStep,
    StandardWorkVersion,
    Workshop,
)
from ..refusals import NeedsAReason, NeedsSteps, NothingChanged, StandsStill, WrongDay, WrongPart, WrongValue
from .teams import require_team_of

MOST_STEPS = 40


@dataclass(frozen=True)
class Step:
    """What is done, why, what to mind, and how many minutes it takes."""

    what: str
    reason: str = ""
    key_point: str = ""
    minutes: float | None = None


@action
def write_standard_work(
    *,
    organisation: Organisation,
    title: str,
    owner: Person,
    review_on: date,
    because: str,
    steps: Sequence[Step],
    team: Team | None = None,
    cycle: Cycle | None = None,
    workshop: Workshop | None = None,
    synthetic: bool = False,
    by: Person,
) -> StandardWork:
    """Write down how something is done: its first version. cycle, workshop: what it comes from."""
    work = StandardWork(
        organisation=organisation,
        team=team,
        title=title.strip(),
        owner=owner,
        review_on=review_on,
        synthetic=synthetic,
    )
    require(by, ImprovementAbility.WRITE_STANDARD_WORK, work)
    require_team_of(organisation, team)
    _check(work, new_day=True)
    work.save()
    version = _issue(work, 1, because, steps, cycle, workshop, by)
    record("standard_work.written", work, by=by, title=work.title, owner=owner, **_said(version))
    return work


@action
def issue_version(
    *,
    work: StandardWork,
    because: str,
    steps: Sequence[Step],
    review_on: date,
    cycle: Cycle | None = None,
    workshop: Workshop | None = None,
    by: Person,
) -> StandardWorkVersion:
    """Issue a new version: the one before stays as it was, and nobody has read the new one yet."""
    work = _locked(work, by)
    _is_in_force(work)
    last = work.versions.prefetch_related("steps")[0]
    if [_as_step(each) for each in last.steps.all()] == _stripped(steps):
        raise NothingChanged("These are the steps of the version in force: nothing was changed.")
    if review_on != work.review_on:
        work.review_on = review_on
        _check(work, new_day=True)
        work.save(update_fields=["review_on"])
    version = _issue(work, last.number + 1, because, steps, cycle, workshop, by)
    record("standard_work.issued", work, by=by, **_said(version))
    return version


@action
def change_standard_work(
    *, work: StandardWork, title: str, owner: Person, review_on: date, by: Person
) -> StandardWork:
    """Call it otherwise, give it another owner, or look at it again on another day: the steps stay."""
    work = _locked(work, by)
    _is_in_force(work)
    before, was_on, was = state(work, "title", "owner", "review_on"), work.review_on, work.owner
    work.title, work.owner, work.review_on = title.strip(), owner, review_on
    changed = changes(before, work)
    if not changed:
        raise NothingChanged("It says that already: nothing was changed.")
    _check(work, new_day=was_on != review_on, new_owner=was != owner)
    work.save(update_fields=["title", "owner", "review_on"])
    record("standard_work.changed", work, by=by, **changed)
    return work


@action
def hand_standard_work_over(*, work: StandardWork, to: Person, by: Person) -> StandardWork:
    """Whoever owns it leaves, or is back: somebody else keeps it."""
    if not can(by, PeopleAbility.MANAGE_PEOPLE, work):
        _locked(work, by)
    work = StandardWork.objects.select_for_update().get(pk=work.pk)
    from_, work.owner = work.owner, to
    work.save(update_fields=["owner"])
    record("standard_work.handed_over", work, by=by, to=to.name, from_=from_.name)
    return work


@action
def read_standard_work(*, version: StandardWorkVersion, by: Person) -> StandardWorkRead:
    """Say that one has read the version in force."""
    require(by, PeopleAbility.SEE_NAMES, version.work)
    work = StandardWork.objects.select_for_update().get(pk=version.work_id)
    _is_in_force(work)
    if work.versions.values_list("number", flat=True)[0] != version.number:
        raise StandsStill("There is a newer version: read that one.")
    if version.read_by.filter(person=by).exists():
        raise NothingChanged("You said so already.")
    read = StandardWorkRead.objects.create(version=version, person=by, at=clock.now())
    record("standard_work.read", work, by=by, version=version.number)
    return read


@action
def retire_standard_work(*, work: StandardWork, why: str, by: Person) -> StandardWork:
    """It is not done so any more: kept, with the reason."""
    work = _locked(work, by)
    _is_in_force(work)
    if not why.strip():
        raise NeedsAReason("Say why it is retired.", about="why")
    work.retired_on, work.retired_why = clock.the_day(), why.strip()
    work.save(update_fields=["retired_on", "retired_why"])
    record("standard_work.retired", work, by=by, reason=why)
    return work


@action
def bring_standard_work_back(*, work: StandardWork, by: Person) -> StandardWork:
    """It is done so after all."""
    work = _locked(work, by)
    if not work.retired_on:
        raise NothingChanged("It is in force.")
    work.retired_on, work.retired_why = None, ""
    work.save(update_fields=["retired_on", "retired_why"])
    record("standard_work.brought_back", work, by=by)
    return work


def may_keep(person: Person, work: StandardWork) -> bool:
    """Whether somebody may: its owner, and who writes standard work there."""
    if work.owner_id == person.pk:
        return can(person, PeopleAbility.SEE_NAMES, work)
    return can(person, ImprovementAbility.WRITE_STANDARD_WORK, work)


def _locked(work: StandardWork, by: Person) -> StandardWork:
    found = StandardWork.objects.select_for_update(of=("self",)).select_related("organisation", "owner")
    work = found.get(pk=work.pk)
    if not may_keep(by, work):
        raise NotAllowed("Its owner, and who writes such things here, may do this.")
    return work


def _is_in_force(work: StandardWork) -> None:
    if work.retired_on:
        raise StandsStill(f"It was retired on {work.retired_on:%d %B %Y}: bring it back first.")


def _check(work: StandardWork, *, new_day: bool, new_owner: bool = True) -> None:
    if new_owner and not can(work.owner, PeopleAbility.SEE_NAMES, work):
        raise WrongPart(f"{work.owner.name} does not see what is of this organisation.", about="owner")
    if new_day and work.review_on <= clock.the_day():
        raise WrongDay("Choose a day to come, on which it is looked at again.", about="review_on")
    work.clean_fields(exclude={field.name for field in StandardWork._meta.fields} - {"title"})


def _issue(
    work: StandardWork,
    number: int,
    because: str,
    steps: Sequence[Step],
    cycle: Cycle | None,
    workshop: Workshop | None,
    by: Person,
) -> StandardWorkVersion:
    steps = _stripped(steps)
    if not 1 <= len(steps) <= MOST_STEPS:
        raise NeedsSteps(f"Give from one to {MOST_STEPS} steps.")
    if not because.strip():
        raise NeedsAReason("Say why it is so now.", about="because")
    tied: tuple[Cycle | Workshop | None, ...] = (cycle, workshop)
    if any(each and each.organisation_id != work.organisation_id for each in tied):
        raise NotAllowed("It can come only from what is of the same organisation.")
    version = StandardWorkVersion.objects.create(
        work=work,
        number=number,
        issued_on=clock.the_day(),
        issued_by=by,
        because=because.strip(),
        cycle=cycle,
        workshop=workshop,
    )
    made = [_step(version, n, step) for n, step in enumerate(steps, start=1)]
    StandardWorkStep.objects.bulk_create(made)
    return version


def _step(version: StandardWorkVersion, number: int, said: Step) -> StandardWorkStep:
    if said.minutes is not None and not (isfinite(said.minutes) and said.minutes >= 0):
        raise WrongValue("Minutes are counted from 0 up.")
    step = StandardWorkStep(
        version=version,
        number=number,
        what=said.what,
        reason=said.reason,
        key_point=said.key_point,
        minutes=said.minutes,
    )
    step.clean_fields(exclude=["version", "minutes"])
    return step


def _stripped(steps: Sequence[Step]) -> list[Step]:
    return [
        Step(each.what.strip(), each.reason.strip(), each.key_point.strip(), each.minutes) for each in steps
    ]


def _as_step(step: StandardWorkStep) -> Step:
    return Step(step.what, step.reason, step.key_point, step.minutes)


def _said(version: StandardWorkVersion) -> dict[str, object]:
    """What the record keeps of a version."""
    return {
        "version": version.number,
        "because": version.because,
        "steps": version.steps.count(),
        "cycle": version.cycle,
        "workshop": version.workshop,
    }
