"""Brings drawn numbers to published ones: first smoothly, then in whole grains."""

from collections.abc import Callable, Sequence
from random import Random

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Window = tuple[float, float]


class NotFitted(Exception):
    """The search ended outside a window: another seed, or wider windows, are needed."""


def project(x: Array, miss: Callable[[Array], Array], steps: int = 60) -> Array:
    """The nearest numbers (by Newton steps of least norm) at which every miss is zero.

    miss: from x of shape (n,) to the misses, shape (m,), m < n, each scaled to about one.
    """
    for _ in range(steps):
        missed = miss(x)
        if np.abs(missed).max() < 1e-9:
            break
        slope = _slope(x, miss, missed)
        step = slope.T @ np.linalg.solve(slope @ slope.T, missed)
        x = x - step * min(1.0, 0.5 / np.abs(step).max())
    return x


def _slope(x: Array, miss: Callable[[Array], Array], at: Array) -> Array:
    width = 1e-6
    columns = [(miss(x + width * unit) - at) / width for unit in np.eye(len(x))]
    return np.array(columns).T


def paired(before: Array, after: Array) -> dict[str, float]:
    """Means, standard errors and t of the paired test of before less after."""
    root = np.sqrt(len(before))
    change = before - after
    return {
        "before": float(before.mean()),
        "after": float(after.mean()),
        "before_se": float(before.std(ddof=1) / root),
        "after_se": float(after.std(ddof=1) / root),
        "t": float(change.mean() / (change.std(ddof=1) / root)),
    }


def settle(
    numbers: Array,
    grain: Callable[[int, float], float],
    lowest: Array,
    highest: Array,
    figures: Callable[[Array], Array],
    windows: Sequence[Window],
    chance: Random,
) -> Array:
    """Moves single numbers by whole grains until every figure is inside its window.

    Raises NotFitted when 200,000 moves were not enough.
    """
    low, high = np.array(windows).T
    middle, half = (low + high) / 2, (high - low) / 2

    def outside(trial: Array) -> float:
        return float(np.maximum(np.abs(figures(trial) - middle) / half - 0.9, 0).sum())

    score = outside(numbers)
    for _ in range(200_000):
        if score == 0:
            return numbers
        trial = numbers.copy()
        for _ in range(chance.randint(1, 3)):
            i = chance.randrange(len(numbers))
            moved = trial[i] + chance.choice((-1, 1)) * grain(i, float(trial[i]))
            trial[i] = min(max(round(moved, 6), lowest[i]), highest[i])
        tried = outside(trial)
        if tried <= score:
            numbers, score = trial, tried
    raise NotFitted(f"still {score:.3f} outside the windows")
