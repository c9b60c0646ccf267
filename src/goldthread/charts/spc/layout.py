"""Where everything in an SPC figure goes, in pixels: axes, event lanes, names of lines, key."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from goldthread.charts.spc.sums import also_drawn
from goldthread.charts.theme import NARROW, Frame, Margins, spread_apart, text_size, text_width, wrapped
from goldthread.charts.time_axis import position, positions, ticks
from goldthread.charts.value_axis import ValueAxis, short_number, value_axis
from goldthread.methods.spc import TRIAL_BELOW, Adjusted, Chart, Kind

__all__ = [
    "Event",
    "Layout",
    "centre_name",
    "lay_out",
    "line_names",
    "position",
    "positions",
    "said_of",
    "ticks",
]

LANES = 3
"""How many rows of events may stand above the plot."""

ALONE = 1.0
"""Room on either side of one point alone."""

FURTHEST = 3.0
"""Limits of single points are shown no further from the values than so many times the values' range."""


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
class Layout(Frame):
    """The measures of one figure. x_domain is in milliseconds, or in the times' own numbers.

    said: lines beneath the title. cut: some limit lies beyond what is shown.
    """

    x_domain: tuple[float, float]
    y_axis: ValueAxis
    events: tuple[Event, ...]
    said: tuple[str, ...]
    cut: bool

    @property
    def narrow(self) -> bool:
        return self.width < NARROW

    def y(self, value: float) -> float:
        """Pixels from the top of the plot."""
        low, high = self.y_axis.ends
        return (high - value) / (high - low) * self.plot_height


def lay_out(
    chart: Chart, *, events: Sequence[tuple[Any, str]], titled: int, key_rows: int, width: int
) -> Layout:
    """The layout of a chart at that outer width; titled is how many lines its title takes."""
    size = text_size(width)
    x_domain, y_domain = _x_domain(chart.times), _y_domain(chart)
    right = round(max(text_width(words, size - 1) for words, _ in named_lines(chart, width))) + 12
    guess = max(190, min(300, round((width - 60 - right) * 0.55)))
    y_axis = value_axis(y_domain, guess)
    left = y_axis.room(size)
    placed = _placed(events, chart.times, x_domain, width - left - right, width - left, size)
    lanes = 1 + max((event.lane for event in placed), default=-1)
    said = said_of(chart, width)
    margins = Margins(
        left=left,
        right=right,
        top=(size + 14 + (titled - 1) * (size + 5) if titled else 0)
        + ((size + 8) if chart.unit else 0)
        + (len(said) * (size + 4) + 4 if said else 0)
        + lanes * (size + 7)
        + 12,
        bottom=size + 22 + key_rows * (size + 8),
    )
    plot_height = max(190, min(300, round((width - left - right) * 0.55)))
    height = plot_height + margins.top + margins.bottom
    cut = max(_finite(chart.upper), default=-math.inf) > y_domain[1]
    cut |= min(_finite(chart.lower), default=math.inf) < y_domain[0]
    return Layout(width, height, margins, size, x_domain, y_axis, placed, said, cut)


def said_of(chart: Chart, width: int) -> tuple[str, ...]:
    """What stands beneath the title: how the runs are judged, and trial limits where no line says so."""
    said = [_runs_said(chart)]
    if width < NARROW and chart.phases[-1].trial and chart.kind.has_limits:
        said.append(f"Trial limits: fewer than {TRIAL_BELOW} points.")
    return tuple(line for one in said if one for line in wrapped(one, width - 12, text_size(width) - 1))


def _runs_said(chart: Chart) -> str:
    runs = chart.runs
    if runs is None:
        return ""
    if runs.longest is None or runs.crossings is None:
        return f"Every point lies on the {centre_name(chart)}."
    longest = f"longest run {runs.longest} (by chance at most {runs.longest_limit})"
    crossings = f"crossings {runs.crossings} (by chance at least {runs.crossings_limit})"
    since = "Since the last change of phase: " if len(chart.phases) > 1 else ""
    found = "the runs signal a change" if runs.signal else "no signal in the runs"
    said = f"{since}{longest}, {crossings}: {found}."
    return said[0].upper() + said[1:]


def centre_name(chart: Chart) -> str:
    """What the centre line is called: mean, median, or what was to be expected."""
    if isinstance(chart, Adjusted):
        return "expected"
    if chart.kind is Kind.CUSUM:
        return "no shift"
    return "median" if chart.kind in (Kind.RUN, Kind.G) else "mean"


def named_lines(chart: Chart, width: int) -> list[tuple[str, float]]:
    """The lines as they end, and the target: what to call each, and where it lies."""
    last = chart.phases[-1]
    trial = " (trial)" if last.trial and chart.kind.has_limits and width >= NARROW else ""
    centre, lower, upper = (float(line[-1]) for line in (chart.centre, chart.lower, chart.upper))
    told = _told_apart([centre, lower, upper])
    lines = [(f"{centre_name(chart)} {told[0]}", centre)]
    if upper > lower:
        lines.append((f"upper {told[2]}{trial}", upper))
        lines.append((f"lower {told[1]}{trial}", lower))
    if chart.target is not None:
        lines.append((f"target {short_number(chart.target)}", chart.target))
    return lines


def _told_apart(values: list[float]) -> list[str]:
    """Numbers in few characters, and where two lines would have one name in as many as tell them apart."""
    apart = sorted({value for value in values if math.isfinite(value)})
    if len({short_number(value) for value in apart}) == len(apart):
        return [short_number(value) if math.isfinite(value) else "" for value in values]
    step = min(after - before for before, after in pairwise(apart))
    places = min(12, max(0, 1 - math.floor(math.log10(step))))
    return [f"{value:,.{places}f}".replace("-", "−") for value in values]


def line_names(chart: Chart, layout: Layout) -> list[tuple[str, float]]:
    """Names for the right margin with the pixel each stands at, moved apart where they would touch."""
    lines = named_lines(chart, layout.width)
    places = [min(max(layout.y(value), 0.0), layout.plot_height) for _, value in lines]
    moved = spread_apart(places, layout.size + 2, 0, layout.plot_height)
    return [(name, place) for (name, _), place in zip(lines, moved, strict=True)]


def _x_domain(times: Sequence[Any]) -> tuple[float, float]:
    """From half a step before the first point to half a step after the last; about one alone, any room."""
    places = positions(times)
    room = (places[-1] - places[0]) / (len(places) - 1) / 2 if len(places) > 1 else ALONE
    return places[0] - room, places[-1] + room


def _y_domain(chart: Chart) -> tuple[float, float]:
    """From just below to just above all that is drawn, from zero where the values come near it.

    Limits far beyond the values, of single points with small denominators, are cut off.
    """
    values = [float(value) for value in (*chart.values, *also_drawn(chart))]
    shown = [*values, *_finite(chart.centre)]
    least, most = min(values), max(values)
    reach = FURTHEST * (most - least) or math.inf
    limits = [*_finite(chart.lower), *_finite(chart.upper)]
    shown += [min(max(limit, least - reach), most + reach) for limit in limits]
    if chart.target is not None:
        shown.append(chart.target)
    low, high = min(shown), max(shown)
    room = (high - low) * 0.06 or abs(high) * 0.1 or 1.0
    return max(low - room, 0.0) if low >= 0 else low - room, high + room


def _finite(line: Any) -> list[float]:
    return [float(value) for value in line[np.isfinite(line)]]


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
