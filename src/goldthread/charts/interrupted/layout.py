"""Where everything in the figure of an interrupted series goes, and on which scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.charts.key import Entry, height_of
from goldthread.charts.theme import NARROW, Frame, Margins, text_size, text_width, wrapped
from goldthread.charts.time_axis import positions
from goldthread.charts.value_axis import ValueAxis, value_axis
from goldthread.methods.interrupted import Analysis, Control
from goldthread.methods.plain import plain_number, plain_time

MOST_LINES = 20
"""More controls than this are drawn as their mean alone: their lines would hide the rest."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Drawn:
    """The series as it is drawn: one value a point, nan where there is none.

    Counts that are out of something are drawn as rates; unit says per how many.
    without, lower, upper start at the interruption; fitted is nan within a phase-in.
    controls: (controls, n), those that are drawn one by one: none if there are more than 20.
    stretch: which stretch between interruptions each point is in, −1 within a phase-in.
    """

    x: list[float]
    observed: Floats
    fitted: Floats
    without: Floats
    lower: Floats
    upper: Floats
    mean: Floats | None
    controls: Floats
    stretch: NDArray[np.int64]
    unit: str


@dataclass(frozen=True)
class Label:
    """What is written at an interruption's line: in which lane above the plot, on which side."""

    x: float
    lane: int
    words: str
    leftwards: bool


@dataclass(frozen=True)
class Layout(Frame):
    """The measures of one figure, in pixels; domains in the units of the axes."""

    x_domain: tuple[float, float]
    y_axis: ValueAxis
    labels: tuple[Label, ...]
    heading: tuple[str, ...]


def drawn(analysis: Analysis) -> Drawn:
    """The series of an analysis on the scale on which it is drawn."""
    design, told, control = analysis.fit.design, analysis.counterfactual, analysis.control
    count, after = len(analysis.outcome), len(analysis.outcome) - len(told)
    factor, unit = _scale(analysis)

    def whole(values: Floats, where: Any) -> Floats:
        full = np.full(count, np.nan)
        full[where] = values
        scaled: Floats = full * factor
        return scaled

    fitted = whole(analysis.fit.fitted, design.kept)
    if control is not None:
        fitted = fitted + control.mean
    stretch = np.full(count, -1)
    stretch[design.kept] = np.searchsorted(np.array(design.starts), design.time, side="right")
    late = slice(after, None)
    return Drawn(
        x=positions(analysis.calendar.times),
        observed=analysis.outcome * factor,
        fitted=fitted,
        without=whole(told.without, late),
        lower=whole(told.lower, late),
        upper=whole(told.upper, late),
        mean=None if control is None else control.mean,
        controls=_each(control),
        stretch=stretch,
        unit=unit,
    )


def _each(control: Control | None) -> Floats:
    """The controls that are drawn one by one; one alone is its own mean."""
    if control is None or not 1 < len(control.names) <= MOST_LINES:
        return np.empty((0, 0))
    return control.values


def lay_out(
    analysis: Analysis, shown: Drawn, names: Sequence[str], entries: Sequence[Entry], title: str, width: int
) -> Layout:
    """The layout at that outer width; names: what to call each interruption, its date if empty."""
    size = text_size(width)
    right = 14
    y_axis = value_axis(_y_domain(shown), max(190, min(320, round((width - 60 - right) * 0.55))))
    left = y_axis.room(size)
    x_domain = _x_domain(shown.x)
    plot_width = width - left - right
    labels = _labels(analysis, shown, names, x_domain, plot_width, size)
    lanes = 1 + max(label.lane for label in labels)
    heading = tuple(wrapped(title, width - 12, size + 2)) if title else ()
    margins = Margins(
        left=left,
        right=right,
        top=len(heading) * (size + 8)
        + (6 if heading else 0)
        + (size + 8 if shown.unit else 0)
        + lanes * (size + 7)
        + 8,
        bottom=size + 24 + height_of(entries, width),
    )
    plot_height = max(190, min(320, round(plot_width * 0.55)))
    height = plot_height + margins.top + margins.bottom
    return Layout(width, height, margins, size, x_domain, y_axis, labels, heading)


def interruption_lines(analysis: Analysis, shown: Drawn) -> list[float]:
    """Where each interruption stands: halfway from the last point before to the first after."""
    places = analysis.calendar.places
    first = [int(np.searchsorted(places, start)) for start in analysis.fit.design.at]
    return [(shown.x[spot - 1] + shown.x[spot]) / 2 for spot in first]


def cut_off(shown: Drawn, layout: Layout) -> bool:
    """Whether the band reaches beyond the figure."""
    low, high = layout.y_axis.ends
    return bool(np.nanmin(shown.lower) < low or np.nanmax(shown.upper) > high)


def _scale(analysis: Analysis) -> tuple[Any, str]:
    """What to multiply each value by, and the unit: rates, where counts are out of something."""
    if analysis.offset is None:
        return 1.0, analysis.unit
    if analysis.fit.family == "binomial":
        return 100 / analysis.offset, "%"
    usual = float(np.median(analysis.outcome / analysis.offset))
    per = 10.0 ** max(0, math.ceil(-math.log10(usual))) if usual > 0 else 1.0
    named = f"per {plain_number(per)}" if per > 1 else "per one"
    return per / analysis.offset, f"{analysis.unit} {named}".strip()


def _x_domain(x: list[float]) -> tuple[float, float]:
    room = (x[-1] - x[0]) / (len(x) - 1) / 2
    return x[0] - room, x[-1] + room


def _y_domain(shown: Drawn) -> tuple[float, float]:
    """All points and lines; the band, and single controls, as far as they do not dwarf them."""
    lines = [shown.observed, shown.fitted, shown.without]
    if shown.mean is not None:
        lines.append(shown.mean)
    values = np.concatenate(lines)
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    span = (high - low) or abs(high) or 1.0
    floor = 0.0 if float(np.nanmin(shown.observed)) >= 0 else -math.inf
    beside = [shown.lower, shown.upper, *shown.controls]
    around = np.concatenate(beside)
    low = max(min(low, float(np.nanmin(around))), low - 0.6 * span)
    high = min(max(high, float(np.nanmax(around))), high + 0.6 * span)
    room = 0.05 * (high - low) or 0.1 * abs(high) or 1.0
    return max(low - room, floor), high + room


def _labels(
    analysis: Analysis,
    shown: Drawn,
    names: Sequence[str],
    x_domain: tuple[float, float],
    plot_width: int,
    size: int,
) -> tuple[Label, ...]:
    """Each interruption's label."""
    spans: list[tuple[float, float, float]] = []
    texts: list[tuple[float, str, bool]] = []
    for spot, (x, when) in enumerate(zip(interruption_lines(analysis, shown), analysis.at, strict=True)):
        words = _short(when, plot_width)
        if spot < len(names) and names[spot]:
            words = f"{names[spot]}, {words}"
        along = (x - x_domain[0]) / (x_domain[1] - x_domain[0]) * plot_width
        wide = text_width(words, size) + 6
        leftwards = along + wide > plot_width + 10 and along > plot_width / 2
        spans.append((along - wide, along, along) if leftwards else (along, along, along + wide))
        texts.append((x, words, leftwards))
    lanes = _lanes(spans)
    return tuple(Label(x, lane, words, left) for lane, (x, words, left) in zip(lanes, texts, strict=True))


def _lanes(spans: Sequence[tuple[float, float, float]]) -> list[int]:
    """A lane for each text (its start, its line, its end): above every text and line it would touch.

    Texts that go right are placed from the last to the first, then those that go left.
    """
    lanes: dict[int, int] = {}
    for spot in sorted(range(len(spans)), key=lambda spot: (spans[spot][0] < spans[spot][1], -spot)):
        start, _, end = spans[spot]
        touched = [
            lane for other, lane in lanes.items() if spans[other][0] <= end and start <= spans[other][2]
        ]
        lanes[spot] = 1 + max(touched, default=-1)
    return [lanes[spot] for spot in range(len(spans))]


def _short(when: Any, plot_width: int) -> str:
    """A date in words, shorter on a telephone."""
    if isinstance(when, date) and when.day == 1 and plot_width < NARROW:
        return f"{when:%b %Y}"
    return plain_time(when) if isinstance(when, date) else f"from {when}"
