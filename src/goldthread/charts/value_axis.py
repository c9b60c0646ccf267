"""Values up the side of a figure: round steps, and numbers that fit whether huge or tiny."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass

from goldthread.charts.marks import Channel, axis
from goldthread.charts.theme import text_width
from goldthread.methods.plain import plain_number

LARGE = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
TINY = 1e-4


@dataclass(frozen=True)
class ValueAxis:
    """The ends of the axis, where it is marked, and with which words."""

    ends: tuple[float, float]
    marked: tuple[float, ...]
    labels: tuple[str, ...]

    def room(self, size: int) -> int:
        """How wide the widest label is in that type, with the space beside it."""
        return round(max((text_width(label, size) for label in self.labels), default=0)) + 14

    @property
    def channel(self) -> Channel:
        """The channel of y with this axis."""
        labels = (
            f"{json.dumps(list(self.labels), ensure_ascii=False)}[indexof({list(self.marked)}, datum.value)]"
        )
        return axis(
            "y",
            self.ends,
            values=list(self.marked),
            labelExpr=labels,
            domain=False,
            ticks=False,
            labelPadding=6,
        )


def value_axis(ends: tuple[float, float], height: float) -> ValueAxis:
    """An axis between those ends on a plot of that height, marked about every 45 pixels."""
    marked = steps(*ends, max(3, int(height / 45)))
    return ValueAxis(ends, tuple(marked), tuple(_labels(marked)))


def steps(low: float, high: float, count: int) -> list[float]:
    """About so many round numbers between low and high: steps of 1, 2 or 5 times a power of ten."""
    raw = (high - low) / count
    power = math.floor(math.log10(raw))
    ratio = raw / 10.0**power
    times = (
        10 if ratio >= math.sqrt(50) else 5 if ratio >= math.sqrt(10) else 2 if ratio >= math.sqrt(2) else 1
    )
    step = times * 10.0**power
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    places = max(0, -power)
    return [
        round(number * step, places) if places < 300 else number * step for number in range(first, last + 1)
    ]


def short_number(value: float) -> str:
    """A number in few characters: '82.1', '1.23m' from a million on, '2.1e−12' for a tiny one."""
    for unit, name in LARGE:
        if abs(value) >= unit:
            return f"{plain_number(value / unit)}{name}"
    if 0 < abs(value) < TINY:
        return f"{value:.3g}".replace("-", "−")
    return plain_number(value)


def _labels(marked: list[float]) -> list[str]:
    largest = max((abs(value) for value in marked), default=0.0)
    step = marked[1] - marked[0] if len(marked) > 1 else largest or 1.0
    unit, name = next(((unit, name) for unit, name in LARGE if largest >= unit), (1.0, ""))
    if step / unit < TINY:
        return [f"{value:.6g}".replace("-", "−") for value in marked]
    places = max(0, -math.floor(math.log10(step / unit) + 1e-9))
    return [f"{value / unit:,.{places}f}{name if value else ''}".replace("-", "−") for value in marked]
