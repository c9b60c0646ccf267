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
    right = round(max(text_width(words, size - 1) for words, _ in named_lines(chart, width))) + 12
    placed = _placed(events, chart.times, x_domain, width - left - right, width - left, size)
    lanes = 1 + max((event.lane for event in placed), default=-1)
    margins = Margins(
        left=left,
        right=right,
        top=(size + 14 if titled else 0) + (size + 8 if chart.unit else 0) + lanes * (size + 7) + 12,
        bottom=size + 22 + key_rows * (size + 8),
    )
    plot_height = max(190, min(300, round((width - left - right) * 0.55)))
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
    best: list[float] = []
    for step in (1, 2, 3, 6, 12, 24, 60, 120):
        start = first.month - 1 if step < 12 else 0
        kept = [month for month in months if (month[0] * 12 + month[1] - 1 - start) % step == 0]
        if len(kept) < 2:
            break
        best = [position(date(year, month, 1)) for year, month in kept]
        if len(kept) <= (room if step < 12 else room * 1.6):
            break
    return best


def named_lines(chart: Chart, width: int) -> list[tuple[str, float]]:
    """The last phase's lines and the target: what to call each, and where it lies."""
    last = chart.phases[-1]
    trial = " (trial)" if last.trial and width >= NARROW else ""
    lines = [(f"mean {plain_number(last.centre)}", last.centre)]
    if last.upper > last.lower:
        lines.append((f"upper {plain_number(last.upper)}{trial}", last.upper))
        lines.append((f"lower {plain_number(last.lower)}{trial}", last.lower))
    if chart.target is not None:
        lines.append((f"target {plain_number(chart.target)}", chart.target))
    return lines


def line_names(chart: Chart, layout: Layout) -> list[tuple[str, float]]:
    """Names for the right margin with the pixel each stands at, moved apart where they would touch."""
    lines = named_lines(chart, layout.width)
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
    right: float,
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
    shown = [f"{number} {spot[2]}" for number, spot in zip(numbers, spots, strict=True)]
    lanes = _clear_lanes(along, shown, size, right)
    if lanes is None:
        shown, lanes = numbers, _packed_lanes(along, numbers, size)
    return tuple(
        Event(number, when, words, x, lane, text)
        for number, ((x, when, words), lane, text) in enumerate(
            zip(spots, lanes, shown, strict=True), start=1
        )
    )


def _clear_lanes(along: list[float], texts: list[str], size: int, right: float) -> list[int] | None:
    """A lane for each text, above every later rule that it would cross; None if that takes too many."""
    lanes: list[int] = []
    for place in reversed(range(len(along))):
        end = along[place] + text_width(texts[place], size) + 8
        later = zip(along[place + 1 :], lanes, strict=True)
        lane = 1 + max((lane for x, lane in later if x < end), default=-1)
        if end > right or lane >= LANES:
            return None
        lanes.insert(0, lane)
    return lanes


def _packed_lanes(along: list[float], texts: list[str], size: int) -> list[int]:
    """A lane for each text so that no two texts touch, in as few lanes as it takes."""
    ends: list[float] = []
    chosen = []
    for x, words in zip(along, texts, strict=True):
        lane = next((lane for lane, taken in enumerate(ends) if taken <= x), len(ends))
        ends[lane : lane + 1] = [x + text_width(words, size) + 8]
        chosen.append(lane)
    return chosen
