"""One plain sentence about a chart."""

from __future__ import annotations

from datetime import date

import numpy as np

from goldthread.methods.plain import count_word, plain_time, with_unit
from goldthread.methods.spc.adjusting.adjusted import Adjusted
from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.gaps import missing_before
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import TRIAL_BELOW
from goldthread.methods.spc.meanings import Meaning
from goldthread.methods.spc.rules import Signal
from goldthread.methods.spc.words_otherwise import alone_said, lasting


def sentence(chart: Chart, *, period: str = "month") -> str:
    """What the chart's most recent signal says, in words for everybody.

    period: what one point is ('month', 'week', 'patient'), in the singular. Says
    whether it is an improvement or a concern where the direction is known; what the
    runs and crossings say, where the rules ask for them; that limits are trial limits
    where the last phase's are made from fewer than 13 points; where there is one
    point alone, or no limits could be made, that; and where there is a long gap, what
    it means.
    """
    found = lasting(chart, period) if chart.kind.sums_up else _finding(chart, period)
    told = (found, _ends(chart), _caution(chart), alone_said(chart, period), _gaps(chart, period))
    return " ".join(filter(None, told))


def _finding(chart: Chart, period: str) -> str:
    runs = _runs(chart, period)
    flagged = [place for place, signal in enumerate(chart.signal) if signal is not Signal.NONE]
    if not flagged:
        return runs or _nothing(chart, period)
    last = flagged[-1]
    told = {
        Signal.OUTSIDE: _outside,
        Signal.TREND: _trend,
        Signal.TWO_OF_THREE: _two_of_three,
        Signal.SHIFT: _shift,
        Signal.FOUR_OF_FIVE: _four_of_five,
        Signal.ALTERNATING: _alternating,
        Signal.HUGGING: _hugging,
        Signal.BOTH_SIDES: _both_sides,
    }[chart.signal[last]](chart, last, period)
    since = runs or _since(chart, last)
    return f"{told}{_consequence(chart, last)} {since}".rstrip()


def _nothing(chart: Chart, period: str) -> str:
    """That nothing is unusual; nothing where one point has none beside it."""
    if chart.phases[-1].n == 1:
        return ""
    centre = with_unit(chart.phases[-1].centre, chart.unit)
    if _unvarying(chart):
        since = "" if len(chart.phases) == 1 else " of the last phase"
        return f"Nothing varies: every point{since} is {with_unit(chart.values[-1], chart.unit)}."
    if isinstance(chart, Adjusted):
        before = [f"the {period} before"] if "ar1" in chart.model else []
        given = " and ".join([*(["the season"] if chart.period else []), *before])
        return f"Nothing unusual{f', given {given}' if given else ''}: the points vary around {centre}."
    middle = f"a median of {centre}" if _centre(chart, period) == "median" else centre
    points = {Kind.XBAR: "means", Kind.S: "standard deviations"}.get(chart.kind, "points")
    return f"Nothing unusual: the {points} vary around {middle} as they have before."


def _unvarying(chart: Chart) -> bool:
    """Whether all points of the last phase are the same."""
    values = chart.values[chart.phases[-1].start :]
    return bool((values == values[0]).all())


def _centre(chart: Chart, period: str) -> str:
    """What the centre line is, as one would say it."""
    if isinstance(chart, Adjusted):
        return "level to be expected"
    name = "median" if chart.kind in (Kind.RUN, Kind.G) else "average"
    last = chart.phases[-1]
    return f"{name} of the first {last.made_from} {period}s" if last.made_from < last.n else name


def _runs(chart: Chart, period: str) -> str:
    """What Anhøj's two tests say of the last phase; nothing where they say nothing."""
    runs = chart.runs
    if runs is None or not runs.signal or runs.longest is None or runs.longest_limit is None:
        return ""
    since = f"since {plain_time(chart.times[chart.phases[-1].start])} " if len(chart.phases) > 1 else ""
    if runs.longest > runs.longest_limit:
        longest = f"{count_word(runs.longest).capitalize()} {period}s in a row {since}lie"
        most = f"chance alone seldom gives more than {count_word(runs.longest_limit)}"
        return f"{longest} on one side of the {_centre(chart, period)}; {most}: something has changed."
    crossings = (
        f"The line crosses the {_centre(chart, period)} {_times(runs.crossings or 0)} {since}".rstrip()
    )
    fewest = f"chance alone seldom gives fewer than {count_word(runs.crossings_limit or 0)}"
    return f"{crossings}; {fewest}: something has changed."


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count_word(count)} times")


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
    return (
        f"{_run(chart, first, last, period)} {'above' if way > 0 else 'below'} the {_centre(chart, period)}"
    )


def _two_of_three(chart: Chart, last: int, period: str) -> str:
    way = int(chart.side[last])
    limit = "upper" if way > 0 else "lower"
    end = len(chart) - 1
    still = last == end or (last == end - 1 and (chart.values[end] - chart.centre[end]) * way > 0)
    when = "" if still else f", up to {plain_time(chart.times[last])},"
    return f"Two of three {period}s in a row{when} lie close to the {limit} limit"


def _four_of_five(chart: Chart, last: int, period: str) -> str:
    way = "above" if chart.side[last] > 0 else "below"
    when = "" if last >= len(chart) - 2 else f", up to {plain_time(chart.times[last])},"
    return f"Four of five {period}s in a row{when} lie well {way} the {_centre(chart, period)}"


def _alternating(chart: Chart, last: int, period: str) -> str:
    points = chart.rules.alternating_points or 0
    return f"{_so_many(chart, points, last, period)} go up and down in turn, as if two things took turns"


def _hugging(chart: Chart, last: int, period: str) -> str:
    points = chart.rules.hugging_points or 0
    centre = _centre(chart, period)
    return f"{_so_many(chart, points, last, period)} lie closer to the {centre} than chance puts them"


def _both_sides(chart: Chart, last: int, period: str) -> str:
    points = chart.rules.both_sides_points or 0
    centre = _centre(chart, period)
    return f"{_so_many(chart, points, last, period)} lie far from the {centre}, on both sides of it"


def _so_many(chart: Chart, points: int, last: int, period: str) -> str:
    """'Fourteen months in a row or more, up to March 2019,'."""
    when = "" if last == len(chart) - 1 else f", up to {plain_time(chart.times[last])},"
    return f"{count_word(points).capitalize()} {period}s in a row or more{when}"


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


def _since(chart: Chart, last: int) -> str:
    """That a signal is some time ago. The last of two of three, or of four of five, need not be one."""
    return "Nothing unusual since then." if last < len(chart) - 2 else ""


def _caution(chart: Chart) -> str:
    """That limits are trial limits, or why there are none; nothing where there are none to be settled."""
    last = chart.phases[-1]
    since = f" since {plain_time(chart.times[last.start])}" if len(chart.phases) > 1 else ""
    limitless = chart.kind.has_limits and bool(np.isnan(chart.upper[last.start : last.stop]).all())
    if limitless and chart.kind is Kind.XBAR:
        return ""
    if last.n == 1:
        only = with_unit(float(chart.values[-1]), chart.unit)
        ending = "; limits need at least two." if limitless else "."
        return f"There is one point{since}, {only}, and nothing yet to compare it with{ending}"
    if limitless and all(place in chart.gaps for place in range(last.start + 1, last.start + last.made_from)):
        return "There are no limits, since no two points follow one another."
    if limitless:
        return "There are no limits, since the points they would be made from do not vary."
    if not last.trial or not chart.kind.has_limits:
        return ""
    if last.made_from < last.n:
        return f"The limits are made from fewer than {TRIAL_BELOW} points: they are trial limits."
    return f"There are fewer than {TRIAL_BELOW} points{since}, so these are trial limits."


def _ends(chart: Chart) -> str:
    """Where a percentage can go no further than a limit that is drawn, and what that means; else nothing."""
    last = chart.phases[-1]
    if chart.kind is not Kind.PERCENT or last.n == 1 or last.lower == last.upper:
        return ""
    ends = [(last.lower <= 0, "lower limit is 0", "low"), (last.upper >= 100, "upper limit is 100", "high")]
    said = [(where, side) for there, where, side in ends if there]
    if not said:
        return ""
    if len(said) == 2:
        return "The limits are 0 and 100: no single point is unusual, only a run can be."
    where, side = said[0]
    most = "most" if side == "high" else "least"
    return (
        f"The {where}, the {most} there can be: no single point can be unusually {side}, only a run of them."
    )


def _gaps(chart: Chart, period: str) -> str:
    """Between which points nothing was read for long, of several the last, and what that means here."""
    if not chart.gaps:
        return ""
    place, count = chart.gaps[-1], len(chart.gaps)
    missing = missing_before(chart.times, place)
    between = f"between {plain_time(chart.times[place - 1])} and {plain_time(chart.times[place])}"
    none = f"{count_word(missing)} {'period' if period == 'point' else period}s have no reading"
    if count > 1:
        said = f"There are {count_word(count)} long gaps; in the last, {between}, {none}"
    else:
        said = f"{between[0].upper()}{between[1:]} {none}"
    if isinstance(chart, Adjusted):
        return f"{said}."
    limits = (
        "counts neither for the limits nor as part of a run" if chart.kind.has_limits else "is part of no run"
    )
    return f"{said}: the step across {'each' if count > 1 else 'them'} {limits}."


def _phase_start(chart: Chart, place: int) -> int:
    """Where the phase, or the stretch after a long gap, begins that the point stands in."""
    start = chart.phases[int(chart.phase[place]) - 1].start
    return max([start, *(gap for gap in chart.gaps if gap <= place)])
