"""The measures of a team with those below it, of an owner, of a family: what this room itself narrows to."""

from typing import Any

from django.db.models import QuerySet

from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.queries import teams_ever
from goldthread.server.people.teams import keys_within

from .narrowings import Narrowing, Things
from .queries import measures_of
from .queries.families import families_seen


def teams(person: Person, organisation: Organisation) -> Things:
    """The teams of an organisation that this person sees whole, those that are closed last."""
    if organisation.pk not in person.reach.whole:
        return []
    open_first = sorted(teams_ever(organisation), key=lambda each: each.closed_on is not None)
    return [(each.pk, f"{each.name} (closed)" if each.closed_on else each.name) for each in open_first]


def of_team(measures: QuerySet[Any], key: int) -> QuerySet[Any]:
    """Those of a team and of all below it."""
    return measures.filter(team__in=keys_within(Team(pk=key)))


def owners(person: Person, organisation: Organisation) -> Things:
    """Who owns measures there, for whoever may know them by name."""
    if organisation.pk not in person.reach.whole:
        return []
    owned = measures_of(organisation).filter(owner__isnull=False)
    found = owned.order_by("owner__name", "owner").values_list("owner", "owner__name").distinct()
    return list(found)


NARROWINGS = (
    Narrowing("team", "Team", things=teams, only=of_team),
    Narrowing("owner", "Owner", things=owners, only=lambda measures, key: measures.filter(owner=key)),
    Narrowing(
        "family",
        "Family",
        things=families_seen,
        only=lambda measures, key: measures.filter(in_families__family=key),
    ),
)
