"""A small chart for a row of a list: the points, their limits, what stands out and the target, as SVG.

>>> from goldthread.methods import spc
>>> drawn = small(spc.xmr([10, 12, 11, 13, 12]), label="Days a letter takes")
>>> drawn.startswith('<svg class="app-small"')
True

It is written by hand, since sixty of them stand on one page. Marks differ in shape and in colour as those of
the large chart do. Everything is said by attributes: a page under `default-src 'self'` needs no style for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from goldthread.charts.sketch import WIDE, Sketch, reach, sketch_of
from goldthread.charts.spc.figure import LOOKS
from goldthread.charts.spc.lines import TARGET
from goldthread.charts.theme import QUIET
from goldthread.methods.spc import Chart, Meaning

EDGE = 4.5
"""Pixels around the plot, so that no mark is cut."""

FAR = 1.5
"""A target is drawn in its place while that leaves the points this share of the height: 1 / (1 + FAR)."""

WAY = "#6f7d87"
TICK = "#c3ced6"
BAND = "#dfe8ee"
"""Darker than the large chart's, which has edges."""


def across(place: float, width: float) -> float:
    """How many pixels from the left a place along time lies, in a small chart of that width."""
    return EDGE + place / WIDE * (width - 2 * EDGE)


@dataclass(frozen=True)
class _Plot:
    """Where things lie: a place along time (0 to 1000) and a value to pixels."""

    width: float
    height: float
    low: float
    high: float

    def x(self, place: float) -> float:
        return across(place, self.width)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.height - EDGE - min(max(share, 0), 1) * (self.height - 2 * EDGE)


def small(
    chart: Chart | Sketch,
    *,
    width: int = 160,
    height: int = 40,
    label: str = "",
    ends: tuple[float, float] | None = None,
    ticks: Sequence[float] = (),
) -> str:
    """A small chart as SVG markup, to stand in a page as it is.

    Of a chart its last 60 points. width, height: in pixels, at least 40 by 20. label: what it is called by
    those who do not see it, in plain text; without one it is hidden from them, and a sentence must stand
    beside it. ends: the values at the bottom and the top, where several share a scale; else the points' and
    limits' own, with the target as long as it does not press the points flat. A target further away is an
    arrow at the edge. ticks: places along time that are marked from top to bottom, for charts that share one
    (`one_time`).
    Raises ValueError where it would be smaller than that, or the ends are none.
    """
    if width < 40 or height < 20:
        raise ValueError(f"A small chart needs 40 by 20 pixels or more; {width} by {height} is too small.")
    sketch = sketch_of(chart) if isinstance(chart, Chart) else chart
    plot = _Plot(width, height, *_ends(sketch, ends))
    ground = [*_band(sketch, plot), *_ticks(ticks, plot)]
    inside = [*ground, *_centre(sketch, plot), *_target(sketch, plot), *_way(sketch, plot)]
    named = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    drawn = "".join([*inside, *_marks(sketch, plot)])
    return (
        f'<svg class="app-small" xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" focusable="false" {named}>{drawn}</svg>'
    )


def _ends(sketch: Sketch, given: tuple[float, float] | None) -> tuple[float, float]:
    """The values at the bottom and at the top: apart, whatever the points are."""
    if given is not None and not given[0] <= given[1]:
        raise ValueError(f"The scale must go from low to high; it goes from {given[0]} to {given[1]}.")
    low, high = given or reach([sketch]) or (0.0, 1.0)
    if given is None and sketch.target is not None:
        tall = high - low
        with_target = (min(low, sketch.target), max(high, sketch.target))
        if tall == 0 or with_target[1] - with_target[0] <= (1 + FAR) * tall:
            low, high = with_target
    if high > low:
        return low, high
    room = abs(low) / 2 or 1.0
    return low - room, high + room


def _stretches(sketch: Sketch) -> Iterator[tuple[float, float, Sequence[float | None]]]:
    """From where to where along time each stretch of level limits goes, and its edges."""
    first, last = (sketch.places[0], sketch.places[-1]) if sketch.places else (0, WIDE)
    if first == last:
        first, last = 0, WIDE
    starts = [float(first)]
    starts += [(sketch.places[line[0] - 1] + sketch.places[line[0]]) / 2 for line in sketch.lines[1:]]
    for (start, stop), (_, *edges) in zip(pairwise([*starts, last]), sketch.lines, strict=True):
        yield start, stop, edges


def _band(sketch: Sketch, plot: _Plot) -> Iterator[str]:
    """The ground between the limits, with an edge that is seen in grey too."""
    for start, stop, (lower, _, upper) in _stretches(sketch):
        if lower is None or upper is None:
            continue
        x, wide = plot.x(start), max(plot.x(stop) - plot.x(start), 0.5)
        top, bottom = plot.y(upper), plot.y(lower)
        yield (
            f'<rect class="app-small__band" x="{x:.1f}" y="{top:.1f}" width="{wide:.1f}" '
            f'height="{max(bottom - top, 0.5):.1f}" fill="{BAND}"/>'
        )


def _ticks(places: Sequence[float], plot: _Plot) -> Iterator[str]:
    if places:
        lines = "".join(f"M{plot.x(place):.1f} 0V{plot.height:g}" for place in places)
        yield f'<path class="app-small__ticks" d="{lines}" fill="none" stroke="{TICK}" stroke-width="1"/>'


def _centre(sketch: Sketch, plot: _Plot) -> Iterator[str]:
    steps = [
        f"M{plot.x(start):.1f} {plot.y(centre):.1f}H{plot.x(stop):.1f}"
        for start, stop, (_, centre, _) in _stretches(sketch)
        if centre is not None
    ]
    if steps:
        look = f'fill="none" stroke="{QUIET}" stroke-width="1"'
        yield f'<path class="app-small__centre" d="{"".join(steps)}" {look}/>'


def _target(sketch: Sketch, plot: _Plot) -> Iterator[str]:
    """The target's line; an arrow at the edge where it lies beyond."""
    if sketch.target is None:
        return
    if plot.low <= sketch.target <= plot.high:
        y = plot.y(sketch.target)
        yield (
            f'<path class="app-small__target" d="M0 {y:.1f}H{plot.width:g}" fill="none" stroke="{TARGET}" '
            'stroke-width="1.5" stroke-dasharray="2 2"/>'
        )
        return
    up = sketch.target > plot.high
    x, tip, foot = 5, (0.5 if up else plot.height - 0.5), (6 if up else plot.height - 6)
    yield f'<path class="app-small__target" d="M{x} {tip}L{x + 4} {foot}H{x - 4}Z" fill="{TARGET}"/>'


def _way(sketch: Sketch, plot: _Plot) -> Iterator[str]:
    """The line through the points, broken where nothing was read for long."""
    bounds = [0, *sketch.breaks, len(sketch)]
    for start, stop in pairwise(bounds):
        if stop - start < 2:
            continue
        spots = [_spot(sketch, plot, each) for each in range(start, stop)]
        along = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        look = f'fill="none" stroke="{WAY}" stroke-width="1.25" stroke-linejoin="round"'
        yield f'<polyline class="app-small__line" points="{along}" {look}/>'


def _marks(sketch: Sketch, plot: _Plot) -> Iterator[str]:
    """Every point that stands out, those of one meaning together; and the last, whatever it is."""
    last = len(sketch) - 1
    for meaning in LOOKS:
        found = [place for place in range(last) if sketch.meaning[place] is meaning]
        if found and meaning is not Meaning.COMMON_CAUSE:
            yield _mark(meaning, "".join(_shape(meaning, *_spot(sketch, plot, each), 2.6) for each in found))
    if sketch.values:
        yield _mark(sketch.meaning[-1], _shape(sketch.meaning[-1], *_spot(sketch, plot, last), 3.6))


def _spot(sketch: Sketch, plot: _Plot, place: int) -> tuple[float, float]:
    return plot.x(sketch.places[place]), plot.y(sketch.values[place])


def _mark(meaning: Meaning, drawn: str) -> str:
    look = f'class="app-small__mark app-small__mark--{meaning.value.replace("_", "-")}"'
    return f'<path {look} fill="{LOOKS[meaning][1]}" d="{drawn}"/>'


def _shape(meaning: Meaning, x: float, y: float, r: float) -> str:
    """The outline of a point in the shape that the large chart gives it."""
    shape = LOOKS[meaning][2]
    if shape == "diamond":
        return f"M{x:.1f} {y - r:.1f}l{r:g} {r:g} {-r:g} {r:g} {-r:g} {-r:g}z"
    if shape == "square":
        half = round(r * 0.84, 2)
        return f"M{x - half:.1f} {y - half:.1f}h{2 * half:g}v{2 * half:g}h{-2 * half:g}z"
    if shape == "triangle-up":
        return f"M{x:.1f} {y - r:.1f}l{r:g} {1.8 * r:g}h{-2 * r:g}z"
    round_ = round(r * 0.8, 2)
    arc = f"a{round_:g} {round_:g} 0 1 0"
    return f"M{x - round_:.1f} {y:.1f}{arc} {2 * round_:g} 0{arc} {-2 * round_:g} 0z"
