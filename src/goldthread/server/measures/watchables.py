"""What can be watched: a measure, and whatever has measures. Rooms above bring theirs.

A room registers in its AppConfig.ready(); measures never imports a room above it:

    watchables.register(Watchable("objective", "objective", things=…, measures_of=…, link=…))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from goldthread.server.people.models import Person, Team
from goldthread.server.people.queries import open_teams_visible_to
from goldthread.server.people.teams import above_each, page_of
from goldthread.server.ui.addressing import reverse

from .models import Measure, Watch

Members = Callable[[Iterable[int]], Mapping[int, set[int]]]


@dataclass(frozen=True)
class Watchable:
    """One kind of thing that can be watched.

    key: kept with each watch. called: what it is, with terms in braces, in a sentence. things(person):
    those that somebody may see, each with an `organisation_id`. measures_of(keys): by its key, the keys of
    the measures of each, in a few queries however many there are. link: where its own page is. watch: where
    one begins to watch it, or changes how.
    """

    key: str
    called: str
    things: Callable[[Person], QuerySet[Any]]
    measures_of: Members
    link: Callable[[Any], str]
    watch: Callable[[Any], str]


_kinds: dict[str, Watchable] = {}


def register(kind: Watchable) -> None:
    """Have things of this kind watched."""
    _kinds[kind.key] = kind


def kind_called(key: str) -> Watchable | None:
    """The kind of that key; None where its room is gone."""
    return _kinds.get(key)


def kind_of(thing: Any) -> Watchable:
    """The kind that a thing is of. Raises LookupError for what cannot be watched."""
    for kind in _kinds.values():
        if kind.key == thing._meta.model_name:
            return kind
    raise LookupError(f"{thing._meta.label} cannot be watched.")


def measures_of(watches: Iterable[Watch]) -> dict[int, set[int]]:
    """By the key of each watch, the keys of the measures it is of: a few queries for each kind."""
    by_kind: dict[str, list[Watch]] = {}
    for watch in watches:
        by_kind.setdefault(watch.kind, []).append(watch)
    found: dict[int, set[int]] = {}
    for key, these in by_kind.items():
        kind = _kinds.get(key)
        members = kind.measures_of({watch.thing for watch in these}) if kind else {}
        found |= {watch.pk: members.get(watch.thing, set()) for watch in these}
    return found


def register_ours() -> None:
    """A measure, and a team with all below it."""
    register(Watchable("measure", "measure", _measures, _itself, _page, _watch))
    register(Watchable("team", "team and those below it", _teams, _of_teams, page_of, _watch_team))


def _measures(person: Person) -> QuerySet[Measure]:
    return Measure.objects.figures_visible_to(person).open().select_related("organisation")


def _itself(keys: Iterable[int]) -> dict[int, set[int]]:
    return {key: {key} for key in keys}


def _page(measure: Measure) -> str:
    return reverse("measures:measure", args=[measure.organisation.code, measure.code])


def _watch(measure: Measure) -> str:
    return reverse("measures:watch", args=[measure.organisation.code, measure.code])


def _teams(person: Person) -> QuerySet[Team]:
    return open_teams_visible_to(person).select_related("organisation")


def _of_teams(keys: Iterable[int]) -> dict[int, set[int]]:
    """Two queries: the teams above each team, and the measures of teams."""
    wanted = set(keys)
    above = above_each() if wanted else {}
    found: dict[int, set[int]] = {key: set() for key in wanted}
    of_teams = Measure.objects.open().exclude(team=None) if wanted else Measure.objects.none()
    for measure, team in of_teams.values_list("pk", "team"):
        at: int | None = team
        while at is not None:
            if at in found:
                found[at].add(measure)
            at = above.get(at)
    return found


def _watch_team(team: Team) -> str:
    return reverse("measures:watch_team", args=[team.organisation.code, team.pk])
