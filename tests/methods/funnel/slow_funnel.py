"""The funnel of proportions written out unit by unit, as Spiegelhalter (2012) has it: slow, and plain."""

import math
from statistics import NormalDist

Z = {tail: NormalDist().inv_cdf(1 - tail) for tail in (0.025, 0.001)}


def proportions(numerators, denominators, trim=0.1):
    """(centre, phi, tau2, [(lower998, lower95, upper95, upper998) of each unit]), additive."""
    centre = sum(numerators) / sum(denominators)
    middle = math.asin(math.sqrt(centre))
    spread = [1 / (2 * math.sqrt(n)) for n in denominators]
    z = [
        (math.asin(math.sqrt(x / n)) - middle) / s
        for x, n, s in zip(numerators, denominators, spread, strict=True)
    ]
    low, high = quantile(z, trim), quantile(z, 1 - trim)
    drawn_in = [min(max(each, low), high) for each in z]
    n = len(z)
    phi = sum(each**2 for each in drawn_in) / n
    weights = [s**-2 for s in spread]
    below = sum(weights) - sum(w * w for w in weights) / sum(weights)
    tau2 = max(0.0, (n * phi - (n - 1)) / below) if phi > 1 else 0.0
    return centre, phi, tau2, [limits_of(middle, math.sqrt(s * s + tau2)) for s in spread]


def limits_of(middle, spread):
    away = (-Z[0.001], -Z[0.025], Z[0.025], Z[0.001])
    return tuple(math.sin(min(max(middle + each * spread, 0), math.pi / 2)) ** 2 for each in away)


def quantile(values, share):
    """Between the two nearest of the ordered values, as R has it unless asked otherwise."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    before = math.floor(place)
    after = min(before + 1, len(ordered) - 1)
    return ordered[before] + (place - before) * (ordered[after] - ordered[before])
