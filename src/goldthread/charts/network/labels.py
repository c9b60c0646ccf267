"""What stands beside people on a network map, where it hides least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goldthread.charts.marks import Mark, points, text
from goldthread.charts.network.layout import Floats, Spots
from goldthread.charts.network.words import hub_words
from goldthread.charts.theme import INK, PAPER, text_width
from goldthread.methods.ties import Description, Network

ALL_NAMED = 30
"""Up to so many people, names stand beside everybody, where they are asked for."""

MOST_HUBS = 8
"""So many hubs are told in words, those named by most; further ones only have their ring."""

ALONG = np.linspace(0.05, 0.95, 12)
"""Where along a tie it is felt that a label stands on it."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels."""


@dataclass(frozen=True)
class Label:
    """Words whose middle is at x, y; bold for a hub."""

    words: str
    x: float
    y: float
    bold: bool


def labels(told: Description, spot: Spots, *, names: bool, size: int, width: int) -> list[Mark]:
    """Hubs ringed and told, by name if names may be seen; everybody's name where they are few."""
    network = told.network
    place = {name: at for at, name in enumerate(network.names)}
    hubs = [place[name] for name in told.hubs.names]
    named = hubs + [at for at in range(len(network)) if at not in hubs]
    shown = named if names and len(network) <= ALL_NAMED else hubs[:MOST_HUBS]
    words = [network.names[at] if names else "" for at in shown]
    told_of = [
        hub_words(int(network.named_by[at]), said) if at in hubs else said
        for at, said in zip(shown, words, strict=True)
    ]
    placed = _placed(shown, told_of, set(hubs), network, spot, size, width)
    return [*_rings(hubs, spot), *_spelt(placed, size)]


def _rings(hubs: Sequence[int], spot: Spots) -> list[Mark]:
    rings = [
        {"px": float(spot.x[at]), "py": float(spot.y[at]), "area": float(np.pi * (spot.radius[at] + 3) ** 2)}
        for at in hubs
    ]
    ring = {"filled": False, "shape": "circle", "stroke": INK, "strokeWidth": 1.5}
    return [points(rings, "px", "py", **ring)] if rings else []


def _spelt(placed: Sequence[Label], size: int) -> list[Mark]:
    layers = []
    for bold in (False, True):
        rows = [{"px": one.x, "py": one.y, "words": one.words} for one in placed if one.bold is bold]
        style = {"align": "center", "fontSize": size - 1, "fontWeight": "bold" if bold else "normal"}
        if rows:
            layers.append(text(rows, "px", "py", color=PAPER, stroke=PAPER, strokeWidth=3.5, **style))
            layers.append(text(rows, "px", "py", color=INK, **style))
    return layers


def _placed(
    shown: Sequence[int],
    words: Sequence[str],
    hubs: set[int],
    network: Network,
    spot: Spots,
    size: int,
    width: int,
) -> list[Label]:
    """Each beside, above or below its person: where it hides the least, and no other label."""
    ties = _along_ties(network, spot)
    taken: list[Box] = []
    placed = []
    for at, said in zip(shown, words, strict=True):
        half, high = text_width(said, size - 1) / 2, (size + 2) / 2
        boxes = [
            (x - half, y - high, x + half, y + high)
            for x, y in _tried(float(spot.x[at]), float(spot.y[at]), float(spot.radius[at]) + 5, half, high)
        ]
        best = min(boxes, key=lambda box: _hidden(box, spot, ties, taken, width))
        taken.append(best)
        placed.append(Label(said, (best[0] + best[2]) / 2, (best[1] + best[3]) / 2, at in hubs))
    return placed


def _tried(x: float, y: float, aside: float, half: float, high: float) -> list[tuple[float, float]]:
    beside = [(x + aside + half, y), (x - aside - half, y), (x, y - aside - high), (x, y + aside + high)]
    right, left, down = x + aside * 0.7 + half, x - aside * 0.7 - half, aside * 0.7 + high
    slanting = [(right, y - down), (right, y + down), (left, y - down), (left, y + down)]
    return beside + slanting


def _along_ties(network: Network, spot: Spots) -> tuple[Floats, Floats]:
    """Places along all ties, across and down."""
    x, y = (
        (line[network.source, None] * (1 - ALONG) + line[network.target, None] * ALONG).ravel()
        for line in (spot.x, spot.y)
    )
    return x, y


def _hidden(box: Box, spot: Spots, ties: tuple[Floats, Floats], taken: Sequence[Box], width: int) -> float:
    """How much a label there would hide: ties a little, people more, other labels or itself far more."""
    left, top, right, bottom = box
    near_x = np.clip(spot.x, left, right) - spot.x
    near_y = np.clip(spot.y, top, bottom) - spot.y
    people = float(np.clip(spot.radius + 1 - np.hypot(near_x, near_y), 0, None).sum())
    x, y = ties
    crossed = np.count_nonzero((x > left) & (x < right) & (y > top) & (y < bottom))
    labels = sum(left < b[2] and b[0] < right and top < b[3] and b[1] < bottom for b in taken)
    outside = max(0 - left, right - width, 0 - top, bottom - spot.height, 0)
    return people + 0.5 * crossed + 100 * labels + 100 * outside
