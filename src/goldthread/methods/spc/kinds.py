"""Which charts there are."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of chart, and what its values are.

    A denominator is the area of opportunity: attendances for breaches, bed days for
    falls. With one, a value is a count, and the chart shows value / denominator.
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

    @property
    def needs_denominators(self) -> bool:
        return self in (Kind.P, Kind.P_PRIME, Kind.U, Kind.U_PRIME)

    @property
    def takes_denominators(self) -> bool:
        return self.needs_denominators or self in (Kind.XMR, Kind.RUN)

    @property
    def has_limits(self) -> bool:
        return self is not Kind.RUN
