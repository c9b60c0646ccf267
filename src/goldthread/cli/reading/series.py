"""Series from a table: which rows belong together, in which order, and what is missing between them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goldthread.tables.problem import quoted
from goldthread.tables.table import Table
from goldthread.tables.totals import is_called_total

from .gathered import Gathered, starts_of
from .leaving_totals import without_total_times
from .options import Reading
from .refusing import Wrong, wrong_where
from .series_kept import kept_of
from .texts import coded_texts

MOST_NAMED = 2_000
"""Series among whose names totals are looked for."""


def read_series(
    table: Table,
    reading: Reading,
    *,
    time: tuple[str, ...],
    value: str,
    by: tuple[str, ...] = (),
    denominator: str | None = None,
    least: float | None = None,
    most: float | None = None,
    share: bool = False,
    whole: str = "",
    above_nothing: str = "",
    between_events: bool = False,
    several: bool = False,
    deviation: str | None = None,
) -> Gathered:
    """The series of a table. time: its column of times, or two, of years and of months.

    least, most: what no value may be less or more than; share: values are parts of their denominators,
    so none may be more; whole: they are whole numbers, above_nothing: they are above 0 (each
    says how to go on where they are not).
    several: one series may have several values for one time, and what is missing is not told.
    deviation: a column of standard deviations of groups, whose sizes are the denominators.
    Refused row by row: a cell that is no time or no number, a negative denominator, two
    values for one time in one series. Left out and warned of: rows called total, without a
    value or with a denominator of nothing. Warned of, unless times are between_events:
    times that are missing between others, and series in which no step is found.
    """
    table = without_total_times(table, time, reading)
    series, keys = _grouped(table, by)
    moments, wrong = reading.times_or_wrong(table, time)
    asked = {"whole": True, "remedy": whole, "counts": True} if whole else {}
    values, no_number = reading.numbers_or_wrong(
        table, value, least=least, most=most, empty="missing", **asked
    )
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
        starts=starts_of(series, len(keys)),
        series=series,
        rank=rank,
        times=moments.distinct,
        cells=cells[order],
        spellings=tuple(spellings),
        values=values[order],
        denominators=None if below is None else below[order],
        deviations=None if deviation is None else reading.numbers(table, deviation, empty="missing")[order],
        warnings=(),
        usual=moments.step,
    )
    if not several:
        _twice(table, " and ".join(time), found, order, hint=not by).refuse_any(table)
    _say_totals(table, keys, reading)
    return kept_of(table, found, order, denominator, stepped=not (between_events or several))


def _say_totals(table: Table, keys: tuple[tuple[str, ...], ...], reading: Reading) -> None:
    """Name the series that are called totals: they are charted like the others, and hold the same twice."""
    if not 1 < len(keys) <= MOST_NAMED:
        return
    for key in keys:
        if any(is_called_total(cell) for cell in key):
            name = quoted(", ".join(key))
            reading.notes.append(
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
