"""A chart for points that resemble each other: limits from what neighbour and season do not explain.

>>> from goldthread.methods import spc
>>> chart = spc.adjusted([1, 2, 4, 3, 5, 4, 2, 1, 1, 3, 2, 4, 5, 5, 4, 3, 1, 2, 2, 4, 3, 5, 4, 2])
>>> chart.model, chart.variation.value
('ar1', 'common_cause')
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.spc.adjusting.residuals import (
    correlations,
    fitted,
    longest_run,
    rules_of,
    season_height,
    signals,
)
from goldthread.methods.spc.as_read import as_read
from goldthread.methods.spc.chart import Chart, Phase
from goldthread.methods.spc.dependence import FEWEST
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.meanings import (
    ASSURANCES,
    MEANINGS,
    Assurance,
    Direction,
    assurance_places,
    meaning_places,
)
from goldthread.methods.spc.one import fixed, xmr
from goldthread.methods.spc.resemblance import Layout
from goldthread.methods.spc.rules import SIGNALS
from goldthread.methods.spc.spread.likeness import layout_for, likeness
from goldthread.methods.spc.spread.noise import MEASURED, Noise
from goldthread.methods.spc.spread.straight import Odds, Straight, straight

Model = Literal["ar1", "season", "ar1+season", "independent"]
MODELS: tuple[Model, ...] = get_args(Model)


@dataclass(frozen=True, eq=False)
class Adjusted(Chart):
    """A chart whose centre and limits follow neighbour and season; drawn as any other chart.

    centre: what each point was to be expected to be, given its phase, its season and the point before;
    lower, upper: how far from that chance alone takes one point in so many. Each point has its own. A
    phase's centre is its level, without season and neighbour, and its limits are those of its last point.
    model: what was fitted; ar: how far a point leans on the one before (0 where that is not fitted);
    period: points a season, None without one; run: points in a row on one side that make a shift. noise: how
    the values were taken to be spread; of: the kind of chart that was adjusted. season: the height of the
    season that was fitted, were it a sine, in sds of what is left; added: whether it was taken off the values
    before a curve made them even.
    """

    model: Model = "independent"
    ar: float = 0.0
    period: int | None = None
    run: int = 0
    noise: Noise = MEASURED
    of: Kind = Kind.XMR
    season: float = 0.0
    added: bool = False

    @property
    def assurance(self) -> Assurance | None:
        """The target against the limits of all points of the last phase: a season may meet it in one half."""
        if self.target is None:
            return None
        last = slice(self.phases[-1].start, self.phases[-1].stop)
        lower, upper = self.lower[last].min(), self.upper[last].max()
        return ASSURANCES[int(assurance_places(np.array(self.target), lower, upper, self.improves))]


def adjusted(
    values: Chart | ArrayLike,
    times: Sequence[Any] | None = None,
    *,
    phase_starts: Sequence[Any] = (),
    period: int | None = None,
    model: Model | None = None,
    improves: Direction | str = Direction.NEITHER,
    target: float | None = None,
    unit: str = "",
    lowest: float | None = None,
    highest: float | None = None,
) -> Adjusted:
    """A chart of one series with limits from the residuals of a fit of neighbour and season.

    values: a chart, which brings its times, phases, unit, direction and target; or shape (n,), in time
    order, n >= 12, all finite, with these given as for a chart. period: as for dependence(). lowest,
    highest: limits are drawn no further; 0, and 1 for shares, where the chart's kind says so. model: what
    to fit; if not said, the neighbour always, and the season where the series spans two: no test decides
    it, since one that misses would bring the false alarms back.

    The correlation is dependence()'s (median-unbiased, a change taken out first), from 0 to 0.95. Given
    it, phase levels and season are fitted by generalised least squares. A point is outside where its
    residual is larger than Grubbs' test for one outlier among n residuals of a regression allows at 3%;
    a shift is a run of residuals on one side, within a phase, as long as 5.5% of independent series have.
    All this on a scale on which the points are normal, chosen by the data (see `straight`): counts, shares,
    gaps and times by their chance under a fitted distribution, skewed values by a curve; limits are drawn
    back in the unit. Of stable series of 60 values 3 to 10% show a signal, be they normal, skewed, counts,
    independent, AR(1) or seasonal; at 24 points of AR(0.8) 11%; of values both skewed and seasonal up to 18%,
    if they are AR(0.6) too 26%, of heavy tails half
    (measured: python -m goldthread.methods.spc, and --promises).
    The price is power: it sees less of real changes. A baseline fixed on a chart's first points is not kept:
    all points of a phase make its level.

    Raises TooFewPoints for n < 12, ValueError for an unknown model, and as a chart does. Sources: Alwan
    and Roberts, J. Business and Economic Statistics 6 (1988) 87-95 (residual charts); Weisberg, Applied
    Linear Regression, section 9.1 (the outlier test).
    """
    chart = values
    if not isinstance(chart, Chart):
        chart = xmr(chart, times, phase_starts=phase_starts, improves=improves, target=target, unit=unit)
    if chart.kind.sums_up:
        chart = as_read(chart)
    if model is not None and model not in MODELS:
        raise ValueError(f"There is no model called {model!r}; there are {', '.join(MODELS)}.")
    if len(chart) < FEWEST:
        raise TooFewPoints(f"An adjusted chart needs at least {FEWEST} points; there are {len(chart)}.")
    layout, _ = layout_for(chart, period)
    if model in ("season", "ar1+season") and layout.period is None:
        raise ValueError("No season can be fitted: none is known, or the series does not span two of it.")
    if model in ("ar1", "independent"):
        layout = layout.without_season
    leans = model not in ("season", "independent")
    given = straight(chart, likeness(chart), layout)
    ar = float(correlations(given.scores[None, :], layout)[0]) if leans else 0.0
    return _drawn(chart, given, layout, ar, leans, _reachable(chart, lowest, highest))


def _drawn(
    chart: Chart, given: Straight, layout: Layout, ar: float, leans: bool, bounds: tuple[float, float]
) -> Adjusted:
    odds = given.odds
    fit = fitted(given.scores[None, :], layout, ar, odds)
    signal, side = (found[0] for found in signals(fit, layout, odds))
    reach, expected = fit.reach[0] * fit.spread, given.scores - fit.residual[0] * fit.spread
    centre = given.back(expected)
    lower, upper = (np.clip(given.back(line), *bounds) for line in (expected - reach, expected + reach))
    level = given.back(_level_of_each(fit.level[0], layout, odds))
    phases = tuple(
        Phase(number, start, stop, float(level[stop - 1]), float(lower[stop - 1]), float(upper[stop - 1]))
        for number, (start, stop) in enumerate(layout.spans, 1)
    )
    return Adjusted(
        times=chart.times,
        values=chart.values,
        phase=chart.phase,
        centre=fixed(centre),
        lower=fixed(lower),
        upper=fixed(upper),
        signal=tuple(SIGNALS[place] for place in signal),
        side=fixed(side),
        meaning=tuple(MEANINGS[place] for place in meaning_places(side, chart.improves, signal)),
        phases=phases,
        unit=chart.unit,
        improves=chart.improves,
        target=chart.target,
        rules=rules_of(layout, odds),
        model=_model(leans, layout.period),
        ar=ar,
        period=layout.period,
        run=longest_run(layout.n, odds.below),
        denominators=chart.denominators,
        gaps=chart.gaps,
        noise=given.noise,
        of=chart.kind,
        season=season_height(fit, layout, given.season),
        added=bool(np.any(given.season)),
    )


def _level_of_each(level: Floats, layout: Layout, odds: Odds) -> Floats:
    """The score of each point's phase, without season and neighbour."""
    lengths = [stop - start for start, stop in layout.spans]
    each: Floats = np.repeat(level, lengths)
    return each if odds.weights is None else each * odds.weights


def _reachable(chart: Chart, lowest: float | None, highest: float | None) -> tuple[float, float]:
    """How far limits are drawn: where nothing is said, as far as the kind of chart can reach."""
    if lowest is None:
        lowest = 0.0 if chart.kind.counts or chart.kind in (Kind.T, Kind.PERCENT) else -np.inf
    if highest is None:
        highest = {Kind.P: 1.0, Kind.P_PRIME: 1.0, Kind.PERCENT: 100.0}.get(chart.kind, np.inf)
    return lowest, highest


def _model(leans: bool, period: int | None) -> Model:
    if period is None:
        return "ar1" if leans else "independent"
    return "ar1+season" if leans else "season"
