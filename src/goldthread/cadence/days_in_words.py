"""Which days words name: ‘every other Tuesday’, ‘the last Thursday of each month’."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from .rules import WEEKDAYS, WORKING, Rule


class DAYS:
    """The words that days are named with."""

    NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    MONTHS = (
        *("january", "february", "march", "april", "may", "june", "july"),
        *("august", "september", "october", "november", "december"),
    )
    PLACES: ClassVar = {
        "first": 1,
        "second": 2,
        "third": 3,
        "fourth": 4,
        "fifth": 5,
        "1st": 1,
        "2nd": 2,
        "3rd": 3,
        "4th": 4,
        "5th": 5,
        "last but one": -2,
        "second to last": -2,
        "second last": -2,
        "penultimate": -2,
        "last": -1,
    }


class NotUnderstood(ValueError):
    """The words name no days; the message quotes what was not understood."""


@dataclass
class TwoMeanings(ValueError):
    """`words` could mean two things: `readings` may stand in their place."""

    says: str
    words: str
    readings: tuple[str, ...]


def _short(names: tuple[str, ...]) -> str:
    """Each name, and its first three letters, and four where people write so."""
    return "|".join(f"{name[:3]}(?:{name[3:]}|{name[3:4]}|{name[3:5]})?" for name in names)


_DAY = rf"(?:{_short(DAYS.WEEK)})s?"
MONTH = rf"(?:{_short(DAYS.MONTHS)})"
_AND = r"(?:\s*(?:,|and|&|\+|/)\s*)+"
_SEVERAL_DAYS = rf"{_DAY}(?:{_AND}{_DAY})*"
_SEVERAL_MONTHS = rf"{MONTH}(?:{_AND}{MONTH})*"
_PLACE = "|".join(sorted(map(re.escape, DAYS.PLACES), key=len, reverse=True))
_SEVERAL_PLACES = rf"(?:the )?(?:{_PLACE})(?:{_AND}(?:the )?(?:{_PLACE}))*"
_DATE = r"\d{1,2}(?:st|nd|rd|th)?"
_SEVERAL_DATES = rf"(?:the )?{_DATE}(?:{_AND}(?:the )?{_DATE})*"
_EVERY = r"(?:every|each|on|all)?\s*(?:the )?"
_OF = (
    rf"(?:\s*(?:of|in)\s+(?:(?:(?:each|every|the|a)\s+)?(?P<one>month|quarter|year)"
    rf"|every (?P<several>\d+|other|second) months?|(?P<months>{_SEVERAL_MONTHS})))"
)
_WORKING = r"(?:week ?days?|working days?|(?:mon(?:day)?s?)\s*(?:to|-|through)\s*fri(?:day)?s?)"


def rule_of(words: str, starts: date) -> Rule:
    """The rule of these words, in small letters. `starts` gives the day of a week that is not named.

    Raises NotUnderstood, TwoMeanings, NotARule.
    """
    words, months = _left_out_months(words)
    for pattern, makes in _PHRASES:
        if found := re.fullmatch(pattern, words):
            return _within(makes(found, starts), months)
    raise NotUnderstood(f"‘{words}’ is not understood as days." if words else "On which days is not said.")


def _left_out_months(words: str) -> tuple[str, tuple[int, ...]]:
    """‘except in August’: the other months."""
    found = re.search(rf",?\s*(?:except|but not|not)(?: in| for)? ({_SEVERAL_MONTHS})\b", words)
    if not found:
        return words, ()
    out = _months(found[1])
    rest = f"{words[: found.start()]} {words[found.end() :]}".strip(" ,")
    return " ".join(rest.split()), tuple(month for month in range(1, 13) if month not in out)


def _within(rule: Rule, months: tuple[int, ...]) -> Rule:
    if not months:
        return rule
    kept = tuple(month for month in rule.months if month in months) if rule.months else months
    return Rule(rule.frequency, rule.interval, rule.weekdays, rule.month_days, kept, rule.places)


def _daily(found: re.Match[str], starts: date) -> Rule:
    return Rule("DAILY", _interval(found["n"]))


def _working(found: re.Match[str], starts: date) -> Rule:
    return Rule("WEEKLY", weekdays=tuple((0, day) for day in WORKING))


def _range_of_days(found: re.Match[str], starts: date) -> Rule:
    first, last = _weekday(found["since"]), _weekday(found["until"])
    days = [WEEKDAYS[at % 7] for at in range(first, last + 1 if last >= first else last + 8)]
    return Rule("WEEKLY", weekdays=tuple((0, day) for day in days))


def _weekly(found: re.Match[str], starts: date) -> Rule:
    return Rule("WEEKLY", _interval(found["n"]), _weekdays(_named(found)))


def _fortnightly(found: re.Match[str], starts: date) -> Rule:
    return Rule("WEEKLY", 2, _weekdays(_named(found)))


def _named(found: re.Match[str]) -> str:
    """The days of the week that are named. Raises NotUnderstood where none is."""
    if not found["days"]:
        raise NotUnderstood("Say on which day of the week.")
    days: str = found["days"]
    return days


def _nth_weekday(found: re.Match[str], starts: date) -> Rule:
    return _by_month(found, weekdays=_in_places(found["places"], found["days"]))


def _nth_working_day(found: re.Match[str], starts: date) -> Rule:
    return _by_month(found, weekdays=tuple((0, day) for day in WORKING), places=_places(found["places"]))


def _nth_day(found: re.Match[str], starts: date) -> Rule:
    return _by_month(found, month_days=_places(found["places"]))


def _dates(found: re.Match[str], starts: date) -> Rule:
    return _by_month(found, month_days=tuple(map(int, re.findall(r"\d+", found["dates"]))))


def _by_month(
    found: re.Match[str],
    *,
    weekdays: tuple[tuple[int, str], ...] = (),
    month_days: tuple[int, ...] = (),
    places: tuple[int, ...] = (),
) -> Rule:
    parts = found.groupdict()
    months = _months(parts.get("months") or "")
    if parts.get("one") == "year":
        raise NotUnderstood("Say the month of the year, as in ‘the first Monday of October’.")
    interval = (
        3 if parts.get("one") == "quarter" or parts.get("quarterly") else _interval(parts.get("several"))
    )
    return Rule("MONTHLY", interval, weekdays, month_days, months, places)


def _yearly(found: re.Match[str], starts: date) -> Rule:
    day, months = (int(re.sub(r"\D", "", found["date"])),), _months(found["month"])
    years = _interval(found.groupdict().get("years"))
    return Rule("MONTHLY", 1, (), day, months) if years == 1 else Rule("YEARLY", years, (), day, months)


def _asks_nth(found: re.Match[str], starts: date) -> Rule:
    """‘every second Tuesday’ may be every two weeks, or the second of each month."""
    place, days = found["place"], found["days"]
    weeks = DAYS.PLACES[place]
    fortnight = f"every {weeks} weeks on {days.removesuffix('s')}"
    month = f"the {place} {days.removesuffix('s')} of each month"
    raise TwoMeanings(f"‘{found[0]}’ could mean two things.", found[0], (fortnight, month))


def _asks_twice(found: re.Match[str], starts: date) -> Rule:
    """Biweekly is twice a week for some and every two weeks for others."""
    day = DAYS.WEEK[starts.weekday()].title()
    if found["what"] == "week":
        readings = (
            f"every 2 weeks on {day}",
            f"every {day} and {DAYS.WEEK[(starts.weekday() + 3) % 7].title()}",
        )
    else:
        readings = ("the first Tuesday of every 2 months", "the first and third Tuesday of each month")
    raise TwoMeanings(f"‘{found[0]}’ could mean two things.", found[0], readings)


def _asks_day_of_month(found: re.Match[str], starts: date) -> Rule:
    """Monthly, without saying on which day."""
    often = "every 3 months" if "quarter" in found[0] or found["n"] == "3" else "each month"
    if found["n"] and found["n"] != "3":
        often = f"every {_interval(found['n'])} months"
    nth = (starts.day - 1) // 7 + 1
    place = next(word for word, at in DAYS.PLACES.items() if at == (nth if nth < 5 else -1))
    weekday = DAYS.WEEK[starts.weekday()].title()
    readings = (f"the {place} {weekday} of {often}", f"the {ordinal(starts.day)} of {often}")
    raise TwoMeanings("On which day of the month?", found[0], readings)


_MONTHLY = r"(?:(?:every|each) month|monthly|once a month|a month)"
_QUARTERLY = r"(?P<quarterly>quarterly|(?:every|each|once a) quarter|every 3 months)"
_YEARLY = r"(?:every year|yearly|annually|each year|once a year)"
_WEEKLY = r"(?:weekly|every week|each week|once a week)"
_FORTNIGHTLY = r"(?:fortnightly|every fortnight|once a fortnight|every second week)"
_MONTHS_APART = r"every (?P<several>\d+|other) months?"
_ON_DAYS = rf"(?:\s*,?\s*(?:on )?(?:an? )?(?P<days>{_SEVERAL_DAYS}))?"
_DAYS = rf"(?P<days>{_SEVERAL_DAYS})"
_THE_NTH = rf"(?P<places>{_SEVERAL_PLACES})"
_NTH_DAY = rf"{_THE_NTH} (?P<days>{_DAY})"
_DAY_OF_YEAR = rf"(?:on )?(?:the )?(?P<date>{_DATE})(?: of)? (?P<month>{MONTH})"
_PHRASES: tuple[tuple[str, Callable[[re.Match[str], date], Rule]], ...] = (
    (r"(?:daily|every ?day|each day|7 days a week)(?P<n>)", _daily),
    (r"every (?P<n>\d+|other|second) days?", _daily),
    (rf"(?:every|each|on|all)?\s*{_WORKING}", _working),
    (rf"(?:every|each|on)?\s*(?P<since>{_DAY})\s*(?:to|-|through)\s*(?P<until>{_DAY})", _range_of_days),
    (rf"{_WEEKLY}{_ON_DAYS}(?P<n>)", _weekly),
    (rf"(?:every|each|on)?\s*{_DAYS}(?:\s*{_WEEKLY})?(?P<n>)", _weekly),
    (rf"every (?P<n>\d+|other) weeks?{_ON_DAYS}", _weekly),
    (rf"every (?P<n>other) {_DAYS}", _weekly),
    (rf"{_DAYS},? every (?P<n>\d+|other) weeks?", _weekly),
    (rf"{_FORTNIGHTLY}{_ON_DAYS}", _fortnightly),
    (rf"{_DAYS},? {_FORTNIGHTLY}", _fortnightly),
    (rf"{_EVERY}{_NTH_DAY}{_OF}", _nth_weekday),
    (rf"(?:{_MONTHLY}|{_QUARTERLY}|{_MONTHS_APART}),?\s*(?:on )?{_NTH_DAY}", _nth_weekday),
    (rf"{_EVERY}{_NTH_DAY} monthly", _nth_weekday),
    (rf"{_EVERY}{_THE_NTH} {_WORKING}{_OF}", _nth_working_day),
    (rf"(?:{_MONTHLY}|{_QUARTERLY}),?\s*(?:on )?{_THE_NTH} {_WORKING}", _nth_working_day),
    (rf"{_EVERY}{_THE_NTH} day{_OF}", _nth_day),
    (rf"(?:{_MONTHLY}|{_QUARTERLY}),?\s*(?:on )?(?P<places>(?:the )?(?:last|first)) day", _nth_day),
    (rf"{_EVERY}(?P<dates>{_SEVERAL_DATES})(?: days?)?{_OF}", _dates),
    (rf"(?:{_MONTHLY}|{_QUARTERLY}|{_MONTHS_APART}),?\s*on (?P<dates>{_SEVERAL_DATES})", _dates),
    (rf"{_YEARLY},?\s*{_DAY_OF_YEAR}", _yearly),
    (rf"every (?P<years>\d+|other) years?,?\s*{_DAY_OF_YEAR}", _yearly),
    (rf"(?:every|each) {_DAY_OF_YEAR}", _yearly),
    (rf"{_YEARLY},?\s*(?:on )?{_NTH_DAY} (?:of|in) (?P<months>{_SEVERAL_MONTHS})", _nth_weekday),
    (rf"(?:every|each) (?P<place>second|third|fourth|2nd|3rd|4th) (?P<days>{_DAY})", _asks_nth),
    (r"bi-?(?P<what>week|month)ly", _asks_twice),
    (rf"(?:{_MONTHLY}|quarterly|every quarter|every (?P<n>\d+|other) months?)", _asks_day_of_month),
)


def ordinal(number: int) -> str:
    """1st, 22nd, 13th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _interval(written: str | None) -> int:
    return {None: 1, "": 1, "other": 2, "second": 2}.get(written) or int(written or 1)


def _weekday(written: str) -> int:
    return next(at for at, name in enumerate(DAYS.WEEK) if name.startswith(written[:3]))


def _weekdays(written: str | None) -> tuple[tuple[int, str], ...]:
    names = re.findall(_DAY, written or "")
    return tuple((0, WEEKDAYS[at]) for at in sorted({_weekday(name) for name in names}))


def _places(written: str) -> tuple[int, ...]:
    return tuple(DAYS.PLACES[word] for word in re.findall(_PLACE, written))


def _in_places(places: str, day: str) -> tuple[tuple[int, str], ...]:
    return tuple((place, WEEKDAYS[_weekday(day)]) for place in _places(places))


def _months(written: str) -> tuple[int, ...]:
    found = {name[:3] for name in re.findall(MONTH, written)}
    return tuple(at for at, name in enumerate(DAYS.MONTHS, 1) if name[:3] in found)
