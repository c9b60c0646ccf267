"""National priorities, and what an organisation decides about them."""

from datetime import date

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.people.access import NotAllowed, can, people_of, require
from goldthread.server.people.actions import AlreadyThere, NotOfThisOrganisation
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Ability

from ..models import Adoption, Objective, Priority


class NotAdopted(Refusal):
    """An objective was to serve a priority that its organisation has not adopted."""


@action
def set_priority(
    *,
    code: str,
    title: str,
    description: str = "",
    source: str = "",
    set_on: date,
    lapsed_on: date | None = None,
    by: Person | None,
) -> Priority:
    """Write down what is asked of every organisation. `by` is None at the server's own shell."""
    require_a_partnership(by)
    if Priority.objects.filter(code=code).exists():
        raise AlreadyThere(f"There is a priority with the code {code} already.", about="code")
    priority = Priority(
        code=code, title=title, description=description, source=source, set_on=set_on, lapsed_on=lapsed_on
    )
    priority.full_clean()
    priority.save()
    record(
        "priority.set", priority, by=by, code=code, title=title, description=description, source=source,
        set_on=set_on, lapsed_on=lapsed_on,
    )  # fmt: skip
    return priority


@action
def edit_priority(
    *, priority: Priority, title: str, description: str, source: str, by: Person | None
) -> Priority:
    """Word a priority better, or say where it comes from."""
    require_a_partnership(by)
    priority = Priority.objects.select_for_update().get(pk=priority.pk)
    before = state(priority, "title", "description", "source")
    priority.title, priority.description, priority.source = title, description, source
    priority.full_clean()
    priority.save()
    record("priority.edited", priority, by=by, **changes(before, priority))
    return priority


@action
def lapse_priority(*, priority: Priority, on: date, by: Person | None) -> Priority:
    """Say from which day a priority is no longer asked for. Who adopted it will see a break."""
    require_a_partnership(by)
    priority = Priority.objects.select_for_update().get(pk=priority.pk)
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
    require(by, Ability.SET_AIMS, organisation)
    require_of(organisation, owner)
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
    require(by, Ability.SET_AIMS, organisation)
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


def require_a_partnership(by: Person | None) -> None:
    """Refuse whoever is neither at the server's shell nor an administrator of a partnership."""
    if by is not None and not may_set_priorities(by):
        raise NotAllowed("Priorities are set by the administrator of a partnership.")


def may_set_priorities(person: Person) -> bool:
    """Whether this person administers a partnership, and so may say what is asked of organisations."""
    return any(Ability.SET_ORGANISATION in held for held in person.reach.by_partnership.values())


def require_to_give(by: Person, organisation: Organisation) -> None:
    """Refuse whoever may neither set aims nor hand over what somebody held."""
    if not can(by, Ability.MANAGE_PEOPLE, organisation):
        require(by, Ability.SET_AIMS, organisation)


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
