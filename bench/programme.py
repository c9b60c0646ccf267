"""A large programme for measuring: 20 organisations, 1,000 workshops of 8 measures, 100,000 readings.

Written straight into the tables, since building it is not what is measured.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

import numpy as np

from goldthread.server.aims.models import Adoption, Objective, Priority, StreamMeasure
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.kinds import MINUTES
from goldthread.server.improvement.models import (
    PartHeld,
    PlanningStep,
    ValueStream,
    Workshop,
    WorkshopMeasure,
    WorkshopValue,
)
from goldthread.server.measures import standings
from goldthread.server.measures.models import Measure, Reading, Revision
from goldthread.server.people.models import Grant, Organisation, Partnership, Person
from goldthread.server.people.roles import Role

KINDS = ("lead_time", "defects", "walking_distance", "inventory", "work_in_progress", "space", "ehs", "other")
POINTS = ("baseline", "day_1", "day_3", "day_5", "30", "60", "90")


@dataclass(frozen=True)
class Size:
    """How much there is."""

    organisations: int = 20
    streams: int = 5  # of each organisation
    workshops: int = 10  # of each value stream
    measures: int = 50  # of each organisation
    readings: int = 100  # of each measure

    def __str__(self) -> str:
        workshops = self.organisations * self.streams * self.workshops
        readings = self.organisations * self.measures * self.readings
        return f"{self.organisations} organisations, {workshops:,} workshops of 8, {readings:,} readings"


def build(size: Size) -> tuple[Person, Organisation, Partnership]:
    """Build it; returns a facilitator, their organisation, and the partnership."""
    numbers = np.random.default_rng(20190715)
    organisations = Organisation.objects.bulk_create(
        Organisation(code=f"ORG{i:02}", name=f"Hospital trust number {i}") for i in range(size.organisations)
    )
    partnership = Partnership.objects.create(slug="all", name="All of them")
    partnership.organisations.set(organisations)
    people = Person.objects.bulk_create(
        Person(email=f"person{i}@example.org", name=f"Person {i}", title="Facilitator")
        for i in range(size.organisations)
    )
    Grant.objects.bulk_create(
        Grant(person=p, role=Role.FACILITATOR, organisation=o)
        for p, o in zip(people, organisations, strict=True)
    )
    Grant.objects.create(person=people[0], role=Role.BOARD_MEMBER, partnership=partnership)
    measures = _measures(size, organisations, people, numbers)
    streams = _streams(size, organisations, people, measures)
    _workshops(size, streams, people, numbers)
    standings.keep_all_anew()
    return people[0], organisations[0], partnership


def _measures(
    size: Size, organisations: list[Organisation], people: list[Person], numbers: np.random.Generator
) -> list[list[Measure]]:
    dimensions = ("quality", "service", "delivery", "morale")
    measures = Measure.objects.bulk_create(
        Measure(
            organisation=o, code=f"M{j:02}", title=f"Measure number {j}", owner=p, dimension=dimensions[j % 4]
        )
        for (o, p), j in product(zip(organisations, people, strict=True), range(size.measures))
    )
    revisions = Revision.objects.bulk_create(
        Revision(
            measure=m,
            number=1,
            state="in_force",
            counted="Things",
            population="All",
            method="By hand",
            frequency="week",
            kind="value",
            unit="things",
            direction="down",
        )
        for m in measures
    )
    weeks = [date(2017, 7, 31) + timedelta(weeks=k) for k in range(size.readings)]
    for start in range(0, len(revisions), 200):
        Reading.objects.bulk_create(
            Reading(revision=r, period=week, value=round(float(v), 2))
            for r in revisions[start : start + 200]
            for week, v in zip(weeks, numbers.normal(100, 8, size.readings), strict=True)
        )
    return [measures[i : i + size.measures] for i in range(0, len(measures), size.measures)]


def _streams(
    size: Size, organisations: list[Organisation], people: list[Person], measures: list[list[Measure]]
) -> list[ValueStream]:
    streams = ValueStream.objects.bulk_create(
        ValueStream(
            organisation=o,
            title=f"Value stream {k}",
            scope="From start to end",
            chosen_by="The executive team",
            chosen_why="It matters",
            opened_on=date(2017, 1, 2),
        )
        for o, k in product(organisations, range(size.streams))
    )
    PartHeld.objects.bulk_create(
        PartHeld(person=people[i // size.streams], part=WorkshopPart.SPONSOR, value_stream=s)
        for i, s in enumerate(streams)
    )
    StreamMeasure.objects.bulk_create(
        StreamMeasure(value_stream=s, measure=measures[i // size.streams][i % size.streams])
        for i, s in enumerate(streams)
    )
    priority = Priority.objects.create(code="P1", title="A national priority", set_on=date(2015, 4, 1))
    for i, organisation in enumerate(organisations):
        Adoption.objects.create(
            organisation=organisation, priority=priority, adopted=True, decided_on=date(2016, 4, 1)
        )
        for k in range(size.streams - 1):
            objective = Objective.objects.create(organisation=organisation, title=f"Objective {k}")
            objective.priorities.add(priority)
            objective.value_streams.add(streams[i * size.streams + k])
            objective.measures.add(measures[i][k])
    return streams


def _workshops(
    size: Size, streams: list[ValueStream], people: list[Person], numbers: np.random.Generator
) -> None:
    starts = [date(2017, 9, 4) + timedelta(weeks=int(w)) for w in numbers.integers(0, 90, len(streams) * 20)]
    workshops = Workshop.objects.bulk_create(
        Workshop(
            value_stream=s,
            title=f"Workshop {k} of {s.title}",
            process="From the door to the letter",
            proposed_on=date(2017, 7, 3),
            stage="remeasuring" if k % 5 else "planning",
            starts=starts[i * size.workshops + k] if k % 5 else date(2019, 9, 2),
            ends=starts[i * size.workshops + k] + timedelta(days=4) if k % 5 else date(2019, 9, 6),
        )
        for i, s in enumerate(streams)
        for k in range(size.workshops)
    )
    per_organisation = size.streams * size.workshops
    PartHeld.objects.bulk_create(
        PartHeld(person=people[i // per_organisation], part=part, workshop=w)
        for i, w in enumerate(workshops)
        for part in (WorkshopPart.PROCESS_OWNER, WorkshopPart.WORKSHOP_LEADER, WorkshopPart.HOME_TEAM)
    )
    PlanningStep.objects.bulk_create(
        PlanningStep(workshop=w, title=f"Step {n}", weeks_before=n, due_on=w.starts - timedelta(weeks=n))
        for w in workshops
        if w.stage == "planning" and w.starts
        for n in range(1, 9)
    )
    kept = WorkshopMeasure.objects.bulk_create(
        WorkshopMeasure(
            workshop=w,
            position=n,
            kind=kind,
            name=kind.replace("_", " "),
            unit=MINUTES if kind == "lead_time" else "things",
            defects_form="count" if kind == "defects" else "",
        )
        for w in workshops
        for n, kind in enumerate(KINDS, start=1)
    )
    _values(kept, people[0], numbers)


def _values(kept: list[WorkshopMeasure], by: Person, numbers: np.random.Generator) -> None:
    for start in range(0, len(kept), 500):
        batch = kept[start : start + 500]
        before = numbers.lognormal(4, 1, len(batch))
        after = before * numbers.uniform(0.2, 1.1, len(batch))
        there = numbers.uniform(size=len(batch)) > 0.2
        WorkshopValue.objects.bulk_create(
            WorkshopValue(
                measure=m,
                point=point,
                taken_on=date(2019, 1, 7),
                value=_level(m, b if point in ("baseline", "day_1") else a),
                by=by,
            )
            for m, b, a, known in zip(batch, before, after, there, strict=True)
            for point in POINTS
            if point == "baseline" or (known and m.workshop.stage == "remeasuring")
        )


def _level(measure: WorkshopMeasure, value: float) -> float:
    return float(1 + round(value) % 5) if measure.kind == "ehs" else round(float(value), 1)
