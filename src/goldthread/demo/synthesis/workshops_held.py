"""The workshops that were held: their keys, days and people's parts, without their measures."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from goldthread.demo.synthesis.days import TODAY, length, measured_on, weekday, weeks_of_events
from goldthread.demo.synthesis.written import Written, lines

LEADERS = ("improvement specialist", "senior improvement specialist", "head of improvement")
TEAM_LEADERS = (
    "senior sister",
    "charge nurse",
    "service manager",
    "consultant",
    "clinic coordinator",
    "therapist",
)
KEPT_OPEN_SINCE = date(2018, 1, 1)


@dataclass(frozen=True)
class Held:
    """A workshop with its days; points are the checkpoints measured, each with its real day."""

    key: str
    written: Written
    first_day: date
    last_day: date
    extra: str
    points: dict[str, date]

    @property
    def late_point(self) -> str:
        """The checkpoint measured after day 90, if any."""
        return next((point for point in ("365", "120") if point in self.points), "")


def workshops_held(workshops: list[Written], chance: Random) -> list[Held]:
    """Every workshop held, in the order of its dates, numbered within its trust."""
    weeks = weeks_of_events(workshops, chance)
    numbers: dict[str, int] = {}
    made: list[Held] = []
    for monday, workshop in sorted(zip(weeks, workshops, strict=True), key=lambda pair: pair[0]):
        numbers[workshop.trust] = numbers.get(workshop.trust, 0) + 1
        key = f"{workshop.trust}-{numbers[workshop.trust]:02d}"
        made.append(_held(key, workshop, monday, len(made), chance))
    return sorted(made, key=lambda one: one.key)


def _held(key: str, workshop: Written, monday: date, place: int, chance: Random) -> Held:
    days = length(chance)
    first = monday + timedelta(days=0 if days == 5 else chance.choice((0, 5 - days)))
    last = first + timedelta(days=days - 1)
    extra = _extra(workshop, last, place)
    points = {}
    for point in ("30", "60", "90", *extra.split()):
        day = measured_on(last, int(point), chance)
        if day and workshop.state != "d" and not (point == "365" and last > date(2018, 5, 1)):
            points[point] = day
    return Held(key, workshop, first, last, extra, points)


def _extra(workshop: Written, last: date, place: int) -> str:
    """A sixth were remeasured later than day 90; of the newer ones a quarter will be."""
    if workshop.remeasured and last <= date(2018, 5, 1):
        return ("120", "365")[place % 2] if place % 5 == 2 else ""
    return "365" if place % 4 == 1 else ""


def row(one: Held, chance: Random) -> dict[str, object]:
    """The workshop as a row of workshops.csv."""
    stream = next(fields for fields in lines("value_streams.txt") if fields[0] == one.written.stream)
    owners = stream[10].split(";")
    planning = one.first_day - timedelta(days=56)
    closed = closed_on(one, chance)
    return {
        "key": one.key,
        "organisation": one.written.trust,
        "value_stream": one.written.stream,
        "kind": "rapid_process_improvement",
        "title": one.written.title,
        "process": one.written.process,
        "place": one.written.place,
        "stage": "closed" if closed else "remeasuring",
        "proposed_on": weekday(planning - timedelta(days=chance.randint(14, 60))),
        "planning_from": planning,
        "event_from": one.first_day,
        "event_to": one.last_day,
        "planning_done_until": one.first_day,
        "closed_on": closed,
        "extra_checkpoints": one.extra,
        "sponsor_role": stream[9],
        "process_owner_role": chance.choice(owners),
        "workshop_leader_role": chance.choice(LEADERS),
        "team_leader_role": chance.choice(TEAM_LEADERS),
        **_gate(one, chance),
        "synthetic": "yes",
    }


def _gate(one: Held, chance: Random) -> dict[str, str]:
    """Who sat in for patients, or why nobody did; a missing baseline is waived too."""
    if one.written.state == "n":
        return {
            "patient_partner": "yes",
            "waiver_reason": "Nobody timed the process before; the rest was measured",
        }
    if chance.random() < 0.06:
        return {
            "patient_partner": "no",
            "waiver_reason": "Our partner fell ill the week before; two others were asked",
        }
    return {"patient_partner": "yes", "waiver_reason": ""}


def closed_on(one: Held, chance: Random) -> date | None:
    """Closed some weeks after the last value; newer ones with something missing stay open."""
    gaps = one.written.state != "k"
    waiting = set(one.extra.split()) - set(one.points)
    if waiting or (gaps and one.last_day >= KEPT_OPEN_SINCE):
        return None
    closed = weekday(max(one.points.values()) + timedelta(days=chance.randint(7, 24)))
    return closed if closed <= TODAY else None
