"""One cell, as a field of a form holds it: a number, an elapsed time, a day, a period. Nothing is guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import Literal

from .characters import plain
from .numbers.spellings import Spelt, is_missing, is_suppressed, spelt_number
from .times import spellings
from .times.spellings import NoSuchDay, why_none
from .times.words import day_of

Decimal = Literal["point", "comma"]

MINUTES_IN = {"s": 1 / 60, "sec": 1 / 60, "second": 1 / 60, "m": 1, "min": 1, "minute": 1}
MINUTES_IN |= {"h": 60, "hr": 60, "hour": 60, "d": 1440, "day": 1440, "w": 10080, "wk": 10080, "week": 10080}
FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
_CLOCK = r"(?:(\d{1,5}) days?,? )?(\d{1,6}):([0-5]\d)(?::([0-5]\d))?"
_ISO = r"p(?:([\d.]+)w)?(?:([\d.]+)d)?(?:t(?:([\d.]+)h)?(?:([\d.]+)m)?(?:([\d.]+)s)?)?"
_PART = r"((?:\d|\.\d)[\d.,']*(?: \d{3})*)\s*([a-z]*)\.?"


class NotANumber(ValueError):
    """The text is not a number, or could be two; the message says what was expected and what to write."""


class NotADuration(ValueError):
    """The text is not an elapsed time, or could be two; the message says what would be understood."""


class NotADay(ValueError):
    """The text is not a day or a period, or could be two; the message says what was expected."""


@dataclass(frozen=True)
class Period:
    """A stretch of time by a day in it (its first, if the text names no day), and how it was spelt."""

    day: date
    spelling: str


GRAINS = {
    "event": ("moment", "day"),
    "day": ("moment", "day"),
    "week": ("moment", "day", "week"),
    "month": ("moment", "day", "month"),
    "quarter": ("moment", "day", "month", "quarter"),
    "year": ("moment", "day", "month", "quarter", "year"),
}
"""What may name a period of each length: a month is no day, and a day may stand for its month."""

ACCEPTED = "a date such as 2019-07-01, 01/07/2019 (the day first), 1 July 2019 or Jul 2019"
ONLY_DAYS = "a day, such as 2019-07-01, since this is not read by the month"


def period(text: str, *, every: str | None = None) -> Period | None:
    """The period in a field, None where it is empty. Raises NotADay.

    every: how long the periods are ('day', 'week', 'month', 'quarter', 'year', or 'event' for a day);
    what is longer names none of them. Of slashed figures the day comes first.
    """
    if not plain(text):
        return None
    try:
        found = spellings.meanings(text)
    except NoSuchDay as wrong:
        raise NotADay(str(wrong)) from None
    if not found:
        raise NotADay(why_none(text) or f"expected {ACCEPTED}")
    if found[0].order == "month":
        raise NotADay(f"there is no month {found[0].time.day}; the day comes first, then the month")
    fitting = [each for each in found if every is None or each.grain in GRAINS[every]]
    if not fitting:
        raise NotADay(too_long(found[0].grain, every or ""))
    best = next((each for each in fitting if each.grain == every), fitting[0])
    return Period(day_of(best.time), best.spelling)


def day(text: str) -> date | None:
    """The day in a field, None where it is empty. Raises NotADay; a month is no day."""
    found = period(text, every="day")
    return found.day if found else None


def too_long(grain: str, every: str) -> str:
    """What was expected where a month, say, stands for a measure that is read every week."""
    if grain in ("month", "week") or every in ("event", "day", "week"):
        return (
            f"expected {ONLY_DAYS}"
            if grain != "week"
            else "expected a date; a week is for what is read every week"
        )
    return f"expected a date; a {grain} is for what is read every {grain}"


def number(text: str, *, unit: str = "", decimal: Decimal | None = None) -> float | None:
    """The number in a field, None where it is empty. Raises NotANumber.

    '1,234' may be a thousand or one point two three four, and is refused, as is '1,5', unless decimal
    says what parts decimals. A % or a £ may stand there where it is the unit, and so may the unit itself.
    """
    if not plain(text):
        return None
    spelt = spelt_number(text)
    if spelt is None:
        raise NotANumber(f"expected a number such as 1234.5{_no_number(text)}")
    if wrong := unit_wrong(spelt, unit):
        raise NotANumber(wrong)
    return _decided(spelt, plain(text), decimal)


def _no_number(text: str) -> str:
    """What a word in a number's place means, as a message goes on; or nothing."""
    if is_missing(text):
        return "; leave it out where there was no reading"
    return "; this is one that is held back" if is_suppressed(text) else ""


def unit_wrong(spelt: Spelt, unit: str) -> str:
    """What is wrong with a sign or a unit that stands by a number, for numbers in that unit; or nothing."""
    here = f": the unit is {unit}" if unit else ": this is a number of things"
    if spelt.percent and unit not in ("%", "per cent", "percent"):
        return f"expected a number without a percent sign{here}"
    if spelt.money and not unit.startswith(spelt.money):
        return f"expected a number without {spelt.money}{here if unit else ''}"
    if spelt.unit and _plain_unit(spelt.unit) != _plain_unit(unit):
        return f"expected a number without ‘{spelt.unit}’{here if unit else ''}"
    return ""


def is_of_time(unit: str) -> bool:
    """Whether a unit is one of elapsed time: minutes, hours, days."""
    return unit.lower().removesuffix("s") in MINUTES_IN


def _plain_unit(unit: str) -> str | float:
    """A unit without its plural; of a time its length, so that mins are minutes."""
    one = unit.lower().removesuffix("s")
    return MINUTES_IN.get(one, one)


def duration(text: str, *, unit: str = "minutes") -> float | None:
    """The elapsed time in a field, in that unit; None where it is empty. Raises NotADuration.

    Understood: 45 (in the unit), 2 h 30 min, 1.5 hours, 3 days, 1:30 (hours and minutes). Days are of
    24 hours, weeks of seven days. A comma that may part decimals or thousands is refused.

    >>> duration("2 h 30 min")
    150.0
    """
    bare = plain(text).lower()
    if not bare:
        return None
    one = MINUTES_IN[unit.lower().removesuffix("s")]
    if clock := re.fullmatch(_CLOCK, bare):
        days, hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return (1440.0 * days + 60 * hours + minutes + seconds / 60) / one
    if re.fullmatch(_ISO, bare):
        bare = bare.replace("p", "").replace("t", "")
    for sign, decimals in FRACTIONS.items():
        bare = re.sub(rf"(\d*) ?{sign}", rf"\g<1>{decimals}", bare)
    bare = bare.replace(" and ", " ")
    bare = re.sub(r"(\d ?h(?:rs?|ours?)?) ?([0-5]?\d)\Z", r"\g<1> \g<2> min", bare)
    parts = re.findall(_PART, bare)
    if not parts or re.sub(r"[\s,]", "", re.sub(_PART, "", bare)):
        raise NotADuration(_no_duration(text))
    return fsum(_amount(n, text) * _minutes(u, unit, text, len(parts)) for n, u in parts) / one


def _amount(written: str, text: str) -> float:
    spelt = spelt_number(written.rstrip(","))
    if spelt is None:
        raise NotADuration(_no_duration(text))
    try:
        return _decided(spelt, written, None)
    except NotANumber as wrong:
        raise NotADuration(f"‘{plain(text)}’: {wrong}.") from None


def _minutes(written: str, unit: str, text: str, parts: int) -> float:
    if not written and parts == 1:
        return MINUTES_IN[unit.lower().removesuffix("s")]
    for name in (written, written.removesuffix("s")):
        if name in MINUTES_IN:
            return MINUTES_IN[name]
    raise NotADuration(_no_duration(text))


def _no_duration(text: str) -> str:
    return f"‘{plain(text)}’ is not understood as a time; give minutes, or such as 2 h 30 min or 3 days."


def _decided(spelt: Spelt, text: str, decimal: Decimal | None) -> float:
    """The number that it is, if it is one for certain, or as decimal says. Raises NotANumber."""
    if decimal:
        value = spelt.point if decimal == "point" else spelt.comma
        if value is None:
            raise NotANumber(
                f"expected a decimal {decimal}, such as {'1234.5' if decimal == 'point' else '1234,5'}"
            )
        return value
    if spelt.point is None:
        raise NotANumber(_comma_only(spelt, text))
    if spelt.either and "," in text:
        raise NotANumber(f"this may be {spelt.point:.15g} or {spelt.comma:.15g}: write it without the comma")
    return spelt.point


def _comma_only(spelt: Spelt, text: str) -> str:
    """What to write for '1,5' and the like, which a point would make certain."""
    thousands = re.fullmatch(r"[-+]?([1-9]\d{0,2}),(\d{1,2})\D*", text)
    padded = f" or {thousands[1]},{thousands[2]:0<3}" if thousands else ""
    padded = padded.replace(",", "")
    return f"expected a point before decimals: write {spelt.comma:.15g}{padded}"
