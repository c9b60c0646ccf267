"""Times along the bottom of a figure: dates, numbers or words."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from goldthread.charts.marks import Channel, axis
from goldthread.charts.theme import text_width

DAY = 86_400_000
"""Milliseconds."""


def position(time: Any) -> float:
    """A time as a number along the axis: milliseconds for dates, itself for numbers."""
    if isinstance(time, datetime):
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp() * 1000
    if isinstance(time, date):
        return datetime(time.year, time.month, time.day, tzinfo=UTC).timestamp() * 1000
    return float(time)


def positions(times: Sequence[Any]) -> list[float]:
    """Every time along the axis; text takes its place in the series."""
    if times and isinstance(times[0], str):
        return [float(place) for place in range(len(times))]
    return [position(time) for time in times]


def time_axis(times: Sequence[Any], ends: tuple[float, float], plot_width: float, size: int) -> Channel:
    """The channel of x with its axis: as many times are marked as have room in that type size."""
    room = plot_width / (size * 5.6)
    options: Channel = {"grid": False, "labelOverlap": "greedy", "labelFlush": False}
    if isinstance(times[0], date):
        options |= _dated(times, ends, room)
    elif isinstance(times[0], str):
        options |= _worded(times, plot_width, size)
    else:
        whole = all(float(time).is_integer() for time in times)
        options |= {"tickCount": int(room), "format": "d"} if whole else {"tickCount": int(room)}
        options |= {"tickMinStep": 1} if whole else {}
    return axis("x", ends, **options)


def _worded(times: Sequence[str], plot_width: float, size: int) -> dict[str, Any]:
    """As many of the words as have room, from the first that is not cut off at the figure's edge."""
    wide = min(max(text_width(time, size) for time in times), size * 9)
    apart = plot_width / len(times)
    first = max(0, math.ceil((wide / 2 - 2 * size) / apart - 0.5))
    marked = list(range(first, len(times), math.ceil((wide + 12) / apart)))
    return {
        "values": marked,
        "labelExpr": f"{json.dumps(list(times), ensure_ascii=False)}[datum.value]",
        "labelLimit": round(size * 9),
    }


def ticks(times: Sequence[Any], room: float) -> list[float]:
    """Firsts of months to mark on a time axis: as many as fit, a month, a quarter, a year apart."""
    first, last = times[0], times[-1]
    months = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    months = [m for m in months if (first.year, first.month) <= m <= (last.year, last.month)]
    best: list[float] = []
    for step in (1, 2, 3, 6, 12, 24, 60, 120):
        start = first.month - 1 if step < 12 else 0
        kept = [month for month in months if (month[0] * 12 + month[1] - 1 - start) % step == 0]
        if len(kept) < 2:
            break
        best = [position(date(year, month, 1)) for year, month in kept]
        if len(kept) <= (room if step < 12 else room * 1.6):
            break
    return best


def _dated(times: Sequence[Any], ends: tuple[float, float], room: float) -> dict[str, Any]:
    """Marks at the firsts of months or years; at days or hours, where the times span too little."""
    marked = [tick for tick in ticks(times, room) if ends[0] <= tick <= ends[1]]
    form = "%b %Y"
    if len(marked) < 2:
        hourly = isinstance(times[0], datetime) and ends[1] - ends[0] < 3 * DAY
        form = "%-d %b %H:%M" if hourly else "%-d %b"
        fit = max(room / 1.6 if hourly else room, 1)
        marked = positions(times)[:: max(1, -int(-len(times) // fit))]
    elif marked[1] - marked[0] > 360 * DAY:
        form = "%Y"
    return {"values": marked, "labelExpr": f"utcFormat(datum.value, '{form}')"}
