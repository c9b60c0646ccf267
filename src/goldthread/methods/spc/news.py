"""What is new on a chart, to somebody who knows its first points.

>>> from goldthread.methods.spc import news, xmr
>>> chart = xmr([9, 11, 10, 12, 9, 10, 11, 8, 10, 11, 9, 10, 12, 10, 20])
>>> [(each.signalled, each.side) for each in news.new_on(chart, 24, known=14)]
[(14, 1)]

The rule is that of `watching`. Each kind of chart says in its own way how far points lie from the usual
level, and an adjusted chart judges by itself. `watch_promises` measures how far the promise is kept so.
"""

from __future__ import annotations

import numpy as np

from goldthread.methods.spc import watching
from goldthread.methods.spc.adjusting.adjusted import Adjusted
from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.rules import Signal

FROZEN = {Kind.XMR, Kind.PERCENT}
"""Charts whose usual level can be kept as it was when the watch began."""


def new_on(chart: Chart, every: float, *, known: int) -> list[watching.Episode]:
    """What the last phase of a chart signals after its first `known` points, with one false alarm in `every`.

    Places are counted from where the phase starts. Nothing where it has no more than watching.FEWEST points:
    so many are needed to say what is usual, whether they are known or not.
    """
    begins = chart.phases[-1].start
    if len(chart) - begins <= watching.FEWEST:
        return []
    baseline = max(known, watching.FEWEST)
    found = _episodes(chart, begins, baseline, every)
    return [each for each in found if each.signalled >= baseline]


def _episodes(chart: Chart, begins: int, baseline: int, every: float) -> list[watching.Episode]:
    if isinstance(chart, Adjusted):
        outside = [each is Signal.OUTSIDE for each in chart.signal[begins:]]
        return watching.judged(_beside(chart)[begins:], chart.side[begins:], outside, chart.run)
    if chart.kind in FROZEN:
        away = watching.standardised(chart.values[begins:], baseline)
        return watching.episodes(away, watching.rule(every, baseline))
    rule = watching.rule(every) if chart.kind.has_limits else watching.runs_alone(every)
    return watching.episodes(_beside(chart)[begins:], rule)


def _beside(chart: Chart) -> Floats:
    """How far each point lies from the centre, in thirds of the way to its limit; a run chart: its side
    alone.
    """
    away = chart.values - chart.centre
    if not chart.kind.has_limits:
        return np.sign(away).astype(np.float64)
    up, down = chart.upper - chart.centre, chart.centre - chart.lower
    width = np.where(away >= 0, up, down) / 3  # a limit that was cut, or is none, leaves the other's width
    other = np.fmax(up, down) / 3
    width = np.where(np.isfinite(width) & (width > 0), np.fmax(width, other), other)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.where(width > 0, away / width, 0.0)
    return found
