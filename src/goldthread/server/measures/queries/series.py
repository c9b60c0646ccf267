"""A measure's readings as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from django.db.models import Count, QuerySet
from numpy.typing import NDArray

from ..models import ChartChoice, Measure, Reading, Revision
from ..periods import WORDS


@dataclass(frozen=True, eq=False)
class Series:
    """One revision's readings in order of time, ready for `methods.spc`.

    values has shape (n,), in the revision's unit; periods are the n first days. numerators and denominators
    have that shape too, None where a reading has none. phase_starts are those at which limits can be worked
    out anew: at least two readings stand before and after each. choice: how somebody decided to draw it.
    """

    revision: Revision
    back_cast: bool
    periods: tuple[date, ...]
    values: NDArray[np.float64]
    phase_starts: tuple[date, ...]
    target: float | None
    numerators: NDArray[np.float64] | None = None
    denominators: NDArray[np.float64] | None = None
    choice: ChartChoice | None = None

    @property
    def given(self) -> NDArray[np.float64]:
        """What was counted: numerators, where there are any, else values."""
        return self.values if self.numerators is None else self.numerators

    def latest(self, most: int) -> Series:
        """The last so many readings, as a series; all, where there are no more. New limits go with theirs."""
        if len(self) <= most:
            return self
        periods = self.periods[-most:]
        starts = [start for start in self.phase_starts if start > periods[0]]
        return replace(
            self,
            periods=periods,
            values=self.values[-most:],
            phase_starts=_usable(starts, periods),
            numerators=None if self.numerators is None else self.numerators[-most:],
            denominators=None if self.denominators is None else self.denominators[-most:],
        )

    def __len__(self) -> int:
        return len(self.periods)

    @property
    def period_word(self) -> str:
        """What one point is: a month, a week, an event."""
        return WORDS[self.revision.frequency][0]


READ = ("period", "value", "numerator", "denominator")
"""What is read of each reading for a series."""


class Row(NamedTuple):
    """One reading of a series, as `READ` names it."""

    period: date
    value: float
    numerator: float | None = None
    denominator: float | None = None


def in_force(measure: Measure) -> Revision:
    """The revision that says how the measure is counted now. Prefetched revisions are used."""
    return next(r for r in measure.revisions.all() if r.state == Revision.State.IN_FORCE)


def readings_of(revision: Revision, *, back_cast: bool = False) -> QuerySet[Reading]:
    """A revision's readings, first to last."""
    return Reading.objects.filter(revision=revision, back_cast=back_cast).order_by("period")


def series(measure: Measure, revision: Revision | None = None, *, back_cast: bool = False) -> Series:
    """A measure's readings under the revision in force, or another. At most four queries."""
    revision = revision or in_force(measure)
    rows = [Row(*row) for row in readings_of(revision, back_cast=back_cast).values_list(*READ)]
    return series_of(measure, revision, rows, [p.starts for p in measure.phases.all()], back_cast=back_cast)


def series_of(
    measure: Measure,
    revision: Revision,
    rows: Sequence[Row],
    starts: Iterable[date],
    *,
    back_cast: bool = False,
) -> Series:
    """The series of readings that were read from the database already, in order.

    Where the measure's choice of a chart was not read with it, that is one query, if there is one.
    """
    periods = tuple(row.period for row in rows)
    now = revision.state == Revision.State.IN_FORCE
    return Series(
        revision=revision,
        back_cast=back_cast,
        periods=periods,
        values=np.array([row.value for row in rows], dtype=np.float64),
        phase_starts=_usable(sorted(starts), periods),
        target=measure.target if now else None,
        numerators=_counted(row.numerator for row in rows),
        denominators=_counted(row.denominator for row in rows),
        choice=measure.charted,
    )


def _counted(column: Iterable[float | None]) -> NDArray[np.float64] | None:
    """Numerators or denominators; None where a reading has none, or there is no reading."""
    found = list(column)
    return None if not found or None in found else np.array(found, dtype=np.float64)


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
