"""The groups of a network map: a colour and a letter for each of the eight largest, one for the rest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldthread.charts.theme import INK, PAPER
from goldthread.methods.ties import Network

MOST = 8

PALETTE = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#f0e442", "#4d3b8f")
"""Okabe and Ito's colours for all kinds of colour vision, with violet for their black, which is for ties."""

REST, UNKNOWN = "#8a959c", "#ffffff"


@dataclass(frozen=True)
class Group:
    """How one group is drawn: letter and ink in its marks, count of its people."""

    name: str
    letter: str
    colour: str
    ink: str
    outline: str
    count: int


def groups_of(network: Network, column: str | None) -> tuple[tuple[Group, ...], NDArray[np.intp]]:
    """The groups of a column as drawn, the largest first, and each person's place among them.

    Beyond the eight largest, groups are drawn as 'other'; people without one as 'not known'.
    No groups without a column. Raises KeyError for a column that is not there.
    """
    if column is None:
        return (), np.zeros(len(network), dtype=np.intp)
    found = network.groups[column]
    sizes = Counter(name for name in found if name is not None)
    ordered = sorted(sizes, key=lambda name: (-sizes[name], name))
    kept, rest = ordered[:MOST], ordered[MOST:]
    groups = [_group(name, place, sizes[name]) for place, name in enumerate(kept)]
    where = {name: place for place, name in enumerate(kept)}
    if rest:
        where |= dict.fromkeys(rest, len(groups))
        count = sum(sizes[name] for name in rest)
        groups.append(Group(f"{len(rest)} other groups", "+", REST, PAPER, PAPER, count))
    unknown = sum(name is None for name in found)
    if unknown:
        groups.append(Group("not known", "", UNKNOWN, INK, "#5f6f7a", unknown))
    places = [len(groups) - 1 if name is None else where[name] for name in found]
    return tuple(groups), np.array(places, dtype=np.intp)


def _group(name: str, place: int, count: int) -> Group:
    colour = PALETTE[place]
    light = _lightness(colour) > 0.25
    outline = "#9b9000" if _lightness(colour) > 0.6 else PAPER
    return Group(name, "ABCDEFGH"[place], colour, INK if light else PAPER, outline, count)


def _lightness(colour: str) -> float:
    """The relative luminance of a colour, from 0 to 1 (WCAG 2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
