"""The charts of every series of a file, and where the limits of each begin anew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click
import numpy as np
from numpy.typing import NDArray

from goldthread.tables.calendar import MOST_LISTED, listed

from .. import Refused
from ..progress import progress
from ..reading.gathered import Gathered
from ..reading.saying_times import as_the_times, time_said

if TYPE_CHECKING:
    from goldthread.methods.spc import Chart, ManyCharts, Rules

YEARS = range(1900, 2101)
"""Whole numbers that are taken for years where gaps are looked for."""


@dataclass(frozen=True)
class Wanted:
    """How charts are to be made, as the options say it."""

    kind: str
    rules: Rules
    improves: str
    target: float | None
    fix_after: int | None
    adjusted: bool
    since: Any = None
    until: Any = None


@dataclass(frozen=True, eq=False)
class Charted:
    """Series and their charts, in the same order. Points stand series after series, in order of time.

    alternatives: for each series its chart with adjusted limits, where these were asked for.
    """

    series: Gathered
    charts: ManyCharts
    wanted: Wanted
    alternatives: tuple[Chart, ...] | None
    warnings: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.series)

    def chart(self, place: int) -> Chart:
        """The chart of one series, with its times as they are."""
        if self.alternatives is not None:
            return self.alternatives[place]
        chart, times = self.charts[place], self.series.times_of(place)
        alone: tuple[Any, ...] = ()
        if chart.kind.is_of_groups and chart.denominators is not None:
            alone = tuple(time for time, size in zip(times, chart.denominators, strict=True) if size == 1)
        return replace(chart, times=times, alone=alone)


def charted(
    series: Gathered,
    wanted: Wanted,
    starts: Sequence[tuple[str | None, Any]],
    *,
    one_point: bool = False,
) -> Charted:
    """The charts of all series; refused where limits cannot be made so. one_point: one alone is no fault."""
    from goldthread.methods import spc

    rebase, warnings = _rebased(series, starts)
    if len(series.values) == 1 and not one_point:
        raise Refused("Limits need at least 2 points; there is 1.")
    table = {"series": series.series, "time": _times(series), "value": series.values}
    if series.denominators is not None:
        table["denominator"] = series.denominators
    if series.deviations is not None:
        table["deviation"] = series.deviations
    of_groups = series.deviations is not None
    try:
        charts = spc.many(
            table,
            time="time",
            value="value",
            by="series",
            denominator="denominator" if series.denominators is not None and not of_groups else None,
            size="denominator" if of_groups else None,
            sd="deviation" if of_groups else None,
            chart=wanted.kind,
            rebase=rebase,
            fix_after=wanted.fix_after,
            improves=wanted.improves,
            target=wanted.target,
            rules=wanted.rules,
        )
    except ValueError as error:
        raise Refused(str(error)) from error
    warnings += [*_without_limits(series, charts), *_too_short(series, wanted.fix_after)]
    made = Charted(series, charts, wanted, None, (*series.warnings, *warnings))
    return replace(made, alternatives=_adjusted(made)) if wanted.adjusted else made


def _times(series: Gathered) -> NDArray[Any]:
    """The times of all points: dates and years, among which gaps are seen; of others their ranks."""
    clock = _clock(series)
    return series.rank if clock is None else clock[series.rank]


def _clock(series: Gathered) -> NDArray[Any] | None:
    """The times by their ranks as numpy has them, where they are dates of one clock, or years."""
    first, last = series.times[0], series.times[-1]
    if isinstance(first, int) and YEARS.start <= first <= last < YEARS.stop:
        return np.array([str(year) for year in series.times], dtype="datetime64[Y]")
    if not isinstance(first, date) or getattr(first, "tzinfo", None) is not None:
        return None
    return np.array(series.times, dtype=f"datetime64[{'us' if isinstance(first, datetime) else 'D'}]")


def start_said(text: str) -> tuple[str | None, Any]:
    """The series (None for all) and the time of `[SERIES=]DATE`."""
    name, parted, when = text.rpartition("=")
    start = time_said(when)
    if start is None:
        raise click.BadParameter(
            f"{when!r} is not a date such as 2019-03-01, nor a whole number.", param_hint="--rebase"
        )
    return (name if parted else None), start


def _rebased(
    series: Gathered, starts: Sequence[tuple[str | None, Any]]
) -> tuple[dict[int, list[Any]], list[str]]:
    """For each series the times (ranks, where they are no dates) at which limits begin anew; and warnings."""
    places = {series.name(place): place for place in range(len(series))} if starts else {}
    first, last = series.rank[series.starts[:-1]], series.rank[series.starts[1:] - 1]
    clock = _clock(series)
    rebase: dict[int, list[Any]] = {}
    warnings: list[str] = []
    for name, start in starts:
        if name is not None and name not in places:
            there = (
                ", ".join(f"'{each}'" for each in list(places)[:12] if each) or "one alone, without a name"
            )
            raise Refused(f"--rebase {name}=…: there is no series '{name}'; there is {there}.")
        rank = bisect_left(series.times, comparable(start, series, "--rebase"))
        chosen = range(len(series)) if name is None else [places[name]]
        if all(rank > last[place] for place in chosen):
            raise Refused(f"No point is at or after {start}, so no phase can start there.")
        if all(rank <= first[place] for place in chosen):
            warnings.append(f"--rebase {start}: no point is earlier, so it changes nothing.")
        for place in chosen:
            if first[place] < rank <= last[place]:
                rebase.setdefault(place, []).append(rank if clock is None else clock[rank])
    return rebase, warnings


def comparable(start: Any, series: Gathered, option: str) -> Any:
    """The start as a time of the series' kind; refused if it is of another."""
    usual = series.times[0]
    start = as_the_times(start, usual)
    if isinstance(usual, datetime) and isinstance(start, date):
        if not isinstance(start, datetime):
            start = datetime(start.year, start.month, start.day)
        if start.tzinfo is None:
            start = start.replace(tzinfo=usual.tzinfo)
    zoned = [isinstance(each, datetime) and each.tzinfo is not None for each in (start, usual)]
    if type(start) is not type(usual) or zoned[0] != zoned[1]:
        raise Refused(f"{option} {start} is not of the kind of the times, such as {series.spellings[0]}.")
    return start


def _without_limits(series: Gathered, charts: ManyCharts) -> list[str]:
    """Series whose last phase is one point alone, of a kind that needs two for its limits."""
    if not charts.kind.has_limits:
        return []
    without = np.flatnonzero(np.isnan(charts.summary.upper))
    alone = without[charts.summary.made_from[without] < 2]
    if not len(alone):
        return []
    return [f"One point alone has no limits: in the last phase of {_names(series, alone)}."]


def _names(series: Gathered, places: NDArray[np.intp]) -> str:
    return listed(
        [series.name(place) or "the series" for place in places[:MOST_LISTED].tolist()], len(places)
    )


def _too_short(series: Gathered, fix_after: int | None) -> list[str]:
    """Series that have not as many points as are to make the limits."""
    count = int((np.diff(series.starts) < (fix_after or 0)).sum())
    whose = f"{count:,} of {len(series):,} series have" if len(series) > 1 else "the series has"
    return [f"--fix-after {fix_after}: {whose} fewer points; all of them make the limits."] if count else []


def _adjusted(made: Charted) -> tuple[Chart, ...]:
    from goldthread.methods import spc

    found = []
    with progress("Adjusting", len(made), seconds_each=0.003) as done:
        for place in range(len(made)):
            whose = f"Series {made.series.name(place)}: " if made.series.keys[place] else ""
            try:
                found.append(spc.adjusted(made.chart(place)))
            except ValueError as error:
                raise Refused(f"{whose}{error}") from error
            done(1)
    return tuple(found)
