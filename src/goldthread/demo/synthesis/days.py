"""When things happened: weeks of events, days of remeasuring."""

from datetime import date, timedelta
from random import Random

from goldthread.demo.synthesis.written import Written, lines

TODAY = date(2019, 7, 15)
LAST_HELD = {"BHRUT": date(2018, 6, 18), "SATH": date(2019, 1, 21)}
LAST_HELD_ELSEWHERE = date(2019, 3, 11)
RECENT = (date(2019, 4, 29), date(2019, 6, 17))
UNREMEASURED = (date(2018, 10, 8), date(2019, 1, 28))
EASTER_SUNDAYS = (date(2016, 3, 27), date(2017, 4, 16), date(2018, 4, 1), date(2019, 4, 21))


def weeks_of_events(workshops: list[Written], chance: Random) -> list[date]:
    """A Monday for each workshop: spread over its value stream's life, one a week in a trust."""
    opened = {fields[0]: date.fromisoformat(fields[6]) for fields in lines("value_streams.txt")}
    taken: set[tuple[str, date]] = set()
    mondays = []
    for workshop in workshops:
        monday = _wanted(workshop, workshops, opened[workshop.stream], chance)
        while not _works(monday) or (workshop.trust, monday) in taken:
            monday += timedelta(days=-7 if workshop.remeasured else 7)
        taken.add((workshop.trust, monday))
        mondays.append(monday)
    return mondays


def _wanted(workshop: Written, workshops: list[Written], opened: date, chance: Random) -> date:
    if workshop.state in "rd":
        first, last = RECENT if workshop.state == "r" else UNREMEASURED
        day = first + (last - first) * chance.random()
    else:
        fellows = [w for w in workshops if w.stream == workshop.stream and w.remeasured]
        first = opened + timedelta(days=35)
        last = LAST_HELD.get(workshop.trust, LAST_HELD_ELSEWHERE)
        share = (fellows.index(workshop) + chance.uniform(0.0, 0.6)) / len(fellows)
        day = first + (last - first) * share
    return day - timedelta(days=day.weekday())


def _works(monday: date) -> bool:
    """Not over Christmas, not in a week with a bank holiday."""
    if (monday.month, monday.day) >= (12, 14) or (monday.month, monday.day) <= (1, 3):
        return False
    if any(-7 < (easter - monday).days < 7 for easter in EASTER_SUNDAYS):
        return False
    holiday = (monday.month == 5 and (monday.day <= 7 or monday.day >= 25)) or (
        monday.month == 8 and monday.day >= 25
    )
    return not holiday


def weekday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def length(chance: Random) -> int:
    """Days of an event: mostly five."""
    return chance.choice((5, 5, 5, 5, 5, 4, 3))


def measured_on(last_day: date, days: int, chance: Random) -> date | None:
    """When a checkpoint was really measured: mostly on time, some late, none after today."""
    kind = chance.random()
    late = chance.randint(0, 4) if kind < 0.72 else chance.randint(5, 18)
    if kind > 0.94 and days >= 90:
        late = chance.randint(31, 47)
    day = last_day + timedelta(days=days + late)
    if day.weekday() > 4:
        day += timedelta(days=7 - day.weekday())
    if day > TODAY and last_day + timedelta(days=days) <= TODAY:
        day = TODAY - timedelta(days=3 if TODAY.weekday() == 0 else 1)
        day = max(day, last_day + timedelta(days=days))
    return day if day <= TODAY else None
