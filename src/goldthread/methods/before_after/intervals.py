"""Student's t, from the small half of scipy that loads at once."""

from __future__ import annotations

import math


def t_quantile(confidence: float, df: float) -> float:
    """How many standard errors either side hold that confidence (0.95), on df degrees of freedom."""
    check_confidence(confidence)
    from scipy.special import stdtrit

    return float(stdtrit(df, (1 + confidence) / 2))


def normal_quantile(confidence: float) -> float:
    """How many standard errors either side hold that confidence, were the errors known."""
    check_confidence(confidence)
    from scipy.special import ndtri

    return float(ndtri((1 + confidence) / 2))


def two_sided_p(t: float, df: float) -> float:
    """The chance of a t at least this far from 0, either way, if nothing changed."""
    from scipy.special import stdtr

    return float(2 * stdtr(df, -abs(t)))


def two_sided_normal_p(z: float) -> float:
    """The chance of a normal deviate at least this far from 0, either way."""
    return math.erfc(abs(z) / math.sqrt(2))


def effect_size(t: float, df: float) -> float:
    """r = sqrt(t^2 / (t^2 + df)): about 0.1 is called small, 0.3 medium, 0.5 large (Cohen)."""
    if df <= 0:
        raise ValueError(f"Degrees of freedom must be above 0; {df} is not.")
    return math.sqrt(t * t / (t * t + df))


def check_confidence(confidence: float) -> None:
    """Raises ValueError for a confidence that is no share between 0 and 1, both excluded."""
    if not 0 < confidence < 1:
        raise ValueError(f"Confidence lies between 0 and 1; {confidence} does not.")
