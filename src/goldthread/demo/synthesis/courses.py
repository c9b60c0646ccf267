"""What lies between baseline and day 90: the days of the event, days 30 and 60."""

from collections.abc import Callable
from random import Random

Rounding = Callable[[float], float]


def event_days(days: int, chance: Random) -> list[int]:
    """The days of the event that were measured: the last, and some before."""
    return [day for day in range(1, days + 1) if day == days or (day > 1 and chance.random() < 0.45)]


def between(before: float, after: float, share: float, rounding: Rounding) -> float:
    """A value on the way from before to after; share 0 is before, 1 after, more overshoots a little."""
    if before > 0 and after > 0:
        return rounding(before * (after / before) ** share)
    return rounding(before + (after - before) * min(share, 1.0))


def shares(points: list[str], chance: Random) -> dict[str, float]:
    """How far along each point lies: simulations in the event promise more than they keep."""
    course = {}
    for point in points:
        if point.startswith("day_"):
            course[point] = min(1.15, 0.3 + 0.17 * int(point[4:]) + chance.gauss(0, 0.1))
        else:
            course[point] = {"30": 0.75, "60": 0.9}[point] + chance.gauss(0, 0.14)
    return course
