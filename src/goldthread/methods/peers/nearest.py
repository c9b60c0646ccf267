"""The organisations most like one, and the features that make them so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.peers.scaling import Scale, centre_and_spread

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

NAMED = 5
"""So many names a warning repeats."""


@dataclass(frozen=True)
class Peer:
    """An organisation near the one asked for.

    distance: Euclidean, in spreads of the features (in their own units for scale none).
    values: its features; differences: by how many spreads each lies above the one asked
    for; shares: each feature's share of the squared distance, all 0 where that is 0. All
    three in the order of the result's features.
    """

    name: str
    distance: float
    values: tuple[float, ...]
    differences: tuple[float, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class LeftOut:
    """An organisation that could not be compared, and the features it lacks."""

    name: str
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class Nearest:
    """The k organisations nearest to one, the nearest first, ties in the order of names.

    features: those compared; values, centres, spreads: of the one asked for, and what
    features were scaled by, in that order. compared: how many candidates there were.
    left_out: candidates that lack a feature. warnings: what to know first.
    """

    of: str
    k: int
    scale: Scale
    features: tuple[str, ...]
    values: tuple[float, ...]
    centres: tuple[float, ...]
    spreads: tuple[float, ...]
    compared: int
    peers: tuple[Peer, ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[str, ...]

    def __str__(self) -> str:
        return f"Nearest to {self.of}: {', '.join(peer.name for peer in self.peers)}."


def nearest(
    features: ArrayLike,
    names: Sequence[str],
    *,
    of: str,
    k: int = 10,
    scale: Scale = "z",
    feature_names: Sequence[str] | None = None,
) -> Nearest:
    """The k organisations whose features lie nearest to those of one of them.

    features: shape (n, p), n >= 2, p >= 1, NaN where one is not known; names: n
    different ones, of among them; feature_names: p, else '1', '2', ….

    A feature that the one asked for lacks is compared with nobody's; a candidate that
    lacks any of the others is left out, and named: a distance over fewer features is no
    smaller for likeness. Features are scaled over the organisations compared, the one
    asked for among them; one that is the same everywhere tells nobody apart and is left
    out, and said. Fewer candidates than k are all given, and said to be fewer.

    Raises ValueError for shapes and names that do not fit, an infinite feature, k < 1,
    no feature left to compare, or nobody to compare with.
    """
    table, told = _checked(features, names, of, k, feature_names)
    own = list(names).index(of)
    known = np.flatnonzero(~np.isnan(table[own]))
    complete = np.asarray(~np.isnan(table[:, known]).any(axis=1))
    if not len(known):
        raise ValueError(f"'{of}' has none of the features: there is nothing to compare it by.")
    if complete.sum() < 2:
        raise ValueError(f"Nobody else has the features of '{of}': there is none to compare it with.")
    varies = np.ptp(table[np.ix_(complete, known)], axis=0) > 0
    used = known[varies]
    if not len(used):
        raise ValueError("Every feature is the same everywhere: they tell nobody apart.")
    centres, spreads, stood_in = centre_and_spread(table[np.ix_(complete, used)], scale)
    rows = np.flatnonzero(complete & (np.arange(len(table)) != own))
    scaled = (table[np.ix_(rows, used)] - table[own, used]) / spreads
    rounding = _rounding(table[np.ix_(rows, used)], table[own, used]) / spreads
    chosen = _order(scaled, rounding, [names[place] for place in rows.tolist()])[:k]
    left_out = _left_out(table, names, told, known, complete)
    return Nearest(
        of=of,
        k=k,
        scale=scale,
        features=tuple(told[place] for place in used.tolist()),
        values=tuple(table[own, used].tolist()),
        centres=tuple(centres.tolist()),
        spreads=tuple(spreads.tolist()),
        compared=len(rows),
        peers=tuple(_peer(names[rows[at]], table[rows[at], used], scaled[at]) for at in chosen.tolist()),
        left_out=left_out,
        warnings=(
            *_about_missing(of, [name for place, name in enumerate(told) if place not in known]),
            *_about_features(
                [told[place] for place in known[~varies].tolist()],
                [told[place] for place in used[list(stood_in)].tolist()],
            ),
            *_about_candidates(left_out, k, len(rows)),
        ),
    )


def _left_out(
    table: Floats, names: Sequence[str], told: Sequence[str], known: Places, complete: NDArray[np.bool_]
) -> tuple[LeftOut, ...]:
    """Who lacks which of the features compared."""
    return tuple(
        LeftOut(names[place], tuple(told[one] for one in known[np.isnan(table[place, known])].tolist()))
        for place in np.flatnonzero(~complete).tolist()
    )


def _checked(
    features: ArrayLike, names: Sequence[str], of: str, k: int, feature_names: Sequence[str] | None
) -> tuple[Floats, tuple[str, ...]]:
    table = np.asarray(features, dtype=np.float64)
    if table.ndim != 2 or table.shape[0] < 2 or table.shape[1] < 1:
        raise ValueError("Features are a table: a row an organisation, two at least, and a column a feature.")
    told = tuple(str(name) for name in (feature_names or range(1, table.shape[1] + 1)))
    if len(names) != len(table) or len(told) != table.shape[1]:
        raise ValueError(
            f"There are {len(table)} organisations and {table.shape[1]} features, "
            f"and {len(names)} and {len(told)} names."
        )
    if np.isinf(table).any():
        row, column = np.argwhere(np.isinf(table))[0]
        raise ValueError(f"The feature '{told[column]}' of '{names[row]}' is infinite.")
    if len(set(names)) < len(names):
        twice = next(name for place, name in enumerate(names) if name in names[:place])
        raise ValueError(f"'{twice}' is there twice: each organisation needs one row.")
    if of not in names:
        raise ValueError(f"There is no '{of}' among the {len(names)} organisations.")
    if k < 1:
        raise ValueError(f"At least 1 peer is asked for; {k} is none.")
    return table, told


def _rounding(values: Floats, own: Floats) -> Floats:
    """How far the rounding of decimals may have moved each difference: 2 ulp of the larger value."""
    return np.asarray(2 * np.spacing(np.maximum(np.abs(values), np.abs(own))))


def _order(scaled: Floats, rounding: Floats, names: Sequence[str]) -> Places:
    """Places from the nearest on; distances that differ by rounding alone are ties, settled by name.

    scaled, rounding: shape (n, p). A distance may be off by as much as its differences
    together, and by a few ulps of its own.
    """
    distances = np.sqrt((scaled**2).sum(axis=1))
    spare = np.sqrt((rounding**2).sum(axis=1)) + 4 * np.spacing(distances)
    order = np.argsort(distances, kind="stable")
    apart = np.diff(distances[order]) > spare[order][1:] + spare[order][:-1]
    place = np.empty(len(order), dtype=np.intp)
    place[order] = np.concatenate([[0], np.cumsum(apart)])
    return np.lexsort((np.array(names), place))


def _peer(name: str, values: Floats, scaled: Floats) -> Peer:
    squares = scaled**2
    total = float(squares.sum())
    shares = squares / total if total else squares
    return Peer(
        name,
        float(np.sqrt(total)),
        tuple(values.tolist()),
        tuple(scaled.tolist()),
        tuple(shares.tolist()),
    )


def _about_missing(of: str, lacking: Sequence[str]) -> tuple[str, ...]:
    if not lacking:
        return ()
    return (f"{of} lacks {_listed(lacking)}, which could not be compared.",)


def _about_features(same: Sequence[str], stood_in: Sequence[str]) -> tuple[str, ...]:
    said = []
    if same:
        said.append(f"The same everywhere, so left out: {_listed(same)}.")
    if stood_in:
        said.append(
            f"More than half of the organisations have one value of {_listed(stood_in)}: scaled by the "
            "standard deviation instead."
        )
    return tuple(said)


def _about_candidates(left_out: Sequence[LeftOut], k: int, compared: int) -> tuple[str, ...]:
    said = []
    if left_out:
        verb = "was" if len(left_out) == 1 else "were"
        who = _listed([one.name for one in left_out])
        said.append(f"{len(left_out)} {verb} not compared, lacking a feature: {who}.")
    if compared < k:
        said.append(f"{k} peers were asked for; there are {compared} to compare with.")
    return tuple(said)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
