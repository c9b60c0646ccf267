"""One plain sentence about a chart."""

from __future__ import annotations

from datetime import date

from goldthread.methods.plain import count_word, plain_time, with_unit
from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.limits import TRIAL_BELOW
from goldthread.methods.spc.meanings import Meaning
from goldthread.methods.spc.rules import Signal


def sentence(chart: Chart, *, period: str = "month") -> str:
    """What the chart's most recent signal says, in words for everybody.

    period: what one point is ('month', 'week', 'patient'), in the singular. Says
    whether it is an improvement or a concern where the direction is known, and that
    limits are trial limits where the last phase has fewer than 13 points.
    """
    return _finding(chart, period) + _caution(chart)


def _finding(chart: Chart, period: str) -> str:
    flagged = [place for place, side in enumerate(chart.side) if side]
    if not flagged:
        middle = with_unit(chart.phases[-1].centre, chart.unit)
        return f"Nothing unusual: the points vary around {middle} as they have before."
    last = flagged[-1]
    told = {
        Signal.OUTSIDE: _outside,
        Signal.TREND: _trend,
        Signal.TWO_OF_THREE: _two_of_three,
        Signal.SHIFT: _shift,
    }[chart.signal[last]](chart, last, period)
    return f"{told}{_consequence(chart, last)}"


def _outside(chart: Chart, last: int, period: str) -> str:
    which = _named(chart, last, period)
    side = "above" if chart.side[last] > 0 else "below"
    tense = "is" if last == len(chart) - 1 else "was"
    return f"{which} {tense} outside the limits, {side} what was to be expected"


def _trend(chart: Chart, last: int, period: str) -> str:
    way = int(chart.side[last])
    first = last
    start = _phase_start(chart, last)
    while first > start and (chart.values[first] - chart.values[first - 1]) * way > 0:
        first -= 1
    verb = "rising" if way > 0 else "falling"
    return f"{_run(chart, first, last, period)} {verb}"


def _shift(chart: Chart, last: int, period: str) -> str:
    way = int(chart.side[last])
    first = last
    start = _phase_start(chart, last)
    while first > start and (chart.values[first - 1] - chart.centre[first - 1]) * way > 0:
        first -= 1
    return f"{_run(chart, first, last, period)} {'above' if way > 0 else 'below'} the average"


def _two_of_three(chart: Chart, last: int, period: str) -> str:
    way = int(chart.side[last])
    limit = "upper" if way > 0 else "lower"
    end = len(chart) - 1
    still = last == end or (last == end - 1 and (chart.values[end] - chart.centre[end]) * way > 0)
    when = "" if still else f", up to {plain_time(chart.times[last])},"
    return f"Two of three {period}s in a row{when} lie close to the {limit} limit"


def _run(chart: Chart, first: int, last: int, period: str) -> str:
    length = count_word(last - first + 1).capitalize()
    when = "" if last == len(chart) - 1 else f", up to {plain_time(chart.times[last])},"
    return f"{length} {period}s in a row{when}"


def _named(chart: Chart, place: int, period: str) -> str:
    time = plain_time(chart.times[place])
    if place == len(chart) - 1:
        return f"The last point, {time},"
    return time if isinstance(chart.times[place], date | str) else f"{period.capitalize()} {time}"


def _consequence(chart: Chart, last: int) -> str:
    meaning = chart.meaning[last]
    single = chart.signal[last] is Signal.OUTSIDE
    ended = last < len(chart) - 1
    if meaning is Meaning.IMPROVEMENT:
        return ": an improvement." if ended else ": this is an improvement."
    if meaning is Meaning.CONCERN:
        return ": a concern." if ended else ": this is a concern."
    if single:
        return ": ask what was different." if ended else ": ask what is different."
    return ": something changed." if ended else ": something has changed."


def _caution(chart: Chart) -> str:
    last = chart.phases[-1]
    if not last.trial:
        return ""
    where = f"since {plain_time(chart.times[last.start])} " if len(chart.phases) > 1 else ""
    return f" There are fewer than {TRIAL_BELOW} points {where}, so these are trial limits.".replace(
        " ,", ","
    )


def _phase_start(chart: Chart, place: int) -> int:
    return chart.phases[int(chart.phase[place]) - 1].start
