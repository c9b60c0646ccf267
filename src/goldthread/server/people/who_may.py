"""Who has an ability, by their roles: at an organisation, at a team or one above it, at a partnership.

The other way round of `access.can`, for what needs somebody (`needs.py` of each room): parts in one thing are
the room's own to add.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from .abilities import Ability
from .access import Placed, team_of, withheld
from .models import Grant, Organisation, Partnership, Person, Team
from .roles import Role


@dataclass(frozen=True)
class WhoMay:
    """Of some people those who have one ability, with the places at which their roles give it."""

    people: Mapping[int, Person]
    by_organisation: Mapping[int, frozenset[int]]
    by_team: Mapping[int, frozenset[int]]
    by_partnership: Mapping[int, frozenset[int]]
    ability: Ability
    above: Mapping[int, int | None]
    """Each team of the organisations in question, with the one above it."""

    organisations: frozenset[int]
    """Those in which somebody has it, at the organisation itself or at a team."""

    def at(self, thing: Placed | Organisation | Partnership) -> list[Person]:
        """Who may do it there, each once, by key: as `can` would say of each, parts left out."""
        if isinstance(thing, Partnership):
            found = set(self.by_partnership.get(thing.pk, ()))
        else:
            organisation = (thing.pk if isinstance(thing, Organisation) else thing.organisation_id) or 0
            found = set(self.by_organisation.get(organisation, ()))
            for team in self._upwards(team_of(thing)):
                found |= self.by_team.get(team, frozenset())
        people = [self.people[key] for key in sorted(found)]
        return [each for each in people if not withheld(thing, self.ability, each)]

    def _upwards(self, team: int) -> Iterable[int]:
        """A team and those above it."""
        at: int | None = team
        while at:
            yield at
            at = self.above.get(at)


def who_may(ability: Ability, people: QuerySet[Person]) -> WhoMay:
    """Who of these people has the ability, and where: two queries, however many there are."""
    roles = ability.roles - {Role.EVALUATOR}  # who evaluates sees what is shared, and does nothing
    held = list(
        Grant.objects.filter(
            Q(role__in=roles) | Q(role__in=ability.roles, partnership__isnull=False),
            person__in=people.filter(is_active=True),
        ).select_related("person", "team")
    )
    teams = {grant.team.organisation_id for grant in held if grant.team}
    tree = Team.objects.filter(organisation__in=teams).values_list("pk", "parent_id") if teams else ()
    by_organisation = _collected((g.organisation_id, g.person_id) for g in held)
    return WhoMay(
        people={g.person_id: g.person for g in held},
        by_organisation=by_organisation,
        by_team=_collected((g.team_id, g.person_id) for g in held),
        by_partnership=_collected((g.partnership_id, g.person_id) for g in held),
        ability=ability,
        above=dict(tree),
        organisations=frozenset(by_organisation) | teams,
    )


def who_sees(people: QuerySet[Person]) -> dict[int, frozenset[int]]:
    """The organisations that each of these people sees whole, by their keys: one query.

    As `Reach.whole` says of one; whoever sees none, or has left, is left out.
    """
    held = Grant.objects.filter(person__in=people.filter(is_active=True), partnership=None)
    rows = held.exclude(role=Role.EVALUATOR).values_list("person", "organisation", "team__organisation")
    return _collected((person, own or of_team) for person, own, of_team in rows)


def seen_by_any(people: QuerySet[Person]) -> QuerySet[Organisation]:
    """The organisations that some of these people see whole: nothing is asked until they are."""
    held = Grant.objects.filter(person__in=people.filter(is_active=True)).exclude(role=Role.EVALUATOR)
    return Organisation.objects.filter(
        Q(pk__in=held.values("organisation")) | Q(pk__in=held.values("team__organisation"))
    )


def _collected(pairs: Iterable[tuple[int | None, int]]) -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for place, person in pairs:
        if place is not None:
            found[place] = found.get(place, frozenset()) | {person}
    return found
