"""Priorities: the nation's, a partnership's or an organisation's own, and what is decided about them."""

from datetime import date

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import NotAllowed, can, people_of, require
from goldthread.server.people.actions import AlreadyThere, NotOfThisOrganisation
from goldthread.server.people.models import Organisation, Partnership, Person

from ..abilities import AimsAbility
from ..models import Adoption, Objective, Priority


class NotAdopted(Refusal):
    """An objective was to serve a priority that its organisation has not adopted."""


class NotAskedHere(Refusal):
    """A priority of a partnership to which the organisation does not belong, or of another organisation."""


@action
def set_priority(
    *,
    code: str,
    title: str,
    description: str = "",
    source: str = "",
    set_on: date,
    lapsed_on: date | None = None,
    partnership: Partnership | None = None,
    organisation: Organisation | None = None,
    by: Person | None,
) -> Priority:
    """Write down what is asked: of a partnership's organisations, of one's own, or (of neither) of all.

    National ones are written at the server's own shell (`by` is None there). The code of a partnership's or
    an organisation's own begins with theirs. An organisation adopts its own as it writes it.
    """
    require_to_set(by, partnership, organisation)
    owner = organisation.code if organisation else partnership.slug.upper() if partnership else ""
    code = f"{owner}-{code}" if owner else code
    if Priority.objects.filter(code=code).exists():
        raise AlreadyThere(f"There is a priority with the code {code} already.", about="code")
    priority = Priority(
        code=code, title=title, description=description, source=source, set_on=set_on, lapsed_on=lapsed_on,
        partnership=partnership, organisation=organisation,
    )  # fmt: skip
    priority.full_clean()
    priority.save()
    if organisation and by:
        adopt_priority(organisation=organisation, priority=priority, by=by)
    record(
        "priority.set", priority, by=by, code=code, title=title, description=description, source=source,
        set_on=set_on, lapsed_on=lapsed_on, of=organisation or partnership,
    )  # fmt: skip
    return priority


@action
def edit_priority(
    *, priority: Priority, title: str, description: str, source: str, by: Person | None
) -> Priority:
    """Word a priority better, or say where it comes from."""
    require_to_set(by, priority.partnership, priority.organisation)
    priority = Priority.objects.select_for_update(of=("self",)).get(pk=priority.pk)
    before = state(priority, "title", "description", "source")
    priority.title, priority.description, priority.source = title, description, source
    priority.full_clean()
    priority.save()
    record("priority.edited", priority, by=by, **changes(before, priority))
    return priority


@action
def lapse_priority(*, priority: Priority, on: date, by: Person | None) -> Priority:
    """Say from which day a priority is no longer asked for. Who adopted it will see a break."""
    require_to_set(by, priority.partnership, priority.organisation)
    priority = Priority.objects.select_for_update(of=("self",)).get(pk=priority.pk)
    if on < priority.set_on:
        raise Refusal(f"It was set on {priority.set_on:%d %B %Y}, and cannot lapse before.", about="on")
    priority.lapsed_on = on
    priority.save(update_fields=["lapsed_on"])
    record("priority.lapsed", priority, by=by, on=on)
    return priority


@action
def adopt_priority(
    *,
    organisation: Organisation,
    priority: Priority,
    owner: Person | None = None,
    decided_on: date | None = None,
    reason: str = "",
    by: Person,
) -> Adoption:
    """Take a priority on as the organisation's own, with somebody who owns it."""
    require(by, AimsAbility.SET_AIMS, organisation)
    require_of(organisation, owner)
    _require_asked(organisation, priority)
    adoption = _decide(organisation, priority, True, decided_on, reason, owner)
    record("priority.adopted", adoption, by=by, on=adoption.decided_on, owner=owner, reason=reason)
    return adoption


@action
def decline_priority(
    *,
    organisation: Organisation,
    priority: Priority,
    reason: str,
    decided_on: date | None = None,
    by: Person,
) -> Adoption:
    """Consider a priority and not adopt it, or no longer, and say why. Nothing serves it any more."""
    require(by, AimsAbility.SET_AIMS, organisation)
    _require_asked(organisation, priority)
    if not reason.strip():
        raise Refusal("Say why the priority is not adopted.", about="reason")
    adoption = _decide(organisation, priority, False, decided_on, reason, None)
    served_by = list(Objective.objects.filter(organisation=organisation, priorities=priority))
    for objective in served_by:
        objective.priorities.remove(priority)
    record("priority.declined", adoption, by=by, on=adoption.decided_on, reason=reason, unlinked=served_by)
    return adoption


@action
def give_adoption(*, adoption: Adoption, to: Person, by: Person) -> Adoption:
    """Let somebody else own an adopted priority: for who manages people, when an owner leaves."""
    require_to_give(by, adoption.organisation)
    require_of(adoption.organisation, to)
    adoption = Adoption.objects.select_for_update().get(pk=adoption.pk)
    adoption.owner = to
    adoption.save(update_fields=["owner"])
    record("priority.given", adoption, by=by, owner=to)
    return adoption


def require_to_set(
    by: Person | None, partnership: Partnership | None, organisation: Organisation | None
) -> None:
    """Refuse whoever may not say what is asked there. `by` is None at the server's own shell."""
    if by is None:
        return
    if organisation:
        require(by, AimsAbility.SET_AIMS, organisation)
    elif partnership:
        require(by, PeopleAbility.SET_ORGANISATION, partnership)
    else:
        raise NotAllowed("National priorities are set from the server’s shell: goldthread priority.")


def may_set(person: Person, priority: Priority) -> bool:
    """Whether this person may word a priority, or say that it has lapsed."""
    if priority.organisation:
        return can(person, AimsAbility.SET_AIMS, priority.organisation)
    return priority.partnership is not None and can(
        person, PeopleAbility.SET_ORGANISATION, priority.partnership
    )


def _require_asked(organisation: Organisation, priority: Priority) -> None:
    if not Priority.objects.asked_of(organisation).filter(pk=priority.pk).exists():
        raise NotAskedHere(f"The priority ‘{priority}’ is not asked of {organisation}.")


def require_to_give(by: Person, organisation: Organisation) -> None:
    """Refuse whoever may neither set aims nor hand over what somebody held."""
    if not can(by, PeopleAbility.MANAGE_PEOPLE, organisation):
        require(by, AimsAbility.SET_AIMS, organisation)


def require_of(organisation: Organisation, owner: Person | None) -> None:
    """Refuse an owner who holds no role in the organisation."""
    if owner is not None and not people_of(organisation).filter(pk=owner.pk).exists():
        raise NotOfThisOrganisation(f"{owner} holds no role at {organisation}.", about="owner")


def _decide(
    organisation: Organisation,
    priority: Priority,
    adopted: bool,
    decided_on: date | None,
    reason: str,
    owner: Person | None,
) -> Adoption:
    decided_on = decided_on or clock.today()
    if decided_on > clock.today():
        raise Refusal(f"{decided_on:%d %B %Y} has not come yet: say when it was decided.", about="decided_on")
    adoption, _ = Adoption.objects.select_for_update().update_or_create(
        organisation=organisation,
        priority=priority,
        defaults={"adopted": adopted, "decided_on": decided_on, "reason": reason, "owner": owner},
    )
    return adoption
