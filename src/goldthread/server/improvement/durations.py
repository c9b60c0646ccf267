"""Elapsed time as people type it: 45, 2 h 30 min, 3 days, 1:30."""

import re

MINUTES_IN = {"m": 1, "min": 1, "minute": 1, "h": 60, "hr": 60, "hour": 60, "d": 1440, "day": 1440}
MINUTES_IN |= {"w": 10080, "week": 10080}
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]*)")
_CLOCK = re.compile(r"(\d+):([0-5]\d)\Z")


class NotADuration(ValueError):
    """The text is not an elapsed time."""


def parse(text: str) -> float:
    """Elapsed minutes: a bare number is minutes; days are of 24 hours, weeks of seven days.

    Raises NotADuration, saying what would be understood.

    >>> parse("2 h 30 min")
    150.0
    """
    plain = text.strip().lower().replace(",", "").replace(" and ", " ")
    if clock := _CLOCK.match(plain):
        return 60.0 * int(clock[1]) + int(clock[2])
    parts = _PART.findall(plain)
    if not parts or _PART.sub("", plain).strip():
        raise NotADuration(_wrong(text))
    return sum(float(number) * _minutes(unit, text, len(parts)) for number, unit in parts)


def _minutes(unit: str, text: str, parts: int) -> int:
    if not unit and parts == 1:
        return 1
    for name in (unit, unit.removesuffix("s")):
        if name in MINUTES_IN:
            return MINUTES_IN[name]
    raise NotADuration(_wrong(text))


def _wrong(text: str) -> str:
    return f"‘{text}’ is not understood as a time; give minutes, or such as 2 h 30 min or 3 days."
