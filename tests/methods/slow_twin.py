"""The XmR rules written out point by point: slow, and obvious enough to be held against."""

from itertools import groupby, pairwise
from statistics import median

from goldthread.methods.spc import Rules, Signal


def limits(values, screen=False, breaks=()):
    """breaks: places of values that follow a long gap."""
    mean = sum(values) / len(values)
    places = [place for place in range(1, len(values)) if place not in breaks]
    ranges = [abs(values[place] - values[place - 1]) for place in places]
    if screen:
        ranges = [one for one in ranges if one < 3.267 * sum(ranges) / len(ranges)]
    reach = 2.66 * sum(ranges) / len(ranges) if ranges else float("nan")
    return mean, mean - reach, mean + reach


def signals(values, rules=None, fix_after=None, breaks=()):
    """Signal and side (+1, -1, 0) of each point. breaks: places of values that follow a long gap."""
    rules = rules or Rules()
    lines = limits(values[:fix_after], rules.screen_moving_ranges, breaks)
    found, ends = [], [0, *breaks, len(values)]
    for start, stop in pairwise(ends):
        found += _signals(values[start:stop], lines, rules)
    return found


def _signals(values, lines, rules):
    mean, lower, upper = lines
    within = rules.two_of_three == "within"
    tests = (
        (Signal.OUTSIDE, lambda place: _outside(values, place, lower, upper)),
        (Signal.TREND, lambda place: _trend(values, place, rules.trend_points)),
        (Signal.TWO_OF_THREE, lambda place: _two_of_three(values, place, mean, lower, upper, within)),
        (Signal.SHIFT, lambda place: _shift(values, place, mean, rules.shift_points)),
    )
    found = []
    for place in range(len(values)):
        for name, test in tests:
            side = test(place)
            if side:
                found.append((name, side))
                break
        else:
            found.append((Signal.NONE, 0))
    return found


def runs(values):
    """Useful points, longest run and crossings about the median."""
    sides = [value > median(values) for value in values if value != median(values)]
    if not sides:
        return 0, None, None
    lengths = [len(list(run)) for _, run in groupby(sides)]
    return len(sides), max(lengths), len(lengths) - 1


def _outside(values, place, lower, upper):
    return 1 if values[place] > upper else -1 if values[place] < lower else 0


def _windows(values, place, length):
    for start in range(place - length + 1, place + 1):
        if start >= 0 and start + length <= len(values):
            yield range(start, start + length)


def _trend(values, place, length):
    sides = []
    for window in _windows(values, place, length):
        steps = [values[spot + 1] - values[spot] for spot in window[:-1]]
        if all(step > 0 for step in steps):
            sides.append(1)
        if all(step < 0 for step in steps):
            sides.append(-1)
    return sides[-1] if sides else 0  # windows come in order of time: the later trend wins


def _shift(values, place, mean, length):
    for window in _windows(values, place, length):
        if all(values[spot] > mean for spot in window):
            return 1
        if all(values[spot] < mean for spot in window):
            return -1
    return 0


def _two_of_three(values, place, mean, lower, upper, within):
    def near(spot, side):
        past = (values[spot] - mean) * side > (upper - mean) * 2 / 3
        return past and not (within and _outside(values, spot, lower, upper))

    for window in _windows(values, place, 3):
        for side in (1, -1):
            together = all((values[spot] - mean) * side > 0 for spot in window)
            if together and near(place, side) and sum(near(spot, side) for spot in window) >= 2:
                return side
    return 0
