"""The XmR rules written out point by point: slow, and obvious enough to be held against."""

from itertools import pairwise

from goldthread.methods.spc import Signal


def limits(values):
    mean = sum(values) / len(values)
    ranges = [abs(after - before) for before, after in pairwise(values)]
    reach = 2.66 * sum(ranges) / len(ranges)
    return mean, mean - reach, mean + reach


def signals(values, beyond_counts=True):
    """Signal and side (+1, -1, 0) of each point, by the Making Data Count rules."""
    mean, lower, upper = limits(values)
    tests = (
        (Signal.OUTSIDE, lambda place: _outside(values, place, lower, upper)),
        (Signal.TREND, lambda place: _trend(values, place)),
        (
            Signal.TWO_OF_THREE,
            lambda place: _two_of_three(values, place, mean, lower, upper, beyond_counts),
        ),
        (Signal.SHIFT, lambda place: _shift(values, place, mean)),
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


def _outside(values, place, lower, upper):
    return 1 if values[place] > upper else -1 if values[place] < lower else 0


def _windows(values, place, length):
    for start in range(place - length + 1, place + 1):
        if start >= 0 and start + length <= len(values):
            yield range(start, start + length)


def _trend(values, place):
    sides = []
    for window in _windows(values, place, 7):
        steps = [values[spot + 1] - values[spot] for spot in window[:-1]]
        if all(step > 0 for step in steps):
            sides.append(1)
        if all(step < 0 for step in steps):
            sides.append(-1)
    return sides[-1] if sides else 0  # windows come in order of time: the later trend wins


def _shift(values, place, mean):
    for window in _windows(values, place, 7):
        if all(values[spot] > mean for spot in window):
            return 1
        if all(values[spot] < mean for spot in window):
            return -1
    return 0


def _two_of_three(values, place, mean, lower, upper, beyond_counts):
    def near(spot, side):
        past = (values[spot] - mean) * side > (upper - mean) * 2 / 3
        return past and (beyond_counts or not _outside(values, spot, lower, upper))

    for window in _windows(values, place, 3):
        for side in (1, -1):
            together = all((values[spot] - mean) * side > 0 for spot in window)
            if together and near(place, side) and sum(near(spot, side) for spot in window) >= 2:
                return side
    return 0
