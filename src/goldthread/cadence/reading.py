"""Plain words → a cadence; what could mean two things is asked, and never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from goldthread.tables.cells import NotADay, NotADuration, duration
from goldthread.tables.cells import day as day_of

from .bank_holidays import Nation
from .cadence import Cadence, Instead
from .days_in_words import DAYS, MONTH, NotUnderstood, TwoMeanings, rule_of
from .rules import NotARule, Rule

USUAL_MINUTES = 60
UNDERSTOOD = (
    "such as ‘every weekday at 8:10’, ‘the last Thursday of each month at 14:00’ "
    "or ‘every six weeks on a Tuesday at 12:30’"
)
_TIME = r"(?:\d{1,2}(?:[:.h]\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.|o'clock|hrs?)?|noon|midday|midnight)"
_FROM_TO = re.compile(
    rf"(?:\bfrom |\bat )?\b({_TIME})\s*(?:-|to|until|till)\s*({_TIME})\b(?!/)"
    rf"|\bbetween ({_TIME})\s*and\s*({_TIME})\b"
)
_AT = re.compile(
    rf"(?:\bat|@|,)\s*({_TIME})(?!\d)(?=\s|,|$)|\b(\d{{1,2}}[:.]\d{{2}}(?:\s*[ap]\.?m\.?)?)(?!\d)"
)
_UNITS = r"(?:hours?|minutes?|mins?|hrs?)"
_LENGTH = rf"((?:(?:about|an?|half|and|quarter|of|{_UNITS})\b\s*|[\d½¼¾.]+\s*)+)"
_FOR = re.compile(rf",?\s*\b(?:for|lasting|taking)\s+{_LENGTH}|,\s*([\d½¼¾.]+\s*{_UNITS})\b")
_FOR_WEEKS = re.compile(r"\bfor (?:the next )?\d+ (?:days?|weeks?|months?|years?|times)\b")
_DATE = (
    rf"(\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?: \d{{4}})?|{MONTH} \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4})"
)
_STARTS = re.compile(rf",?\s*\b(?:from|starting|beginning|as of|since)(?: on)?\s+{_DATE}\b")
_ENDS = re.compile(rf",?\s*\b(?:until|till|up to|to|ending|through)(?: on)?\s+(?:the end of )?{_DATE}\b")
NAMES = "|".join((*DAYS.WEEK, *DAYS.MONTHS))
_NATIONS = {nation.value.lower(): nation for nation in Nation} | {"ni": Nation.NORTHERN_IRELAND}
_HOLIDAYS = re.compile(
    r",?\s*\b(?:except|but not|not|other than|apart from|excluding|without|and|or)(?: on| for)?"
    r" (?:(?:uk|public|bank|english|scottish|welsh|northern irish)\s)*holidays?"
    rf"(?:\s+(?:in|of)\s+({'|'.join(_NATIONS)}))?"
)
_ADJECTIVES = {
    "english": Nation.ENGLAND,
    "scottish": Nation.SCOTLAND,
    "welsh": Nation.WALES,
    "northern irish": Nation.NORTHERN_IRELAND,
}


_THAT_IS_ONE = (
    r"(?:where|if|when) (?:that|it) (?:is|falls on) a (?:bank|public) holiday"
    rf"(?: (?:in|of) (?P<nation>{'|'.join(_NATIONS)}))?"
)
_INSTEAD = re.compile(
    r",?\s*\b(?:or|but|moved? to)(?: on)? the (?:next )?working day(?P<before> before)?(?: after)?"
    rf"(?: {_THAT_IS_ONE})?"
)


class NotACadence(ValueError):
    """The words name no cadence; the message says what was not understood, and what would be."""


@dataclass
class TwoWays(ValueError):
    """The words could mean two things: `readings` say each in words that mean one."""

    says: str
    readings: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.says} Write ‘{'’ or ‘'.join(self.readings)}’."


def read(text: str, *, starts: date, nation: Nation = Nation.ENGLAND) -> Cadence:
    """The cadence that these words name.

    starts: from when on, where the words do not say. nation: whose bank holidays are meant where they do
    not. A time is needed; without a length it takes an hour. Raises NotACadence, TwoWays, or NeverFalls.
    """
    return _Reader(text, starts, nation).cadence()


class _Reader:
    """Takes out of the words what it understands, until only the days are left."""

    def __init__(self, text: str, starts: date, nation: Nation) -> None:
        self.text = text.strip()
        self.left = _plain(text)
        self.starts, self.nation = starts, nation

    def cadence(self) -> Cadence:
        if not self.left:
            raise NotACadence(f"Say when it comes round, {UNDERSTOOD}.")
        if found := _FOR_WEEKS.search(self.left):
            raise NotACadence(f"‘{found[0]}’: say until which day instead, as in ‘until 31 March 2028’.")
        minutes = self._minutes()
        instead, without = self._instead()
        self.starts, ends = self._day(_STARTS) or self.starts, self._day(_ENDS)
        at, minutes = self._time(minutes)
        rule = self._rule()
        try:
            made = Cadence(rule, self.starts, at, minutes or USUAL_MINUTES, ends, without, instead)
        except ValueError as wrong:
            raise NotACadence(str(wrong)) from None
        made.first  # noqa: B018 - raises where it never comes round
        return made

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.left)
        if found:
            self.left = f"{self.left[: found.start()]} {self.left[found.end() :]}"
        return found

    def _minutes(self) -> int | None:
        if not (found := self._take(_FOR)):
            return None
        written = (found[1] or found[2]).strip()
        try:
            minutes = duration(_in_figures(written))
        except NotADuration as wrong:
            raise NotACadence(str(wrong)) from None
        if not minutes or minutes > 24 * 60 or minutes != int(minutes):
            raise NotACadence(f"‘{written}’: it takes whole minutes, at most a day.")
        return int(minutes)

    def _instead(self) -> tuple[Instead, Nation | None]:
        """What becomes of bank holidays, and whose they are."""
        if found := self._take(_INSTEAD):
            return "before" if found["before"] else "after", _NATIONS.get(found["nation"], self.nation)
        found = self._take(_HOLIDAYS)
        if not found:
            working = re.search(r"\bworking days?\b", self.left)
            return self._of_working_days() if working else "left out", self.nation if working else None
        named = next((nation for word, nation in _ADJECTIVES.items() if word in found[0]), None)
        return "left out", _NATIONS[found[1]] if found[1] else named or self.nation

    def _of_working_days(self) -> Instead:
        """Where the last weekday of a month is a bank holiday, the one before; the first, the one after."""
        placed = re.search(r"\b(\w+) working day", self.left)
        place = placed[1] if placed else ""
        if place in ("second", "third", "fourth", "fifth", "2nd", "3rd", "4th", "5th", "penultimate", "one"):
            raise NotACadence("Of working days the first and the last of a month are understood.")
        return "before" if place == "last" else "after" if place in ("first", "1st") else "left out"

    def _day(self, pattern: re.Pattern[str]) -> date | None:
        found = pattern.search(self.left)
        if not found:
            return None
        written = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", found[1]).replace(" of ", " ")
        if not re.search(r"\d{4}|/\d\d\Z", written):
            raise NotACadence(f"Say the year of {found[1].title()}.")
        try:
            day = day_of(written)
        except NotADay as wrong:
            raise NotACadence(f"‘{found[1]}’: {wrong}.") from None
        self._take(pattern)
        return day

    def _time(self, minutes: int | None) -> tuple[time, int | None]:
        if found := self._take(_FROM_TO):
            since, until = _both(found[1] or found[3], found[2] or found[4])
            took = (until.hour - since.hour) * 60 + until.minute - since.minute
            return since, took if took > 0 else took + 24 * 60
        if not (found := self._take(_AT)):
            raise NotACadence(f"At what time? Say it too, as in ‘{self.text} at 9:30’.")
        at = self._one_time(next(filter(None, found.groups())))
        if re.search(rf"\b(?:and|or|also|then)\s+(?:at )?{_TIME}\s*\Z", self.left.strip()):
            raise NotACadence("More than one time of day: make a routine of each.")
        return at, minutes

    def _one_time(self, written: str) -> time:
        try:
            return clock(written)
        except TwoWays as asked:
            raise TwoWays(
                asked.says, tuple(self._with(written, reading) for reading in asked.readings)
            ) from None

    def _with(self, written: str, reading: str) -> str:
        """The words that were written, with a reading in place of what could mean two things."""
        found = re.sub(rf"(?<![\d:.]){re.escape(written)}(?!\d)", reading, _plain(self.text), count=1)
        return re.sub(rf"\b(?:{NAMES})", lambda name: name[0].title(), found)

    def _rule(self) -> Rule:
        days = " ".join(self.left.replace(",", " , ").split()).strip(" ,.")
        try:
            return rule_of(days, self.starts)
        except TwoMeanings as asked:
            readings = tuple(self._with(asked.words, reading) for reading in asked.readings)
            raise TwoWays(asked.says, readings) from None
        except NotUnderstood as wrong:
            raise NotACadence(f"{wrong} What is understood is {UNDERSTOOD}.") from None
        except NotARule as wrong:
            raise NotACadence(f"{str(wrong)[0].upper()}{str(wrong)[1:]}.") from None


def clock(written: str) -> time:
    """A time of day: 8:10, 8.10am, 14:00, noon. Raises TwoWays for 8, and NotACadence."""
    bare = written.replace(".m.", "m").replace(" ", "").replace("o'clock", "").rstrip(".")
    if bare in ("noon", "midday"):
        return time(12)
    if bare == "midnight":
        return time(0)
    found = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))?(am|pm|a\.m|p\.m|hrs?)?", bare)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    half = (found[3] or "").replace(".", "") if found else ""
    if half in ("am", "pm"):
        hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 99
    if hour > 23 or minute > 59:
        raise NotACadence(f"There is no time {written.strip()}: write it as 8:10 or 14:00.")
    if found and not found[2] and not half and 1 <= hour <= 12:
        afternoon = hour % 12 + 12
        raise TwoWays(f"{hour} may be morning or afternoon.", (f"{hour % 12}:00", f"{afternoon}:00"))
    return time(hour, minute)


def _both(since: str, until: str) -> tuple[time, time]:
    """‘9 to 11.30’ and ‘2 to 3pm’ say of one time what the other leaves open."""
    half = re.search(r"[ap]\.?m", until)
    if half and not re.search(r"[ap]\.?m|:|\.|noon|mid", since):
        since = f"{since}{half[0]}"
    if re.search(r"[:.]", until) and since.strip().isdigit():
        since = f"{since.strip()}:00"
    if re.search(r"[:.]", since) and until.strip().isdigit():
        until = f"{until.strip()}:00"
    return clock(since), clock(until)


def _in_figures(written: str) -> str:
    """‘an hour and a half’, ‘half an hour’ and ‘a quarter of an hour’ as figures."""
    for words, figures in (
        (r"half an hour", "30 minutes"),
        (r"(?:a )?quarter of an hour", "15 minutes"),
        (r"an? hour and a half", "90 minutes"),
        (r"(\d+) hours? and a half", r"\1.5 hours"),
        (r"(\d+) and a half hours", r"\1.5 hours"),
        (r"\b(?:an|a) (hour|minute|day)", r"1 \1"),
        (r"about ", ""),
    ):
        written = re.sub(words, figures, written)
    return written


def _plain(text: str) -> str:
    """Small letters, one space, straight apostrophes; numbers in words as figures."""
    bare = " ".join(text.lower().replace("’", "'").replace("‘", "'").replace("–", "-").split())
    for at, word in enumerate(DAYS.NUMBERS, 2):
        bare = re.sub(rf"\b{word}\b", str(at), bare)
    return bare.strip(" .")
