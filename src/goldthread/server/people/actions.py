"""What can be done to people, their organisations and roles."""

from collections.abc import Iterable, Mapping
from datetime import date

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record

from .access import require
from .models import DatedEvent, Grant, Organisation, Partnership, Person, Team
from .roles import Ability, Role
from .vocabulary import Vocabulary, Word, check

Place = Team | Organisation | Partnership


class AlreadyThere(Refusal):
    """Something of that name or code exists."""


class NotOfThisOrganisation(Refusal):
    """A team, a person or a thing belongs to another organisation."""


@action
def found_organisation(
    *, code: str, name: str, ods_code: str | None = None, by: Person | None = None
) -> Organisation:
    """Begin an organisation. Only somebody at the server's own shell may (`by` is None then)."""
    if by is not None:
        raise Refusal("An organisation is begun from the server’s shell: goldthread organisation add.")
    if Organisation.objects.filter(code=code).exists():
        raise AlreadyThere(f"There is an organisation with the code {code} already.")
    organisation = Organisation(code=code, name=name, ods_code=ods_code or None)
    organisation.full_clean()
    organisation.save()
    record("organisation.founded", organisation, by=by, code=code, name=name, ods_code=ods_code)
    return organisation


@action
def found_partnership(
    *, slug: str, name: str, organisations: Iterable[Organisation], by: Person | None = None
) -> Partnership:
    """Begin a partnership of organisations, from the server's own shell (`by` is None then)."""
    if by is not None:
        raise Refusal("A partnership is begun from the server’s shell.")
    partnership = Partnership.objects.create(slug=slug, name=name)
    members = list(organisations)
    partnership.organisations.set(members)
    record("partnership.founded", partnership, by=by, name=name, members=[o.code for o in members])
    return partnership


@action
def add_team(*, organisation: Organisation, name: str, parent: Team | None = None, by: Person) -> Team:
    """Add a team to the tree."""
    require(by, Ability.MANAGE_PEOPLE, organisation)
    if parent and parent.organisation_id != organisation.pk:
        raise NotOfThisOrganisation(f"{parent} is not a team of {organisation}.")
    if Team.objects.filter(organisation=organisation, parent=parent, name=name).exists():
        raise AlreadyThere(f"There is a team called {name} there already.")
    team = Team.objects.create(organisation=organisation, name=name, parent=parent)
    record("team.added", team, by=by, name=name, parent=parent, organisation=organisation.code)
    return team


@action
def add_person(*, email: str, name: str, title: str = "", by: Person | None) -> Person:
    """Make somebody known. They can sign in once they have set a password, or through single sign-on."""
    email = email.strip().lower()
    if Person.objects.filter(email=email).exists():
        raise AlreadyThere(f"Somebody with the address {email} is here already.")
    if by is not None and not by.reach.anywhere(Ability.MANAGE_PEOPLE):
        require_nothing_less(by)
    person = Person(email=email, name=name, title=title)
    person.set_unusable_password()
    person.full_clean(exclude=["password"])
    person.save()
    record("person.added", person, by=by, name=name, title=title)
    return person


def require_nothing_less(by: Person) -> None:
    """Refuse somebody who manages nobody."""
    from .access import NotAllowed

    raise NotAllowed(f"{by} may not make people known.")


@action
def grant(*, person: Person, role: Role, place: Place, by: Person | None) -> Grant:
    """Give somebody a role at a place; it reaches down from there. `by` is None at the server's shell."""
    if by is not None:
        require(by, Ability.MANAGE_PEOPLE, place)
    fields = {_field(place): place}
    given, made = Grant.objects.get_or_create(person=person, role=role, **fields)
    if not made:
        raise AlreadyThere(f"{person} is {Role(role).label.lower()} at {place} already.")
    _forget_reach(person)
    record("role.granted", person, by=by, role=Role(role).label, at=place)
    return given


@action
def revoke(*, grant: Grant, by: Person) -> None:
    """Take a role away."""
    require(by, Ability.MANAGE_PEOPLE, grant.place)
    grant = Grant.objects.select_for_update().get(pk=grant.pk)
    record("role.revoked", grant.person, by=by, role=grant.get_role_display(), at=grant.place)
    grant.delete()


@action
def choose_words(
    *, of: Organisation | Partnership, pack: str, own: Mapping[str, Word] | None = None, by: Person | None
) -> None:
    """Choose a pack of words, and words of one's own over it."""
    if by is not None:
        require(by, Ability.SET_ORGANISATION, of)
    check(pack, own or {})
    vocabulary = Vocabulary({"pack": pack, "own": {t: [w.one, w.many, w.a] for t, w in (own or {}).items()}})
    of.words = vocabulary.stored()
    of.save(update_fields=["words"])
    said = {t: w.one for t, w in vocabulary.own.items()}
    record("words.chosen", of, by=by, pack=pack, own=", ".join(f"{t}: {w}" for t, w in said.items()))


@action
def set_organisation(
    *, organisation: Organisation, name: str, shared: str, weeks_of_planning: int, by: Person
) -> Organisation:
    """Change an organisation's name, what it shares, and how many weeks it plans for."""
    require(by, Ability.SET_ORGANISATION, organisation)
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    organisation.name, organisation.shared = name, shared
    organisation.weeks_of_planning = weeks_of_planning
    organisation.full_clean()
    organisation.save()
    record("organisation.set", organisation, by=by, name=name, shared=shared, weeks=weeks_of_planning)
    return organisation


@action
def record_dated_event(
    *,
    organisation: Organisation,
    kind: DatedEvent.Kind,
    on: date,
    title: str,
    note: str = "",
    precision: DatedEvent.Precision = DatedEvent.Precision.DAY,
    by: Person,
) -> DatedEvent:
    """Record something that happened to the organisation and may explain a change."""
    require(by, Ability.RECORD_EVENTS, organisation)
    if on > clock.today():
        raise Refusal(f"{on:%d %B %Y} has not come yet: a dated event is one that happened.")
    event = DatedEvent.objects.create(
        organisation=organisation, kind=kind, on=on, title=title, note=note, precision=precision
    )
    record("dated_event.recorded", organisation, by=by, kind=kind, on=on, title=title, note=note)
    return event


@action
def remove_dated_event(*, event: DatedEvent, reason: str, by: Person) -> None:
    """Take back a dated event that was recorded by mistake."""
    require(by, Ability.RECORD_EVENTS, event.organisation)
    record("dated_event.removed", event.organisation, by=by, on=event.on, title=event.title, reason=reason)
    event.delete()


@action
def leave(*, person: Person, by: Person) -> None:
    """Record that somebody has left: they keep their name on what they did, and can sign in no more."""
    if not by.reach.anywhere(Ability.MANAGE_PEOPLE):
        require_nothing_less(by)
    person = Person.objects.select_for_update().get(pk=person.pk)
    person.is_active, person.left_on = False, clock.today()
    person.save(update_fields=["is_active", "left_on"])
    person.grants.all().delete()
    record("person.left", person, by=by, on=person.left_on)


def _field(place: Place) -> str:
    return {Team: "team", Organisation: "organisation", Partnership: "partnership"}[type(place)]


def _forget_reach(person: Person) -> None:
    person.__dict__.pop("_reach", None)
