"""How often adjusted charts cry wolf: each measured at its own spread, neighbours and season."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

from goldthread.methods.spc.adjusting.adjusted import Adjusted
from goldthread.methods.spc.adjusting.residuals import any_adjusted_signal
from goldthread.methods.spc.false_alarms import MONTHS_A_YEAR, FalseAlarms, Stable, stable_series
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.resemblance import Layout
from goldthread.methods.spc.spread.evening import evened
from goldthread.methods.spc.spread.likeness import layout_for
from goldthread.methods.spc.spread.noise import Family, Noise
from goldthread.methods.spc.spread.straight import odds_of

SERIES, SERIES_ADDED = 600, 300
"""Fewer where an added season is taken off each, which takes four times as long."""

HIGHEST_SEASON = 4.0


def adjusted_alarms(chart: Adjusted) -> FalseAlarms:
    """The share of stable series with a signal on their chart, spread and hanging together as this one's.

    Each chart is fitted to its series alone, as this one is. Neighbours are rounded to a tenth and seasons to
    half a standard deviation, so that charts nearly alike share an answer.
    """
    layout, _ = layout_for(chart, chart.period)
    if chart.period is None:
        layout = layout.without_season
    of = _hangs_together(chart)
    leans = "ar1" in chart.model
    share, series = _simulated(layout, of, chart.added, leans, chart.noise.rounded())
    error = math.sqrt(share * (1 - share) / series)
    return FalseAlarms(len(chart), chart.kind, chart.rules, of, share, error, series, noise=chart.noise)


def _hangs_together(chart: Adjusted) -> Stable:
    """To normal values a season makes no difference: it is fitted to them as it is."""
    season = 0.0 if chart.noise.is_normal else min(HIGHEST_SEASON, round(2 * chart.season) / 2)
    return Stable(min(0.9, round(chart.ar, 1)), season, chart.period or MONTHS_A_YEAR)


@lru_cache(maxsize=512)
def _simulated(layout: Layout, of: Stable, added: bool, leans: bool, noise: Noise) -> tuple[float, int]:
    """The share of stable series of that layout with a signal on their adjusted chart, and of how many."""
    series = SERIES_ADDED if added else SERIES
    drawn = _drawn(layout, of, added, noise, series)
    scores = evened(drawn, layout) if noise.family is Family.MEASURED else noise.scored(drawn)
    found = any_adjusted_signal(scores, layout, leans=leans, odds=odds_of(noise, layout.n))
    return float(found.mean()), series


def _drawn(layout: Layout, of: Stable, added: bool, noise: Noise, series: int) -> Floats:
    """Such series; their season within the scores that values are drawn from, or added to these values."""
    span, places = layout.places[-1] + 1, list(layout.places)
    scores = stable_series(span, of, series=series)[:, places]
    if not added:
        return noise.drawn(scores)
    plain = stable_series(span, replace(of, season=0.0), series=series)[:, places]
    return noise.drawn(plain) + (scores - plain)
