"""A Pareto chart: kinds of something in order, how sure each share is, and what the first make together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from goldthread.charts.figure import Figure
from goldthread.charts.key import Entry, height_of, key
from goldthread.charts.marks import Mark, at, axis, bars, rules, text
from goldthread.charts.theme import (
    FAINT,
    INK,
    NARROW,
    PAPER,
    QUIET,
    Frame,
    Margins,
    finish,
    text_size,
    text_width,
    wrapped,
)
from goldthread.charts.value_axis import value_axis
from goldthread.methods.pareto import Pareto, sentence
from goldthread.methods.pareto.words import percent
from goldthread.methods.plain import plain_number

MOST = 40
"""Kinds that are drawn; of more the table has all."""

FEW, MANY, GATHERED = "#005eb8", "#98a4ad", "#d8dde0"
ENDS = "#212b32"


def pareto_chart(found: Pareto, *, title: str = "", width: int = 800) -> Figure:
    """Bars in order, the vital few darker and divided off by a line, each with its count and its share.

    A whisker is the interval of a count that its share's interval gives. Names stand before their bars, or
    above them on a telephone. Of more than forty kinds the first are drawn, and the table has all.
    """
    shown = min(len(found), MOST)
    size, entries = text_size(width), _entries(found)
    heading = wrapped(title, width - 12, size + 1) if title else []
    step = size + (32 if width < NARROW else 16)
    margins = _margins(found, shown, size, width, len(heading), height_of(entries, width))
    frame = Frame(width, step * shown + margins.top + margins.bottom, margins, size)
    layers = [
        *_bars(found, shown, step, frame),
        *_whiskers(found, shown, step, frame),
        *_divided(found, shown, step, frame),
        *_names(found, shown, step, frame),
        *_amounts(found, shown, step, frame),
        *_heading(heading, frame),
        *key(entries, left=-margins.left, top=_below_heading(heading, frame), width=width),
    ]
    more = f" The first {shown} of {len(found)} kinds are drawn." if shown < len(found) else ""
    alt = f"{f'{title}. ' if title else ''}Pareto chart. {sentence(found)}{more}"
    spec = finish(layers, width=width, height=frame.height, margins=margins, alt=alt)
    return Figure(spec, alt, table(found))


def table(found: Pareto) -> tuple[Mapping[str, Any], ...]:
    """A row a kind, in order: count, share with its interval, and the share of it and those before it."""
    columns = {
        "category": found.categories,
        "count": found.counts.tolist(),
        "share": found.shares.tolist(),
        "lower": [None if np.isnan(end) else end for end in found.lower.tolist()],
        "upper": [None if np.isnan(end) else end for end in found.upper.tolist()],
        "cumulative": found.cumulative.tolist(),
        "vital": [place < found.vital for place in range(len(found))],
    }
    return tuple(dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))


def _margins(found: Pareto, shown: int, size: int, width: int, heading: int, keys: float) -> Margins:
    top = heading * (size + 6) + round(keys) + 14
    amounts = round(max(text_width(_amount(found, place), size) for place in range(shown))) + 16
    if width < NARROW:
        return Margins(12, 16, top, 2 * size + 16)
    names = max(text_width(name, size) for name in found.categories[:shown])
    return Margins(min(round(names) + 18, width // 3), amounts, top, 2 * size + 16)


def _y(place: int, step: int, frame: Frame) -> float:
    return step * (place + 0.5) + (8 if frame.width < NARROW else 0)


def _ends(found: Pareto) -> tuple[float, float]:
    highest = float(np.nanmax(np.append(found.upper * found.total, found.counts)))
    return 0.0, highest * 1.04


def _bars(found: Pareto, shown: int, step: int, frame: Frame) -> list[Mark]:
    ends = _ends(found)
    marked = value_axis(ends, frame.plot_width / 2).marked
    across = axis("x", ends, values=list(marked), grid=True, domainColor=FAINT, labelPadding=6, ticks=False)
    rows = [
        {"x": float(found.counts[place]), "py": _y(place, step, frame), "colour": _colour(found, place)}
        for place in range(shown)
    ]
    return [bars(rows, across, "py", size=12)]


def _colour(found: Pareto, place: int) -> str:
    if found.gathered and place == len(found) - 1:
        return GATHERED
    return FEW if place < found.vital else MANY


def _whiskers(found: Pareto, shown: int, step: int, frame: Frame) -> list[Mark]:
    if not found.are_counts:
        return []
    rows = [
        {"x": low * found.total, "x2": high * found.total, "py": _y(place, step, frame)}
        for place, (low, high) in enumerate(zip(found.lower, found.upper, strict=True))
    ][:shown]
    ends = [{"x": row[end], "py": row["py"] - 3, "py2": row["py"] + 3} for row in rows for end in ("x", "x2")]
    return [
        rules(rows, "x", "py", x2="x2", color=PAPER, strokeWidth=3.5),
        rules(rows, "x", "py", x2="x2", color=ENDS, strokeWidth=1.3),
        rules(ends, "x", "py", y2="py2", color=ENDS, strokeWidth=1.3),
    ]


def _divided(found: Pareto, shown: int, step: int, frame: Frame) -> list[Mark]:
    """A line beneath the vital few."""
    if not 0 < found.vital < shown:
        return []
    y = step * found.vital
    style: dict[str, Any] = {"color": QUIET, "strokeDash": [2, 3]}
    return [
        rules([{"py": y, "px": -frame.margins.left + 6, "px2": frame.width}], "px", "py", x2="px2", **style)
    ]


def _names(found: Pareto, shown: int, step: int, frame: Frame) -> list[Mark]:
    drawn = []
    for place, name in enumerate(found.categories[:shown]):
        y = _y(place, step, frame)
        if frame.width < NARROW:
            words = f"{name}: {_amount(found, place)}"
            drawn.append(text([{"words": words}], at(0), at(y - frame.size - 3), limit=frame.width - 20))
        else:
            style: dict[str, Any] = {"align": "right", "limit": frame.margins.left - 12}
            drawn.append(text([{"words": name}], at(-8), at(y), **style))
    return drawn


def _amount(found: Pareto, place: int) -> str:
    """'94, 31.3%; 58% so far'."""
    own = f"{plain_number(float(found.counts[place]))}, {percent(round(float(found.shares[place]), 3))}"
    together = percent(round(float(found.cumulative[place]), 3))
    return own if place == 0 else f"{own}; {together} together"


def _amounts(found: Pareto, shown: int, step: int, frame: Frame) -> list[Mark]:
    if frame.width < NARROW:
        return []
    return [
        text(
            [{"words": _amount(found, place)}],
            at(frame.plot_width + 10),
            at(_y(place, step, frame)),
            color=QUIET,
        )
        for place in range(shown)
    ]


def _heading(heading: list[str], frame: Frame) -> list[Mark]:
    left, top = 6 - frame.margins.left, frame.size - frame.margins.top
    style: dict[str, Any] = {"fontWeight": "bold", "fontSize": frame.size + 1, "color": INK}
    return [
        text([{"words": line}], at(left), at(top + row * (frame.size + 6)), **style)
        for row, line in enumerate(heading)
    ]


def _below_heading(heading: list[str], frame: Frame) -> float:
    return frame.size - frame.margins.top + len(heading) * (frame.size + 6)


def _entries(found: Pareto) -> list[Entry]:
    few = [Entry(f"make {percent(found.vital_share)} together", FEW, "square")] if found.vital else []
    entries = [*few, Entry("the others", MANY, "square")] if found.vital < found.single else few
    entries += [Entry(f"{len(found.gathered)} gathered", GATHERED, "square")] if found.gathered else []
    if found.are_counts:
        entries.append(Entry(f"{plain_number(100 * found.level)}% interval", ENDS, thickness=1.3))
    return entries
