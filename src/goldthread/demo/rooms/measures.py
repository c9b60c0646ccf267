"""The trusts' measures: real A&E figures, and synthetic ones that say so."""

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from goldthread.server.measures import actions
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Measure, Watch
from goldthread.server.measures.telling import look_and_tell
from goldthread.server.measures.usual import number_in

from ..days import FAMILIES_BEGUN, LIMITS_REBASED, REVISION_PROPOSED, on
from ..programme import Programme
from ..tables import Row, a_day, day, number, rows
from ..teams import OF_MEASURE, team_called

DIRECTION = {"increase": "up", "decrease": "down", "neither": "neither"}
FREQUENCY = {"monthly": "month", "weekly": "week", "daily": "day", "quarterly": "quarter", "yearly": "year"}
REAL = (
    "NHS England, A&E attendances and emergency admissions, by way of NHSRdatasets. Contains public sector "
    "information licensed under the Open Government Licence v3.0."
)
SYNTHETIC = "Synthetic: made for this demonstration."


REBASED = (
    ("SASH", "OPD-LET"),
    date(2017, 7, 1),
    "Letters are dictated and checked in clinic since June 2017, and it has held for a year",
)
NOTED = (("SASH", "OPD-LET"), date(2018, 3, 1), "Snow: two weeks of clinics were moved")
A_MONTH_AND_A_WEEK = timedelta(days=38)  # after a month began, its reading is there
IN_WARDS = ("SASH", "FALLS")
FIRST_IN_WARDS, LAST_IN_WARDS = date(2017, 7, 1), date(2019, 6, 1)
WARDS = {
    "Acute medicine": (0.006, 900),
    "Elderly medicine": (0.009, 1400),
    "Medicine": (0.0065, 2200),
    "Surgical wards": (0.005, 1700),
}
"""Where falls are counted too: how many a bed day, and how many bed days a month."""
TOO_BROAD = ("UHCW", "THEATRE-UTIL")
FAMILIES = (
    (
        "SASH",
        "Clean hands",
        "Fewer infections because hands are clean, and not at the cost of those who clean them",
        {"CDIFF-DAYS": "outcome", "HAND-HYG": "process", "STAFF-REC": "balancing"},
    ),
    (
        "SASH",
        "Four hours",
        "People are seen in time, and nobody is admitted only to stop the clock",
        {"AE-4H": "outcome", "AE-ADM": "balancing"},
    ),
    (
        "BHRUT",
        "Home by noon",
        "Beds are free before the emergency department fills, because people leave when they are ready",
        {"AE-4H": "outcome", "HOME-NOON": "process", "TTO-HOURS": "process", "AE-ADM": "balancing"},
    ),
)
"""Measures that belong together: whose, what it is called and for, and what each is in it."""
WATCH_BEGAN = date(2018, 10, 8)
WATCHED = (
    ("chief nurse", ("SASH", "VTE-RISK"), Watch.Years.TWO, Watch.Letters.AT_ONCE),
    ("head of improvement", ("SASH", "FALLS"), Watch.Years.ONE, Watch.Letters.WEEKLY),
)
"""Who watches which measure, and how; each signals something new afterwards."""
WATCHED_TEAM = "Medicine"


def begin(programme: Programme) -> Iterator[float]:
    readings: dict[tuple[str, str], list[NewReading]] = defaultdict(list)
    for row in (*rows("ae_readings"), *rows("synthetic_readings")):
        readings[row["organisation"], row["measure"]].append(_reading(row))
    table = rows("measures")
    for n, row in enumerate(table, start=1):
        key = row["organisation"], row["code"]
        read = readings[key]
        with on(read[0].period):
            _add(programme, row)
        if key in (measure for _, measure, _, _ in WATCHED):
            there = sum(each.period + A_MONTH_AND_A_WEEK <= WATCH_BEGAN for each in read)
            _record(programme, key, read[:there])
            read = read[there:]
            with on(WATCH_BEGAN):
                _watch(programme, key)
        _record(programme, key, read)
        yield n / len(table)
    _in_wards(programme)
    _watch_team(programme)
    with on(LIMITS_REBASED):
        _rebase(programme)
    with on(NOTED[1] + A_MONTH_AND_A_WEEK):
        _note(programme)
    with on(FAMILIES_BEGUN):
        _put_together(programme)
    with on(REVISION_PROPOSED):
        _revise(programme)
        _save_view(programme)
        look_and_tell()


def _record(programme: Programme, key: tuple[str, str], read: list[NewReading]) -> None:
    by = programme.cast.facilitator(programme.trusts[key[0]])
    with on(read[-1].period + A_MONTH_AND_A_WEEK):
        actions.record_readings(measure=programme.the(Measure, key), readings=read, by=by)


def _watch(programme: Programme, key: tuple[str, str]) -> None:
    for post, watched, years, letters in WATCHED:
        if watched == key:
            by = programme.cast.of(programme.trusts[key[0]], post)
            actions.watch(thing=programme.the(Measure, key), years=years, letters=letters, by=by)


def _watch_team(programme: Programme) -> None:
    trust = programme.trusts[WATCHED[0][1][0]]
    team, by = team_called(trust, WATCHED_TEAM), programme.cast.facilitator(trust)
    with on(WATCH_BEGAN):
        actions.watch(thing=team, years=Watch.Years.FIVE, letters=Watch.Letters.AT_ONCE, by=by)


def _in_wards(programme: Programme) -> None:
    """Falls, counted alike in four places of different sizes: made up, and nothing changes."""
    whole = programme.the(Measure, IN_WARDS)
    definition, by = whole.revisions.get(number=1), programme.cast.facilitator(whole.organisation)
    for place, (name, (share, days)) in enumerate(WARDS.items(), start=1):
        chance = random.Random(place)
        with on(FIRST_IN_WARDS):
            ward = actions.add_measure(
                organisation=whole.organisation,
                team=team_called(whole.organisation, name),
                code=f"{whole.code}-{place}",
                title=f"{whole.title}, {name}",
                dimension=whole.dimension,
                owner=whole.owner,
                target=whole.target,
                source=SYNTHETIC,
                synthetic=True,
                based_on=definition,
                by=by,
                **definition.says,
            )
        with on(LAST_IN_WARDS + A_MONTH_AND_A_WEEK):
            read = [_fallen(month, share, days, chance) for month in months(FIRST_IN_WARDS, LAST_IN_WARDS)]
            actions.record_readings(measure=ward, readings=read, by=by)


def _fallen(month: date, share: float, days: int, chance: random.Random) -> NewReading:
    beds = days + chance.randrange(-days // 20, days // 20)
    return NewReading(month, numerator=sum(chance.random() < share for _ in range(beds)), denominator=beds)


def months(first: date, last: date) -> Iterator[date]:
    """The first days of the months from one to another."""
    while first <= last:
        yield first
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _rebase(programme: Programme) -> None:
    key, starts, reason = REBASED
    by = programme.cast.facilitator(programme.trusts[key[0]])
    actions.start_phase(measure=programme.the(Measure, key), starts=starts, reason=reason, by=by)


def _save_view(programme: Programme) -> None:
    """What the board talks about, for everybody of the trust whose pages are looked at most."""
    trust = programme.trusts[REBASED[0][0]]
    by = programme.cast.facilitator(trust)
    actions.save_view(organisation=trust, name="For the board", asked={"only": "talk"}, shared=True, by=by)


def _put_together(programme: Programme) -> None:
    for code, name, purpose, members in FAMILIES:
        trust = programme.trusts[code]
        by = programme.cast.facilitator(trust)
        family = actions.begin_family(organisation=trust, name=name, purpose=purpose, by=by)
        for measure, role in members.items():
            actions.join_family(
                family=family, measure=programme.the(Measure, (code, measure)), role=role, by=by
            )


def _note(programme: Programme) -> None:
    key, period, text = NOTED
    by = programme.cast.facilitator(programme.trusts[key[0]])
    actions.note_point(measure=programme.the(Measure, key), period=period, text=text, by=by)


def _revise(programme: Programme) -> None:
    """A measure too broad to move (the report's Box 6.3): a narrower one waits for somebody's approval."""
    measure = programme.the(Measure, TOO_BROAD)
    now = measure.revisions.get(number=1)
    actions.propose_revision(
        measure=measure,
        reason="With 32 theatres counted together, what changed in urology cannot be seen",
        counted=now.counted,
        population="Planned lists in the two urology theatres",
        method=now.method,
        frequency=now.frequency,
        kind=now.kind,
        unit=now.unit,
        direction=now.direction,
        by=programme.cast.facilitator(measure.organisation),
    )


def _reading(row: Row) -> NewReading:
    return NewReading(
        a_day(row["period"]), number(row["value"]), number(row["numerator"]), number(row["denominator"])
    )


def _add(programme: Programme, row: Row) -> None:
    trust = programme.trusts[row["organisation"]]
    synthetic = row["synthetic"] == "yes"
    made = actions.add_measure(
        organisation=trust,
        code=row["code"],
        title=row["title"],
        dimension=row["dimension"],
        money=row["money_kind"],
        owner=programme.cast.of(trust, row["owner_role"]),
        team=team_called(trust, OF_MEASURE.get(row["code"])),
        target=number(row["target"]),
        target_on=day(row["target_by"]),
        counted=row["what_is_counted"],
        population=row["population"],
        method=row["method"],
        frequency="event" if row["kind"] == "time_between" else FREQUENCY[row["frequency"]],
        kind=row["kind"],
        unit=row["unit"],
        per=number_in(row["unit"]) if row["kind"] == "rate" else None,
        direction=DIRECTION[row["direction"]],
        source=SYNTHETIC if synthetic else REAL,
        synthetic=synthetic,
        by=programme.cast.facilitator(trust),
    )
    programme.keep((trust.code, row["code"]), made)
