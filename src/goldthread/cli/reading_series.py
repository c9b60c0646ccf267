"""Series from a table: which rows belong together, in which order, and what is missing between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.tables.calendar import listed, missing_between, step_of
from goldthread.tables.problem import quoted
from goldthread.tables.steps import Step
from goldthread.tables.table import Table
from goldthread.tables.totals import is_called_total

from . import Refused
from .reading import Reading
from .refusing import Wrong, wrong_where
from .texts import coded_texts

LAST_ROWS = 100
"""Rows at the end of a table in which totals are looked for."""

NO_STEP = "no step (months, weeks, …) is found in the times, so whether any is missing cannot be told"

MOST_NAMED = 2_000
"""Series among whose names totals are looked for."""

MOST_WARNED = 20
"""Series of which something is missing that are named, before the rest are only counted."""


@dataclass(frozen=True, eq=False)
class Gathered:
    """The series of a table in the order in which they first occur, each in order of time.

    keys: for each series its cells in the `by` columns. Series k has the points starts[k]
    to starts[k + 1] - 1. For each point, shape (points,): series, its place among keys;
    rank, the place of its time in `times`; cells, its time as the file spells it (a place
    in `spellings`); values, and denominators where there are any. All values are finite.
    usual: the step of all times together, which knows how they were spelt.
    """

    keys: tuple[tuple[str, ...], ...]
    starts: NDArray[np.int64]
    series: NDArray[np.int64]
    rank: NDArray[np.int64]
    times: tuple[Any, ...]
    cells: NDArray[np.int64]
    spellings: tuple[str, ...]
    values: NDArray[np.float64]
    denominators: NDArray[np.float64] | None
    warnings: tuple[str, ...]
    usual: Step | None = None

    def __len__(self) -> int:
        return len(self.keys)

    def name(self, place: int) -> str:
        """The series as people call it: what its `by` cells say."""
        return ", ".join(cell or "(empty)" for cell in self.keys[place])

    def times_of(self, place: int) -> tuple[Any, ...]:
        """The times of one series."""
        return tuple(
            self.times[rank] for rank in self.rank[self.starts[place] : self.starts[place + 1]].tolist()
        )

    def step(self, place: int) -> str:
        """What one point of that series is: 'month', 'week', …, failing that 'point'."""
        found = _step(self.times_of(place), self.usual)
        return found.name if found else "point"


def read_series(
    table: Table,
    reading: Reading,
    *,
    time: tuple[str, ...],
    value: str,
    by: tuple[str, ...] = (),
    denominator: str | None = None,
    least: float | None = None,
    share: bool = False,
    whole: str = "",
    above_nothing: str = "",
    between_events: bool = False,
) -> Gathered:
    """The series of a table. time: its column of times, or two, of years and of months.

    least: what no value may be less than; share: values are parts of their denominators,
    so none may be more; whole: they are whole numbers, above_nothing: they are above 0 (each
    says how to go on where they are not).
    Refused row by row: a cell that is no time or no number, a negative denominator, two
    values for one time in one series. Left out and warned of: rows called total, without a
    value or with a denominator of nothing. Warned of, unless times are between_events:
    times that are missing between others, and series in which no step is found.
    """
    table = _without_totals(table, time, reading)
    series, keys = _grouped(table, by)
    moments, wrong = reading.times_or_wrong(table, time)
    asked = {"whole": True, "remedy": whole, "counts": True} if whole else {}
    values, no_number = reading.numbers_or_wrong(table, value, least=least, empty="missing", **asked)
    below = None
    wrong = wrong + no_number
    if above_nothing:
        wrong = wrong + wrong_where(
            table, value, values <= 0, lambda place: f"{values[place]:g}", "a time above 0", above_nothing
        )
    if denominator is not None:
        below, no_number = reading.numbers_or_wrong(
            table, denominator, least=0, empty="missing", counts=bool(whole)
        )
        wrong = wrong + no_number + _impossible(table, value, values, denominator, below, share)
    wrong.refuse_any(table)
    cells, spellings = _spelt(table, time)
    order = np.lexsort((moments.ranks, series))
    series, rank = series[order], moments.ranks[order]
    found = Gathered(
        keys=keys,
        starts=_starts(series, len(keys)),
        series=series,
        rank=rank,
        times=moments.distinct,
        cells=cells[order],
        spellings=tuple(spellings),
        values=values[order],
        denominators=None if below is None else below[order],
        warnings=(),
        usual=moments.step,
    )
    _twice(table, " and ".join(time), found, order, hint=not by).refuse_any(table)
    _say_totals(table, keys, reading)
    return _kept(table, found, order, denominator, stepped=not between_events)


def _without_totals(table: Table, time: tuple[str, ...], reading: Reading) -> Table:
    """The table without rows whose time is called total, as sheets end in one."""
    for column in time:
        cells = table.column(column)
        last = range(max(0, len(table) - LAST_ROWS), len(table))
        gone = [place for place in last if isinstance(cells[place], str) and is_called_total(cells[place])]
        if gone and len(gone) < len(table):
            told = " and ".join(f"row {table.row(place)}, {quoted(cells[place])}," for place in gone)
            reading.told.append(f"{table.name}: {told} is no time but a total; left out.")
            table = table.without(gone)
    return table


def _say_totals(table: Table, keys: tuple[tuple[str, ...], ...], reading: Reading) -> None:
    """Name the series that are called totals: they are charted like the others, and hold the same twice."""
    if not 1 < len(keys) <= MOST_NAMED:
        return
    for key in keys:
        if any(is_called_total(cell) for cell in key):
            name = quoted(", ".join(key))
            reading.told.append(
                f"{table.name}: series {name} is called a total; it is charted like the others."
            )


def _spelt(table: Table, time: tuple[str, ...]) -> tuple[NDArray[np.int64], list[str]]:
    """Each row's place among the spellings of its time, in one column or two."""
    codes, names = coded_texts(table, time[0])
    for column in time[1:]:
        others, further = coded_texts(table, column)
        both, codes = np.unique(codes * len(further) + others, return_inverse=True)
        names = [f"{names[one // len(further)]} {further[one % len(further)]}" for one in both.tolist()]
    return codes, names


def _grouped(table: Table, by: tuple[str, ...]) -> tuple[NDArray[np.int64], tuple[tuple[str, ...], ...]]:
    """Each row's series, and the series in the order in which they first occur."""
    if not by:
        return np.zeros(len(table), np.int64), ((),)
    columns = [coded_texts(table, column) for column in by]
    combined = np.zeros(len(table), np.int64)
    for codes, names in columns:
        _, combined = np.unique(combined * len(names) + codes, return_inverse=True)
    _, first, inverse = np.unique(combined, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    firsts = first[order]
    cells = [[names[code] for code in codes[firsts].tolist()] for codes, names in columns]
    return place[inverse], tuple(zip(*cells, strict=True))


def _starts(series: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    return np.searchsorted(series, np.arange(count + 1))


def _impossible(
    table: Table,
    value: str,
    values: NDArray[np.float64],
    denominator: str,
    below: NDArray[np.float64],
    share: bool,
) -> Wrong:
    """Values without anything they could be of, and parts that are more than their whole."""

    def found(place: int) -> str:
        return f"{values[place]:g} where ‘{denominator}’ is {below[place]:g}"

    with np.errstate(invalid="ignore"):
        more = (below == 0) & (values != 0) & ~np.isnan(values)
        if share:
            more |= values > below
    wanted = f"not more than ‘{denominator}’" if share else "0 where there was nothing to count in"
    return wrong_where(table, value, more, found, wanted)


def _twice(table: Table, time: str, found: Gathered, order: NDArray[np.int64], hint: bool) -> Wrong:
    """Second values for one time in one series."""
    again = np.zeros(len(order), np.bool_)
    again[1:] = (found.series[1:] == found.series[:-1]) & (found.rank[1:] == found.rank[:-1])
    if not again.any():
        return Wrong()
    here = np.flatnonzero(again)
    where = {int(order[place]): int(place) for place in here}

    def said(row: int) -> str:
        place = where[row]
        start = place
        while again[start]:
            start -= 1
        whose = f" in series {found.name(found.series[place])}" if found.keys[0] else ""
        cell = found.spellings[found.cells[place]]
        return f"a second value for {cell}{whose} (the first is in row {table.row(int(order[start]))})"

    by_row = np.zeros(len(order), np.bool_)
    by_row[order[here]] = True
    told = "If another column tells series apart, name it with --by" if hint else ""
    return wrong_where(table, time, by_row, said, "one value for each time", told)


def _kept(
    table: Table, found: Gathered, order: NDArray[np.int64], denominator: str | None, *, stepped: bool
) -> Gathered:
    """The series without rows that have no value, and warnings of these and of missing times."""
    gone = np.isnan(found.values)
    nothing = np.zeros_like(gone)
    if found.denominators is not None:
        gone = gone | np.isnan(found.denominators)
        nothing = (found.denominators == 0) & ~gone
    kept = ~(gone | nothing)
    if not kept.any():
        raise Refused(f"{table.name}: no row has a value to be shown.")

    def rows(where: NDArray[np.bool_], start: int, stop: int) -> str:
        places = start + np.flatnonzero(where[start:stop])
        return listed([_cell(table, found, order, place) for place in places.tolist()])

    reasons = [(gone, "no value"), (nothing, f"{denominator} is 0")]
    there, series = np.unique(found.series[kept], return_inverse=True)
    return Gathered(
        keys=tuple(found.keys[place] for place in there.tolist()),
        starts=_starts(series, len(there)),
        series=series,
        rank=found.rank[kept],
        times=found.times,
        cells=found.cells[kept],
        spellings=found.spellings,
        values=found.values[kept],
        denominators=None if found.denominators is None else found.denominators[kept],
        warnings=tuple(_warned(table, found, reasons, rows, stepped)),
        usual=found.usual,
    )


def _cell(table: Table, found: Gathered, order: NDArray[np.int64], place: int) -> str:
    return f"{found.spellings[found.cells[place]]} (row {table.row(int(order[place]))})"


def _warned(
    table: Table,
    found: Gathered,
    reasons: list[tuple[NDArray[np.bool_], str]],
    rows: Callable[[NDArray[np.bool_], int, int], str],
    stepped: bool,
) -> list[str]:
    """What each series lacks: rows left out for a reason, and times between others."""
    left_out = np.zeros(len(found), np.bool_)
    for where, _ in reasons:
        left_out[found.series[where]] = True
    gaps: dict[bytes, str] = {}
    warnings: list[str] = []
    concerned = 0
    bounds = found.starts.tolist()
    for place, (start, stop) in enumerate(pairwise(bounds)):
        grid = found.rank[start:stop].tobytes()
        if grid not in gaps:
            gaps[grid] = _gaps(found.times_of(place), found.usual) if stepped else ""
        if not (gaps[grid] or left_out[place]):
            continue
        concerned += 1
        if concerned <= MOST_WARNED:
            told = [
                f"{why} for {rows(where, start, stop)}; left out"
                for where, why in reasons
                if where[start:stop].any()
            ]
            whose = f"{table.name}, {found.name(place)}" if found.keys[place] else table.name
            warnings += [f"{whose}: {what}." for what in (*told, gaps[grid]) if what]
    if concerned > MOST_WARNED:
        warnings.append(f"{table.name}: something is missing in {concerned - MOST_WARNED:,} more series.")
    return warnings


def _step(times: tuple[Any, ...], usual: Step | None) -> Step | None:
    """The step of one series: of years the financial one, where times are spelt so."""
    found = step_of(times)
    return usual if found and usual and (found.name, usual.name) == ("year", "financial year") else found


def _gaps(times: tuple[Any, ...], usual: Step | None) -> str:
    """The times missing between others, or that nobody can tell."""
    if len(times) < 3:
        return ""
    step = _step(times, usual)
    return str(missing_between(times, step)) if step else NO_STEP
