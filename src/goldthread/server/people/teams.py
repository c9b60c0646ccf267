"""Reading one team: what it is part of and what is part of it, who leads it and who is in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest

from goldthread.server.ui.addressing import reverse

from .models import Grant, Organisation, Person, Team
from .pages import somebody
from .roles import Role

LONGEST = 18  # figures of a key


@dataclass(frozen=True)
class Member:
    """Somebody who holds a role at a team: the highest first, if there are several."""

    person: Person
    roles: tuple[Role, ...]


def page_of(team: Team) -> str:
    """Where its own page is."""
    return reverse("people:team", args=[team.organisation.code, team.pk])


def above(team: Team) -> list[Team]:
    """What a team is part of, the topmost first."""
    return list(team.ancestors()) if team.parent_id else []


def above_each() -> dict[int, int | None]:
    """By the key of every team, that of the one it is directly part of; None for the topmost. One query."""
    return dict(Team.objects.values_list("pk", "parent"))


def below(team: Team) -> QuerySet[Team]:
    """The open teams that are part of a team, but not of one within it."""
    found: QuerySet[Team] = team.children.filter(closed_on=None)
    return found


def keys_above(teams: Iterable[Team]) -> dict[int, frozenset[int]]:
    """Of each team the keys of all that it is part of: one query, however many."""
    asked = list(teams)
    at = {each.organisation_id for each in asked}
    parent = dict(Team.objects.filter(organisation__in=at).order_by().values_list("pk", "parent"))

    def way_up(key: int | None) -> Iterator[int]:
        while key := parent.get(key) if key else None:
            yield key

    return {each.pk: frozenset(way_up(each.pk)) for each in asked}


def keys_within(team: Team) -> list[int]:
    """The keys of a team and of all below it, the closed ones too: what they did is still theirs."""
    return [each.pk for each in team.descendants(include_self=True)]


def leads(team: Team, above: Iterable[Team]) -> list[Grant]:
    """Who leads a team by a role there; where nobody does, who leads the nearest team above it."""
    nearest_first = [team.pk, *reversed([each.pk for each in above])]
    held = Grant.objects.filter(team__in=nearest_first, role=Role.TEAM_LEAD, person__is_active=True)
    by_team: dict[int | None, list[Grant]] = {}
    for grant in held.select_related("person", "team").order_by("person__name"):
        by_team.setdefault(grant.team_id, []).append(grant)
    return next((by_team[pk] for pk in nearest_first if pk in by_team), [])


def members(team: Team) -> list[Member]:
    """Whoever is here and holds a role at a team, its leads first, then by name."""
    held: dict[Person, list[Role]] = {}
    for grant in team.grants.filter(person__is_active=True).select_related("person"):
        held.setdefault(grant.person, []).append(Role(grant.role))
    order = list(Role)
    found = [Member(who, tuple(sorted(roles, key=order.index, reverse=True))) for who, roles in held.items()]
    return sorted(found, key=lambda m: (Role.TEAM_LEAD not in m.roles, m.person.name, m.person.pk))


def narrowed_to(request: HttpRequest, organisation: Organisation) -> Team | None:
    """The team of the organisation that an address asks for (?team=), if this person sees it whole."""
    return team_asked(somebody(request), organisation, request.GET.get("team", ""))


def team_asked(person: Person, organisation: Organisation, asked: str) -> Team | None:
    """The team of the organisation with this key, if this person sees the organisation whole."""
    whole = person.reach.whole
    if not asked.isdecimal() or len(asked) > LONGEST or organisation.pk not in whole:
        return None
    found: Team | None = organisation.teams.filter(pk=int(asked)).select_related("organisation").first()
    return found
