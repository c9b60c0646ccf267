"""The recurrences of RFC 5545 that name days: what they may say, and how they are written."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Final

FREQUENCIES: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKING: Final = WEEKDAYS[:5]
LONGEST_INTERVAL: Final = 120
_KNOWN = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")


class NotARule(ValueError):
    """It names no days, or more than can be kept here; the message says which part, and what to do."""


@dataclass(frozen=True)
class Rule:
    """On which days something comes round, without where that begins or ends (RFC 5545, section 3.3.10).

    weekdays: each with its place in the month, or 0 for every one: ((-1, "TH"),) is the last Thursday.
    month_days are counted from the end below 0. places: which of the days so found in a month are meant
    (BYSETPOS).
    """

    frequency: str
    interval: int = 1
    weekdays: tuple[tuple[int, str], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    places: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.frequency not in FREQUENCIES:
            raise NotARule("it comes round more than once a day: make a routine of each time of day")
        if not 1 <= self.interval <= LONGEST_INTERVAL:
            raise NotARule(f"its interval must be between 1 and {LONGEST_INTERVAL}")
        if self.frequency in ("DAILY", "WEEKLY") and (self.places or any(nth for nth, _ in self.weekdays)):
            raise NotARule("which of the days of a month is meant is for what comes round by months or years")
        if self.frequency == "WEEKLY" and self.month_days:
            raise NotARule("a day of the month is for what comes round by months or years")
        if self.frequency == "YEARLY" and not self.months and (self.weekdays or self.month_days):
            raise NotARule("say in which month of the year")
        if not all(1 <= month <= 12 for month in self.months):
            raise NotARule("there are twelve months")
        if any(abs(nth) > 5 for nth, _ in self.weekdays) or any(not 0 < abs(at) <= 31 for at in self.places):
            raise NotARule("no month has so many of that day")
        if any(not 0 < abs(day) <= 31 for day in self.month_days):
            raise NotARule("no month has such a day")
        if self.never_falls:
            raise NotARule(
                f"{calendar.month_name[self.months[0]]} has no such day: it would never come round"
            )

    @property
    def never_falls(self) -> bool:
        """Whether all the days of the month it names lie beyond its months, as 30 February."""
        if not (self.months and self.month_days):
            return False
        longest = max(calendar.monthrange(2024, month)[1] for month in self.months)
        return all(abs(day) > longest for day in self.month_days)

    def __str__(self) -> str:
        """As RFC 5545 writes it: FREQ=MONTHLY;BYDAY=-1TH."""
        parts = [f"FREQ={self.frequency}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        days = [f"{nth or ''}{day}" for nth, day in self.weekdays]
        for name, values in (
            ("BYMONTH", self.months),
            ("BYMONTHDAY", self.month_days),
            ("BYDAY", days),
            ("BYSETPOS", self.places),
        ):
            if values:
                parts.append(f"{name}={','.join(map(str, values))}")
        return ";".join(parts)

    @classmethod
    def of(cls, text: str) -> Rule:
        """The rule that RFC 5545 writes so; UNTIL and COUNT are no part of it. Raises NotARule."""
        parts = _parts(text)
        if parts.get("WKST", "MO") != "MO" and parts.get("INTERVAL", "1") != "1":
            raise NotARule("its weeks do not begin on a Monday, so which weeks are meant cannot be kept")
        interval = _numbers(parts, "INTERVAL")[0] if parts.get("INTERVAL") else 1
        by_month = parts.get("FREQ") == "YEARLY" and interval == 1 and parts.get("BYMONTH")
        return cls(
            "MONTHLY" if by_month else parts.get("FREQ", ""),
            interval,
            tuple(_weekday(day) for day in parts["BYDAY"].split(",")) if parts.get("BYDAY") else (),
            _numbers(parts, "BYMONTHDAY"),
            _numbers(parts, "BYMONTH"),
            _numbers(parts, "BYSETPOS"),
        )


def _parts(text: str) -> dict[str, str]:
    parts = dict(part.split("=", 1) for part in text.upper().split(";") if "=" in part)
    if unknown := sorted(parts.keys() - _KNOWN):
        raise NotARule(f"{', '.join(unknown)} cannot be kept here: say its days by week, month or year")
    return parts


def _numbers(parts: dict[str, str], name: str) -> tuple[int, ...]:
    try:
        return tuple(int(number) for number in parts[name].split(",")) if parts.get(name) else ()
    except ValueError:
        raise NotARule(f"{name} must be whole numbers") from None


def _weekday(text: str) -> tuple[int, str]:
    found = _DAY.fullmatch(text.strip())
    if not found:
        raise NotARule(f"‘{text}’ is no day of the week")
    return int(found[1] or 0), found[2]
