"""The time that small charts below one another share: where its months or years lie, and the axis below them.

>>> [tick.words for tick in ticks(date(2016, 4, 1), date(2019, 3, 1))]
['2017', '2018', '2019']
>>> axis(ticks(date(2016, 4, 1), date(2019, 3, 1))).count("<text")
3
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from html import escape
from typing import NamedTuple

from goldthread.charts.sketch import WIDE
from goldthread.charts.small import across
from goldthread.charts.time_axis import position
from goldthread.charts.time_axis import ticks as firsts_of_months

ROOM = 5
"""So many months have room below a chart on a phone; of years, which are shorter, some more."""

AT_THE_EDGE = 60
"""A tick so near to an end has its words within the chart, not around it."""


class Tick(NamedTuple):
    """A moment that is marked: its place along time (0 to 1000), and what is written there."""

    place: int
    words: str


def ticks(first: date, last: date) -> list[Tick]:
    """The months or years to mark between two days, as many as have room; the two days where that is none.

    One tick in the middle where both days are the same.
    """
    days = [date(1970, 1, 1) + timedelta(milliseconds=at) for at in firsts_of_months((first, last), ROOM)]
    days = [day for day in days if first <= day <= last]
    if len(days) < 2:
        return [Tick(place_of(day, first, last), f"{day.day} {day:%b %Y}") for day in sorted({first, last})]
    yearly = (days[1] - days[0]).days > 360
    return [Tick(place_of(day, first, last), f"{day:%Y}" if yearly else f"{day:%b %Y}") for day in days]


def place_of(day: date, first: date, last: date) -> int:
    """Where a day lies from the first to the last: 0 to 1000; the middle where they are the same."""
    wide = position(last) - position(first)
    return round((position(day) - position(first)) / wide * WIDE) if wide else WIDE // 2


def axis(marked: Sequence[Tick], *, width: int = 160) -> str:
    """The words of these ticks as SVG markup, to stand below small charts drawn at that width.

    It is as wide as where it stands, as they are, and its letters stay as large as they are: its places are
    shares of its width. It is hidden from who does not see it: a sentence must say from when to when.
    """
    drawn = "".join(_words(marked, width))
    return (
        '<svg class="app-small-axis" xmlns="http://www.w3.org/2000/svg" width="100%" height="18" '
        f'focusable="false" aria-hidden="true">{drawn}</svg>'
    )


def _words(marked: Iterable[Tick], width: int) -> Iterable[str]:
    for place, words in marked:
        anchor = "start" if place < AT_THE_EDGE else "end" if place > WIDE - AT_THE_EDGE else "middle"
        x = 100 * across(place, width) / width
        yield f'<text x="{x:.2f}%" y="13" text-anchor="{anchor}">{escape(words)}</text>'
