"""What a reading of each kind of measure may be, and how its value is worked out."""

from dataclasses import dataclass
from datetime import date
from math import isclose, isfinite

from .periods import named
from .refusals import WrongPeriod, WrongValue

EARLIEST = date(1900, 1, 1)
LARGEST = 1e15
"""Far more than anything counted; sums and squares of such values are still numbers."""


@dataclass(frozen=True)
class NewReading:
    """A reading to be kept: a value, or a numerator over a denominator, for the period holding a day."""

    period: date
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True)
class Counted:
    """A reading as it is kept: its value, and what it was worked out from."""

    value: float
    numerator: float | None = None
    denominator: float | None = None


def counted(reading: NewReading, kind: str, per: int | None = None) -> Counted:
    """The value of a reading of that kind of measure.

    A percentage is 100 × numerator / denominator, a rate is per × numerator / denominator; a value
    given beside them must agree with what they give. A percentage that somebody else worked out is a value.
    Raises WrongValue with a message for people.
    """
    if kind in ("percentage", "rate"):
        return _share(reading, kind, per)
    if reading.numerator is not None or reading.denominator is not None:
        raise WrongValue("this measure has a value only, no numerator or denominator", "numerator")
    if reading.value is None:
        raise WrongValue("there is no value")
    value = _finite(reading.value, "value")
    if kind == "count" and (value < 0 or not value.is_integer()):
        raise WrongValue(f"a count is a whole number, 0 or more; {value:g} is not")
    if kind == "percentage_only" and not 0 <= value <= 100:
        raise WrongValue(f"a percentage is from 0 to 100; {value:g} is not")
    if kind == "time_between" and value <= 0:
        raise WrongValue(f"a time between events is more than 0; {value:g} is not")
    return Counted(value)


def in_time(period: date, frequency: str, today: date) -> None:
    """Refuse a period that has not begun, or that lies before anything was counted. Raises WrongPeriod."""
    if period > today:
        raise WrongPeriod(f"{named(period, frequency)} has not come yet")
    if period < EARLIEST:
        raise WrongPeriod(f"{named(period, frequency)} is too long ago")


def in_unit(value: float, unit: str) -> str:
    """A value with its unit, as messages and the history say it: 9.4 days, 92.1053%, £20."""
    if unit in ("£", "$", "€"):
        return f"{unit}{value:.6g}"
    return f"{value:.6g}{'%' if unit == '%' else f' {unit}'}"


def _share(reading: NewReading, kind: str, per: int | None) -> Counted:
    if reading.numerator is None or reading.denominator is None:
        missing = "numerator" if reading.numerator is None else "denominator"
        raise WrongValue(f"there is no {missing}; a {kind} needs a numerator and a denominator", missing)
    numerator = _finite(reading.numerator, "numerator")
    denominator = _finite(reading.denominator, "denominator")
    if denominator <= 0:
        raise WrongValue(f"the denominator must be more than 0; {denominator:g} is not", "denominator")
    if numerator < 0:
        raise WrongValue(f"the numerator must be 0 or more; {numerator:g} is not", "numerator")
    if kind == "percentage" and numerator > denominator:
        raise WrongValue(
            f"the numerator {numerator:g} is more than the denominator {denominator:g}, "
            "so this would be over 100%",
            "numerator",
        )
    value = (100 if kind == "percentage" else per or 1) * numerator / denominator
    if reading.value is not None and not isclose(reading.value, value, rel_tol=0.005, abs_tol=0.5):
        raise WrongValue(
            f"the value says {reading.value:g}, but {numerator:g} over {denominator:g} gives {value:.4g}"
        )
    return Counted(_finite(value, "value"), numerator, denominator)


def _finite(value: float, what: str) -> float:
    if not isfinite(value):
        raise WrongValue(f"the {what} is not a number", what)
    if abs(value) > LARGEST:
        raise WrongValue(f"the {what} is larger than anything that is counted ({value:g})", what)
    return float(value)
