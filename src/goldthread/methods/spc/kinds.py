"""Which charts there are, and what each can be made of."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from goldthread.methods.spc.limits import Floats


class Kind(StrEnum):
    """A kind of chart, and what its values are.

    A denominator is the area of opportunity: attendances for breaches, bed days for
    falls. With one, a value is a count, and the chart shows value / denominator.

    xmr      any measure, one value a time
    run      any measure; a median and no limits
    p        a share: how many of so many (value at most the denominator)
    p-prime  the same, where shares vary by more than chance (large denominators)
    u        a rate: how many events in so much opportunity
    u-prime  the same, where rates vary by more than chance
    c        a count of events where the opportunity is always the same
    g        how many cases, or days, between one rare event and the next, counted
    t        how much time between one rare event and the next, measured; above 0
    percent  a percentage of nobody knows how many, from 0 to 100
    xbar     the mean of several values a time
    s        their standard deviation: how far they lie apart
    ewma     as xmr; averages in which older readings count less, for small lasting shifts
    cusum    as xmr; what readings lie above or below, added up, for small lasting shifts

    pp and up, as qicharts2 has them, are other names of p-prime and u-prime; i is one of xmr.
    """

    XMR = "xmr"
    RUN = "run"
    P = "p"
    P_PRIME = "p-prime"
    U = "u"
    U_PRIME = "u-prime"
    C = "c"
    G = "g"
    T = "t"
    PERCENT = "percent"
    XBAR = "xbar"
    S = "s"
    EWMA = "ewma"
    CUSUM = "cusum"

    @classmethod
    def _missing_(cls, value: object) -> Kind | None:
        return ALSO_CALLED.get(value.lower()) if isinstance(value, str) else None

    @property
    def needs_denominators(self) -> bool:
        return self in (Kind.P, Kind.P_PRIME, Kind.U, Kind.U_PRIME)

    @property
    def takes_denominators(self) -> bool:
        return self.needs_denominators or self.sums_up or self in (Kind.XMR, Kind.RUN)

    @property
    def is_of_groups(self) -> bool:
        """Whether there are several values a time, of which means or deviations are drawn."""
        return self in (Kind.XBAR, Kind.S)

    @property
    def sums_up(self) -> bool:
        """Whether each point holds those before it, so that what is drawn is no reading."""
        return self in (Kind.EWMA, Kind.CUSUM)

    @property
    def has_limits(self) -> bool:
        return self is not Kind.RUN

    @property
    def why_not_adjusted(self) -> str:
        """Why there is no adjusted chart of its points; empty where there is one."""
        if self.sums_up:
            return "Adjusted limits are for readings, which such a chart sums up."
        return "" if self.has_limits else "A run chart has no limits to adjust."

    @property
    def is_of_periods(self) -> bool:
        """Whether a point is of a period, so that one may be missing; else it is of an event."""
        return self not in (Kind.G, Kind.T)

    @property
    def counts(self) -> bool:
        """Whether values are counts, and so at least 0."""
        return self.needs_denominators or self in (Kind.C, Kind.G)


ALSO_CALLED = {"i": Kind.XMR, "pp": Kind.P_PRIME, "up": Kind.U_PRIME, "x̄": Kind.XBAR, "x-bar": Kind.XBAR}
"""What other programmes call kinds."""


class Impossible(ValueError):
    """A value or a denominator that this kind of chart cannot have.

    place is where it stands, from 0, or None where a whole column is wrong; reason
    is the sentence about it.
    """

    def __init__(self, reason: str, place: int | None = None) -> None:
        self.reason, self.place = reason, place
        super().__init__(reason if place is None else f"At place {place + 1}: {reason}")


def refuse_impossible(kind: Kind, values: Floats, denominators: Floats | None) -> None:
    """Raise Impossible for the first value or denominator that such a chart cannot have.

    values, and denominators if there are any: shape (n,).
    """
    if denominators is None and kind.needs_denominators:
        raise Impossible(f"A {kind} chart needs denominators.")
    if denominators is not None:
        if not kind.takes_denominators:
            raise Impossible(f"A {kind} chart takes no denominators.")
        _refuse(~np.isfinite(denominators), "The denominator is missing or infinite.")
        _refuse(denominators <= 0, "The denominator is {}; it must be above 0.", denominators)
    _refuse(~np.isfinite(values), "The value is missing or infinite.")
    if kind.counts:
        _refuse(values < 0, f"The value is {{}}; a {kind} chart counts, from 0.", values)
    if kind is Kind.T:
        _refuse(values <= 0, "The value is {}; a t chart needs times above 0.", values)
    if kind is Kind.PERCENT:
        beyond = (values < 0) | (values > 100)
        _refuse(beyond, "The value is {}; a percent chart needs percentages from 0 to 100.", values)
    if kind in (Kind.P, Kind.P_PRIME) and denominators is not None:
        more = values > denominators
        _refuse(more, f"The value is {{}}, more than its denominator; a {kind} chart shows shares.", values)


def _refuse(wrong: np.typing.NDArray[np.bool_], reason: str, found: Floats | None = None) -> None:
    if wrong.any():
        place = int(np.argmax(wrong))
        raise Impossible(reason if found is None else reason.format(f"{found[place]:g}"), place)
