"""Where each point of an SPC figure lies, so that one can be chosen on it."""

from __future__ import annotations

from goldthread.charts.spc.layout import Layout
from goldthread.charts.time_axis import positions
from goldthread.methods.spc import Chart


def places_of(chart: Chart, layout: Layout) -> tuple[tuple[float, float], ...]:
    """Each point in order of time, in pixels from the figure's top left corner: across, and down."""
    low, high = layout.x_domain
    wide, left, top = layout.plot_width / (high - low), layout.margins.left, layout.margins.top
    return tuple(
        (left + (x - low) * wide, top + layout.y(float(value)))
        for x, value in zip(positions(chart.times), chart.values, strict=True)
    )
