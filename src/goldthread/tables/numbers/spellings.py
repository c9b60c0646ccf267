"""How one number is spelt, and what it comes to with a decimal point and with a decimal comma."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite

from ..characters import plain
from ..times.words import month_named

MONEY = "£$€"
LONGEST = 60
"""Characters that no number has."""


LAKHS = r"[1-9]\d?(?:,\d\d)+,\d{3}"
"""Thousands as India parts them: 1,23,456."""


def _parted(thousands: str, decimal: str, *others: str) -> str:
    groups = [rf"[1-9]\d{{0,2}}(?:{part}\d{{3}})+" for part in (thousands, " ", "'")]
    return rf"(?:\d+|{'|'.join([*groups, *others])})(?:{decimal}\d*)?|{decimal}\d+"


_PARTED = {"point": _parted(",", r"\.", LAKHS), "comma": _parted(r"\.", ",")}
_POWER = r"(.*\d\.?)[eE]([+-]?\d{1,3})"
_MISSING = {
    "na", "n/a", "n.a.", "n.a", "nan", "null", "none", "nil", "blank", "missing", "unknown", "no data",
    "not available", "not applicable", "not recorded", "not known", "not collected", "not reported",
    "not submitted", "did not submit", "no submission", "no return", "not returned", "no value", "nr", "n/k",
    "unavailable", "pending", "awaited", "(blank)", "tbc", "?", "x", ":", ".", "..", "...", "…", "*", "**",
    "--", "---", "-", "#n/a", "#n/a!", "#nv", "#n/v", "#div/0!",
    "[c]", "[x]", "[z]", "[u]", "[w]", "[e]", "(c)", "(x)", "(z)",
}  # fmt: skip
HELD_BACK = {"[c]", "(c)", "*", "**"}
"""Words for a missing number that say, in official tables, that it was held back."""

_SUPPRESSED = (
    r"(?:[<>≤≥]=?|less than|fewer than|under|over|more than|up to) ?\d[\d,.]* ?%?"
    r"|\d+ or (?:fewer|less|more)|\d+\+"
    r"|\[low\]|low|suppressed|withheld|redacted|disclosive"
)
_BETWEEN = r"(\d[\d,]*(?:\.\d+)?) ?%? ?(?:-|to) ?((?:0\.|[1-9])[\d,]*(?:\.\d+)?) ?%?"
_NO_UNIT = {"st", "nd", "rd", "th", "am", "pm", "noon", "of", "to", "or", "and"}
"""What follows a number that is part of something else."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """A number as it is spelt: what it is with a decimal point, and with a decimal comma (None: neither).

    percent: a percent sign stands there. money: the sign of a currency. unit: what follows the number.
    """

    point: float | None
    comma: float | None
    percent: bool = False
    money: str = ""
    unit: str = ""

    @property
    def either(self) -> bool:
        """Whether it is two different numbers."""
        return None not in (self.point, self.comma) and self.point != self.comma


def spelt_number(text: str) -> Spelt | None:
    """What a text is as a number; None if it is none, whichever way it is read.

    Understood: thousands parted by commas, points, blanks or apostrophes in threes; signs before and
    after; accounting's brackets; powers of ten; a percent sign; £, $ and €; a unit after the number.
    """
    if text.isascii() and text.isdigit() and len(text) < LONGEST:
        return Spelt(float(text), float(text))
    text = plain(text).removeprefix("'").strip()
    if not text or len(text) > LONGEST or is_suppressed(text):
        return None
    text, negative = _signed(text)
    text, money = _without_money(text)
    text, again = _signed(text) if money and not negative else (text, False)
    text, unit = _without_unit(text)
    percent = unit == "%"
    if percent and not negative:
        text, behind = _signed(text)
        again = again or behind
    values = [_value(text, decimal, negative or again) for decimal in ("point", "comma")]
    if values == [None, None]:
        return None
    return Spelt(values[0], values[1], percent, money, "" if percent else unit)


def is_missing(text: str) -> bool:
    """Whether a text says that there is no number: NA, n/a, -, .., [c], *, #N/A, #DIV/0!."""
    return plain(text).lower() in _MISSING


def is_held_back(text: str) -> bool:
    """Whether a word for a missing number says that there is one, held back."""
    return plain(text).lower() in HELD_BACK


def is_suppressed(text: str) -> bool:
    """Whether a text gives bounds in a number's place: <5, 1-9, >95%, fewer than 5. 2019-01 is no bounds."""
    bare = plain(text).lower()
    if bare.replace(".", "", 1).isdigit():
        return False
    if between := re.fullmatch(_BETWEEN, bare):
        low, high = (float(each.replace(",", "")) for each in between.groups())
        return low < high
    return re.fullmatch(_SUPPRESSED, bare) is not None


def _signed(text: str) -> tuple[str, bool]:
    """The text without its sign, and whether it was a minus: -5, 5-, (5)."""
    if text.startswith("(") and text.endswith(")") and any(c.isdigit() for c in text):
        return text[1:-1].strip(), True
    if text.startswith(("-", "+")):
        return text[1:].strip(), text[0] == "-"
    if text.endswith("-") and text[:-1].strip()[-1:].isdigit():
        return text[:-1].strip(), True
    return text, False


def _without_money(text: str) -> tuple[str, str]:
    for sign in MONEY:
        if text.startswith(sign) or text.endswith(sign):
            return text.strip(sign).strip(), sign
    return text, ""


def _without_unit(text: str) -> tuple[str, str]:
    """The number, and what follows it: %, or words."""
    match = re.fullmatch(r"([^a-z%]*\d\.?|.*\d\.?[eE][+-]?\d+)\s*(%|per ?cent|[a-z][a-z ]{0,30})", text, re.I)
    if match is None or re.fullmatch(r"[eE]", match[2]):
        return text, ""
    unit = match[2]
    first = unit.lower().split()[0]
    if first in _NO_UNIT or month_named(first):
        return text, ""
    return match[1].strip(), "%" if unit.lower() in ("%", "per cent", "percent") else unit


def _value(text: str, decimal: str, negative: bool) -> float | None:
    power = re.fullmatch(_POWER, text)
    digits, raised = (power[1], f"e{power[2]}") if power else (text, "")
    if not re.fullmatch(_PARTED[decimal], digits):
        return None
    thousands, mark = (",", ".") if decimal == "point" else (".", ",")
    for parted in (thousands, " ", "'"):
        digits = digits.replace(parted, "")
    number = float(digits.replace(mark, ".") + raised)
    if not isfinite(number):
        return None
    return -number if negative else number
