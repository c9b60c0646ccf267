"""Two tails of two distributions, by scipy, which is loaded when the first is asked for."""

from __future__ import annotations


def f_beyond(ratio: float, above: int, below: int) -> float:
    """The chance that an F ratio with so many degrees of freedom is larger than that; ratio >= 0."""
    from scipy.special import fdtrc

    return float(fdtrc(above, below, ratio))


def f_of(share: float, above: int, below: int) -> float:
    """The F ratio with so many degrees of freedom beyond which that share of cases lies; 0 < share < 1."""
    from scipy.special import fdtri

    return float(fdtri(above, below, 1 - share))


def t_beyond(share: float, freedom: int) -> float:
    """How far from 0 t with so many degrees of freedom is in that share of cases; 0 < share < 1."""
    from scipy.special import stdtrit

    return -float(stdtrit(freedom, share / 2))
