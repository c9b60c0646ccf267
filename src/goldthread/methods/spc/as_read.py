"""What was read, of charts that draw sums or averages of it."""

from __future__ import annotations

from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.one import one

HOLDS = "That holds for values that do not lean on one another; of others far more charts show one."
"""For which values the share of false alarms of such a chart was worked out."""


def as_read(chart: Chart) -> Chart:
    """The XmR chart of what was read, with the same phases."""
    readings = chart.values if chart.readings is None else chart.readings
    starts = [chart.times[phase.start] for phase in chart.phases[1:]]
    fix_after = chart.phases[0].fix_after
    return one(
        readings,
        chart.times,
        phase_starts=starts,
        fix_after=fix_after,
        unit=chart.unit,
        improves=chart.improves,
    )
