"""One line of the table of methods: a piece of work, how long it took here, and what a peer took."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """Seconds for a piece of work, the most it may take, and a peer's seconds in the same run.

    peer says who ('statsmodels GLSAR, one by one') and, where it was measured on a part of the work and
    scaled up, that it was.
    """

    work: str
    seconds: float
    at_most: float
    peer: str = ""
    peer_seconds: float | None = None


def best_of(count: int, work: Callable[[], object]) -> float:
    """Seconds of the quickest of so many goes: what else the machine did only ever adds."""
    taken = []
    for _ in range(count):
        before = time.perf_counter()
        work()
        taken.append(time.perf_counter() - before)
    return min(taken)
