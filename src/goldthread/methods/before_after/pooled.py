"""One figure from several groups that need not agree: random effects."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.before_after.heterogeneity import (
    Method,
    cochran_q,
    spread_between,
    spread_interval,
    weighted_mean,
)
from goldthread.methods.before_after.intervals import (
    check_confidence,
    normal_quantile,
    t_quantile,
    two_sided_normal_p,
    two_sided_p,
)
from goldthread.methods.errors import TooFewPoints

Floats = NDArray[np.float64]
Interval = Literal["hartung-knapp", "normal"]

FEW_GROUPS = 10
"""With fewer groups than this how far they differ is hardly known, and that is said."""


@dataclass(frozen=True)
class Pooled:
    """The mean of what groups' true effects are, and how far these differ.

    estimate, lower, upper and the prediction interval (where a new group's true effect
    may lie) are in the effects' own scale. se and tau2, the variance between the true
    effects, with tau2_lower and tau2_upper, are of the effects as they were weighed:
    for ratios, of their logarithms. i2: the share of the estimates' variance that is
    between groups rather than chance, 0 to 1. q, q_df, q_p: Cochran's test that all
    groups have one effect. common: the estimate were that so. weights sum to 1, in the
    order of names. p: of no effect. prediction and interval of tau2 are None for fewer
    than 3 groups and where they cannot be found.
    """

    k: int
    estimate: float
    lower: float
    upper: float
    confidence: float
    se: float
    p: float
    tau2: float
    tau2_lower: float | None
    tau2_upper: float | None
    i2: float
    q: float
    q_df: int
    q_p: float
    prediction_lower: float | None
    prediction_upper: float | None
    common: float
    method: Method
    interval: Interval
    ratio: bool
    names: tuple[str, ...]
    weights: tuple[float, ...]
    left_out: tuple[str, ...]
    notes: tuple[str, ...]


def random_effects(
    estimates: ArrayLike,
    errors: ArrayLike,
    *,
    names: Sequence[str] | None = None,
    method: Method = "reml",
    interval: Interval = "hartung-knapp",
    confidence: float = 0.95,
    ratio: bool = False,
    left_out: Sequence[str] = (),
) -> Pooled:
    """Pool groups' estimates, each with its standard error, letting their true effects differ.

    estimates, errors: shape (k,), k >= 2, finite, errors above 0; names: k labels, else
    '1', '2', …. ratio: the estimates are logarithms of ratios, and the answer is turned
    back. left_out: groups that could not be pooled, to be carried with the answer.
    method: how the variance between groups is estimated. interval: 'hartung-knapp'
    (t on k − 1 degrees of freedom, the error scaled by how the groups really scatter)
    or 'normal'; the prediction interval uses the same quantile.

    Raises TooFewPoints for k < 2, ValueError for other input that is not as said.
    Sources: DerSimonian and Laird 1986; Hartung and Knapp 2001; Higgins, Thompson and
    Spiegelhalter 2009; Viechtbauer 2010 (metafor), whose quantiles are taken.

    >>> found = random_effects([0.1, 0.3, 0.8], [0.1, 0.1, 0.2])
    >>> round(found.estimate, 2), round(found.i2, 2)
    (0.37, 0.86)
    """
    effects, variances = _checked(estimates, errors)
    check_confidence(confidence)
    k = len(effects)
    tau2 = spread_between(effects, variances, method)
    weights = 1 / (variances + tau2)
    middle = weighted_mean(effects, weights)
    plain = 1 / math.sqrt(float(weights.sum()))
    scale = float((weights * (effects - middle) ** 2).sum()) / (k - 1) if interval == "hartung-knapp" else 1.0
    se = math.sqrt(scale) * plain
    reach = t_quantile(confidence, k - 1) if interval == "hartung-knapp" else normal_quantile(confidence)
    p = _p(middle, se, k, interval)
    q, q_p = cochran_q(effects, variances)
    low, high = spread_interval(effects, variances, confidence) if k > 2 else (None, None)
    beyond = reach * math.sqrt(se**2 + tau2) if k > 2 else None
    turned = math.exp if ratio else float
    told = tuple(str(name) for name in (names if names is not None else range(1, k + 1)))
    if len(told) != k:
        raise ValueError(f"There are {k} estimates and {len(told)} names.")
    return Pooled(
        k=k,
        estimate=turned(middle),
        lower=turned(middle - reach * se),
        upper=turned(middle + reach * se),
        confidence=confidence,
        se=se,
        p=p,
        tau2=tau2,
        tau2_lower=low,
        tau2_upper=high,
        i2=_share_between(tau2, variances),
        q=q,
        q_df=k - 1,
        q_p=q_p,
        prediction_lower=None if beyond is None else turned(middle - beyond),
        prediction_upper=None if beyond is None else turned(middle + beyond),
        common=turned(weighted_mean(effects, 1 / variances)),
        method=method,
        interval=interval,
        ratio=ratio,
        names=told,
        weights=tuple(float(weight) for weight in weights / weights.sum()),
        left_out=tuple(left_out),
        notes=_notes(k, reach * se < normal_quantile(confidence) * plain * (1 - 1e-9), tau2, high, left_out),
    )


def _checked(estimates: ArrayLike, errors: ArrayLike) -> tuple[Floats, Floats]:
    effects, sizes = np.asarray(estimates, dtype=np.float64), np.asarray(errors, dtype=np.float64)
    if effects.ndim != 1 or effects.shape != sizes.shape:
        raise ValueError(f"There are {effects.size} estimates and {sizes.size} standard errors.")
    if len(effects) < 2:
        raise TooFewPoints(f"Pooling needs at least 2 groups; there is {len(effects)}.")
    if not (np.isfinite(effects).all() and np.isfinite(sizes).all() and (sizes > 0).all()):
        raise ValueError("Every group needs an estimate and a standard error above 0.")
    return effects, sizes**2


def _p(middle: float, se: float, k: int, interval: Interval) -> float:
    if se == 0:
        return 1.0 if middle == 0 else 0.0
    return two_sided_p(middle / se, k - 1) if interval == "hartung-knapp" else two_sided_normal_p(middle / se)


def _share_between(tau2: float, variances: Floats) -> float:
    """I²: tau² beside what the groups' own variances typically are (Higgins and Thompson 2002, eq. 9)."""
    weights = 1 / variances
    k = len(variances)
    typical = (k - 1) * weights.sum() / (weights.sum() ** 2 - (weights**2).sum())
    return tau2 / (tau2 + float(typical))


def _notes(
    k: int, narrow: bool, tau2: float, tau2_upper: float | None, left_out: Sequence[str]
) -> tuple[str, ...]:
    notes = []
    if k < FEW_GROUPS:
        text = f"{k} groups say little of how far groups differ"
        if tau2_upper is not None:
            text += f": the standard deviation between them may be as high as {math.sqrt(tau2_upper):.2g}"
            text += f" (estimated {math.sqrt(tau2):.2g}), and the range for a new group, which takes the "
            text += "estimate for true, is likely too narrow"
        notes.append(text + ".")
    if narrow:
        notes.append(
            "The groups lie so close together that this interval is narrower than one that takes their "
            "standard errors as they are: read it beside the normal one."
        )
    if left_out:
        notes.append(
            f"Left out of the pooled figure, having fewer than 2 pairs (or clusters) to tell chance from "
            f"change, or pairs that all changed alike: {', '.join(left_out)}."
        )
    return tuple(notes)
