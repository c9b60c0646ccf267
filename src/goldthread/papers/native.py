"""What charts that Excel and PowerPoint draw themselves have in common: their points and their axes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from goldthread.methods.plain import PERCENT
from goldthread.papers.paper import Charted
from goldthread.papers.texts import in_a_line

LABELS = 14
"""At most so many along an axis of time."""

MOST_MARKED = 400
"""Of more points only those that signal are marked, and small."""

STEPS = {"days": (1, 2, 7, 14), "months": (1, 2, 3, 6), "years": (1, 2, 5, 10, 20, 50)}
LONG = {"days": 1.0, "months": 30.44, "years": 365.25}
SHOWN = {"days": "d mmm yyyy", "months": "mmm yyyy", "years": "yyyy"}
OF_VALUES = ("value", "centre", "lower", "upper", "target")


@dataclass(frozen=True)
class Times:
    """An axis of days: points lie whole `base` apart; a label every so many `unit`, in the format `shown`."""

    base: str
    every: int
    unit: str
    shown: str


@dataclass(frozen=True)
class Values:
    """An axis of values. low, high: where it ends, None where that is left to the programme. title: its unit,
    never with the sign that begins a formula."""

    low: float | None
    high: float | None
    shown: str
    title: str


def points_of(part: Charted) -> list[Mapping[str, Any]]:
    """The points; within a long gap one more that was not read, so that its line breaks and limits go on."""
    points = list(part.points)
    for place in reversed(part.gaps):
        points.insert(place, _unread(points[place - 1], points[place]))
    return points


def _unread(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    known = {key: (before[key], after[key]) for key in OF_VALUES if key != "value"}
    lines = {key: None if None in both else sum(both) / 2 for key, both in known.items()}
    time = _between(before["time"], after["time"])
    return dict.fromkeys(before) | lines | {"time": time, "meaning": ""}


def _between(one: Any, other: Any) -> Any:
    if not isinstance(one, date):
        return ""
    middle = one + (other - one) / 2
    return middle.replace(day=one.day) if one.day <= 28 else middle


def times_of(points: Sequence[Mapping[str, Any]]) -> Times | None:
    """The axis of these points; None where they have no days, one after the other, that Excel can count."""
    days = [point["time"] for point in points]
    if not all(isinstance(day, date) and not isinstance(day, datetime) and day.year >= 1900 for day in days):
        return None
    apart = [(later - day).days for day, later in pairwise(days)]
    if min(apart, default=1) < 1:
        return None
    base = "years" if min(apart, default=1) >= 365 else "months" if min(apart, default=1) >= 28 else "days"
    long = sum(apart)
    fits = (
        Times(base, every, unit, SHOWN[unit])
        for unit in list(STEPS)[list(STEPS).index(base) :]
        for every in STEPS[unit]
        if long <= LABELS * every * LONG[unit]
    )
    return next(fits, Times(base, 100, "years", "yyyy"))


def values_of(part: Charted) -> Values:
    """The axis of values: from below all that is drawn, or from zero where that is near; never above 100%."""
    known = [point[key] for point in part.points for key in OF_VALUES if point[key] is not None]
    least, most = min(known, default=0.0), max(known, default=0.0)
    unit = in_a_line(part.unit)
    title = "" if unit in PERCENT else f"in {unit}" if unit.startswith("=") else unit
    if most <= least:
        return Values(None, None, number_format([least]), title)
    step = 10 ** math.floor(math.log10((most - least) / 2))
    low = math.floor((least - step / 2) / step) * step
    shown = _decimals(max(0, -round(math.log10(step))))
    of_a_hundred = unit in PERCENT and most <= 100
    return Values(
        low if low > most - least else None,
        100.0 if of_a_hundred and most > 90 else None,
        f'{shown}"%"' if unit in PERCENT else shown,
        title,
    )


def number_format(numbers: Iterable[float | None]) -> str:
    """How Excel shows these: whole where all are, else three figures and what tells them apart."""
    known = [float(number) for number in numbers if number is not None and math.isfinite(number)]
    if all(number == round(number) for number in known):
        return _decimals(0)
    span = max(known) - min(known)
    places = [2 - math.floor(math.log10(max(map(abs, known))))]
    places += [1 - math.floor(math.log10(span))] if span > 0 else []
    return _decimals(min(8, max(0, *places)))


def _decimals(places: int) -> str:
    return "#,##0" + ("." + "0" * places if places else "")
