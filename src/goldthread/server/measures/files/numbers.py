"""Numbers, as people write them in tables."""

import re
from math import isfinite

NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+")
DECIMAL_COMMA = re.compile(r"[+-]?\d+(?:\.\d{3})*,\d{1,2}|[+-]?\d+,\d{4,}")
MONEY = "£$€"


class NotANumber(ValueError):
    """The text is not a number; the message says what was expected."""


def number_of(cell: object, unit: str = "") -> float | None:
    """The number in a cell, or None where it is empty. Raises NotANumber.

    Thousands may have commas. A % or a £ may stand there where it is the unit.
    """
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool) or not isinstance(cell, (int, float, str)):
        raise NotANumber("expected a number")
    if not isinstance(cell, str):
        if not isfinite(cell):
            raise NotANumber("expected a number")
        return float(cell)
    text = cell.replace("\u2212", "-").replace("\u00a0", "").strip()
    return _plain(_without_unit(text, unit))


def _without_unit(text: str, unit: str) -> str:
    if text.endswith("%"):
        if unit != "%":
            of = f"the unit is {unit}" if unit else "this is a number of things"
            raise NotANumber(f"expected a number without a percent sign: {of}")
        return text[:-1].rstrip()
    for sign in MONEY:
        if text.lstrip("-+").startswith(sign):
            if unit != sign:
                raise NotANumber(
                    f"expected a number without {sign}" + (f": the unit is {unit}" if unit else "")
                )
            return text.replace(sign, "", 1)
    return text


def _plain(text: str) -> float:
    if not text.isascii():
        raise NotANumber("expected a number such as 1234.5 or 1,234.5")
    if NUMBER.fullmatch(text) and len(text) <= 25:
        return float(text.replace(",", ""))
    if DECIMAL_COMMA.fullmatch(text):
        raise NotANumber("expected a point before decimals, such as 1234.5 or 1,234.5")
    if text.lower() in ("n/a", "na", "-", "null", "none", ".", "nil", "*", "x"):
        raise NotANumber("expected a number; leave the row out where there was no reading")
    raise NotANumber("expected a number such as 1234.5 or 1,234.5")
