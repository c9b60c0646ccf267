"""How many points an EWMA or CUSUM chart takes, on average, until it signals.

>>> from goldthread.methods import spc
>>> round(spc.average_run_length("cusum")), round(spc.average_run_length("cusum", shift=1), 1)
(465, 10.4)
"""

from __future__ import annotations

import math

import numpy as np

from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.rules import MAKING_DATA_COUNT, Rules
from goldthread.methods.spc.usual import kind_called

NODES = 60
"""Places at which the integral equation is solved: more change no digit that is told."""


def average_run_length(chart: Kind | str, *, shift: float = 0.0, rules: Rules = MAKING_DATA_COUNT) -> float:
    """Points until the first signal, on average, of independent normal readings whose level and σ are known.

    shift: how far the level lies from what it was, in σ, from the first point on; 0 gives the points from one
    false signal to the next. rules hold λ and L, or k and h. EWMA charts are taken with the limits they have
    in the long run. Limits made from a few readings are less sure: false_alarms() says how often such
    charts cry wolf. Raises ValueError for another kind of chart.
    Sources: Page, Biometrika 41 (1954), equation for the CUSUM; Crowder, Technometrics 29 (1987) 401-407,
    for the EWMA, both solved by Gauss-Legendre quadrature; Montgomery 9.2.5: of both sides together
    1 / ARL = 1 / ARL above + 1 / ARL below.
    """
    kind = kind_called(chart)
    if kind is Kind.CUSUM:
        slack, limit = rules.cusum_slack, rules.cusum_limit
        return 1 / sum(1 / _one_sided(way * shift, slack, limit) for way in (1, -1))
    if kind is Kind.EWMA:
        return _averaged(shift, rules.ewma_weight, rules.ewma_width)
    raise ValueError(f"Run lengths are worked out for EWMA and CUSUM charts, not for {kind}.")


def _one_sided(shift: float, slack: float, limit: float) -> float:
    """L(u) = 1 + L(0) Φ(k − u − δ) + ∫ L(y) φ(y + k − u − δ) dy over 0 to h, at u = 0."""
    from scipy.special import ndtr

    nodes, weights = _quadrature(0.0, limit)
    starts = np.r_[0.0, nodes]
    onto = weights * _density(nodes[None, :] + slack - starts[:, None] - shift)
    matrix = np.column_stack([ndtr(slack - starts - shift), onto])
    return float(np.linalg.solve(np.eye(len(starts)) - matrix, np.ones(len(starts)))[0])


def _averaged(shift: float, weight: float, width: float) -> float:
    """L(u) = 1 + 1 / λ ∫ L(y) φ((y − (1 − λ) u) / λ − δ) dy between the limits, at u = 0."""
    if weight == 1:
        from scipy.special import ndtr

        return 1 / float(1 - ndtr(width - shift) + ndtr(-width - shift))
    half = width * math.sqrt(weight / (2 - weight))
    nodes, weights = _quadrature(-half, half)
    starts = np.r_[0.0, nodes]
    onto = weights / weight * _density((nodes[None, :] - (1 - weight) * starts[:, None]) / weight - shift)
    matrix = np.column_stack([np.zeros(len(starts)), onto])
    return float(np.linalg.solve(np.eye(len(starts)) - matrix, np.ones(len(starts)))[0])


def _quadrature(low: float, high: float) -> tuple[Floats, Floats]:
    nodes, weights = np.polynomial.legendre.leggauss(NODES)
    return (high - low) / 2 * nodes + (high + low) / 2, (high - low) / 2 * weights


def _density(z: Floats) -> Floats:
    found: Floats = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    return found
