"""Routines as a calendar that people subscribe to (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache

from icalendar import Calendar, Component, Event, Timezone, vRecur

from .cadence import ZONE, Cadence

MAKER = "-//Goldthread//Routines//EN"
AHEAD = timedelta(days=366 * 2)
"""So far ahead days that a rule alone does not give are listed: bank holidays, and what stands for them."""


@dataclass(frozen=True)
class Moved:
    """One occurrence that is held at another time than its cadence gives: its day, and when instead."""

    day: date
    begins: datetime
    minutes: int


@dataclass(frozen=True)
class Entry:
    """A routine in a calendar, or a part of one whose cadence has changed.

    uid is the same for ever, and one for each part. sequence grows with every change. off: the days on which
    it is not held after all. stamp: when it was last changed, with a zone.
    """

    uid: str
    title: str
    cadence: Cadence
    stamp: datetime
    sequence: int = 0
    place: str = ""
    says: str = ""
    link: str = ""
    off: frozenset[date] = frozenset()
    moved: tuple[Moved, ...] = ()


def calendar_of(entries: Iterable[Entry], *, name: str, today: date) -> bytes:
    """A calendar of these routines.

    What is cancelled is not in it, so that it disappears from a calendar that follows it. Bank holidays are
    left out for two years from today; a calendar that follows it asks again long before.
    """
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("refresh-interval", timedelta(hours=4))
    made.add("x-published-ttl", "PT4H")
    made.add_component(_zone())
    for entry in entries:
        for event in _events(entry, today):
            made.add_component(event)
    return bytes(made.to_ical())


@cache
def _zone() -> Component:
    """The clocks of the four nations, by the rule that has stood since 1996."""
    return Timezone.from_ical("\r\n".join(_CLOCKS))


_CLOCKS = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/London",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZNAME:BST",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZNAME:GMT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def _events(entry: Entry, today: date) -> Iterator[Event]:
    by_rule = replace(entry.cadence, without=None)
    if by_rule.ends and not by_rule.days(by_rule.starts, by_rule.ends):
        return
    series = _event(entry, by_rule.begins(by_rule.first), by_rule.minutes)
    series.add("rrule", _recurring(by_rule))
    out, more = _beside_the_rule(entry.cadence, today.replace(day=1) + AHEAD)
    for name, days in (("exdate", out | (entry.off - more)), ("rdate", more - entry.off)):
        if days:
            series.add(name, [by_rule.begins(day) for day in sorted(days)])
    yield series
    for moved in entry.moved:
        if moved.day not in entry.off:
            event = _event(entry, moved.begins, moved.minutes)
            event.add("recurrence-id", by_rule.begins(moved.day))
            yield event


def _event(entry: Entry, begins: datetime, minutes: int) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("summary", entry.title)
    event.add("dtstart", begins.astimezone(ZONE))
    event.add("duration", timedelta(minutes=minutes))
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("sequence", entry.sequence)
    for name, said in (("location", entry.place), ("description", entry.says), ("url", entry.link)):
        if said:
            event.add(name, said)
    return event


def _recurring(by_rule: Cadence) -> vRecur:
    """The rule, and until when: RFC 5545 wants that moment in UTC."""
    if by_rule.ends is None:
        return vRecur.from_ical(str(by_rule.rule))
    until = datetime.combine(by_rule.ends, time(23, 59, 59), ZONE).astimezone(UTC)
    return vRecur.from_ical(f"{by_rule.rule};UNTIL={until:%Y%m%dT%H%M%SZ}")


@lru_cache(maxsize=4096)
def _beside_the_rule(cadence: Cadence, until: date) -> tuple[frozenset[date], frozenset[date]]:
    """The days that the rule alone has and the cadence has not, and the other way about."""
    if cadence.without is None:
        return frozenset(), frozenset()
    by_rule = replace(cadence, without=None)
    ruled, held = (frozenset(each.days(each.starts, until)) for each in (by_rule, cadence))
    return ruled - held, held - ruled
