"""Reading who is where: what the pages of people ask for, each in a number of queries that stays the same."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from goldthread.server import clock
from goldthread.server.audit.actions import key
from goldthread.server.audit.models import Event
from goldthread.server.audit.queries import history

from .access import partnerships_visible_to, people_of
from .inviting.answering import VALID_FOR, is_open
from .models import (
    DatedEvent,
    Departure,
    EndedRole,
    Grant,
    Invitation,
    Organisation,
    Partnership,
    Person,
    Team,
)
from .roles import LEADERS, Role

LEADING = 40
EVENTS = 100  # of somebody's history


def grants_at(host: Organisation | Partnership) -> QuerySet[Grant]:
    """The roles held in an organisation and its teams, or at a partnership, by people who are here."""
    at = Q(organisation=host) | Q(team__organisation=host)
    if isinstance(host, Partnership):
        at = Q(partnership=host)
    return (
        Grant.objects.filter(at, person__is_active=True)
        .select_related("person", "team", "organisation", "partnership")
        .order_by("team__name", "role", "person__name")
    )


def administrators(organisation: Organisation | None = None) -> list[Person]:
    """Who may let others in, by name; of every organisation when none is given."""
    grants = Grant.objects.filter(role=Role.ADMINISTRATOR, person__is_active=True, organisation__isnull=False)
    held = grants.filter(organisation=organisation) if organisation else grants
    return list(Person.objects.filter(pk__in=held.values("person")))


def leading_grants(organisation: Organisation) -> list[Grant]:
    """Who holds which role, staff left out, at most forty: the rest are on the page of its people.

    Those who hold it at the whole organisation come first.
    """
    order, team = list(Role), F("team__name").asc(nulls_first=True)
    grants = grants_at(organisation).exclude(role=Role.STAFF).order_by(team, "person__name")[:LEADING]
    return sorted(grants, key=lambda g: (-order.index(Role(g.role)), g.person.name))


def organisation_of(grant: Grant) -> Organisation | None:
    """The organisation in which a role is held; None for a partnership's."""
    return grant.team.organisation if grant.team else grant.organisation


def people_with_roles(organisation: Organisation) -> QuerySet[Person]:
    """The people of an organisation by name; who they are there is in `roles_by_person`."""
    return people_of(organisation).order_by("name", "pk")


def roles_by_person(organisation: Organisation, people: Iterable[Person]) -> dict[int, list[Grant]]:
    """The roles that these people hold in the organisation, by the person's key: one query."""
    grants = grants_at(organisation).filter(person__in=list(people)).order_by("person_id", "team__name")
    return {pk: list(theirs) for pk, theirs in groupby(grants, key=lambda g: g.person_id)}


def roles_of(person: Person, viewer: Person) -> list[Grant]:
    """The roles somebody holds, at places the viewer may know of."""
    known, reach = viewer.reach.organisations, viewer.reach
    grants = person.grants.select_related("organisation", "team__organisation", "partnership")
    if person.pk == viewer.pk:
        return list(grants)
    seen = (
        Q(organisation__in=known) | Q(team__organisation__in=known) | Q(partnership__in=reach.by_partnership)
    )
    return list(grants.filter(seen))


def history_of(person: Person, viewer: Person) -> list[Event]:
    """What was done to somebody, newest first; to anybody else, nothing of places they may not know of."""
    events = history(person)[:EVENTS]
    if person.pk == viewer.pk:
        return list(events)
    known = {
        *map(key, Organisation.objects.visible_to(viewer)),
        *map(key, Team.objects.filter(organisation__in=viewer.reach.organisations)),
        *map(key, partnerships_visible_to(viewer)),
    }
    return [event for event in events if "at" not in event.values or event.keys.get("at") in known]


def departure_of(person: Person) -> Departure | None:
    """How somebody who is not here left, the last time; None for whoever is here."""
    return None if person.is_active else person.departures.filter(taken_back_at=None).first()


def team_tree(organisation: Organisation) -> list[Team]:
    """Its open teams, each below the one it belongs to; `tree_depth` says how deep, from 0."""
    return list(organisation.teams.filter(closed_on=None).with_tree_fields())  # type: ignore[attr-defined]


def teams_ever(organisation: Organisation) -> QuerySet[Team]:
    """Its teams, the closed ones too, by name: one query."""
    found: QuerySet[Team] = organisation.teams.order_by("name", "pk")
    return found


def closed_teams(organisation: Organisation) -> QuerySet[Team]:
    """Its closed teams, the last first."""
    return organisation.teams.exclude(closed_on=None).select_related("parent").order_by("-closed_on", "name")


def open_teams_visible_to(person: Person) -> QuerySet[Team]:
    """The open teams of the organisations somebody sees whole, whose pages show them."""
    return Team.objects.filter(organisation__in=person.reach.whole, closed_on=None)


def teams_to_choose(organisation: Organisation, now: object = None) -> QuerySet[Team]:
    """The open teams of an organisation, and the one that is chosen now (itself or its key), open or not."""
    pk = now.pk if isinstance(now, Team) else now
    return organisation.teams.filter(Q(closed_on=None) | Q(pk=pk or 0))


def open_invitations(host: Organisation | Partnership) -> QuerySet[Invitation]:
    """Offers of a role that were neither answered nor withdrawn, newest first."""
    waiting = host.invitations.filter(about="", accepted_at=None, declined_at=None, withdrawn_at=None)
    return waiting.select_related("team", "organisation", "partnership", "invited_by")


def declined_invitations(host: Organisation | Partnership) -> QuerySet[Invitation]:
    """Offers of a role that were declined within the time an invitation is good for, newest first."""
    lately = clock.now() - VALID_FOR
    return host.invitations.filter(about="", declined_at__gte=lately).order_by("-declined_at")


def asked(person: Person) -> list[Invitation]:
    """What somebody is asked to take on and can still answer, newest first."""
    waiting = Invitation.objects.filter(
        email=person.email.lower(), accepted_at=None, declined_at=None, withdrawn_at=None
    ).select_related("team", "organisation", "partnership", "invited_by")
    return [each for each in waiting if is_open(each)]


def people_ever_of(organisation: Organisation) -> QuerySet[Person]:
    """Those who hold a role in the organisation or in one of its teams, or held one until they left."""
    there = Q(organisation=organisation) | Q(team__organisation=organisation)
    held = Grant.objects.filter(there).values("person")
    left = EndedRole.objects.filter(there, how=EndedRole.How.LEFT, given_back_at=None).values("person")
    return Person.objects.filter(Q(pk__in=held) | Q(pk__in=left, is_active=False))


def names_of(people: Iterable[int | None], *, among: QuerySet[Person]) -> dict[int, str]:
    """Names by number, of those among whom one may know."""
    return dict(among.filter(pk__in=[pk for pk in people if pk]).values_list("pk", "name"))


def leaders_without_factor(organisation: Organisation) -> QuerySet[Person]:
    """Administrators and executives of the organisation who have no second factor here."""
    there = Q(organisation=organisation) | Q(team__organisation=organisation)
    leaders = Grant.objects.filter(there, role__in=LEADERS).values("person")
    own = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
    return Person.objects.filter(is_active=True, pk__in=leaders).exclude(pk__in=own.values("user"))


def all_organisations() -> QuerySet[Organisation]:
    """Every organisation here: for what nobody asks for, such as letters."""
    return Organisation.objects.all()


def organisations_known_to(person: Person) -> QuerySet[Organisation]:
    """The organisations that somebody may know of."""
    return Organisation.objects.visible_to(person)


def organisations_whole_to(person: Person) -> QuerySet[Organisation]:
    """The organisations that somebody sees with everything in them."""
    return Organisation.objects.whole_to(person)


def organisations_with(keys: Iterable[int]) -> QuerySet[Organisation]:
    """The organisations with these keys."""
    return Organisation.objects.filter(pk__in=list(keys))


def organisations_called(codes: Iterable[str]) -> QuerySet[Organisation]:
    """The organisations with these codes."""
    return Organisation.objects.filter(code__in=list(codes))


def all_partnerships() -> QuerySet[Partnership]:
    """Every partnership here."""
    return Partnership.objects.all()


def partnerships_of(person: Person) -> QuerySet[Partnership]:
    """The partnerships in which somebody has a role."""
    return Partnership.objects.filter(pk__in=person.reach.by_partnership)


def partnerships_of_all(organisations: Iterable[Organisation]) -> set[Partnership]:
    """The partnerships to which each of these belongs; those that were prefetched are used."""
    of_each = [set(o.partnerships.all()) for o in organisations]  # type: ignore[attr-defined]
    return set.intersection(*of_each) if of_each else set()


def person_with(key: int) -> Person:
    """The person with this key. Raises Person.DoesNotExist."""
    return Person.objects.get(pk=key)


def everybody_here() -> QuerySet[Person]:
    """Everybody who has not left, wherever they are."""
    return Person.objects.filter(is_active=True)


def themselves(person: Person) -> QuerySet[Person]:
    """One person, for what is asked of many."""
    return Person.objects.filter(pk=person.pk)


def people_at(addresses: Iterable[str]) -> QuerySet[Person]:
    """Those who sign in with one of these addresses."""
    return Person.objects.filter(email__in=list(addresses))


def people_to_choose(organisation: Organisation, now: object = None) -> QuerySet[Person]:
    """The people of an organisation, and the one chosen now (themselves or their key), even if they left."""
    pk = now.pk if isinstance(now, Person) else now
    return Person.objects.filter(Q(pk__in=people_of(organisation).values("pk")) | Q(pk=pk or 0))


def people_there(host: Organisation | Partnership, now: Person | None = None) -> QuerySet[Person]:
    """Whoever holds a role there and sees names, and the one chosen now, even if they left."""
    held = grants_at(host).exclude(role=Role.EVALUATOR).order_by()
    return Person.objects.filter(Q(pk__in=held.values("person")) | Q(pk=now.pk if now else 0))


def people_belonging_to(host: Organisation | Partnership) -> QuerySet[Person]:
    """Whoever is here and holds a role there; of a partnership, also in one of its organisations."""
    at = Q(organisation=host) | Q(team__organisation=host)
    if isinstance(host, Partnership):
        members = host.organisations.values("pk")
        at = Q(partnership=host) | Q(organisation__in=members) | Q(team__organisation__in=members)
    return Person.objects.filter(is_active=True, pk__in=Grant.objects.filter(at).values("person"))


def dated_events_of(organisation: int) -> QuerySet[DatedEvent]:
    """What happened to the organisation with this key."""
    return DatedEvent.objects.filter(organisation=organisation)


def unanswered() -> QuerySet[Invitation]:
    """What anybody was asked and neither answered nor had taken back, run out or not."""
    return Invitation.objects.filter(accepted_at=None, declined_at=None, withdrawn_at=None)


def open_teams(organisations: Iterable[int]) -> QuerySet[Team]:
    """The open teams of the organisations with these keys."""
    return Team.objects.filter(organisation__in=list(organisations), closed_on=None)


def roles_in(organisations: Iterable[int]) -> QuerySet[Any]:
    """Roles of people who are here in these organisations; `at` is the organisation each is in."""
    held = Grant.objects.filter(person__is_active=True)
    at = held.annotate(at=Coalesce("organisation_id", "team__organisation_id"))
    return at.filter(at__in=list(organisations))


def having_no_factor(people: Iterable[Person]) -> list[Person]:
    """Who of these people has set up no second factor here."""
    own = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
    having = set(own.values_list("user_id", flat=True))
    return [person for person in people if person.pk not in having]
