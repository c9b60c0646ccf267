"""Could we even see it? A change sought, against what its chart can show.

A workshop that succeeds everywhere it works still moves a hospital-wide measure
only as far as its share of the hospital allows. An XmR chart, for its part, does
not show every shift. Put side by side they say, before any work is done, whether
the measure is too broad.

>>> from goldthread.methods import detectable
>>> most = detectable.most_it_could_move(2, 30, baseline=40, target=34)
>>> least = detectable.smallest_visible(lower=10.9, upper=19.1, periods=6)
>>> detectable.sentence(most, least)
'Success everywhere you touch moves this by 0.4; the chart cannot be relied on to see less than 2.3 in six \
months.'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from goldthread.methods.plain import count_word, with_unit
from goldthread.methods.spc.limits import Floats, Limits
from goldthread.methods.spc.rules import MAKING_DATA_COUNT, Rules, judge

PROBABILITY = 0.8
"""The chance of being seen that 'visible' means."""

RUN_UP = 24
"""Stable points before the shift: two years of months, more than any rule looks back."""

# fmt: off
SIGMAS = (
    3.83, 2.96, 2.31, 2.07, 1.88, 1.67, 1.41, 1.33, 1.27, 1.19, 1.13, 1.07,
    1.02, 0.98, 0.95, 0.92, 0.88, 0.86, 0.83, 0.80, 0.79, 0.77, 0.74, 0.72,
)
# fmt: on
"""Smallest shift seen with 80% probability within 1, 2, … 24 points, in standard deviations.

Under the default rules: [simulate(periods) for periods in range(1, 25)].
"""


@dataclass(frozen=True)
class Visible:
    """The smallest lasting shift a chart shows with that probability within so many points."""

    shift: float
    sigmas: float
    periods: int
    probability: float = PROBABILITY


def most_it_could_move(
    touched: float,
    places: float,
    *,
    baseline: float,
    target: float,
    mean: float | None = None,
) -> float:
    """The most that total success in the places touched could move the measure of all places.

    touched of places (2 of 30 theatres) each go from baseline to target; the places
    not touched stay as they are, and every place is taken to weigh the same. With
    mean None the workshop measure and the measure share a unit, and so does the
    result. Otherwise mean is the measure's centre, the result has its unit, and
    success in a place is taken to move the measure there in the same proportion.
    The sign is that of the change.

    Raises ValueError for places not above 0, touched outside 0 to places, or a
    proportion of a baseline of 0.
    """
    if places <= 0:
        raise ValueError(f"There must be at least one place; {places:g} is not.")
    if not 0 <= touched <= places:
        raise ValueError(f"Places touched lie between 0 and all {places:g}; {touched:g} does not.")
    share = touched / places
    if mean is None:
        return share * (target - baseline)
    if baseline == 0:
        raise ValueError("A baseline of 0 has no proportional change.")
    return share * (target - baseline) / baseline * mean


def smallest_visible(
    *, lower: float, upper: float, periods: int = 6, rules: Rules = MAKING_DATA_COUNT
) -> Visible:
    """The smallest lasting shift that a chart with these limits shows with 80% probability.

    lower, upper: the limits as computed, not clipped at what the measure can reach,
    in the measure's unit; periods: how many points after the change may be waited
    for. A signal counts if it is at one of those points and to the side of the
    shift; a run may have begun before. The points are taken to be independent and
    normal, three standard deviations from the centre to a limit, and the limits to
    stay as they are. A stable series shows such a signal too, within 6 points in 4 of
    100 series, within 24 in 13. Where points follow one another the shift is seen about
    as often (AR(0.5): in 76 of 100 within 6 points), but so is one that is not there: in
    23 of 100, limits being made from moving ranges.
    Raises ValueError for periods < 1 or an upper limit below the lower.
    """
    if periods < 1:
        raise ValueError(f"At least one point must follow the change; {periods} do not.")
    if upper < lower:
        raise ValueError("The upper limit lies below the lower.")
    known = rules == MAKING_DATA_COUNT and periods <= len(SIGMAS)
    sigmas = SIGMAS[periods - 1] if known else simulate(periods, rules)
    return Visible((upper - lower) / 6 * sigmas, sigmas, periods)


def sentence(
    most: float,
    least: Visible,
    *,
    unit: str = "",
    period: str = "month",
    narrower: Sequence[str] = (),
    at_most: bool = False,
) -> str:
    """Both sides of the question in one sentence, and measures that are narrower where there are any.

    at_most: `most` is a bound, not yet what success would move.
    """
    wait = f"{count_word(least.periods)} {period}{'' if least.periods == 1 else 's'}"
    bound = "at most " if at_most else ""
    moves = f"Success everywhere you touch moves this by {bound}{with_unit(_two_figures(abs(most)), unit)}"
    sees = with_unit(_two_figures(least.shift), unit)
    if abs(most) >= least.shift:
        return f"{moves}; the chart can see {sees} in {wait}."
    said = f"{moves}; the chart cannot be relied on to see less than {sees} in {wait}."
    return f"{said} Narrower measures: {', '.join(narrower)}." if narrower else said


@cache
def simulate(
    periods: int, rules: Rules = MAKING_DATA_COUNT, *, series: int = 20_000, seed: int = 20190715
) -> float:
    """The smallest shift seen with 80% probability, in standard deviations, by simulation.

    The same stable series are shifted by more and more (to a hundredth), so the
    answer is the same on every run. With 20,000 series its standard error is below
    0.02.
    """
    noise = np.random.default_rng(seed).standard_normal((series, RUN_UP + periods))
    smallest, largest = 0.0, 8.0
    while largest - smallest > 0.005:
        middle = (smallest + largest) / 2
        if _share_seen(noise, middle, periods, rules) < PROBABILITY:
            smallest = middle
        else:
            largest = middle
    return round(largest, 2)


def _two_figures(value: float) -> float:
    return float(f"{value:.2g}")


def _share_seen(noise: Floats, shift: float, periods: int, rules: Rules) -> float:
    moved = noise.copy()
    moved[:, -periods:] += shift
    ones = np.ones((len(noise), 1))
    _, side = judge(moved, Limits(0 * ones, -3 * ones, 3 * ones, 0 * ones), rules)
    return float((side[:, -periods:] > 0).any(axis=1).mean())
