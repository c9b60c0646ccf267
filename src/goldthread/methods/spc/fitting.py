"""Which kind of chart fits a measure, and why, in words.

>>> from goldthread.methods import spc
>>> fits = spc.fitting("rate", [6, 4, 7, 5, 9], [980, 1010, 1120, 950, 1060])
>>> fits.chart.value, fits.reason
('u', 'each reading says how many in so much, and rates vary no more than chance makes them')

>>> spc.fitting("value", [4.2, 4.4, 4.1]).chart.value
'xmr'

Nothing is lost where the choice is wrong by a little: a P′ chart of shares that vary as chance makes them has
the limits of a P chart, nearly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from goldthread.methods.plain import plain_number
from goldthread.methods.spc.kinds import Impossible, Kind, refuse_impossible
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.one import one
from goldthread.methods.spc.spread.overdispersion import overdispersed


class Measured(StrEnum):
    """What one reading of a measure is.

    value            one figure, in any unit
    percentage       how many of so many
    percentage_only  a percentage that somebody else worked out: from 0 to 100, of nobody knows how many
    rate             how many events in so much
    count            how many in one period
    time_between     how long, or how many cases, since the one before
    """

    VALUE = "value"
    PERCENTAGE = "percentage"
    PERCENTAGE_ONLY = "percentage_only"
    RATE = "rate"
    COUNT = "count"
    TIME_BETWEEN = "time_between"


OF_TIME = ("second", "minute", "hour", "day", "week", "month", "year")
"""What time is told in; what else lies between two events is counted."""

_FITS = {
    Measured.VALUE: (Kind.XMR, Kind.RUN),
    Measured.PERCENTAGE_ONLY: (Kind.PERCENT, Kind.XMR, Kind.RUN),
    Measured.PERCENTAGE: (Kind.P, Kind.P_PRIME, Kind.XMR, Kind.RUN),
    Measured.RATE: (Kind.U, Kind.U_PRIME, Kind.XMR, Kind.RUN),
    Measured.COUNT: (Kind.C, Kind.XMR, Kind.RUN),
    Measured.TIME_BETWEEN: (Kind.T, Kind.G, Kind.XMR, Kind.RUN),
}
_SO_FAR_APART = "its limits come from how far one reading lies from the next"


@dataclass(frozen=True)
class Fitting:
    """The kind of chart that fits, and the reason: what follows 'because', without a stop."""

    chart: Kind
    reason: str


def fitting(
    measured: Measured | str,
    values: ArrayLike,
    denominators: ArrayLike | None = None,
    *,
    times: Sequence[Any] | None = None,
    phase_starts: Sequence[Any] = (),
    equal_periods: bool = True,
    unit: str = "",
) -> Fitting:
    """The kind of chart that fits so measured readings.

    values: shape (n,), in time order; with denominators, of the same shape, they are counts. times,
    phase_starts: as for a chart; what changed from one phase to the next is not taken for chance.
    equal_periods: whether each reading is of an equal stretch of time, as counts must be for a c chart.
    unit: of times between events; told in days, they are a time, else a count of cases.

    Shares and rates lead to p and u charts, or to p′ and u′ where they vary by more than chance makes them;
    counts that do, to an XmR chart. Figures that are no whole counts over something, such as hours used of
    hours planned, have no such chance, and lead to an XmR chart. Fewer than 13 readings have the same chart
    as those that follow, with trial limits: a run chart of so few could show no signal.
    """
    kind = Measured(measured)
    given = np.asarray(values, dtype=np.float64)
    below = None if denominators is None else np.asarray(denominators, dtype=np.float64)
    if kind in (Measured.PERCENTAGE, Measured.RATE):
        return _of_so_many(kind, given, below, times, phase_starts)
    if kind is Measured.COUNT:
        return _of_counts(given, times, phase_starts, equal_periods)
    if kind is Measured.TIME_BETWEEN:
        return _between(given, unit)
    if kind is Measured.PERCENTAGE_ONLY and _can_be(Kind.PERCENT, given, None):
        alone = "each reading is a percentage that somebody else worked out, of nobody knows how many"
        return Fitting(Kind.PERCENT, f"{alone}: {_SO_FAR_APART}, and stay between 0 and 100")
    return Fitting(Kind.XMR, f"each reading is one figure, so {_SO_FAR_APART}")


def kinds_for(
    measured: Measured | str, values: ArrayLike, denominators: ArrayLike | None
) -> tuple[Kind, ...]:
    """The kinds of chart that such readings can have, those made for them first; arrays as in `fitting`."""
    given = np.asarray(values, dtype=np.float64)
    below = None if denominators is None else np.asarray(denominators, dtype=np.float64)
    return tuple(kind for kind in _FITS[Measured(measured)] if _can_be(kind, given, below))


def _can_be(kind: Kind, values: Floats, denominators: Floats | None) -> bool:
    if (kind.counts or kind is Kind.G) and not _are_whole(values):
        return False
    if kind in (Kind.P, Kind.P_PRIME) and denominators is not None and not _are_whole(denominators):
        return False
    try:
        refuse_impossible(kind, values, denominators)
    except Impossible:
        return False
    return True


def _of_so_many(
    measured: Measured,
    values: Floats,
    denominators: Floats | None,
    times: Sequence[Any] | None,
    phase_starts: Sequence[Any],
) -> Fitting:
    kind, prime = _FITS[measured][:2]
    shares = kind is Kind.P
    if denominators is None:
        return Fitting(Kind.XMR, f"no reading says of how many it is, so {_SO_FAR_APART}")
    if not _can_be(kind, values, denominators):
        return Fitting(
            Kind.XMR, f"readings are no whole counts, which a {kind.upper()} chart is of, so {_SO_FAR_APART}"
        )
    is_so = "how many of so many" if shares else "how many in so much"
    vary = "shares vary" if shares else "rates vary"
    more = _more_than_chance(kind, values, denominators, times, phase_starts)
    if more is None:
        return Fitting(kind, f"each reading says {is_so}, and {vary} no more than chance makes them")
    narrow = f"the limits of a {kind.upper()} chart would be too narrow"
    return Fitting(prime, f"each reading says {is_so}, and {vary} {more} chance makes them: {narrow}")


def _of_counts(
    values: Floats, times: Sequence[Any] | None, phase_starts: Sequence[Any], equal_periods: bool
) -> Fitting:
    if not equal_periods:
        return Fitting(Kind.XMR, f"counts are not of equal stretches of time, so {_SO_FAR_APART}")
    if not _can_be(Kind.C, values, None):
        return Fitting(Kind.XMR, f"readings are no whole counts, which a C chart is of, so {_SO_FAR_APART}")
    more = _more_than_chance(Kind.C, values, None, times, phase_starts)
    if more is None:
        return Fitting(
            Kind.C, "each reading is a count of one period, and counts vary no more than chance makes them"
        )
    return Fitting(
        Kind.XMR,
        f"the counts vary {more} chance makes them: the limits of a C chart would be too narrow, and "
        f"here {_SO_FAR_APART}",
    )


def _between(values: Floats, unit: str) -> Fitting:
    told_in = unit.strip().lower()
    in_time = any(told_in.startswith(name) for name in OF_TIME)
    if not in_time and _can_be(Kind.G, values, None):
        return Fitting(Kind.G, "each reading counts the cases from one rare event to the next")
    if _can_be(Kind.T, values, None):
        skewed = "such times are many short and few long, and its limits allow for that"
        return Fitting(Kind.T, f"each reading is the time from one rare event to the next: {skewed}")
    return Fitting(Kind.XMR, f"a time of 0 has no place on a t chart, so {_SO_FAR_APART}")


def _more_than_chance(
    kind: Kind,
    values: Floats,
    denominators: Floats | None,
    times: Sequence[Any] | None,
    phase_starts: Sequence[Any],
) -> str | None:
    """'3.2 times as much as', where the points vary by more than chance; else None."""
    if len(values) < 2:
        return None
    chart = one(values, times, chart=kind, denominators=denominators, phase_starts=phase_starts)
    found = overdispersed(chart)
    return f"{plain_number(round(found.sigma_z, 1))} times as much as" if found.is_overdispersed else None


def _are_whole(values: Floats) -> bool:
    return bool((values == np.rint(values)).all())
