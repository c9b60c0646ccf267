"""Why a chart's usual limits mislead: neighbours, a season, overdispersion, values that lean to one side.

>>> from goldthread.methods import spc
>>> spc.misleading(spc.one([0, 3, 1, 0, 9, 0, 2, 0, 0, 1, 5, 0, 1, 0, 2, 7], chart="c"))
True
"""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.methods.plain import plain_number
from goldthread.methods.spc.as_read import as_read
from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.dependence import FEWEST, Dependence, dependence, of_layout
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.scaled import as_judged
from goldthread.methods.spc.spread.likeness import (
    LOPSIDED,
    LOPSIDED_MEASURED,
    WHOLE_NUMBERS_BELOW,
    Likeness,
    layout_for,
    likeness,
)
from goldthread.methods.spc.spread.noise import MEASURED, Family
from goldthread.methods.spc.spread.straight import straight

HELD_TO_CHANCE = (Kind.P, Kind.U, Kind.C)
"""Charts whose limits are no wider than chance makes counts vary."""

SEASONS = {"month": "months of the year", "quarter": "quarters of the year", "week": "weeks of the year"}
"""What differs, where there is a season; days differ within the week."""

AS_NORMAL = Likeness(MEASURED, None, None, 0.0)
"""Of averages, sums and groups it is not asked how they are spread."""

_VALUES = {Kind.P: "shares", Kind.P_PRIME: "shares", Kind.U: "rates", Kind.U_PRIME: "rates"}


@dataclass(frozen=True)
class Reasons:
    """dependence: how the points hang together; like: how they are spread. The rest: which of it misleads.

    is_overdispersed: the limits are held to chance, and the counts vary more. is_lopsided: the values lean to
    one side so much that limits and runs made for even ones are often passed.
    """

    dependence: Dependence
    like: Likeness
    is_overdispersed: bool
    is_lopsided: bool

    @property
    def misleading(self) -> bool:
        return self.dependence.misleading or self.is_overdispersed or self.is_lopsided


def misleading(chart: Chart, *, season: int | None = None) -> bool:
    """Whether a chart's usual limits mislead, so that its adjusted chart is to be looked at first.

    Since each point resembles the one before, or there is a season; since shares, rates or counts vary by
    more than chance makes them, on a chart held to chance; or since values lean to one side. Charts of fewer
    than 12 points are not asked. A change is none of it. season: points a season, as of dependence().
    """
    return len(chart) >= FEWEST and reasons(chart, season=season).misleading


def reasons(chart: Chart, *, season: int | None = None) -> Reasons:
    """All that may mislead, of a chart of 12 points or more. Raises TooFewPoints for fewer."""
    chart = as_judged(chart)
    if chart.kind.sums_up or chart.kind.is_of_groups:
        of = as_read(chart) if chart.kind.sums_up else chart
        return Reasons(dependence(of, period=season), AS_NORMAL, False, False)
    if chart.kind.is_of_periods:
        found = dependence(chart, period=season)
    else:
        layout, word = layout_for(chart)
        found = of_layout(straight(chart, likeness(chart), layout).scores, layout, word)
    like = likeness(chart, ar=found.ar if found.persistent else 0.0)
    over = like.over is not None and like.over.is_overdispersed and chart.kind in HELD_TO_CHANCE
    evenly = chart.kind in (Kind.RUN, Kind.PERCENT)
    enough = LOPSIDED_MEASURED if like.noise.family is Family.MEASURED else LOPSIDED
    return Reasons(found, like, over, not evenly and abs(like.skewness) >= enough)


def in_words(found: Reasons, kind: Kind, period: str) -> list[str]:
    """Each reason, as it goes on after 'The limits mislead:'."""
    said, together = [], found.dependence
    if together.persistent:
        sure = f"95% interval {_number(together.ar_lower)} to {_number(together.ar_upper)}"
        said.append(f"each {period} resembles the one before (correlation {_number(together.ar)}, {sure})")
    if together.seasonal:
        differ = "days of the week" if together.word == "day" else SEASONS.get(together.word)
        said.append(f"the {differ} differ" if differ else f"there is a season of {together.period} {period}s")
    if found.is_overdispersed and found.like.over is not None:
        more = plain_number(round(found.like.over.sigma_z, 1))
        said.append(f"{_VALUES.get(kind, 'counts')} vary {more} times as much as chance alone makes them")
    if found.is_lopsided:
        said.append(_lopsided(found.like, period))
    return said


def _lopsided(like: Likeness, period: str) -> str:
    if like.noise.family is Family.GAPS:
        return "gaps between events that come by chance are many short and few very long"
    if like.noise.family is Family.TIMES:
        return "the times are spread unlike those between events that come by chance"
    if like.mean is not None and like.mean < WHOLE_NUMBERS_BELOW:
        size = plain_number(round(like.mean, 1 if like.mean < 10 else 0))
        return f"counts are small, about {size} a {period}: many are alike, and a few stand out by chance"
    side = "above" if like.skewness > 0 else "below"
    return f"the values lean to one side: most lie close together, a few far {side}"


def _number(value: float) -> str:
    return plain_number(round(value, 2))
