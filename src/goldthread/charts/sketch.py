"""What a small chart is drawn of: the last points of a chart, rounded, and short enough to be kept."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from goldthread.charts.time_axis import positions
from goldthread.methods.spc import Chart, Meaning

LAST = 60
"""So many points a small chart shows at most: five years of months. More could not be told apart."""

WIDE = 1000
"""Places along time are whole numbers from 0 to this."""

LETTERS = {
    Meaning.COMMON_CAUSE: ".",
    Meaning.IMPROVEMENT: "i",
    Meaning.CONCERN: "c",
    Meaning.NEUTRAL: "n",
}
BY_LETTER = {letter: meaning for meaning, letter in LETTERS.items()}

Line = tuple[int, float | None, float | None, float | None]
"""From which point on; lower limit, centre, upper limit. None where there is none."""


@dataclass(frozen=True)
class Sketch:
    """The last points of one chart.

    places: along time, whole numbers from 0 to 1000. values: in the unit, to four digits. meaning: of each
    point. lines: the limits and the centre, from the point on at which they change. breaks: the points
    that follow a long gap, to which no line is drawn. left_out: how many points came before these.
    """

    places: tuple[int, ...]
    values: tuple[float, ...]
    meaning: tuple[Meaning, ...]
    lines: tuple[Line, ...]
    breaks: tuple[int, ...] = ()
    target: float | None = None
    left_out: int = 0

    def __len__(self) -> int:
        return len(self.values)

    def packed(self) -> dict[str, Any]:
        """The same as what JSON can hold; `unpacked` reads it."""
        return {
            "at": list(self.places),
            "values": list(self.values),
            "meaning": "".join(LETTERS[each] for each in self.meaning),
            "lines": [list(line) for line in self.lines],
            "breaks": list(self.breaks),
            "target": self.target,
            "left_out": self.left_out,
        }


def sketch_of(chart: Chart, *, last: int = LAST) -> Sketch:
    """The last points of a chart, with their limits, signals and the target.

    Times that are dates or numbers keep their distances; words stand in a row.
    """
    first = max(0, len(chart) - last)
    points = range(first, len(chart))
    return Sketch(
        places=_places(positions(chart.times[first:])),
        values=tuple(_rounded(chart.values[place]) or 0.0 for place in points),
        meaning=tuple(chart.meaning[first:]),
        lines=_lines(chart, points),
        breaks=tuple(place - first for place in chart.gaps if place > first),
        target=_rounded(chart.target),
        left_out=first,
    )


def unpacked(kept: Mapping[str, Any]) -> Sketch:
    """A sketch as `packed` kept it. Raises KeyError or ValueError for anything else."""
    return Sketch(
        places=tuple(kept["at"]),
        values=tuple(kept["values"]),
        meaning=tuple(BY_LETTER[letter] for letter in kept["meaning"]),
        lines=tuple((at, lower, centre, upper) for at, lower, centre, upper in kept["lines"]),
        breaks=tuple(kept["breaks"]),
        target=kept["target"],
        left_out=kept["left_out"],
    )


def reach(sketches: Iterable[Sketch]) -> tuple[float, float] | None:
    """From where to where the points and limits of these go, for one scale; None where there are none."""
    found = [value for sketch in sketches for value in _heights(sketch)]
    return (min(found), max(found)) if found else None


def _heights(sketch: Sketch) -> list[float]:
    limits = [edge for _, *edges in sketch.lines for edge in edges]
    return [*sketch.values, *(edge for edge in limits if edge is not None)]


def _places(along: Sequence[float]) -> tuple[int, ...]:
    if not along:
        return ()
    low, wide = along[0], along[-1] - along[0]
    if wide <= 0:
        return (WIDE // 2,) * len(along)
    return tuple(round((each - low) / wide * WIDE) for each in along)


def _lines(chart: Chart, points: range) -> tuple[Line, ...]:
    """One line for each stretch of points that share their phase, limits and centre."""

    def of(place: int) -> tuple[int, float | None, float | None, float | None]:
        edges = (_rounded(line[place]) for line in (chart.lower, chart.centre, chart.upper))
        return (int(chart.phase[place]), *edges)  # type: ignore[return-value]

    found: list[Line] = []
    for (_, lower, centre, upper), together in groupby(points, of):
        found.append((next(together) - points.start, lower, centre, upper))
    return tuple(found)


def _rounded(value: float | None) -> float | None:
    """To four digits that count, which is finer than a small chart shows; None for what is no number."""
    if value is None or not math.isfinite(value):
        return None
    return float(f"{float(value):.4g}")
