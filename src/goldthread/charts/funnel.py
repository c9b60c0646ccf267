"""A funnel: each unit's ratio by its size, between limits that narrow as units grow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.charts.figure import Figure
from goldthread.charts.key import Entry, height_of, key
from goldthread.charts.marks import Mark, at, axis, lines, points, rules, text
from goldthread.charts.scale import Scale, scale_of
from goldthread.charts.theme import (
    INK,
    PAPER,
    QUIET,
    Frame,
    Margins,
    finish,
    text_size,
    text_width,
)
from goldthread.charts.value_axis import ValueAxis, value_axis
from goldthread.methods.funnel import Funnel, Kind, Limits, Outside, sentence

MOST_NAMED = 12
"""Units outside their limits that are named in the figure: the farthest."""

INSIDE, OUTSIDE_95, OUTSIDE_998 = "#5f6f7a", "#9a4a00", "#5b2a8c"
LINE_95, LINE_998 = "#98a4ad", "#5f6f7a"
DASH = (5, 4)
LOOKS = {
    Outside.NONE: (INSIDE, "circle", 34),
    Outside.LOW_95: (OUTSIDE_95, "triangle-down", 60),
    Outside.HIGH_95: (OUTSIDE_95, "triangle-up", 60),
    Outside.LOW_998: (OUTSIDE_998, "square", 64),
    Outside.HIGH_998: (OUTSIDE_998, "diamond", 80),
}
"""A colour, a shape and an area: no two differ in colour alone."""

ACROSS = {
    Kind.PROPORTION: "how many a unit has",
    Kind.RATE: "how much a unit has",
    Kind.STANDARDISED: "expected",
}
STEPS = 160
HEIGHT = 320


def funnel_plot(found: Funnel, *, title: str = "", width: int = 800) -> Figure:
    """Units between their limits, in no order but that of their size; the farthest outside are named.

    Proportions stand in percent. Sizes that spread over more than twentyfold stand on a logarithmic axis.
    """
    entries = _entries(found)
    size = text_size(width)
    tall = height_of(entries, width)
    upward = _upward(found)
    margins = Margins(upward.room(size) + 8, 18, tall + (2 * size if title else 0) + 10, 2 * size + 22)
    frame = Frame(width, HEIGHT + margins.top + margins.bottom, margins, size)
    scale = scale_of(found.denominators, frame.plot_width)
    layers = [
        *_lines(found, scale, upward),
        _units(found),
        *_named(found, scale, upward, frame),
        *([_heading(title, frame)] if title else []),
        *key(entries, left=-margins.left, top=size - margins.top + (2 * size if title else 0), width=width),
    ]
    alt = f"{title}. {sentence(found)}" if title else sentence(found)
    spec = finish(layers, width=width, height=frame.height, margins=margins, alt=alt)
    return Figure(spec, alt, table(found))


def table(found: Funnel) -> tuple[Mapping[str, Any], ...]:
    """A row a unit: what it has, its limits, and beyond which it lies."""
    columns: dict[str, Sequence[Any]] = {
        "unit": found.units,
        "numerator": found.numerators.tolist(),
        "denominator": found.denominators.tolist(),
        "ratio": found.ratio.tolist(),
        **{name: values.tolist() for name, values in vars(found.limits).items()},
        "outside": list(map(str, found.outside)),
    }
    return tuple(dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))


def _times(found: Funnel) -> float:
    return 100.0 if found.kind is Kind.PROPORTION else 1.0


def _upward(found: Funnel) -> ValueAxis:
    upward = value_axis(_ends(found), HEIGHT)
    if found.kind is not Kind.PROPORTION:
        return upward
    return replace(upward, labels=tuple(f"{label}%" for label in upward.labels))


def _ends(found: Funnel) -> tuple[float, float]:
    """From the lowest to the highest of what is drawn; limits of the smallest units may reach beyond."""
    low, high = float(found.ratio.min()), float(found.ratio.max())
    middle = np.median(found.denominators)
    usual = found.limits_at([middle])
    low, high = min(low, float(usual.lower998[0])), max(high, float(usual.upper998[0]))
    beyond = 0.06 * (high - low)
    ends = max(0.0, low - beyond), high + beyond
    return ends[0] * _times(found), ends[1] * _times(found)


def _lines(found: Funnel, scale: Scale, upward: ValueAxis) -> list[Mark]:
    low, high = max(scale.ends[0], float(found.denominators.min()) / 2), scale.ends[1]
    sizes = np.geomspace(low, high, STEPS) if scale.log else np.linspace(low, high, STEPS)
    at_sizes = found.limits_at(sizes)
    across = axis(
        "x",
        scale.ends,
        log=scale.log,
        title=ACROSS[found.kind],
        values=list(scale.ticks),
        labelExpr=scale.labels(),
        grid=False,
    )
    centre = {"y": found.centre * _times(found)}
    return [
        rules([centre], None, upward.channel, color=INK, strokeWidth=1.5),
        *(
            lines(_curve(found, sizes, limit, upward), across, "y", **style)
            for limit, style in _limits(at_sizes)
        ),
    ]


def _limits(between: Limits) -> list[tuple[NDArray[np.float64], dict[str, Any]]]:
    inner: dict[str, Any] = {"color": LINE_95, "strokeWidth": 1.5, "strokeDash": list(DASH)}
    outer: dict[str, Any] = {"color": LINE_998, "strokeWidth": 1.5}
    return [
        (between.lower95, inner),
        (between.upper95, inner),
        (between.lower998, outer),
        (between.upper998, outer),
    ]


def _curve(
    found: Funnel, sizes: NDArray[np.float64], limit: NDArray[np.float64], upward: ValueAxis
) -> list[dict[str, float]]:
    """A limit by size, missing where it leaves the plot."""
    values = limit * _times(found)
    inside = (values >= upward.ends[0]) & (values <= upward.ends[1])
    shown = np.where(inside, values, np.nan)
    return [{"x": x, "y": y} for x, y in zip(sizes.tolist(), shown.tolist(), strict=True)]


def _units(found: Funnel) -> Mark:
    values = (found.ratio * _times(found)).tolist()
    rows = []
    for x, y, outside in zip(found.denominators.tolist(), values, found.outside, strict=True):
        colour, shape, area = LOOKS[outside]
        rows.append({"x": x, "y": y, "colour": colour, "shape": shape, "area": area})
    return points(rows, "x", "y", stroke=PAPER, strokeWidth=0.6)


def _named(found: Funnel, scale: Scale, upward: ValueAxis, frame: Frame) -> list[Mark]:
    """The names of units outside their limits, the farthest first, none over another."""
    order = np.argsort(-np.abs(found.z), kind="stable").tolist()
    chosen = [place for place in order if found.outside[place] is not Outside.NONE][:MOST_NAMED]
    drawn: list[Mark] = []
    taken: list[tuple[float, float, float]] = []
    for place in chosen:
        words, room = found.units[place], text_width(found.units[place], frame.size)
        x = _along(scale, float(found.denominators[place]), frame.plot_width)
        y = _up(upward, float(found.ratio[place]) * _times(found), frame.plot_height)
        for start in (x + 9, x - 9 - room):
            fits = start >= 0 and start + room <= frame.plot_width + frame.margins.right
            if fits and not any(_meet((start, start + room, y), other, frame.size) for other in taken):
                taken.append((start, start + room, y))
                style: dict[str, Any] = {"fontSize": frame.size, "color": QUIET}
                halo: dict[str, Any] = {**style, "stroke": PAPER, "strokeWidth": 4}
                drawn += [text([{"words": words}], at(start), at(y), **each) for each in (halo, style)]
                break
    return drawn


def _meet(one: tuple[float, float, float], other: tuple[float, float, float], size: int) -> bool:
    """Whether two lines of text, each from where to where and at which height, stand over one another."""
    return one[0] < other[1] and other[0] < one[1] and abs(one[2] - other[2]) < size


def _along(scale: Scale, value: float, room: float) -> float:
    low, high, here = (np.log(each) if scale.log else each for each in (*scale.ends, value))
    return float((here - low) / (high - low) * room)


def _up(upward: ValueAxis, value: float, room: float) -> float:
    low, high = upward.ends
    return (high - value) / (high - low) * room


def _heading(title: str, frame: Frame) -> Mark:
    left, top = 6 - frame.margins.left, frame.size - frame.margins.top
    style = {"fontWeight": "bold", "fontSize": frame.size + 1, "limit": frame.width - 12}
    return text([{"words": title}], at(left), at(top), **style)


def _entries(found: Funnel) -> list[Entry]:
    wider = ", as widely as these units differ" if found.is_adjusted else ""
    together = "as expected" if found.kind is Kind.STANDARDISED else "all together"
    entries = [
        Entry(together, INK),
        Entry(f"99.8% limits{wider}", LINE_998),
        Entry("95% limits", LINE_95, dash=DASH),
    ]
    said = {
        Outside.HIGH_998: "above 99.8%",
        Outside.LOW_998: "below 99.8%",
        Outside.HIGH_95: "above 95%",
        Outside.LOW_95: "below 95%",
    }
    for outside, words in said.items():
        if outside in found.outside:
            colour, shape, area = LOOKS[outside]
            entries.append(Entry(words, colour, shape, area))
    return entries
