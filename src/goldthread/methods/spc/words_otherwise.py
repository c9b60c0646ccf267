"""What X̄, S, EWMA and CUSUM charts say that others do not."""

from __future__ import annotations

import numpy as np

from goldthread.methods.plain import count_word, plain_time, with_unit
from goldthread.methods.spc.chart import Chart, Phase
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.meanings import Meaning
from goldthread.methods.spc.rules import Signal
from goldthread.methods.spc.small_shifts import both_sums

MOST_NAMED = 3


def alone_said(chart: Chart, period: str) -> str:
    """Which groups have one value, and what that means for their points; nothing where none has."""
    count = len(chart.alone)
    if not count:
        return ""
    if chart.kind is Kind.XBAR and count == len(chart):
        return (
            f"Each {period} has one value: the chart for that is the XmR chart, and this one has no limits."
        )
    named = [plain_time(time) for time in chart.alone[:MOST_NAMED]]
    if count > MOST_NAMED:
        named[-1] = f"{count_word(count - MOST_NAMED + 1)} more"
    listed = named[0] if count == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    many = "One" if count == 1 else count_word(count).capitalize()
    have = f"{period} has" if count == 1 else f"{period}s have"
    what = "no limits" if chart.kind is Kind.XBAR else "no standard deviation and no point"
    return f"{many} {have} one value, and so {what}: {listed}."


def lasting(chart: Chart, period: str) -> str:
    """What an EWMA or CUSUM chart finds: since when readings are higher or lower, and by how much."""
    phase = chart.phases[-1]
    part = slice(phase.start, phase.stop)
    readings = chart.values if chart.readings is None else chart.readings
    level = float(readings[phase.start : phase.start + phase.made_from].mean())
    flagged = [place for place in range(phase.start, phase.stop) if chart.signal[place] is not Signal.NONE]
    if (readings[part] == readings[phase.start]).all():
        return f"Nothing varies: every point is {with_unit(readings[-1], chart.unit)}."
    if not flagged:
        around = with_unit(level, chart.unit)
        return f"No lasting shift: the {period}s vary around {around} as they have before."
    start, stop = _shifted(chart, phase, flagged[-1])
    side = "higher" if chart.side[flagged[-1]] > 0 else "lower"
    now = float(readings[start : stop + 1].mean())
    usual = f"{with_unit(level, chart.unit)} {_of(phase, period)}"
    beside = f"{with_unit(now, chart.unit)} on average beside {usual}"
    if stop == len(chart) - 1:
        told = f"Since about {plain_time(chart.times[start])} the {period}s have been {side}, {beside}"
    else:
        span = f"From about {plain_time(chart.times[start])} to {plain_time(chart.times[stop])}"
        told = f"{span} the {period}s were {side}, {beside}"
    return f"{told}{_meant(chart.meaning[flagged[-1]], ended=stop < len(chart) - 1)}"


def _of(phase: Phase, period: str) -> str:
    if phase.made_from < phase.n:
        return f"in the first {phase.made_from}"
    return "overall" if phase.number == 1 else f"over all {period}s of this phase"


def _meant(meaning: Meaning, *, ended: bool) -> str:
    words = {
        Meaning.IMPROVEMENT: (": this is an improvement.", ": an improvement."),
        Meaning.CONCERN: (": this is a concern.", ": a concern."),
    }
    return words.get(meaning, (": something has changed.", ": something changed."))[ended]


def _shifted(chart: Chart, phase: Phase, last: int) -> tuple[int, int]:
    """Where the shift that the last signal shows began, and up to where it held.

    CUSUM: from the point after its sum was last 0 to where the sum is largest (Montgomery 9.2.3). EWMA: from
    the point after it last crossed the centre to the last signal.
    """
    way = int(chart.side[last])
    if chart.kind is Kind.EWMA:
        start = last
        while start > phase.start and (chart.values[start - 1] - chart.centre[start - 1]) * way > 0:
            start -= 1
        return start, last
    total = both_sums(chart)[0 if way > 0 else 1]
    start = last
    while start > phase.start and total[start - 1] > 0:
        start -= 1
    return start, start + int(np.argmax(total[start : last + 1]))
