"""Where everything in an SPC figure goes, in pixels: axes, event lanes, names of lines, key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from goldthread.charts.theme import NARROW, Margins, spread_apart, text_size, text_width
from goldthread.methods.plain import plain_number
from goldthread.methods.spc import Chart

LANES = 3
"""How many rows of events may stand above the plot."""


@dataclass(frozen=True)
class Event:
    """Something that happened at a time, as numbered and placed on a figure."""

    number: int
    time: Any
    words: str
    x: float
    lane: int
    shown: str


@dataclass(frozen=True)
class Layout:
    """The measures of one figure. x_domain is in milliseconds, or in the times' own numbers."""

    width: int
    height: int
    margins: Margins
    size: int
    x_domain: tuple[float, float]
    y_domain: tuple[float, float]
    events: tuple[Event, ...]

    @property
    def narrow(self) -> bool:
        return self.width < NARROW

    @property
    def plot_width(self) -> int:
        return self.width - self.margins.left - self.margins.right

    @property
    def plot_height(self) -> int:
        return self.height - self.margins.top - self.margins.bottom

    def y(self, value: float) -> float:
        """Pixels from the top of the plot."""
        low, high = self.y_domain
        return (high - value) / (high - low) * self.plot_height


def lay_out(
    chart: Chart, *, events: Sequence[tuple[Any, str]], titled: bool, key_rows: int, width: int
) -> Layout:
    """The layout of a chart at that outer width."""
    size = text_size(width)
    x_domain, y_domain = _x_domain(chart.times), _y_domain(chart)
    longest = max(len(plain_number(value)) for value in y_domain)
    left = round(text_width("0" * min(longest, 7), size)) + 14
    right = 66 if width < NARROW else 104
    placed = _placed(events, chart.times, x_domain, width - left - right, size)
    lanes = 1 + max((event.lane for event in placed), default=-1)
    margins = Margins(
        left=left,
        right=right,
        top=(size + 14 if titled else 0) + (size + 8 if chart.unit else 0) + lanes * (size + 7) + 8,
        bottom=size + 22 + key_rows * (size + 8),
    )
    plot_height = max(170, min(300, round((width - left - right) * 0.55)))
    height = plot_height + margins.top + margins.bottom
    return Layout(width, height, margins, size, x_domain, y_domain, placed)


def position(time: Any) -> float:
    """A time as a number along the axis: milliseconds for dates, itself for numbers."""
    if isinstance(time, datetime):
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp() * 1000
    if isinstance(time, date):
        return datetime(time.year, time.month, time.day, tzinfo=UTC).timestamp() * 1000
    return float(time)


def positions(times: Sequence[Any]) -> list[float]:
    """Every time along the axis; text takes its place in the series."""
    if times and isinstance(times[0], str):
        return [float(place) for place in range(len(times))]
    return [position(time) for time in times]


def ticks(times: Sequence[Any], room: float) -> list[float]:
    """Firsts of months to mark on a time axis: as many as fit, a month, a quarter, a year apart."""
    first, last = times[0], times[-1]
    months = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    months = [m for m in months if (first.year, first.month) <= m <= (last.year, last.month)]
    for step in (1, 2, 3, 4, 6, 12, 24, 60, 120):
        start = first.month - 1 if step < 12 else 0
        kept = [m for m in months if (m[0] * 12 + m[1] - 1 - start) % step == 0]
        if len(kept) <= max(2, room):
            return [position(date(year, month, 1)) for year, month in kept]
    return []


def line_names(layout: Layout, lines: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Names for the right margin with the pixel each stands at, moved apart where they would touch."""
    places = [layout.y(value) for _, value in lines]
    moved = spread_apart(places, layout.size + 2, 0, layout.plot_height)
    return [(name, place) for (name, _), place in zip(lines, moved, strict=True)]


def _x_domain(times: Sequence[Any]) -> tuple[float, float]:
    places = positions(times)
    room = (places[-1] - places[0]) / (len(places) - 1) / 2
    return places[0] - room, places[-1] + room


def _y_domain(chart: Chart) -> tuple[float, float]:
    shown = [*chart.values, *chart.lower, *chart.upper]
    if chart.target is not None:
        shown.append(chart.target)
    low, high = float(min(shown)), float(max(shown))
    room = (high - low) * 0.06 or abs(high) * 0.1 or 1.0
    floor = 0.0 if low >= 0 else low - room
    return max(low - room, floor) if low >= 0 else low - room, high + room


def _placed(
    events: Sequence[tuple[Any, str]],
    times: Sequence[Any],
    x_domain: tuple[float, float],
    plot_width: float,
    size: int,
) -> tuple[Event, ...]:
    """Events within the chart's span, numbered in order of time, with words if all words fit."""
    low, high = x_domain
    named = dict(zip(times, positions(times), strict=True))
    spots = [
        (named[when] if isinstance(when, str) else position(when), when, words) for when, words in events
    ]
    spots = sorted((spot for spot in spots if low <= spot[0] <= high), key=lambda spot: spot[0])
    along = [(spot[0] - low) / (high - low) * plot_width for spot in spots]
    numbers = [str(number) for number in range(1, len(spots) + 1)]
    worded = [f"{number} {spot[2]}" for number, spot in zip(numbers, spots, strict=True)]
    lanes = _lanes(along, worded, size, plot_width + 60)
    shown = worded
    if lanes is None:
        shown, lanes = numbers, _lanes(along, numbers, size, None) or [0] * len(spots)
    return tuple(
        Event(number, spot[1], spot[2], spot[0], lane, text)
        for number, (spot, lane, text) in enumerate(zip(spots, lanes, shown, strict=True), start=1)
    )


def _lanes(along: list[float], texts: list[str], size: int, right: float | None) -> list[int] | None:
    """A lane for each text, starting at its place, so that none touches; None if they do not fit.

    Without a right edge everything is made to fit, in as many lanes as it takes.
    """
    ends: list[float] = []
    chosen = []
    for x, text in zip(along, texts, strict=True):
        end = x + text_width(text, size) + 12
        if right is not None and end > right:
            return None
        lane = next((lane for lane, taken in enumerate(ends) if taken <= x), len(ends))
        if right is not None and lane >= LANES:
            return None
        ends[lane : lane + 1] = [end]
        chosen.append(lane)
    return chosen
