"""Where a share of false alarms holds, in words: for which values it was worked out, and what others do."""

from __future__ import annotations

import math

from goldthread.methods.plain import plain_number
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.spread.counted import LARGE
from goldthread.methods.spc.spread.likeness import Likeness
from goldthread.methods.spc.spread.noise import Family, Noise
from goldthread.methods.spc.spread.skewness import FEWEST

PROMISED = 0.12
"""An adjusted chart is made for at most 10 false alarms in 100; where it has more than this, that is said."""

FEWEST_TO_TELL = 60
"""Of fewer points one in four series of skewed values passes for even."""

_UNEVEN = "where they are skewed, small counts or shares of a few, more charts show one"
_VALUES = {
    Kind.XMR: "That holds for values that do not lean on one another and are spread evenly about their mean",
    Kind.PERCENT: (
        "That holds for percentages that do not lean on one another and are each of many; where each is of "
        "few, or nearly all are 0 or 100, more charts show one."
    ),
    Kind.RUN: (
        "That holds for values that do not lean on one another, however they are spread, as long as few are "
        "equal; where many are, as small counts, more charts show one."
    ),
    Kind.G: (
        "That holds for events that come by chance, as likely at one case as at any other; such counts are "
        "so skewed that limits and runs are often passed."
    ),
    Kind.T: "That holds for events that come by chance, as often at one time as at any other.",
}
_NONE_OR_ALL = (
    "That holds for values that vary about a level. Where for a whole stretch none, or all, of what could be "
    "counted was, limits have no width there: the first that differs is a signal."
)


def holds_for(kind: Kind, like: Likeness, n: int, *, period: str = "month") -> str:
    """For which values the share of false alarms of a chart of n points was worked out."""
    noise = like.noise
    if noise.family in (Family.COUNTS, Family.SHARES):
        return _of_counts(kind, like, period)
    if noise.family is Family.TIMES and noise.shape != 1:
        return "That holds for times between events, spread as these are, that do not lean on one another."
    if noise.g or noise.h:
        return (
            f"That holds for values spread as these are, {_spread(noise)}, that do not lean on one another."
        )
    if kind is Kind.XMR:
        return f"{_VALUES[kind]}; {_UNEVEN}." if n < FEWEST else f"{_VALUES[kind]}, as these seem to be."
    return _VALUES.get(kind, _NONE_OR_ALL)


def _spread(noise: Noise) -> str:
    if noise.g:
        return f"most close together and a few far {'above' if noise.g > 0 else 'below'}"
    return "of which now and then one lies far out on either side"


def _of_counts(kind: Kind, like: Likeness, period: str) -> str:
    what = "whole numbers" if kind in (Kind.XMR, Kind.RUN) else "counts"
    so_many = f"{what} of {_about(like)} a {period}"
    return f"That holds for {so_many} that {_vary(like)} and do not lean on one another."


def _vary(like: Likeness) -> str:
    if like.over is None or not like.noise.scatter:
        return "vary as chance makes counts vary"
    times = plain_number(round(like.over.sigma_z, 1))
    return f"vary about {times} times as much as chance makes counts vary"


def _about(like: Likeness) -> str:
    mean = like.mean or 0.0
    if mean >= LARGE:
        return f"{plain_number(LARGE)} or more"
    return f"about {plain_number(round(mean, 1 if mean < 10 else 0)) if mean >= 0.1 else plain_number(mean)}"


def holds_for_adjusted(noise: Noise, share: float, n: int) -> str:
    """How the n points of an adjusted chart were judged; and where more signal than it is made for."""
    said = [_judged(noise, n)]
    if share > PROMISED and math.isfinite(share):
        said.append(
            "That is more than the 10 in 100 that an adjusted chart is made for: it does not hold here."
        )
    return " ".join(said)


def _judged(noise: Noise, n: int) -> str:
    if noise.family is Family.TIMES:
        return "Times were judged by how likely each is where events come by chance."
    if noise.family is Family.GAPS:
        return "Gaps were judged by how likely each is where events come by chance."
    if noise.family in (Family.COUNTS, Family.SHARES):
        among = "Points were judged by how likely each is among counts of this size"
        if not noise.scatter:
            return f"{among} that vary as chance makes them."
        return (
            f"{among} that vary by as much more than chance as these. How much that is was read off them: "
            "some 5 in 100 more show a signal for that."
        )
    if noise.g:
        curve = "like a logarithm's" if noise.g > 0 else "that stretches the high and draws in the low"
        return f"The values lean to one side: points were judged on a scale, {curve}, on which they are even."
    if noise.h:
        return "A few values lie far from the rest: such values have long tails, or something was different."
    even = "That holds for values spread evenly about what was to be expected of them, given the one before"
    if n >= FEWEST_TO_TELL:
        return f"{even}."
    return f"{even}; of skewed ones, which so few points do not always tell from these, more show a signal."
