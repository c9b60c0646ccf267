"""A series out of somebody's calendar (.ics) → a routine's cadence, and what was cancelled or moved of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

from icalendar import Calendar

from .cadence import LONGEST, ZONE, Cadence
from .feed import Moved
from .rules import NotARule, Rule

Component = Any
"""An event as icalendar reads it: its properties by name, with whatever types a file gives them."""

LARGEST = 1_000_000
"""Bytes: a year of one person's whole calendar is less."""

MOST_SERIES = 200
LONDON = {
    *(
        "Europe/London",
        "Europe/Belfast",
        "Europe/Guernsey",
        "Europe/Jersey",
        "Europe/Isle_of_Man",
        "GB",
        "GB-Eire",
    ),
    *("GMT Standard Time", "Greenwich Mean Time", "GMT Daylight Time"),
}
"""What calendars call the clocks of the four nations; Outlook says ‘GMT Standard Time’ in summer, too."""


class NotACalendar(ValueError):
    """The file cannot be read as a calendar, or holds no series; the message says so, and how to go on."""


@dataclass(frozen=True)
class Series:
    """What comes round, as a calendar had it. off: days on which it is cancelled there."""

    title: str
    place: str
    says: str
    cadence: Cadence
    off: frozenset[date] = frozenset()
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True)
class Refused:
    """A series that cannot be kept here: which, and why, in a sentence."""

    title: str
    why: str


def series_in(content: bytes) -> tuple[list[Series], list[Refused]]:
    """The series of a calendar's file, and those that cannot be kept. Raises NotACalendar.

    What happens only once is left alone. Clocks other than those of the four nations are refused: nobody
    would see that a time was turned into another.
    """
    events = _events(content)
    recurring = [event for event in events if "RRULE" in event and "RECURRENCE-ID" not in event]
    if not recurring:
        raise NotACalendar(
            "Nothing in this calendar comes round: export the series, not one of its meetings."
        )
    if len(recurring) > MOST_SERIES:
        raise NotACalendar(f"It has {len(recurring):,} series; at most {MOST_SERIES} are read at once.")
    found: list[Series] = []
    refused: list[Refused] = []
    for event in recurring:
        try:
            found.append(_series(event, _changes(event, events)))
        except ValueError as wrong:
            refused.append(Refused(_text(event, "SUMMARY") or "Without a title", f"{wrong}"))
    return found, refused


def series_or_why(content: bytes) -> tuple[list[Series], list[Refused]] | str:
    """The same; where it cannot be read, why not. For a process of its own."""
    try:
        return series_in(content)
    except NotACalendar as wrong:
        return str(wrong)


def _events(content: bytes) -> list[Component]:
    if len(content) > LARGEST:
        size = len(content) / 1_000_000
        raise NotACalendar(
            f"It is {size:.1f} MB; at most 1 MB is read. Export the one series, not the whole calendar."
        )
    if b"BEGIN:VCALENDAR" not in content[:2000].upper():
        raise NotACalendar(
            "This is not a calendar: it does not begin with BEGIN:VCALENDAR. Export it as .ics."
        )
    try:
        calendar = Calendar.from_ical(content)
    except (ValueError, IndexError, KeyError, TypeError) as wrong:
        raise NotACalendar(
            "It is broken, or cut off, and cannot be read as a calendar. Export it again."
        ) from wrong
    return list(calendar.walk("VEVENT"))


def _changes(series: Component, events: Iterable[Component]) -> list[Component]:
    uid = _text(series, "UID")
    return [event for event in events if "RECURRENCE-ID" in event and uid and _text(event, "UID") == uid]


def _series(event: Component, changes: list[Component]) -> Series:
    begins = _moment(event, "DTSTART")
    cadence = _cadence(event, begins)
    off = {_day(each) for each in _exceptions(event)}
    off |= {_day(_moment(change, "RECURRENCE-ID")) for change in changes if _is_off(change)}
    moved = tuple(_moved(change) for change in changes if not _is_off(change))
    return Series(
        _text(event, "SUMMARY") or "Without a title",
        _text(event, "LOCATION"),
        _text(event, "DESCRIPTION"),
        cadence,
        frozenset(day for day in off if cadence.falls_on(day)),
        tuple(each for each in moved if cadence.falls_on(each.day)),
    )


def _cadence(event: Component, begins: datetime) -> Cadence:
    rules = event["RRULE"]
    if isinstance(rules, list):
        raise NotARule("It has more than one rule: make a routine of each")
    parts = {name.upper(): values for name, values in rules.items()}
    until, count = parts.pop("UNTIL", None), parts.pop("COUNT", None)
    for name, said in (("BYHOUR", begins.hour), ("BYMINUTE", begins.minute), ("BYSECOND", 0)):
        if parts.get(name) == [said]:
            del parts[name]
    text = ";".join(f"{name}={','.join(map(str, values))}" for name, values in parts.items())
    rule = _with_its_day(Rule.of(text), begins.date())
    made = Cadence(
        rule, begins.date(), begins.timetz().replace(tzinfo=None, second=0), _minutes(event, begins)
    )
    if until:
        return made.until(_last(until[0]))
    return made.until(_last_of(made, int(count[0]))) if count else made


def _with_its_day(rule: Rule, day: date) -> Rule:
    """A rule that leaves its day to the first occurrence, as calendars do, says it."""
    if rule.frequency == "WEEKLY" and not rule.weekdays:
        return Rule.of(f"{rule};BYDAY={('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')[day.weekday()]}")
    if rule.frequency in ("MONTHLY", "YEARLY") and not (rule.weekdays or rule.month_days):
        months = "" if rule.months or rule.frequency == "MONTHLY" else f";BYMONTH={day.month}"
        return Rule.of(f"{rule}{months};BYMONTHDAY={day.day}")
    return rule


def _last(until: Any) -> date:
    if isinstance(until, datetime):
        return (until if until.tzinfo else until.replace(tzinfo=UTC)).astimezone(ZONE).date()
    return cast(date, until)


def _last_of(cadence: Cadence, count: int) -> date:
    if count > 5000:
        raise NotARule(f"It comes round {count:,} times: say until which day instead")
    day = cadence.first
    for _ in range(count - 1):
        day = cadence.after(day) or day
    return day


def _minutes(event: Component, begins: datetime) -> int:
    length = timedelta(hours=1)
    if "DURATION" in event:
        length = event["DURATION"].dt
    elif "DTEND" in event:
        length = _moment(event, "DTEND").astimezone(UTC) - begins.astimezone(UTC)
    minutes = round(length.total_seconds() / 60)
    if not 0 < minutes <= LONGEST:
        raise NotARule("It takes longer than a day, or no time at all")
    return minutes


def _moment(event: Component, name: str) -> datetime:
    if name not in event:
        raise NotARule(f"It does not say {'when it begins' if name == 'DTSTART' else name}")
    return _in_london(event[name].dt, str(event[name].params.get("TZID", "")))


def _in_london(moment: date | datetime, named: str) -> datetime:
    if not isinstance(moment, datetime):
        raise NotARule("It takes whole days: a routine has a time of day")
    if named and named.removeprefix("/").split("/freeassociation.sourceforge.net/")[-1] not in LONDON:
        raise NotARule(f"It goes by the clocks of ‘{named}’; routines go by those of the United Kingdom")
    if moment.tzinfo is None or named:
        return moment.replace(tzinfo=ZONE)
    if moment.tzinfo == UTC or moment.utcoffset() == timedelta(0):
        raise NotARule(
            "Its time is in UTC, so it would be an hour later in summer: give it a time zone and export again"
        )
    raise NotARule("It goes by foreign clocks; routines go by those of the United Kingdom")


def _exceptions(event: Component) -> Iterator[datetime | date]:
    given = event.get("EXDATE", [])
    for each in given if isinstance(given, list) else [given]:
        yield from (value.dt for value in each.dts)


def _day(moment: datetime | date) -> date:
    if isinstance(moment, datetime):
        return moment.astimezone(ZONE).date() if moment.tzinfo else moment.date()
    return moment


def _is_off(change: Component) -> bool:
    return _text(change, "STATUS").upper() == "CANCELLED"


def _moved(change: Component) -> Moved:
    begins = _moment(change, "DTSTART")
    return Moved(_day(_moment(change, "RECURRENCE-ID")), begins, _minutes(change, begins))


def _text(event: Component, name: str) -> str:
    return " ".join(str(event.get(name, "")).split())
