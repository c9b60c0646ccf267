"""An axis for values that may spread over minutes and weeks: where it ends and what it marks."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.plain import plain_number

LOG_BEYOND = 20
"""Values above zero that spread further than so manyfold stand on a logarithmic axis."""


@dataclass(frozen=True)
class Scale:
    """Where an axis starts and stops, the values it marks, and how they are written."""

    ends: tuple[float, float]
    ticks: tuple[float, ...]
    log: bool

    def labels(self, say: Callable[[float], str] = plain_number) -> str:
        """A Vega expression that writes each mark as it is said."""
        said = json.dumps([say(tick) for tick in self.ticks], ensure_ascii=False)
        return f"{said}[indexof({json.dumps(list(self.ticks))}, datum.value)]"


def scale_of(values: NDArray[np.float64], room: float) -> Scale:
    """An axis that holds those values, with marks about 80 pixels apart. room: its length in pixels."""
    low, high = float(values.min()), float(values.max())
    if low > 0 and high / low > LOG_BEYOND:
        return _logarithmic(low, high, room)
    if low == high:
        low, high = low - (abs(low) / 2 or 1.0), high + (abs(high) / 2 or 1.0)
    if 0 <= low < 0.5 * high:
        low = 0.0
    beyond = (high - low) * 0.04
    start, end = low - (beyond if low else 0.0), high + beyond
    step = _round_step((high - low) / max(2.0, room / 80))
    ticks = _between(start, end, step)
    while len(ticks) < 2:
        step = _round_step(step / 3)
        ticks = _between(start, end, step)
    return Scale((start, end), ticks, False)


def _between(start: float, end: float, step: float) -> tuple[float, ...]:
    """The multiples of the step from start to end."""
    return tuple(count * step for count in range(math.ceil(start / step), math.floor(end / step) + 1))


def _logarithmic(low: float, high: float, room: float) -> Scale:
    ends = low / 1.25, high * 1.25
    decades = range(math.floor(math.log10(ends[0])), math.ceil(math.log10(ends[1])) + 1)
    for steps in ((1, 2, 5), (1, 3), (1,)):
        ticks = [step * 10.0**decade for decade in decades for step in steps]
        ticks = [tick for tick in ticks if ends[0] <= tick <= ends[1]]
        if len(ticks) <= room / 68:
            break
    every = max(1, math.ceil(len(ticks) / max(1.0, room / 68)))
    return Scale(ends, tuple(ticks[::every]), True)


def _round_step(step: float) -> float:
    """1, 2 or 5 times a power of ten, no smaller than asked."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= step * (1 - 1e-9))
