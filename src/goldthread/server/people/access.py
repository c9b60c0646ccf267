"""What a person may see and do: their roles, reaching down, read once a request."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from goldthread.server.audit.actions import Refusal

from .models import Grant, Organisation, Partnership, Person, Team
from .roles import ROLE_ABILITIES, Ability, Role


class NotAllowed(Refusal, PermissionDenied):
    """The person may see this but not do that (403)."""


class Placed(Protocol):
    """A thing that belongs to an organisation, and perhaps to one of its teams."""

    @property
    def organisation_id(self) -> int: ...


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

    def anywhere(self, ability: Ability) -> bool:
        """Whether the ability is held at any place at all."""
        return any(ability in held for held in (*self.by_organisation.values(), *self.by_team.values()))


def reach_of(person: Person) -> Reach:
    """Read a person's grants and work out what they reach: at most four queries."""
    grants = list(
        Grant.objects.filter(person=person)
        .select_related("team", "organisation")
        .prefetch_related("partnership__organisations")
    )
    if not person.is_active:
        grants = []
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
    )


def can(person: Person, ability: Ability, thing: Placed | Organisation | Partnership) -> bool:
    """Whether this person has the ability for this thing, by a role above it or a part in it."""
    reach = person.reach
    if isinstance(thing, Partnership):
        return ability in reach.by_partnership.get(thing.pk, ())
    organisation = thing.pk if isinstance(thing, Organisation) else thing.organisation_id
    if ability in reach.by_organisation.get(organisation, ()):
        return True
    if ability in (Ability.SEE, Ability.SEE_NAMES) and organisation in reach.whole:
        return True
    if ability is Ability.SEE and organisation in reach.detailed:
        return True
    if ability in reach.by_team.get(getattr(thing, "team_id", None) or 0, ()):
        return True
    abilities_by_part = getattr(thing, "abilities_by_part", None)
    return abilities_by_part is not None and ability in abilities_by_part(person)


def require(person: Person, ability: Ability, thing: Placed | Organisation | Partnership) -> None:
    """Refuse whoever lacks the ability. Raises NotAllowed."""
    if not can(person, ability, thing):
        raise NotAllowed(f"You may not do this here: {Ability(ability).label.lower()}.")


def people_visible_to(person: Person) -> QuerySet[Person]:
    """Oneself, and whoever holds a role in an organisation that one sees whole."""
    whole = person.reach.whole
    return Person.objects.filter(
        Q(pk=person.pk) | Q(grants__organisation__in=whole) | Q(grants__team__organisation__in=whole)
    ).distinct()


def people_of(organisation: Organisation) -> QuerySet[Person]:
    """Those who hold a role in the organisation or one of its teams, and have not left."""
    held = Q(grants__organisation=organisation) | Q(grants__team__organisation=organisation)
    return Person.objects.filter(held, is_active=True).distinct()


def _collect(pairs: object) -> dict[int, frozenset[Ability]]:
    found: dict[int, frozenset[Ability]] = {}
    for place, role in pairs:  # type: ignore[attr-defined]
        found[place] = found.get(place, frozenset()) | ROLE_ABILITIES[Role(role)]
    return found


def _organisations_of(grant: Grant) -> list[Organisation]:
    if grant.partnership:
        return list(grant.partnership.organisations.all())
    if grant.team:
        return [Organisation.objects.get(pk=grant.team.organisation_id)]
    return [grant.organisation] if grant.organisation else []


def _reach_down(grants: list[Grant]) -> dict[int, frozenset[Ability]]:
    """The abilities of team grants, at each team and at every team below it."""
    if not grants:
        return {}
    children: dict[int | None, list[int]] = {}
    organisations = {g.team.organisation_id for g in grants if g.team}
    for pk, parent in Team.objects.filter(organisation__in=organisations).values_list("pk", "parent_id"):
        children.setdefault(parent, []).append(pk)
    pairs = []
    for grant in grants:
        below = [grant.team_id]
        while below:
            team = below.pop()
            pairs.append((team, grant.role))
            below.extend(children.get(team, ()))
    return _collect(pairs)
