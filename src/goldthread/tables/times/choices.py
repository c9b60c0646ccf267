"""One meaning for each cell of a column of times: all figures alike, months or financial years, one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..cells import GRAINS
from ..distinct import Wrongs
from ..steps import is_moment
from .cells import WHOLE
from .patterns import Spelt

FIGURES = ("yyyyMM", "yyyyMMdd", "Excel’s number of a day", WHOLE)
"""What whole numbers are, where all of them can be: the first of these."""

TOTALLED = ("quarter", "half-year", "year")
"""What a row of months or days may be a total of."""
KINDS = {
    "whole": "a whole number",
    "moment": "a date with a time of day",
    "day": "a date",
    "week": "a week",
    "quarter": "a quarter",
    "half-year": "half a year",
    "year": "a year",
}


def one_meaning(read: Sequence[Sequence[Spelt]], every: str | None) -> list[Spelt | None]:
    """For each cell the meaning that fits the whole column best; None where it has none."""
    chosen = _figures(read, every)
    chosen = _months_or_years(chosen, every)
    return [_best(each, every) for each in chosen]


def _best(meanings: Sequence[Spelt], every: str | None) -> Spelt | None:
    if not meanings:
        return None
    alike = [each for each in meanings if each.grain == every]
    fitting = [each for each in meanings if every and each.grain in GRAINS[every]]
    return [*alike, *fitting, *meanings][0]


def _figures(read: Sequence[Sequence[Spelt]], every: str | None) -> list[Sequence[Spelt]]:
    """The same, with one meaning for all that are whole numbers, if one fits all of them.

    Of a measure read by period, and beside dates, a number is no time of its own.
    """
    figures = [each for each in read if _is_figure(each)]
    spellings = [{one.spelling for one in each} for each in figures]
    shared = set.intersection(*spellings) if spellings else set()
    alone = every is None and len(figures) == len([each for each in read if each])
    wanted = ["yyyy"] * (every == "year") + [each for each in FIGURES if alone or each != WHOLE]
    spelling = next((each for each in wanted if each in shared), None)
    left = (spelling,) if spelling else (("yyyy", WHOLE) if every else (WHOLE,))
    return [[one for one in each if one.spelling in left] if _is_figure(each) else each for each in read]


def _is_figure(meanings: Sequence[Spelt]) -> bool:
    return any(each.spelling == WHOLE for each in meanings)


def _months_or_years(read: Sequence[Sequence[Spelt]], every: str | None) -> list[Sequence[Spelt]]:
    """2009-10 is a month or a financial year: alike in a column, and years if those follow one another."""
    both = [each for each in read if {"month", "year"} <= {one.grain for one in each}]
    if not both or every in ("month", "year"):
        return list(read)
    rest = {one.grain for each in read for one in each if each not in both}
    years = [one.time.year for each in both for one in each if one.grain == "year"]
    follow = len(years) > 1 and sorted(years) == list(range(min(years), max(years) + 1))
    grain = "year" if ("year" in rest or (follow and "month" not in rest)) else "month"
    return [[one for one in each if one.grain == grain] if each in both else each for each in read]


def of_one_kind(one: Sequence[Spelt | None], wrongs: Wrongs) -> None:
    """Refuse the rarer where a column mixes whole numbers, dates, moments, weeks, quarters and years.

    A month may stand among days, for its first; a day among moments only where all are at midnight.
    """
    kinds = ["" if each is None else _kind(each) for each in one]
    if _all_midnight(one):
        kinds = ["day" if kind == "moment" else kind for kind in kinds]
    there = {kind for kind in kinds if kind}
    if len(there) < 2:
        return
    counts = Counter({kind: wrongs.rows([each == kind for each in kinds]) for kind in there})
    usual = max(sorted(there), key=lambda kind: counts[kind])
    for kind in sorted(there - {usual}):
        remedy = "leave the row out if it is a total" if kind in TOTALLED else ""
        expected = f"expected {KINDS[usual]}, as in the other rows"
        wrongs.cells_where([each == kind for each in kinds], expected, remedy)


def _kind(spelt: Spelt) -> str:
    return "day" if spelt.grain == "month" else spelt.grain


def _all_midnight(one: Sequence[Spelt | None]) -> bool:
    return not any(is_moment(each.time) for each in one if each)
