"""A measure's readings as arrays, and its chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from django.db.models import Count, QuerySet
from numpy.typing import NDArray

from goldthread.methods import spc

from ..models import Measure, Reading, Revision
from ..periods import WORDS


@dataclass(frozen=True, eq=False)
class Series:
    """One revision's readings in order of time, ready for `methods.spc`.

    values has shape (n,), in the revision's unit; periods are the n first days. phase_starts are
    those at which limits can be worked out anew: at least two readings stand before and after each.
    """

    revision: Revision
    back_cast: bool
    periods: tuple[date, ...]
    values: NDArray[np.float64]
    phase_starts: tuple[date, ...]
    target: float | None

    def __len__(self) -> int:
        return len(self.periods)

    @property
    def period_word(self) -> str:
        """What one point is: a month, a week, an event."""
        return WORDS[self.revision.frequency][0]


def in_force(measure: Measure) -> Revision:
    """The revision that says how the measure is counted now. Prefetched revisions are used."""
    return next(r for r in measure.revisions.all() if r.state == Revision.State.IN_FORCE)


def readings_of(revision: Revision, *, back_cast: bool = False) -> QuerySet[Reading]:
    """A revision's readings, first to last."""
    return Reading.objects.filter(revision=revision, back_cast=back_cast).order_by("period")


def series(measure: Measure, revision: Revision | None = None, *, back_cast: bool = False) -> Series:
    """A measure's readings under the revision in force, or another. At most three queries."""
    revision = revision or in_force(measure)
    rows = list(readings_of(revision, back_cast=back_cast).values_list("period", "value"))
    return series_of(measure, revision, rows, [p.starts for p in measure.phases.all()], back_cast=back_cast)


def series_of(
    measure: Measure,
    revision: Revision,
    rows: Sequence[tuple[date, float]],
    starts: Iterable[date],
    *,
    back_cast: bool = False,
) -> Series:
    """The series of readings that were read from the database already, as (period, value) in order."""
    periods = tuple(period for period, _ in rows)
    now = revision.state == Revision.State.IN_FORCE
    return Series(
        revision=revision,
        back_cast=back_cast,
        periods=periods,
        values=np.array([value for _, value in rows], dtype=np.float64),
        phase_starts=_usable(sorted(starts), periods),
        target=measure.target if now else None,
    )


def chart(measure: Measure) -> spc.Chart:
    """The XmR chart of the revision in force. Raises spc.TooFewPoints for fewer than two readings."""
    return chart_of(series(measure))


def chart_of(one: Series) -> spc.Chart:
    """The XmR chart of a series. Raises spc.TooFewPoints for fewer than two readings."""
    lowest, highest = _reachable(one.revision)
    return spc.xmr(
        one.values,
        one.periods,
        phase_starts=one.phase_starts,
        improves=one.revision.direction,
        target=one.target,
        unit=one.revision.unit,
        lowest=lowest,
        highest=highest,
    )


def adjusted_of(one: Series, chart: spc.Chart) -> spc.Adjusted:
    """The chart whose limits know of neighbour and season. Raises spc.TooFewPoints below 12 readings."""
    lowest, highest = _reachable(one.revision)
    return spc.adjusted(chart, lowest=lowest, highest=highest)


def _reachable(revision: Revision) -> tuple[float | None, float | None]:
    """The least and the most that such a measure can read."""
    kind = revision.kind
    return None if kind == Revision.Kind.VALUE else 0, 100 if kind == Revision.Kind.PERCENTAGE else None


def _usable(starts: list[date], periods: tuple[date, ...]) -> tuple[date, ...]:
    """Those starts that leave two readings or more to each phase."""
    kept: list[date] = []
    begun = 0
    for start in starts:
        place = sum(period < start for period in periods)
        if place - begun >= 2 and len(periods) - place >= 2:
            kept.append(start)
            begun = place
    return tuple(kept)


def series_of_each(revisions: Iterable[Revision]) -> dict[tuple[int, bool], int]:
    """How many readings each revision has, by its number and whether they are a back-cast. One query."""
    numbers = {revision.pk: revision.number for revision in revisions}
    found = Reading.objects.filter(revision__in=list(numbers)).order_by().values_list("revision", "back_cast")
    return {(numbers[key], back_cast): n for key, back_cast, n in found.annotate(n=Count("pk"))}


def goes_on_under(revisions: Iterable[Revision]) -> dict[int, Revision]:
    """Where the readings of replaced revisions are: with the last that went on with their series.

    By the key of the revision that was replaced; one whose series ended is not among them.
    """
    agreed = [r for r in revisions if r.state in (Revision.State.IN_FORCE, Revision.State.REPLACED)]
    found: dict[int, Revision] = {}
    for before, after in reversed(list(pairwise(sorted(agreed, key=lambda r: r.number)))):
        if after.comparable:
            found[before.pk] = found.get(after.pk, after)
    return found
