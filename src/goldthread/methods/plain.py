"""Numbers and times as one would say them."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

NUMBERS = """
    no one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty
""".split()  # noqa: SIM905


SMALLEST, LARGEST = 1e-6, 1e15
"""Sizes that are written out; what is less (but not 0), or as large, is told by its power of ten."""

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def plain_number(value: float) -> str:
    """A number as one would say it: three figures that matter, thousands with a comma.

    Whole numbers are said whole; a minus is a minus sign, not a hyphen. Only what is 0
    is '0': below a millionth, and from a thousand million million, it is '1.2 × 10⁻¹²'.
    """
    size = abs(value)
    if 0 < size < SMALLEST or LARGEST <= size < math.inf:
        return _by_its_power(value)
    whole = size >= 100 or value == int(value)
    places = 0 if whole else min(9, 2 - math.floor(math.log10(size)))
    text = f"{value:,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "−")


def _by_its_power(value: float) -> str:
    """'1.2 × 10⁻¹²': three figures that matter and a power of ten."""
    figures, power = f"{value:.2e}".split("e")
    figures = figures.rstrip("0").rstrip(".").replace("-", "−")
    return f"{figures} × 10{str(int(power)).translate(RAISED)}"


def plain_time(time: Any) -> str:
    """A time as one would say it: 'March 2019' for the first of a month, '14 March 2019' for a day."""
    if not isinstance(time, date):
        return str(time)
    month = f"{time:%B} {time.year}"
    return month if time.day == 1 else f"{time.day} {month}"


PERCENT = ("%", "percent", "per cent")


def change_with_unit(change: float, unit: str) -> str:
    """A change with its unit: '2.1 percentage points', '3 minutes', '0.4'.

    Between 35% and 47% lie 12 percentage points, which is not 12%.
    """
    if unit in PERCENT:
        one = plain_number(change) in ("1", "−1")
        return f"{plain_number(change)} percentage point{'' if one else 's'}"
    return with_unit(change, unit)


def with_unit(value: float, unit: str) -> str:
    """'82.1%', '14 minutes', '£20': the number with its unit where it belongs."""
    number = plain_number(value)
    if unit in ("£", "$", "€"):
        return f"−{unit}{number[1:]}" if number.startswith("−") else f"{unit}{number}"
    if unit in PERCENT:
        return f"{number}%"
    return f"{number} {unit}".rstrip()


def count_word(count: int) -> str:
    """'seven', '21'."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)
