"""Turns of phrase for sentences about an interrupted series: lists, counts, intervals, times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from goldthread.methods.interrupted.results import Fit
from goldthread.methods.plain import count_word, plain_number, plain_time, with_unit

MONEY = ("£", "$", "€")


def listed(names: Sequence[str], most: int = 12) -> str:
    """'one', 'one and two', 'one, two and three'; beyond so many, how many more."""
    shown = list(names) if len(names) <= most else [*names[:most], f"{len(names) - most} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def counted(count: int, what: str) -> str:
    """'1 value', '3 values'."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def interval(lower: float, upper: float, unit: str = "", confidence: float = 0.95) -> str:
    """'95% interval −1.2 to 4.5', without the unit but for money."""
    money = unit if unit in MONEY else ""
    return between(with_unit(lower, money), with_unit(upper, money), confidence)


def bracketed(fit: Fit, lower: float, upper: float, unit: str) -> str:
    """' (95% interval −1.2 to 4.5)', at the fit's confidence; nothing where the points lie on the lines."""
    return "" if fit.exact else f" ({interval(lower, upper, unit, fit.confidence)})"


def between(lower: str, upper: str, confidence: float) -> str:
    """'95% interval 2 to 3', of ends that are spelt already."""
    return f"{plain_number(100 * confidence)}% interval {lower} to {upper}"


def when(time: Any) -> str:
    """'in March 2019', 'on 14 March 2019', 'at 7'."""
    if not isinstance(time, date):
        return f"at {plain_time(time)}"
    return f"{'in' if time.day == 1 else 'on'} {plain_time(time)}"


def some_of(count: int) -> str:
    """'none', 'one', 'two', … of something."""
    return count_word(count) if count else "none"
