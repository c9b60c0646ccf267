"""Measured values on a scale on which they are even: a curve where they lean to one side, and their season.

A season multiplies (a long winter also varies more) or is added (it moves every value alike). If it
multiplies, the curve is drawn first and the season fitted to the scores. If it is added it is taken off
before: else the curve would bend the values at its height. The likelihood says which of both it is.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.resemblance import Layout, left_after, left_by_rounding, levels, seasons
from goldthread.methods.spc.spread.curves import curves_of, scale_of
from goldthread.methods.spc.spread.noise import FARTHEST, straightened
from goldthread.methods.spc.spread.skewness import surprises
from goldthread.methods.spc.tails import f_of

SEASON_BELOW = 0.01
ROUNDS, STEPS = 3, 3
"""So often curve and season are fitted in turn, and so many steps the season goes each time."""


@dataclass(frozen=True, eq=False)
class Even:
    """Many series of one layout, each a row.

    g: of its curve, 0 where values are left as they are, shape (rows,). level: where a score is 0, with the
    season where that is added; scale: how far one of 1 is from there. Shapes (rows, n) and (rows, 1).
    season: what of the level is season. scores: shape (rows, n). likelihood: its logarithm, shape (rows,).
    """

    g: Floats
    level: Floats
    scale: Floats
    season: Floats
    scores: Floats
    likelihood: Floats


def even(values: Floats, layout: Layout) -> Even:
    """Each series of measured values, a row, as even as a curve makes it.

    A season is left in unless it is sure: taking one out takes skewness with it.
    """
    parts = []
    for known, alike in without_season(values, layout):
        rows = values[alike]
        found = _beside(rows, np.zeros_like(rows), known)
        if known.period is not None:
            found = _likelier(found, _beside(rows, _added_season(rows, known), known))
        parts.append((alike, found))
    return _in_order(parts, len(values))


def evened(values: Floats, layout: Layout) -> Floats:
    """The scores of many series of measured values, each a row: skewed ones by a curve of their own."""
    return even(values, layout).scores


def without_season(values: Floats, layout: Layout) -> list[tuple[Layout, NDArray[np.bool_]]]:
    """The layout with its season for series that surely have one (F test, 1%), else without; and which so."""
    plain = layout.without_season
    waves = seasons(layout).shape[1]
    sure = np.zeros(len(values), dtype=bool)
    freedom = layout.n - waves - len(layout.phase_starts) - 1
    if waves and freedom > 0:
        without, left = ((left_after(values, one) ** 2).sum(axis=1) for one in (plain, layout))
        explained = np.maximum(without - left, 0) / waves
        nothing = left_by_rounding(values)
        sure = explained > f_of(SEASON_BELOW, waves, freedom) * np.maximum(left, nothing) / freedom
    return [(one, alike) for one, alike in ((plain, ~sure), (layout, sure)) if alike.any()]


def _beside(values: Floats, season: Floats, layout: Layout) -> Even:
    """What curves make of each row beside a season that is added."""
    flat = values - season
    curves = curves_of(flat, layout)
    level, scale, scores = np.zeros_like(values), np.ones((len(values), 1)), values.astype(np.float64)
    for g in np.unique(curves[curves != 0]):
        alike = curves == g
        at, wide = scale_of(flat[alike], left_after(flat[alike], layout), layout, float(g))
        level[alike], scale[alike] = at + season[alike], wide
        scores[alike] = straightened((flat[alike] - at) / wide, float(g))
    likelihood = _likelihood(scores, scale, curves, layout)
    return Even(curves, level, scale, np.where(curves[:, None] == 0, 0.0, season), scores, likelihood)


def _likelihood(scores: Floats, scale: Floats, curves: Floats, layout: Layout) -> Floats:
    """The logarithm of that of the values, but for a constant: of normal scores, and of the curve's slope."""
    n = scores.shape[1]
    rest = np.maximum((surprises(left_after(scores, layout)) ** 2).mean(axis=1), 1e-300)
    slope = n * np.log(scale[:, 0]) + (curves[:, None] * np.clip(scores, -FARTHEST, FARTHEST)).sum(axis=1)
    found: Floats = -n / 2 * np.log(rest) - slope
    return found


def _added_season(values: Floats, layout: Layout) -> Floats:
    """The season that is added to each row, by turns with the curve. Shape (rows, n)."""
    season = _beside_the_change(values, layout)
    for _ in range(ROUNDS):
        curves = curves_of(values - season, layout)
        for g in np.unique(curves[curves != 0]):
            alike = curves == g
            season[alike] = _season_given(values[alike], season[alike], layout, float(g))
    return season


def _beside_the_change(values: Floats, layout: Layout) -> Floats:
    """By least squares, by turns with the one change that explains most."""
    season = np.zeros_like(values)
    for _ in range(ROUNDS):
        season = season + _waves_of(left_after(values - season, layout.without_season), layout)
    return season


def _season_given(values: Floats, season: Floats, layout: Layout, g: float) -> Floats:
    """The likeliest season given the curve, by Fisher's steps: points of the long tail count less."""
    for _ in range(STEPS):
        flat = values - season
        level, scale = scale_of(flat, left_after(flat, layout), layout, g)
        rest = left_after(straightened((flat - level) / scale, g), layout.without_season)
        rest = np.clip(rest, -FARTHEST, FARTHEST)
        pull = (rest + g) * np.exp(-g * rest)
        pull = pull - pull.mean(axis=1, keepdims=True)
        season = season + _waves_of(scale * pull / (pull**2).mean(axis=1, keepdims=True), layout)
    return season


def _waves_of(values: Floats, layout: Layout) -> Floats:
    """The season of each row, by least squares beside its levels."""
    waves = seasons(layout)
    columns = np.column_stack([levels(layout), waves])
    found: Floats = np.linalg.lstsq(columns, values.T, rcond=None)[0].astype(np.float64)
    return (waves @ found[-waves.shape[1] :]).T


def _likelier(one: Even, other: Even) -> Even:
    """Row by row whichever is likelier."""
    better = other.likelihood > one.likelihood
    return _each(lambda a, b: np.where(better.reshape(-1, *(1,) * (a.ndim - 1)), b, a), one, other)


def _in_order(parts: list[tuple[NDArray[np.bool_], Even]], rows: int) -> Even:
    """Parts put together, each in its places."""

    def placed(*given: Floats) -> Floats:
        found = np.empty((rows, *given[0].shape[1:]))
        for (alike, _), part in zip(parts, given, strict=True):
            found[alike] = part
        return found

    return _each(placed, *(part for _, part in parts))


def _each(made: Any, *given: Even) -> Even:
    return Even(**{each.name: made(*(getattr(one, each.name) for one in given)) for each in fields(Even)})
