"""When a total says too much of one of those it is made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True)
class Rule:
    """How many contributors a total needs, and how closely one of them may be guessed from it.

    minimum: contributors of a total, and of whatever can be worked out by weighing totals against one
    another. share: the p of the p% rule. spread_from: contributors from which on spread (standard
    deviations, errors, tests) is told beside the total: twice the minimum, since two figures of five
    say more of each than one.
    """

    minimum: int = 5
    share: float = 0.1
    spread_from: int = 10


WORKSHOPS = Rule(minimum=5, spread_from=10)
"""Totals over workshops."""

PEOPLE = Rule(minimum=10, spread_from=20)
"""Totals over people's answers."""


def dominated(contributions: ArrayLike, share: float = 0.1) -> bool:
    """Whether the second largest contributor could work out the largest within `share` of it.

    The p% rule: what is left of the total without the two largest is no more than that share of the
    largest. Sizes count, whatever their sign. A total of nothing but zeros is dominated: it gives all
    of them away.
    Source: Hundepool et al. 2012, Statistical Disclosure Control, chapter 4.
    """
    sizes = np.sort(np.abs(np.asarray(contributions, dtype=np.float64)))
    if len(sizes) == 0:
        return False
    return bool(sizes[:-2].sum() <= share * sizes[-1])


def alike(contributions: ArrayLike, share: float = 0.1) -> bool:
    """Whether contributors lie so close together that their spread would tell each of them.

    They do where the standard deviation is no more than `share` of the mean's size.
    """
    values = np.asarray(contributions, dtype=np.float64)
    return bool(len(values) < 2 or values.std(ddof=1) <= share * abs(values.mean()))


def tells_too_much(contributions: ArrayLike, rule: Rule = WORKSHOPS, *, at_most: float | None = None) -> bool:
    """Whether a total of these contributions must not be told.

    It must not where there are too few, or where one is dominant. at_most: what none can pass (1 for a
    proportion), so that what they fall short of it must not give one away either.
    """
    values = np.asarray(contributions, dtype=np.float64)
    if len(values) < rule.minimum or dominated(values, rule.share):
        return True
    return at_most is not None and dominated(at_most - values, rule.share)
