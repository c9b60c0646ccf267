"""Values and objectives, and what an objective serves, is served by and is measured by."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.improvement.models import ValueStream
from goldthread.server.measures.models import Measure
from goldthread.server.people.access import require
from goldthread.server.people.actions import AlreadyThere, NotOfThisOrganisation
from goldthread.server.people.models import Organisation, Person

from ..abilities import AimsAbility
from ..models import Adoption, Objective, Priority, Value
from .priorities import NotAdopted, require_of, require_to_give

Linked = Priority | Value | ValueStream | Measure


class AlreadyClosed(Refusal):
    """The objective was closed: it is part of the record now."""


class NotLinked(Refusal):
    """There is no such link to take away."""


@action
def name_value(
    *,
    organisation: Organisation,
    title: str,
    description: str = "",
    agreed_on: date | None = None,
    by: Person,
) -> Value:
    """Name what the organisation stands for."""
    require(by, AimsAbility.SET_AIMS, organisation)
    if Value.objects.filter(organisation=organisation, title=title).exists():
        raise AlreadyThere(f"‘{title}’ is one of the values already.", about="title")
    value = Value(organisation=organisation, title=title, description=description, agreed_on=agreed_on)
    value.full_clean()
    value.save()
    record("value.named", value, by=by, title=title, description=description, agreed_on=agreed_on)
    return value


@action
def edit_value(
    *, value: Value, title: str, description: str, agreed_on: date | None = None, by: Person
) -> Value:
    """Word a value better."""
    require(by, AimsAbility.SET_AIMS, value.organisation)
    value = Value.objects.select_for_update().get(pk=value.pk)
    before = state(value, "title", "description", "agreed_on")
    value.title, value.description, value.agreed_on = title, description, agreed_on
    value.full_clean()
    value.save()
    record("value.edited", value, by=by, **changes(before, value))
    return value


@action
def add_objective(
    *,
    organisation: Organisation,
    title: str,
    description: str = "",
    owner: Person | None = None,
    due_on: date | None = None,
    by: Person,
) -> Objective:
    """Say what the organisation means to achieve, by when, and whose it is."""
    require(by, AimsAbility.SET_AIMS, organisation)
    require_of(organisation, owner)
    if Objective.objects.filter(organisation=organisation, title=title).exists():
        raise AlreadyThere(f"There is an objective called ‘{title}’ already.", about="title")
    objective = Objective(
        organisation=organisation, title=title, description=description, owner=owner, due_on=due_on
    )
    objective.full_clean()
    objective.save()
    record(
        "objective.added", objective, by=by, title=title, description=description, owner=owner, due_on=due_on
    )
    return objective


@action
def edit_objective(
    *,
    objective: Objective,
    title: str,
    description: str,
    owner: Person | None,
    due_on: date | None,
    by: Person,
) -> Objective:
    """Change an objective's words, owner or date."""
    objective = _locked(objective, by)
    if owner != objective.owner:
        require_of(objective.organisation, owner)
    before = state(objective, "title", "description", "owner", "due_on")
    objective.title, objective.description = title, description
    objective.owner, objective.due_on = owner, due_on
    objective.full_clean()
    objective.save()
    record("objective.edited", objective, by=by, **changes(before, objective))
    return objective


@action
def give_objective(*, objective: Objective, to: Person, by: Person) -> Objective:
    """Let somebody else own an objective: for who manages people, when an owner leaves."""
    require_to_give(by, objective.organisation)
    require_of(objective.organisation, to)
    objective = Objective.objects.select_for_update().get(pk=objective.pk)
    objective.owner = to
    objective.save(update_fields=["owner"])
    record("objective.given", objective, by=by, owner=to)
    return objective


@action
def close_objective(*, objective: Objective, reason: str, on: date | None = None, by: Person) -> Objective:
    """End an objective, reached or given up, and say why. What served it no longer hangs on it."""
    objective = _locked(objective, by)
    if not reason.strip():
        raise Refusal(
            "Say why the objective is closed: what was reached, or why it was given up.", about="reason"
        )
    objective.closed_on, objective.closed_why = on or clock.today(), reason
    objective.save(update_fields=["closed_on", "closed_why"])
    record("objective.closed", objective, by=by, on=objective.closed_on, reason=reason)
    return objective


@action
def link(*, objective: Objective, to: Linked, by: Person) -> Objective:
    """Join an objective to what it serves (priority, value), what serves it, or what measures it."""
    objective = _locked(objective, by)
    _check([to], objective)
    _links(objective, to).add(to)
    record("objective.linked", objective, by=by, **{_name(to): to})
    return objective


@action
def unlink(*, objective: Objective, to: Linked, by: Person) -> Objective:
    """Take a link away."""
    objective = _locked(objective, by)
    if not _links(objective, to).filter(pk=to.pk).exists():
        raise NotLinked(f"‘{objective}’ is not linked to ‘{to}’.")
    _links(objective, to).remove(to)
    record("objective.unlinked", objective, by=by, **{_name(to): to})
    return objective


@action
def set_links(
    *,
    objective: Objective,
    priorities: Iterable[Priority],
    values: Iterable[Value],
    value_streams: Iterable[ValueStream],
    measures: Iterable[Measure],
    by: Person,
) -> Objective:
    """Say at once everything an objective is linked to; whatever is not named is no longer linked."""
    objective = _locked(objective, by)
    changes: dict[str, object] = {}
    named: dict[str, Iterable[Linked]] = {
        "priorities": priorities,
        "values": values,
        "value_streams": value_streams,
        "measures": measures,
    }
    for name, wanted in named.items():
        relation: Any = getattr(objective, name)
        before, after = set(relation.all()), set(wanted)
        _check(after - before, objective)
        relation.set(after)
        changes[f"{name}_added"] = sorted(map(str, after - before)) or None
        changes[f"{name}_taken_away"] = sorted(map(str, before - after)) or None
    record("objective.links_set", objective, by=by, **changes)
    return objective


def _locked(objective: Objective, by: Person) -> Objective:
    require(by, AimsAbility.SET_AIMS, objective.organisation)
    objective = Objective.objects.select_for_update(of=("self",)).get(pk=objective.pk)
    if objective.closed_on:
        raise AlreadyClosed(f"‘{objective}’ was closed on {objective.closed_on:%d %B %Y}.")
    return objective


def _check(things: Iterable[Linked], objective: Objective) -> None:
    """Refuse what belongs to another organisation, and priorities that were not adopted."""
    for thing in things:
        if isinstance(thing, Priority):
            adopted = Adoption.objects.filter(
                organisation=objective.organisation, priority=thing, adopted=True
            )
            if not adopted.exists():
                raise NotAdopted(f"‘{thing}’ is not adopted here: adopt it first.")
        elif thing.organisation_id != objective.organisation_id:
            raise NotOfThisOrganisation(f"‘{thing}’ belongs to another organisation.")


def _links(objective: Objective, to: Linked) -> Any:
    relations = {
        Priority: "priorities", Value: "values", ValueStream: "value_streams", Measure: "measures",
    }  # fmt: skip
    return getattr(objective, relations[type(to)])


def _name(to: Linked) -> str:
    return str(to._meta.verbose_name).replace(" ", "_")
