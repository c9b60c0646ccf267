"""A column of times, judged as a whole: days, moments, months, quarters, years, weeks, or whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..calendar import step_of
from ..cells import ACCEPTED, GRAINS, too_long
from ..distinct import Wrongs, coded, spelt
from ..steps import Step, is_moment
from ..table import Table
from .cells import cell_meanings, together
from .choices import of_one_kind, one_meaning
from .notes import called, notes_of
from .orders import Order, in_order, order_asked
from .patterns import NoSuchDay, Spelt
from .spellings import why_none
from .words import day_of

Time = date | datetime | int
WANTED = "expected a date such as 2019-03-01 or 01/03/2019 (day first), or a whole number"


@dataclass(frozen=True)
class Times:
    """The different times of a column, in order of time, and each row's place (ranks) among them.

    how: ‘MMM-yy’, what follows ‘read as’. notes: sentences on what could have been read otherwise.
    financial: they are financial years.
    """

    distinct: tuple[Any, ...]
    ranks: NDArray[np.int64]
    how: str
    notes: tuple[str, ...] = ()
    financial: bool = False

    @cached_property
    def step(self) -> Step | None:
        """What the series takes; None where no step is found."""
        found = step_of(self.distinct)
        if found and found.name == "year" and self.financial:
            return replace(found, name="financial year")
        return found

    @property
    def span(self) -> str:
        """'24 months from July 2017'; '5 points from 3 to 40' where no step is found."""
        first, last = self.distinct[0], self.distinct[-1]
        if self.step is None or self.step.name == "point":
            return f"{len(self.distinct):,} times from {first} to {last}"
        count = self.step.place(last) - self.step.place(first) + 1
        one = "period of four weeks" if self.step.name == "four weeks" else self.step.name
        name = one if count == 1 else one.replace("period", "periods") if " of " in one else f"{one}s"
        return f"{count:,} {name} from {self.step.named(self.step.place(first))}"


def times(
    table: Table,
    column: str,
    *,
    every: str | None = None,
    order: Order | None = None,
    with_: str | None = None,
    period_of: Callable[[date], date] | None = None,
) -> Times:
    """The times of a column. Raises Unreadable with every row that is none, Ambiguous where asking helps.

    every: how long the periods are ('day', 'week', 'month', 'quarter', 'year', or 'event' for a day): times
    are then days, what is longer is refused, and whole numbers are years, or days as Excel counts them.
    Without, whole numbers may be times. order: whether the day or the month comes first in slashed figures.
    with_: a second column, of years, or of the months in a column of years. period_of: the period that a day
    is of, by which the order of figures may show.
    """
    column = table.named(column)
    if with_:
        codes, cells, column = together(table, column, table.named(with_))
    else:
        codes, cells = coded(table, column)
    wrongs = Wrongs(table, column, codes, cells)
    read = _read(cells, wrongs, every)
    texts = [spelt(cell) for cell in cells]
    if order is None:
        if asked := order_asked(texts, read, column, wrongs.first_row, period_of):
            raise asked
        order = "day"
    one = _one_each([in_order(each, order) for each in read], wrongs, every, order)
    wrongs.refuse_any()
    return _ranked(column, one, codes, texts, every)


def _read(cells: Sequence[Any], wrongs: Wrongs, every: str | None) -> list[tuple[Spelt, ...]]:
    """Each cell's meanings; what has none is wrong."""
    read: list[tuple[Spelt, ...]] = []
    reasons: list[str] = []
    wanted = f"expected {ACCEPTED}" if every else WANTED
    for cell in cells:
        try:
            found = cell_meanings(cell)
            reasons.append("" if found else why_none(spelt(cell)) or wanted)
        except NoSuchDay as none:
            found = ()
            reasons.append(str(none))
        read.append(found)
    for reason in dict.fromkeys(filter(None, reasons)):
        wrongs.cells_where([each == reason for each in reasons], reason)
    return read


def _one_each(
    read: list[tuple[Spelt, ...]], wrongs: Wrongs, every: str | None, order: Order
) -> list[Spelt | None]:
    """One meaning for each cell, of one kind in the whole column; what has none is wrong."""
    one = one_meaning(read, every)
    none = [bool(wrongs.cells[place] is not None) and each is None for place, each in enumerate(one)]
    if not wrongs.found:
        then = "month" if order == "day" else "day"
        wrongs.cells_where(none, f"there is no such day; the {order} comes first, then the {then}")
    if every and not wrongs.found:
        for grain in {each.grain for each in one if each} - set(GRAINS[every]):
            expected = f"expected {ACCEPTED}" if grain == "whole" else too_long(grain, every)
            wrongs.cells_where([each is not None and each.grain == grain for each in one], expected)
    if not wrongs.found:
        of_one_kind(one, wrongs)
    return one


def _ranked(
    column: str,
    one: Sequence[Spelt | None],
    codes: NDArray[np.int64],
    texts: Sequence[str],
    every: str | None,
) -> Times:
    found = [each for each in one if each is not None]
    moments = not every and any(is_moment(each.time) for each in found)
    read = [each.time if moments else day_of(each.time) for each in found]
    distinct = tuple(sorted(set(read)))
    rank = {time: place for place, time in enumerate(distinct)}
    ranks = np.array([rank[time] for time in read], np.int64)[codes] if read else codes
    financial = all(each.spelling.startswith("a financial year") for each in found)
    return Times(distinct, ranks, called(found), notes_of(column, found, texts), financial)
