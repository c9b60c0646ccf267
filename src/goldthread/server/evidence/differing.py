"""The typical ratio of after to before, pooled over organisations that may differ."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from goldthread.methods.before_after import Pooled, random_effects

from .outcomes import Checkpoint, Grouped, Outcome, Pair, pairs_of
from .summaries import Typical, exact


@dataclass(frozen=True)
class Differing:
    """One outcome over two organisations or more, each with a typical ratio of its own.

    organisations: how many have a pair. pooled is None where fewer than two can be weighed; left_out
    are those that cannot: fewer than two pairs above zero, or pairs that all changed alike. cautious:
    the interval from the organisations' own standard errors, where that is the wider one.
    """

    outcome: Outcome
    organisations: int
    pooled: Pooled | None
    left_out: tuple[str, ...]
    cautious: tuple[float, float] | None

    @property
    def spread(self) -> float:
        """The standard deviation between organisations, of the ratio's logarithm."""
        return math.sqrt(self.pooled.tau2) if self.pooled else 0.0

    @property
    def between(self) -> tuple[float, float] | None:
        """Where about two organisations in three lie; None where they do not differ beyond chance."""
        if self.pooled is None or self.spread < NO_SPREAD:
            return None
        times = math.exp(self.spread)
        return self.pooled.estimate / times, self.pooled.estimate * times


NO_SPREAD = 0.005
"""Organisations that differ by less than half a per cent of what is typical do not differ in print."""


def differing(grouped: Grouped, checkpoint: Checkpoint) -> tuple[Differing, ...]:
    """For each outcome that two organisations or more have pairs of."""
    found = ((outcome, pairs_of(records, checkpoint)) for outcome, records in grouped.items())
    return tuple(
        let_differ(outcome, pairs) for outcome, pairs in found if len({p.organisation for p in pairs}) > 1
    )


@lru_cache(maxsize=64)
def let_differ(outcome: Outcome, pairs: tuple[Pair, ...]) -> Differing:
    """Pool the organisations' typical ratios. The same pairs are not worked out twice.

    The same as `before_after.by_group` finds, without each organisation's tests. Within an
    organisation workshops stand alone: few have value streams enough to tell how these differ, and
    what streams add to the differences between organisations is in the interval.
    """
    found: dict[str, Typical | None] = {}
    for code, of_one in groupby(sorted(pairs), key=lambda pair: pair.organisation):
        summary = exact(outcome, [(p.before, p.after) for p in of_one])
        found[code] = summary.typical if summary else None
    return pool(outcome, found)


def pool(outcome: Outcome, typical: Mapping[str, Typical | None]) -> Differing:
    """Pool what is typical of each organisation; those of which it is not known are left out."""
    told = [(code, each.log, each.se) for code, each in typical.items() if each]
    left_out = [code for code, each in typical.items() if not each]
    count = len(typical)
    if len(told) < 2:
        return Differing(outcome, count, None, tuple(left_out), None)
    names, effects, errors = zip(*told, strict=True)
    pooled = random_effects(effects, errors, names=names, ratio=True, left_out=left_out)
    plain = random_effects(effects, errors, names=names, ratio=True, interval="normal")
    narrow = plain.upper / plain.lower > pooled.upper / pooled.lower * (1 + 1e-9)
    return Differing(outcome, count, pooled, tuple(left_out), (plain.lower, plain.upper) if narrow else None)
