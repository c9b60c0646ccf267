"""One thing counted in many places: each one's own chart on one scale, and one time of all side by side.

Nothing here ranks: places stand by the alphabet, or by when they began to count.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from goldthread.charts.sketch import Sketch, reach
from goldthread.methods import funnel
from goldthread.methods.errors import TooFewPoints
from goldthread.server.people.models import Person
from goldthread.server.people.teams import keys_above

from ..models import Measure, Reading, Revision
from ..periods import named
from .counted_as import alike
from .one_time import on_one_time, periods_of
from .overview import Glance, glances, with_small_charts

ORDERS = {"name": "By name", "began": "By when counting began"}
MOST = 120
"""Places on one page: more than anybody compares."""
OFFERED = 36
"""Periods that may be chosen for a funnel: the last three years of months."""


@dataclass(frozen=True, eq=False)
class Place:
    """One place where it is counted. sketch: of its chart, on the time of all; None with too few readings."""

    name: str
    glance: Glance
    first: date | None
    sketch: Sketch | None


class Across:
    """A measure in all places that count it alike and that somebody may see. Nine queries at most."""

    def __init__(self, measure: Measure, person: Person, *, order: str = "name") -> None:
        seen = Measure.objects.visible_to(person)
        found = glances(seen.filter(pk__in=alike(measure).values("pk")), to=person)
        self.measure, self.left_out = measure, max(0, len(found) - MOST)
        rows = with_small_charts(sorted(found, key=_called)[:MOST])
        self.revision = next(each.revision for each in rows if each.measure.pk == measure.pk)
        self.frequency = self.revision.frequency
        self.places = sorted(_places(rows, _names(rows)), key=lambda each: _place_in(each, order))

    @cached_property
    def ends(self) -> tuple[float, float] | None:
        """From where to where the scale of all goes; None where nothing is drawn."""
        return reach([each.sketch for each in self.places if each.sketch])

    @cached_property
    def span(self) -> tuple[str, str] | None:
        """The first and the last period of all, as people say them."""
        firsts = [each.first for each in self.places if each.first]
        lasts = [each.glance.stands.last for each in self.places if each.glance.stands.last]
        if not firsts or not lasts:
            return None
        return named(min(firsts), self.frequency), named(max(lasts), self.frequency)

    @property
    def open_ones(self) -> list[Place]:
        """Those whose figures this person may see."""
        return [each for each in self.places if not each.glance.is_withheld]

    @property
    def withheld(self) -> list[Place]:
        """Those whose figures are kept to a circle that this person is not in."""
        return [each for each in self.places if each.glance.is_withheld]

    @property
    def other_frequencies(self) -> list[Place]:
        """Those that are read at other times, so that no one time of all can be compared."""
        return [each for each in self.places if each.glance.revision.frequency != self.frequency]

    @cached_property
    def holding_others(self) -> list[Place]:
        """Those of which others here are a part: in one comparison with these they would be counted twice."""
        teams = [each.glance.measure.team for each in self.places if each.glance.measure.team]
        parts = frozenset(chain.from_iterable(keys_above(teams).values()))
        whole = {team.organisation_id for team in teams}
        return [each for each in self.places if _holds(each.glance.measure, parts, whole)]

    @cached_property
    def periods(self) -> list[date]:
        """Periods in which three places or more have a numerator and a denominator, the last first."""
        counted: dict[date, int] = {}
        for _, period, _, _ in self._counts:
            counted[period] = counted.get(period, 0) + 1
        return sorted((day for day, many in counted.items() if many >= 3), reverse=True)[:OFFERED]

    def funnel(self, period: date) -> funnel.Funnel | None:
        """The places of one period beside one another; None where they cannot be compared."""
        names = {each.glance.revision.pk: each.name for each in self.places}
        rows = [row for row in self._counts if row[1] == period]
        rows.sort(key=lambda row: names[row[0]].casefold())
        proportion = self.revision.kind == Revision.Kind.PERCENTAGE
        try:
            return funnel.funnel(
                [above for _, _, above, _ in rows],
                [below for _, _, _, below in rows],
                units=[names[key] for key, _, _, _ in rows],
                kind="proportion" if proportion else "rate",
                per=1.0 if proportion else float(self.revision.per or 1),
            )
        except (TooFewPoints, ValueError):
            return None

    @cached_property
    def _counts(self) -> list[tuple[int, date, float, float]]:
        """Revision, period, numerator and denominator of every reading that has them."""
        if not self.revision.has_denominator:
            return []
        beside = {*self.other_frequencies, *self.holding_others}
        kept = [each.glance.revision.pk for each in self.open_ones if each not in beside]
        found = Reading.objects.filter(revision__in=kept, back_cast=False, denominator__isnull=False)
        rows = found.order_by().values_list("revision", "period", "numerator", "denominator")
        return [
            (key, period, above, below)
            for key, period, above, below in rows
            if above is not None and below is not None
        ]


def _holds(measure: Measure, parts: frozenset[int], whole: Container[int]) -> bool:
    """Whether others are a part of this one's team, or of its organisation where it is of no team."""
    return measure.team_id in parts if measure.team_id else measure.organisation_id in whole


def _called(each: Glance) -> tuple[str, str, int]:
    return each.measure.organisation.name.casefold(), each.measure.title.casefold(), each.measure.pk


def _place_in(place: Place, order: str) -> tuple[date, str]:
    began = (place.first or date.max) if order == "began" else date.min
    return began, place.name.casefold()


def _names(rows: Sequence[Glance]) -> dict[int, str]:
    """What each place is called: by its team or its organisation, if that tells it from the others."""
    elsewhere = len({each.measure.organisation_id for each in rows}) > 1
    names = {}
    for each in rows:
        measure = each.measure
        team, at = measure.team.name if measure.team else "", measure.organisation.name
        names[measure.pk] = ", ".join(filter(None, (team, at if elsewhere or not team else "")))
    said = list(names.values())
    codes = {each.measure.pk: each.measure.code for each in rows}
    return {key: name if said.count(name) == 1 else f"{name} ({codes[key]})" for key, name in names.items()}


def _places(rows: Sequence[Glance], names: Mapping[int, str]) -> list[Place]:
    """The places, their sketches along the time of all: from the first to the last drawn."""
    periods = periods_of(rows)
    sketches = on_one_time(rows, periods).sketches
    return [
        Place(
            names[each.measure.pk],
            each,
            next(iter(periods[each.revision.pk]), None),
            sketches[each.measure.pk],
        )
        for each in rows
    ]
