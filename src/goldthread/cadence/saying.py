"""A cadence → plain words, which `read` reads back alike where it made them."""

from __future__ import annotations

from datetime import date

from .cadence import Cadence
from .days_in_words import DAYS, ordinal
from .rules import WEEKDAYS, WORKING, Rule

_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "last but one"}


def say(cadence: Cadence, *, whole: bool = True) -> str:
    """As people say it: every weekday at 8:10 for 15 minutes, except bank holidays in England.

    whole: from when on and until when, too.
    """
    rule, out = cadence.rule, _months_left_out(cadence.rule)
    named = _by_frequency(rule, cadence.starts, bool(out))
    parts = [f"{named} at {cadence.at:%-H:%M} for {length(cadence.minutes)}"]
    parts.append(f", except in {_listed(out)}" if out else "")
    if cadence.without:
        parts.append(_holidays(cadence))
    if whole:
        parts.append(f", from {cadence.starts:%-d %B %Y}")
        parts.append(f" until {cadence.ends:%-d %B %Y}" if cadence.ends else "")
    return "".join(parts)


def length(minutes: int) -> str:
    """20 minutes, 1 hour, 2 hours 30 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = [
        f"{count} {name}{'' if count == 1 else 's'}"
        for count, name in ((hours, "hour"), (rest, "minute"))
        if count
    ]
    return " ".join(parts)


def _holidays(cadence: Cadence) -> str:
    if cadence.instead == "left out":
        return f", except bank holidays in {cadence.without}"
    which = "working day before" if cadence.instead == "before" else "next working day"
    return f", or the {which} where that is a bank holiday in {cadence.without}"


def _by_frequency(rule: Rule, starts: date, months_said: bool) -> str:
    if rule.frequency == "DAILY":
        return _every(rule.interval, "day") + _on(rule)
    if rule.frequency == "WEEKLY":
        return _weekly(rule, starts)
    if rule.month_days and len(rule.months) == 1 and rule.month_days[0] > 0:
        return _of_a_year(rule)
    of = _of(rule, months_said)
    if rule.places:
        return f"the {_listed([_PLACES.get(at) or ordinal(at) for at in rule.places])} weekday{of}"
    if rule.weekdays:
        return f"the {_nth_weekdays(rule)}{of}"
    return f"the {_dates(rule, starts)}{of}"


def _of_a_year(rule: Rule) -> str:
    years = rule.interval if rule.frequency == "YEARLY" else 1
    month = DAYS.MONTHS[rule.months[0] - 1].title()
    return f"{_every(years, 'year')} on {_listed([str(day) for day in rule.month_days])} {month}"


def _weekly(rule: Rule, starts: date) -> str:
    names = [day for _, day in rule.weekdays] or [WEEKDAYS[starts.weekday()]]
    if tuple(names) == WORKING and rule.interval == 1:
        return "every weekday"
    named = _listed([_weekday(name) for name in sorted(set(names), key=WEEKDAYS.index)])
    return f"every {named}" if rule.interval == 1 else f"{_every(rule.interval, 'week')} on {named}"


def _on(rule: Rule) -> str:
    return f" that is {_listed([_weekday(day) for _, day in rule.weekdays])}" if rule.weekdays else ""


def _nth_weekdays(rule: Rule) -> str:
    """The first and third Tuesday."""
    by_day: dict[str, list[str]] = {}
    for nth, day in rule.weekdays:
        by_day.setdefault(day, []).append(_PLACES.get(nth, "every"))
    return " and the ".join(f"{_listed(places)} {_weekday(day)}" for day, places in by_day.items())


def _dates(rule: Rule, starts: date) -> str:
    named = [_PLACES[day] + " day" if day < 0 else ordinal(day) for day in rule.month_days or (starts.day,)]
    return _listed(named)


def _of(rule: Rule, months_said: bool) -> str:
    if rule.months and not months_said:
        return f" of {_listed([DAYS.MONTHS[month - 1].title() for month in rule.months])}"
    return " of each month" if rule.interval == 1 else f" of every {rule.interval} months"


def _every(interval: int, what: str) -> str:
    return f"every {what}" if interval == 1 else f"every {interval} {what}s"


def _months_left_out(rule: Rule) -> list[str]:
    """The months it leaves out, where these are fewer than those it has, or it is not said by months."""
    if not rule.months or (rule.frequency in ("MONTHLY", "YEARLY") and len(rule.months) < 7):
        return []
    return [name.title() for month, name in enumerate(DAYS.MONTHS, 1) if month not in rule.months]


def _weekday(short: str) -> str:
    return DAYS.WEEK[WEEKDAYS.index(short)].title()


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
