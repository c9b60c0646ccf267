"""What a person may see and do: their roles, reaching down, read once a request.

The rules, as sentences (each has its test in tests/server/people/test_access.py):

- A role at a team gives its abilities at that team and at every team below it, and nowhere else.
- A role at an organisation gives its abilities at the organisation and at everything in it.
- Whoever holds a role in an organisation sees that organisation whole, its names included.
- A role at a partnership, and an evaluator's role anywhere, shows of each organisation what that
  organisation shares: nothing (it is not known to exist), totals, or workshops without names.
- A role at a partnership gives its abilities at the partnership itself, at none of its organisations.
- A part in a value stream or a workshop gives its abilities there, and nowhere else.
- Whoever left reaches nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from goldthread.server.audit.actions import Refusal

from . import abilities
from .abilities import Ability, PeopleAbility
from .models import EndedRole, Grant, Organisation, Partnership, Person, Team
from .roles import LEADERS, Role


class NotAllowed(Refusal, PermissionDenied):
    """The person may see this but not do that (403)."""


class OnlyTotals(NotAllowed):
    """Of this organisation the person sees its totals: everything within it answers alike (403)."""

    heading = "Only its totals are shared with you"

    def __init__(self, organisation: Organisation) -> None:
        self.onward = (f"What {organisation.code} shares with you", f"/o/{organisation.code}/")
        super().__init__(
            f"{organisation.name} shares with you how much it ran and what that changed together. "
            "Everything else of it stays its own, whether or not it is there."
        )


class Placed(Protocol):
    """A thing that belongs to an organisation, and perhaps to one of its teams; or to none, but to others."""

    @property
    def organisation_id(self) -> int | None: ...


@dataclass(frozen=True)
class Reach:
    """What one person's roles reach. Parts in workshops are the workshops' to add.

    `whole`: organisations seen with everything in them. `detailed`: those, and the ones that share
    their workshops without names. `organisations`: all whose existence may be known.
    """

    by_organisation: Mapping[int, frozenset[Ability]]
    by_team: Mapping[int, frozenset[Ability]]
    by_partnership: Mapping[int, frozenset[Ability]]
    whole: frozenset[int]
    detailed: frozenset[int]
    organisations: frozenset[int]
    second_factor_by: date | None = None
    """From which day on an organisation of theirs lets them go on only with a second factor."""

    def anywhere(self, ability: Ability) -> bool:
        """Whether the ability is held at any organisation or team at all."""
        return any(ability in held for held in (*self.by_organisation.values(), *self.by_team.values()))


def reach_of(person: Person) -> Reach:
    """Read a person's grants and work out what they reach: at most four queries."""
    grants = list(
        Grant.objects.filter(person=person, person__is_active=True)
        .select_related("team__organisation", "organisation")
        .prefetch_related("partnership__organisations")
    )
    limited = [g for g in grants if g.partnership_id or g.role == Role.EVALUATOR]
    full = [g for g in grants if g not in limited]
    teams = [g for g in full if g.team_id]
    at_organisation = _collect((g.organisation_id, g.role) for g in full if g.organisation_id)
    whole = frozenset(at_organisation) | {g.team.organisation_id for g in teams if g.team}
    shared = {o.pk: o.shared for g in limited for o in _organisations_of(g)}
    return Reach(
        by_organisation=at_organisation,
        by_team=_reach_down(teams),
        by_partnership=_collect((g.partnership_id, g.role) for g in grants if g.partnership_id),
        whole=whole,
        detailed=whole | {pk for pk, s in shared.items() if s == Organisation.Shared.WORKSHOPS},
        organisations=whole | {pk for pk, s in shared.items() if s != Organisation.Shared.NOTHING},
        second_factor_by=min(filter(None, map(_second_factor_by, grants)), default=None),
    )


def _second_factor_by(grant: Grant) -> date | None:
    """From when whoever holds this role needs a second factor, if its organisation asks for one."""
    place = grant.team.organisation if grant.team else grant.organisation
    asked = {Organisation.Second.EVERYBODY: set(Role), Organisation.Second.LEADERS: LEADERS}
    held = place is not None and grant.role in asked.get(Organisation.Second(place.second_factor), ())
    return place.second_factor_by if place and held else None


def can(person: Person, ability: Ability, thing: Placed | Organisation | Partnership) -> bool:
    """Whether this person has the ability for this thing, by a role above it or a part in it.

    A thing may withhold it from them all the same (`withholds`).
    """
    if not person.is_active or withheld(thing, ability, person):
        return False
    reach = person.reach
    if isinstance(thing, Partnership):
        return ability in reach.by_partnership.get(thing.pk, ())
    organisation = (thing.pk if isinstance(thing, Organisation) else thing.organisation_id) or 0
    if ability in reach.by_organisation.get(organisation, ()):
        return True
    if ability in (PeopleAbility.SEE, PeopleAbility.SEE_NAMES) and organisation in reach.whole:
        return True
    if ability is PeopleAbility.SEE and organisation in reach.detailed:
        return True
    if ability in reach.by_team.get(team_of(thing), ()):
        return True
    abilities_by_part = getattr(thing, "abilities_by_part", None)
    return abilities_by_part is not None and ability in abilities_by_part(person)


def withheld(thing: object, ability: Ability, person: Person) -> bool:
    """Whether a thing withholds the ability from this person, whatever their roles."""
    withholds = getattr(thing, "withholds", None)
    return withholds is not None and bool(withholds(ability, person))


def require(person: Person, ability: Ability, thing: Placed | Organisation | Partnership) -> None:
    """Refuse whoever lacks the ability. Raises NotAllowed."""
    if not can(person, ability, thing):
        raise NotAllowed(f"You may not do this here: {ability.label.lower()}.")


def require_anywhere(person: Person, ability: Ability) -> None:
    """Refuse whoever has the ability at no organisation or team. Raises NotAllowed."""
    if not person.reach.anywhere(ability):
        raise NotAllowed(f"You may not do this: {ability.label.lower()}.")


def may_grant(person: Person, role: str, place: Team | Organisation | Partnership) -> bool:
    """Whether this person may give the role at the place, or take it away there."""
    return can(
        person, PeopleAbility.MANAGE_LEADERS if role in LEADERS else PeopleAbility.MANAGE_PEOPLE, place
    )


def require_to_grant(person: Person, role: str, place: Team | Organisation | Partnership) -> None:
    """Refuse whoever may not give or take this role at this place. Raises NotAllowed."""
    if not may_grant(person, role, place):
        raise NotAllowed(f"You may not give or take the role of {Role(role).label.lower()} at {place}.")


def roles_to_grant(person: Person, organisation: Organisation) -> list[Role]:
    """The roles this person may give at the organisation, or at one of its teams."""
    places = [organisation, *Team.objects.filter(pk__in=person.reach.by_team, organisation=organisation)]
    return [role for role in Role if any(may_grant(person, role, place) for place in places)]


def manages_people_in(person: Person, organisation: Organisation) -> bool:
    """Whether this person manages people at the organisation, or at one of its teams."""
    if can(person, PeopleAbility.MANAGE_PEOPLE, organisation):
        return True
    teams = [pk for pk, held in person.reach.by_team.items() if PeopleAbility.MANAGE_PEOPLE in held]
    return bool(teams) and organisation.teams.filter(pk__in=teams).exists()


def people_visible_to(person: Person) -> QuerySet[Person]:
    """Oneself, and whoever holds a role, or left one by leaving, in an organisation that one sees whole."""
    whole = person.reach.whole
    there = Q(organisation__in=whole) | Q(team__organisation__in=whole)
    held = Grant.objects.filter(there)
    left = EndedRole.objects.filter(there, how=EndedRole.How.LEFT, given_back_at=None)
    return Person.objects.filter(
        Q(pk=person.pk) | Q(pk__in=held.values("person")) | Q(pk__in=left.values("person"), is_active=False)
    )


def may_set_post(by: Person, person: Person) -> bool:
    """Whether this person manages people where somebody holds a role, and so may say what their post is."""
    at = Q(grants__person=person) | Q(teams__grants__person=person)
    return any(manages_people_in(by, each) for each in Organisation.objects.filter(at).distinct())


def holders(ability: Ability, people: QuerySet[Person]) -> list[tuple[Person, int]]:
    """Who of these people has the ability at which organisation, by a role there: one query.

    For what is the whole organisation's. Roles at a team of it, and parts, are not looked at: for what may be
    a team's, ask `who_may`.
    """
    held = Grant.objects.filter(
        person__in=people.filter(is_active=True), role__in=ability.roles, organisation__isnull=False
    )
    pairs = {(grant.person, grant.organisation_id or 0) for grant in held.select_related("person")}
    return sorted(pairs, key=lambda pair: (pair[0].pk, pair[1]))


def may_end_sessions(by: Person, person: Person) -> bool:
    """Whether this person watches over signing in where somebody holds a role."""
    at = Q(grants__person=person) | Q(teams__grants__person=person)
    places = Organisation.objects.filter(at).distinct()
    return any(can(by, PeopleAbility.WATCH_SIGNING_IN, each) for each in places)


def people_of(organisation: Organisation) -> QuerySet[Person]:
    """Those who hold a role in the organisation or one of its teams, and have not left."""
    held = Grant.objects.filter(Q(organisation=organisation) | Q(team__organisation=organisation))
    return Person.objects.filter(is_active=True, pk__in=held.values("person"))


def partnerships_visible_to(person: Person) -> QuerySet[Partnership]:
    """Those in which one holds a role, and those of an organisation that one sees whole."""
    reach = person.reach
    members = Organisation.objects.filter(pk__in=reach.whole)
    return Partnership.objects.filter(
        Q(pk__in=reach.by_partnership) | Q(pk__in=members.values("partnerships"))
    )


def team_of(thing: object) -> int:
    """The key of the team that a thing is, or is of; 0 for none."""
    return thing.pk if isinstance(thing, Team) else getattr(thing, "team_id", None) or 0


def _collect(pairs: Iterable[tuple[int | None, str]]) -> dict[int, frozenset[Ability]]:
    found: dict[int, frozenset[Ability]] = {}
    for place, role in pairs:
        if place is not None:
            found[place] = found.get(place, frozenset()) | abilities.of_role(role)
    return found


def _organisations_of(grant: Grant) -> list[Organisation]:
    if grant.partnership:
        return list(grant.partnership.organisations.all())
    place = grant.team.organisation if grant.team else grant.organisation
    return [place] if place else []


def _reach_down(grants: list[Grant]) -> dict[int, frozenset[Ability]]:
    """The abilities of team grants, at each team and at every team below it."""
    if not grants:
        return {}
    children: dict[int | None, list[int]] = {}
    organisations = {g.team.organisation_id for g in grants if g.team}
    for pk, parent in Team.objects.filter(organisation__in=organisations).values_list("pk", "parent_id"):
        children.setdefault(parent, []).append(pk)
    pairs: list[tuple[int | None, str]] = []
    for grant in grants:
        below = [grant.team_id]
        while below:
            team = below.pop()
            pairs.append((team, grant.role))
            below.extend(children.get(team, ()))
    return _collect(pairs)
