"""The network map: who turns to whom, who answered, and who is turned to by many.

Circles answered, squares were only named by others. A thick line is a tie named from
both sides; a thin one has its arrow at whoever was named. No name is drawn unless asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.charts.figure import Figure
from goldthread.charts.key import Entry, height_of, key
from goldthread.charts.marks import Mark, points, rules, text
from goldthread.charts.network.groups import Group, groups_of
from goldthread.charts.network.labels import labels
from goldthread.charts.network.layout import Spots, spots
from goldthread.charts.network.words import alt_text, silent_words
from goldthread.charts.theme import PAPER, QUIET, Margins, finish, text_size, wrapped
from goldthread.methods.ties import Description, Network

ANSWERED, NAMED_ONLY = "circle", "square"
BLUE, PALE, GREY = "#005eb8", "#e3e9ed", "#5f6f7a"
TIE, TIE_MANY, HEAD = "#b4bfc6", "#d3dade", "#8695a0"
BOTH, BOTH_MANY = "#33454f", "#6b7c87"
ARROW = "M0,0L0.62,2L-0.62,2Z"
"""An arrow's head, its tip on the spot and pointing up."""

MANY_TIES = 900
"""With more ties than this, arrows are left out: they would hide what they stand on."""

LETTERED = 5.2
"""The least usual radius in pixels in which a letter can be read."""


def network_map(
    told: Description,
    *,
    group: str | None = None,
    names: bool = False,
    title: str = "",
    note: str = "",
    width: int = 800,
) -> Figure:
    """The map of a network described by ties.describe.

    group: the column of groups to colour by, each with a letter too; the eight largest,
    then the others together. names: whether anybody's name may be seen, in the drawing or
    in the table; with them hubs are named, and everybody where there are at most 30.
    Otherwise people are numbered, in the order of the alphabet. note: a line beneath,
    also in the alt text. width: the outer width in pixels, 280 or more. Larger marks are
    named by more. The same ties give the same picture, in whatever order they came.

    Raises ValueError for a width under 280 and KeyError for a column of groups that is
    not there.
    """
    if width < 280:
        raise ValueError(f"A figure needs a width of 280 pixels or more; {width} is too narrow.")
    network, size = told.network, text_size(width)
    groups, of = groups_of(network, group)
    edge = 10
    spot = spots(network, width - 2 * edge, line=size + 4)
    lettered = spot.usual >= LETTERED
    entries = _entries(network, groups, lettered)
    said = wrapped(note, width - 2 * edge, size - 1) if note else []
    margins = Margins(
        left=edge,
        right=edge,
        top=(size + 20 if title else 8),
        bottom=16 + height_of(entries, width) + (len(said) * (size + 3) + 6 if said else 0),
    )
    layers = [
        *_ties(network, spot),
        *_people(network, spot, groups, of),
        *(_letters(spot, groups, of) if lettered and groups else ()),
        *_alone(spot, size),
        *labels(told, spot, names=names, size=size, width=width - 2 * edge),
        *_beneath(title, said, entries, spot, margins, width),
    ]
    alt = alt_text(told, group=group, names=names, title=title, note=note)
    height = spot.height + margins.top + margins.bottom
    spec = finish(layers, width=width, height=height, margins=margins, alt=alt)
    return Figure(spec, alt, _table(network, group, spot, names))


def _ties(network: Network, spot: Spots) -> list[Mark]:
    """Thin ones first, then those named from both sides, each once; an arrow where it was named."""
    one_way = ~network.returned
    both = network.returned & (network.source < network.target)
    crowded = network.ties > MANY_TIES
    layers = []
    if one_way.any():
        ends = _ends(network, spot, one_way, 0 if crowded else 4.5)
        thin = {"color": TIE_MANY if crowded else TIE, "strokeWidth": 0.6 if crowded else 0.9}
        layers.append(rules(ends, "px", "py", x2="px2", y2="py2", **thin))
        if not crowded:
            tips = _ends(network, spot, one_way, 0)
            heads = [{"px": end["px2"], "py": end["py2"], "turn": end["turn"]} for end in tips]
            layers.append(points(heads, "px", "py", shape=ARROW, size=26, color=HEAD, strokeWidth=0))
    if both.any():
        ends = _ends(network, spot, both, 0)
        thick = {"color": BOTH_MANY if crowded else BOTH, "strokeWidth": 1 if crowded else 2}
        layers.append(rules(ends, "px", "py", x2="px2", y2="py2", **thick))
    return layers


def _ends(network: Network, spot: Spots, chosen: NDArray[np.bool_], short: float) -> list[dict[str, float]]:
    """Both ends of each tie, from edge to edge of its people, the far end so many pixels short."""
    a, b = network.source[chosen], network.target[chosen]
    dx, dy = spot.x[b] - spot.x[a], spot.y[b] - spot.y[a]
    length = np.maximum(np.hypot(dx, dy), 1e-9)
    ux, uy = dx / length, dy / length
    stop = np.maximum(length - spot.radius[b] - 1.5 - short, 0)
    turn = np.degrees(np.arctan2(uy, ux)) + 90
    ends = (spot.x[a], spot.y[a], spot.x[a] + ux * stop, spot.y[a] + uy * stop, turn)
    names = ("px", "py", "px2", "py2", "turn")
    rounded = (np.round(column, 1).tolist() for column in ends)
    return [dict(zip(names, row, strict=True)) for row in zip(*rounded, strict=True)]


def _people(network: Network, spot: Spots, groups: Sequence[Group], of: NDArray[np.intp]) -> list[Mark]:
    rows = []
    for place in np.argsort(spot.radius, kind="stable").tolist():
        answered = bool(network.respondent[place])
        own = groups[of[place]] if groups else None
        rows.append(
            {
                "px": round(float(spot.x[place]), 1),
                "py": round(float(spot.y[place]), 1),
                "shape": ANSWERED if answered else NAMED_ONLY,
                "area": round(float(np.pi * spot.radius[place] ** 2), 1),
                "colour": own.colour if own else BLUE if answered else PALE,
                "stroke": own.outline if own else PAPER if answered else GREY,
                "thickness": 1.0,
            }
        )
    return [points(rows, "px", "py")]


def _letters(spot: Spots, groups: Sequence[Group], of: NDArray[np.intp]) -> list[Mark]:
    rows = [
        {
            "px": round(float(spot.x[place]), 1),
            "py": round(float(spot.y[place]) + 0.5, 1),
            "words": groups[of[place]].letter,
            "colour": groups[of[place]].ink,
        }
        for place in range(len(of))
    ]
    size = min(11, round(spot.usual * 1.4))
    return [text(rows, "px", "py", align="center", fontSize=size, fontWeight="bold")]


def _alone(spot: Spots, size: int) -> list[Mark]:
    if spot.alone_y is None:
        return []
    said = f"On their own: {len(spot.alone)}"
    row = [{"px": 0, "py": spot.alone_y - size * 0.6, "words": said}]
    return [text(row, "px", "py", color=QUIET, fontSize=size - 1)]


def _entries(network: Network, groups: Sequence[Group], lettered: bool) -> list[Entry]:
    """The key: the shapes and lines that occur, then the groups."""
    answered, both = int(network.respondent.sum()), bool(network.returned.any())
    entries = []
    if answered:
        entries.append(Entry(f"answered ({answered:,})", QUIET if groups else BLUE, ANSWERED, area=90))
    if answered < len(network):
        fill, outline = (QUIET, PAPER) if groups else (PALE, GREY)
        words = f"{silent_words(network)} ({len(network) - answered:,})"
        entries.append(Entry(words, fill, NAMED_ONLY, area=80, outline=outline))
    if not network.returned.all():
        arrows = "" if network.ties > MANY_TIES else ", arrow at whom"
        entries.append(Entry(f"one named the other{arrows}", HEAD, thickness=1))
    if both:
        entries.append(Entry("both named each other", BOTH, thickness=2))
    for one in groups:
        look = Entry(f"{one.name} ({one.count:,})", one.colour, ANSWERED, 150, one.outline)
        letter = one.letter if lettered else ""
        entries.append(replace(look, letter=letter, letter_colour=one.ink, anew=one is groups[0]))
    return entries


def _beneath(
    title: str, said: Sequence[str], entries: Sequence[Entry], spot: Spots, margins: Margins, width: int
) -> list[Mark]:
    size, left = text_size(width), -margins.left
    drawn = []
    if title:
        row = [{"px": left + 4, "py": 8 + size / 2 - margins.top, "words": title}]
        drawn.append(text(row, "px", "py", fontSize=size + 2, fontWeight="bold", limit=width - 12))
    down = spot.height + 16 + size / 2
    drawn += key(entries, left=left + 4, top=down, width=width)
    down += height_of(entries, width)
    lines = [{"px": left + 4, "py": down + at * (size + 3), "words": line} for at, line in enumerate(said)]
    if lines:
        drawn.append(text(lines, "px", "py", color=QUIET, fontSize=size - 1))
    return drawn


def _table(network: Network, group: str | None, spot: Spots, names: bool) -> tuple[Mapping[str, Any], ...]:
    return tuple(
        {
            "actor": network.names[at] if names else f"person {at + 1}",
            "respondent": bool(network.respondent[at]),
            "group": network.groups[group][at] if group is not None else None,
            "in": int(network.named_by[at]),
            "out": int(network.named[at]),
            "x": round(float(spot.x[at]), 1),
            "y": round(float(spot.y[at]), 1),
        }
        for at in range(len(network))
    )
