"""Numbers of defects, and shares of defective items, that give the published figures.

Means per workshop such as 58.998 are not sums of whole defects: a few workshops
counted an average (per round, per week), and carry a fraction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from goldthread.demo.synthesis.fitting import Array, Window, paired, project, settle
from goldthread.demo.synthesis.lead_times import Outcome
from goldthread.demo.synthesis.published import by_trust, prints_as, rounds_and_floors_to, tested
from goldthread.demo.synthesis.written import TRUSTS, Written

COUNT, RATIO = "process defects", "defect ratio"
PLENTIFUL = {"letters", "bookings", "calls"}
FRACTIONS = {"BHRUT": (0.2, 0.1), "LTHT": (0.3, 0.1), "SASH": (0.2, 0.1), "SATH": (0.19, 0.05)}


@dataclass(frozen=True)
class Ratios:
    """Shares of defective items; the outputs belong to the workshops with count and output."""

    shares: Outcome
    outputs: Outcome


def counts(workshops: list[Written], late: Array, chance: Random) -> Outcome:
    """Fitted numbers of defects of workshops of the forms B and C."""
    trusts = [trust for trust in TRUSTS if trust in by_trust(COUNT)]
    members = np.array([[w.trust == trust for w in workshops] for trust in trusts], dtype=float)
    n, later = len(workshops), np.flatnonzero(late)
    before = np.array([chance.gauss(3.3, 0.85) for _ in range(n)])
    before += np.array([0.6 * (w.trust == "LTHT") + 1.2 * (w.items in PLENTIFUL) for w in workshops])
    fall = np.array([chance.gauss(1.05, 0.5) for _ in range(n)])
    drift = np.ones(n)
    drift[later] = [chance.uniform(0.75, 1.3) for _ in later]

    def misses(x: Array) -> Array:
        first, then = np.exp(x[:n]), np.exp(x[n:])
        return _count_misses(first, then, then * drift, members, trusts)

    fitted = np.exp(project(np.concatenate([before, before - fall]), misses))
    start = np.concatenate([fitted, (fitted[n:] * drift)[later]])
    first_fraction, then_fraction = _fractions(workshops)
    fraction = np.concatenate([first_fraction, then_fraction, then_fraction[later]])
    numbers = np.maximum(np.round(start - fraction), 1) + fraction

    def split(x: Array) -> Outcome:
        last = x[n : 2 * n].copy()
        last[later] = x[2 * n :]
        return Outcome(x[:n], x[n : 2 * n], last)

    low = fraction + np.concatenate([np.full(n, 4), np.full(len(start) - n, 1)])
    return split(
        settle(
            np.maximum(numbers, low),
            lambda _i, _v: 1,
            low,
            np.full(len(start), 2000.0),
            lambda x: _count_figures(split(x), members),
            _count_windows(trusts),
            chance,
        )
    )


def _fractions(workshops: list[Written]) -> tuple[Array, Array]:
    """The parts after the point: on the first workshop of form C of each trust."""
    first, then = np.zeros(len(workshops)), np.zeros(len(workshops))
    for trust, (before, after) in FRACTIONS.items():
        place = next(i for i, w in enumerate(workshops) if w.trust == trust and w.form == "C")
        first[place], then[place] = before, after
    return first, then


def _count_misses(before: Array, day_90: Array, last: Array, members: Array, trusts: list[str]) -> Array:
    sums, row, found = by_trust(COUNT), tested(COUNT), paired(before, last)
    first = [float(sums[t][0]) + FRACTIONS[t][0] for t in trusts]
    then = [float(sums[t][1]) + FRACTIONS[t][1] for t in trusts]
    tests = [found["after"] / float(row.after), found["before_se"] / float(row.before_se)]
    tests += [found["after_se"] / float(row.after_se), found["t"] / float(row.t)]
    return np.concatenate([members @ before / first, members @ day_90 / then, tests]) - 1


def _count_figures(outcome: Outcome, members: Array) -> Array:
    found = paired(outcome.before, outcome.last)
    tests = [found[key] for key in ("before", "after", "before_se", "after_se", "t")]
    return np.concatenate([members @ outcome.before, members @ outcome.day_90, tests])


def _count_windows(trusts: list[str]) -> list[Window]:
    sums, row = by_trust(COUNT), tested(COUNT)
    windows = [rounds_and_floors_to(sums[trust][side]) for side in (0, 1) for trust in trusts]
    printed = (row.before, row.after, row.before_se, row.after_se, row.t)
    return [*windows, *(prints_as(figure) for figure in printed)]


def ratios(workshops: list[Written], counted: Outcome, late: Array, chance: Random) -> Ratios:
    """Fitted shares of workshops of the forms B and R.

    counted: their numbers of defects, nan for form R, whose shares are free to half a percent.
    """
    members = np.array([[w.trust == trust for w in workshops] for trust in TRUSTS], dtype=float)
    n, later = len(workshops), np.flatnonzero(late)
    defects = np.concatenate([counted.before, counted.day_90, counted.last[later]])
    has_output = np.isfinite(defects)

    def split(x: Array) -> Outcome:
        last = x[n : 2 * n].copy()
        last[later] = x[2 * n :]
        return Outcome(x[:n], x[n : 2 * n], last)

    shares = _drawn_shares(workshops, counted, later, members, split, chance)
    outputs = np.maximum(np.round(defects / np.maximum(shares, 0.005)), defects)
    numbers = np.where(has_output, outputs, np.maximum(np.round(shares * 200) / 200, 0))

    def share_of(x: Array) -> Array:
        return np.where(has_output, defects / np.where(has_output, x, 1), x)

    settled = settle(
        numbers,
        lambda i, _: 1 if has_output[i] else 0.005,
        np.where(has_output, defects, 0.0),
        np.where(has_output, 5000.0, 1.0),
        lambda x: _ratio_figures(split(share_of(x)), members),
        _ratio_windows(),
        chance,
    )
    return Ratios(split(share_of(settled)), split(np.where(has_output, settled, np.nan)))


def _drawn_shares(
    workshops: list[Written],
    counted: Outcome,
    later: NDArray[np.intp],
    members: Array,
    split: Callable[[Array], Outcome],
    chance: Random,
) -> Array:
    """Shares from logits, brought near the published means, errors and t."""
    level = {trust: float(printed[0]) for trust, printed in by_trust(RATIO).items()}
    before = np.array([_logit(level[w.trust]) + chance.gauss(0, 1.2) for w in workshops])
    fall = np.array([chance.gauss(1.9, 1.2) for _ in workshops])
    after = before - fall
    similar = _with_similar_output(before, counted, chance)
    after = np.where(np.isfinite(similar), similar, after)
    last = after[later] + np.array([chance.gauss(0, 0.3) for _ in later])

    def misses(x: Array) -> Array:
        return _ratio_misses(split(1 / (1 + np.exp(-x))), members)

    return 1 / (1 + np.exp(-project(np.concatenate([before, after, last]), misses)))


def _with_similar_output(before: Array, counted: Outcome, chance: Random) -> Array:
    """Logits after at which about as many items were looked at as before; nan for form R."""
    share = counted.day_90 / counted.before / (1 + np.exp(-before))
    share = np.clip(share, 0.01, 0.95)
    return np.log(share / (1 - share)) + np.array([chance.gauss(0, 0.3) for _ in before])


def _logit(share: float) -> float:
    return float(np.log(share / (1 - share)))


def _ratio_misses(shares: Outcome, members: Array) -> Array:
    means, row, found = by_trust(RATIO), tested(RATIO), paired(shares.before, shares.last)
    each = members.sum(axis=1)
    first = members @ shares.before / each - [float(means[t][0]) for t in TRUSTS]
    then = members @ shares.day_90 / each - [float(means[t][1]) for t in TRUSTS]
    tests = [found["after"] / float(row.after), found["before_se"] / float(row.before_se)]
    tests += [found["after_se"] / float(row.after_se), found["t"] / float(row.t)]
    return np.concatenate([first, then, np.array(tests) - 1])


def _ratio_figures(shares: Outcome, members: Array) -> Array:
    each, found = members.sum(axis=1), paired(shares.before, shares.last)
    tests = [found[key] for key in ("before", "after", "before_se", "after_se", "t")]
    first, then = members @ shares.before / each, members @ shares.day_90 / each
    return np.concatenate([first, then, [first.mean(), then.mean()], tests])


def _ratio_windows() -> list[Window]:
    means, row = by_trust(RATIO), tested(RATIO)
    windows = [prints_as(means[trust][side]) for side in (0, 1) for trust in TRUSTS]
    totals = [prints_as("0.57"), prints_as("0.21")]
    printed = (row.before, row.after, row.before_se, row.after_se, row.t)
    return [*windows, *totals, *(prints_as(figure) for figure in printed)]
