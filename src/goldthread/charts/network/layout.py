"""Where each person of a network stands on its map, in pixels: the same for the same ties, every time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.ties import Network

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

BY_DISTANCE = 400
"""Up to so many people in one part, they begin where distance along the ties puts them."""

LANDMARKS = 50
"""From so many people the distances are taken, where there are too many to take all."""

SETTLED = 100
"""Steps of pushing apart after that: enough to spread those who know only one person."""

APART = 1.4
"""Between two parts, in usual distances of neighbours."""

GAP = 2.5
"""Pixels that stay free between two people."""

DENSE = 400
"""Up to so many people, all distances at once are quicker than a search for the near ones."""


@dataclass(frozen=True)
class Spots:
    """A map's measures. x, y: shape (n,), pixels from the plot's top left; radius: shape (n,).

    usual: the radius of somebody named by few. height: of the plot, with the row of those on
    their own; alone: their places; alone_y: where their row begins, None if there are none.
    """

    x: Floats
    y: Floats
    radius: Floats
    usual: float
    height: int
    alone: Places
    alone_y: float | None


def spots(network: Network, width: int, *, line: int = 20) -> Spots:
    """Everybody's place on a plot of that width; line is the height of a line of text in it.

    Each part of the network is laid out by itself and the parts are packed, the largest first.
    Those without any tie stand in rows of their own beneath. The layout hangs on the ties and the
    alphabet alone: the order in which they came makes no difference.
    """
    tied = np.flatnonzero((network.named + network.named_by) > 0)
    alone = np.flatnonzero((network.named + network.named_by) == 0)
    height = plot_height(len(tied), width)
    usual = _usual_radius(len(tied), width * height)
    xy = np.zeros((len(network), 2))
    radius = _radii(network, usual)
    if len(tied):
        parts = [(part, _laid_out(network, part)) for part in _parts(network)]
        packed = _packed(parts, width / height)
        room = (width - 4 * usual, height - 4 * usual)
        xy[tied] = _parted(_fitted(packed[tied], room) + 2 * usual, radius[tied])
        xy[tied] = _kept_in(xy[tied], radius[tied], width, height)
    alone_y = height + 1.5 * line if len(alone) else None
    if alone_y is not None:
        xy[alone], height = _in_rows(len(alone), width, alone_y + line * 0.5, usual)
    return Spots(xy[:, 0], xy[:, 1], radius, usual, height, alone, alone_y)


def plot_height(tied: int, width: int) -> int:
    """The height of the map: a strip for a few people, a little over its width for many."""
    return (
        round(min(max(tied * 1_700 / width, 0.34 * width + 12 * min(tied, 20)), 1.2 * width)) if tied else 0
    )


def _usual_radius(tied: int, area: float) -> float:
    return float(min(8.0, max(2.2, 0.15 * np.sqrt(area / max(tied, 1))))) if tied else 6.0


def _radii(network: Network, usual: float) -> Floats:
    """Larger for those named by more: the area grows with the number, up to five times."""
    most = max(int(network.named_by.max(initial=0)), 6)
    radii: Floats = usual * np.sqrt(0.8 + 3.2 * network.named_by / most)
    return radii


def _parts(network: Network) -> list[Places]:
    """The parts that have ties, the largest first, then in the order of their first name."""
    import igraph

    graph = igraph.Graph(n=len(network), edges=np.column_stack([network.source, network.target]).tolist())
    found = [np.array(part, dtype=np.intp) for part in graph.connected_components(mode="weak")]
    return sorted((part for part in found if len(part) > 1), key=lambda part: (-len(part), part[0]))


def _laid_out(network: Network, part: Places) -> Floats:
    """One part: neighbours near, all others pushed apart, the long side lying, in usual distances."""
    import igraph

    where = np.full(len(network), -1)
    where[part] = np.arange(len(part))
    inside = where[network.source] >= 0
    edges = np.column_stack([where[network.source[inside]], where[network.target[inside]]])
    graph = igraph.Graph(n=len(part), edges=edges.tolist()).simplify()
    graph.to_undirected()
    if len(part) <= BY_DISTANCE:
        begun = graph.layout_kamada_kawai(seed=graph.layout_circle()).coords
    else:
        begun = _by_landmarks(graph).tolist()
    xy = np.array(graph.layout_graphopt(seed=begun, niter=SETTLED).coords if len(part) > 3 else begun)
    return _lying(xy) / _usual_distance(xy)


def _by_landmarks(graph: Any) -> Floats:
    """Distances along the ties from a few people far from each other, as best shown in two dimensions.

    People with the same distances are set a hair apart, on a spiral. Source: Brandes and Pich,
    Eigensolver methods for progressive multidimensional scaling, Graph Drawing 2006.
    """
    n = graph.vcount()
    far = np.full(n, np.inf)
    columns = []
    landmark = int(np.argmax(graph.degree()))
    for _ in range(LANDMARKS):
        columns.append(np.array(graph.distances(source=[landmark])[0], dtype=np.float64))
        far = np.minimum(far, columns[-1])
        landmark = int(np.argmax(far))
    squared = np.column_stack(columns) ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    xy = centred @ axes[:2].T
    turn = 2.4 * np.arange(n)
    spiral = np.sqrt(np.arange(n) / n)[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    placed: Floats = 10 * np.sqrt(n) * xy / np.abs(xy).max() + spiral
    return placed


def _lying(xy: Floats) -> Floats:
    """Turned so that the long side lies across; its heavier end left and top."""
    xy = xy - xy.mean(axis=0)
    _, _, axes = np.linalg.svd(xy, full_matrices=False)
    turned: Floats = xy @ axes.T
    signs = np.sign((turned**3).sum(axis=0))
    return turned * np.where(signs == 0, 1, signs)


def _usual_distance(xy: Floats) -> float:
    """The median distance to the nearest other (the upper of two: np.median would load more of numpy)."""
    if len(xy) > DENSE:
        from scipy.spatial import cKDTree

        nearest = cKDTree(xy).query(xy, k=2)[0][:, 1]
    else:
        nearest = np.sqrt(_squares(xy).min(axis=1))
    return float(np.sort(nearest)[len(nearest) // 2]) or 1.0


def _squares(xy: Floats) -> Floats:
    """Squared distances of all from all; of oneself infinitely far."""
    apart: Floats = ((xy[:, None, :] - xy[None, :, :]) ** 2).sum(axis=2)
    np.fill_diagonal(apart, np.inf)
    return apart


def _near(xy: Floats, reach: float) -> tuple[Places, Places]:
    """All pairs nearer to each other than that, each once."""
    if len(xy) > DENSE:
        from scipy.spatial import cKDTree

        found = cKDTree(xy).query_pairs(reach, output_type="ndarray")
        order = np.lexsort((found[:, 1], found[:, 0]))
        return found[order, 0], found[order, 1]
    one, other = np.nonzero(np.triu(_squares(xy) < reach**2))
    return one, other


def _packed(parts: list[tuple[Places, Floats]], shape: float) -> Floats:
    """All parts on shelves, in the width that makes the whole fit that shape (width over height) best."""
    sizes = np.array([np.ptp(xy, axis=0) + APART for _, xy in parts])
    area = float((sizes[:, 0] * sizes[:, 1]).sum())
    tried = {
        float(sizes[:, 0].max()),
        *(np.sqrt(area * shape) * np.array([1.0, 1.15, 1.3, 1.5, 2.0])).tolist(),
    }
    shelves = [_shelved(sizes, width) for width in sorted(tried) if width >= sizes[:, 0].max()]
    corners = min(shelves, key=lambda at: max(*((at + sizes).max(axis=0) / (shape, 1.0)).tolist()))
    n = max(int(part.max()) for part, _ in parts) + 1
    packed = np.zeros((n, 2))
    for (part, xy), corner in zip(parts, corners, strict=True):
        packed[part] = xy - xy.min(axis=0) + corner + APART / 2
    return packed


def _shelved(sizes: Floats, width: float) -> Floats:
    """The top left corner of each box, in rows no wider than that."""
    corners, x, y, tallest = np.zeros_like(sizes), 0.0, 0.0, 0.0
    for place, (wide, high) in enumerate(sizes):
        if x > 0 and x + wide > width + 1e-9:
            x, y, tallest = 0.0, y + tallest, 0.0
        corners[place] = x, y
        x, tallest = x + wide, max(tallest, high)
    return corners


def _fitted(xy: Floats, room: tuple[float, float]) -> Floats:
    """As large as fits, each side stretched a little further where that fills the room."""
    low, size = xy.min(axis=0), np.maximum(np.ptp(xy, axis=0), 1e-9)
    scales = np.array(room) / size
    scales = np.minimum(scales, min(scales) * 1.35)
    scales = np.minimum(scales, 90.0)
    fitted: Floats = (xy - low) * scales + (np.array(room) - size * scales) / 2
    return fitted


def _parted(xy: Floats, radius: Floats, rounds: int = 30) -> Floats:
    """Nobody on top of another: whoever touches is pushed apart, a little at a time."""
    xy = xy.copy()
    for _ in range(rounds):
        one, other = _near(xy, 2 * float(radius.max()) + GAP)
        away = xy[one] - xy[other]
        apart = np.maximum(np.hypot(*away.T), 1e-9)
        lacking = np.maximum(radius[one] + radius[other] + GAP - apart, 0)
        if not lacking.any():
            break
        step = away / apart[:, None] * (lacking / 2)[:, None]
        np.add.at(xy, one, step)
        np.add.at(xy, other, -step)
    return xy


def _kept_in(xy: Floats, radius: Floats, width: float, height: float) -> Floats:
    kept: Floats = np.clip(xy, radius[:, None], np.array([width, height]) - radius[:, None])
    return kept


def _in_rows(n: int, width: int, top: float, usual: float) -> tuple[Floats, int]:
    """Those on their own, side by side in rows, and where the last row ends."""
    step = 2.6 * usual
    across = max(1, int(width / step))
    place = np.arange(n)
    xy = np.column_stack([(place % across + 0.5) * step, top + (place // across + 0.5) * step])
    return xy, int(np.ceil(xy[-1, 1] + step / 2))
