"""Value streams and workshops, as people would have recorded them: synthetic, and marked so."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from goldthread.server.files.receiving import Received
from goldthread.server.improvement import actions
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.kinds import Gate, Point, WorkshopMeasureKind
from goldthread.server.improvement.models import ValueStream, Workshop, WorkshopMeasure
from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Organisation, Person

from .. import cycles
from ..cast import PATIENT
from ..days import on
from ..drawn import people_before_a_board, wall_of_notes
from ..programme import Programme
from ..tables import Row, a_day, day, number, rows
from ..teams import OF_STREAM, team_called

DIRECTION = {"increase": "up", "decrease": "down"}
CHOSEN_BY = {"executive_team": "The executive team", "staff": "Staff, asked for their biggest problems"}
LEARNT = (
    "Those who do the work knew where the waits were; seeing them together made them easy to agree on.",
    "Small batches and a clear next step mattered more than speed.",
    "The change held where the team met about it every day, and slipped where it did not.",
    "Half of the steps served no patient. Taking them out was quicker than improving them.",
)

STREAM_WITH_A_PICTURE, WORKSHOP_WITH_A_PICTURE = "SASH-VS4", "SASH-21"
WALL, BOARD = "How it was before the first workshop (drawn)", "The last morning of the event (drawn)"


SHARE = 80
"""Of building the demonstration, out of a hundred: by far the most is here."""


def go_on(programme: Programme) -> Iterator[float]:
    for row in rows("value_streams"):
        with on(a_day(row["opened_on"])):
            _open_stream(programme, row)
        yield 0.02
    measures, values = _by("workshop_measures", "workshop"), _by("workshop_values", "measure")
    table = rows("workshops")
    for n, row in enumerate(table, start=1):
        _Loading(programme, row, n).load(measures[row["key"]], values)
        yield 0.02 + 0.98 * n / len(table)
    for row in rows("value_streams"):
        _close_stream(programme, row)
    _hang_pictures(programme)
    cycles.build(programme)


def _by(table: str, column: str) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows(table):
        grouped[row[column]].append(row)
    return grouped


def _open_stream(programme: Programme, row: Row) -> None:
    trust = programme.trusts[row["organisation"]]
    by = programme.cast.facilitator(trust)
    stream = actions.open_value_stream(
        organisation=trust,
        title=row["title"],
        scope=row["scope"],
        chosen_by=CHOSEN_BY[row["chosen_by"]],
        chosen_why=row["why"],
        considered=row["considered"],
        opened_on=a_day(row["opened_on"]),
        team=team_called(trust, OF_STREAM.get(row["title"])),
        synthetic=True,
        by=by,
    )
    programme.keep(row["key"], stream)
    sponsor = programme.cast.of(trust, row["sponsor_role"])
    actions.give_part(person=sponsor, part=WorkshopPart.SPONSOR, value_stream=stream, by=by)


def _close_stream(programme: Programme, row: Row) -> None:
    if row["closed_on"]:
        stream = programme.the(ValueStream, row["key"])
        by = programme.cast.facilitator(stream.organisation)
        closed_on = a_day(row["closed_on"])
        with on(closed_on):
            actions.close_value_stream(value_stream=stream, why=row["closed_reason"], on=closed_on, by=by)


def _hang_pictures(programme: Programme) -> None:
    """One of a value stream, and one of the report-out that the documents show: both drawn, of nobody."""
    stream = programme.the(ValueStream, STREAM_WITH_A_PICTURE)
    workshop = programme.the(Workshop, WORKSHOP_WITH_A_PICTURE)
    for to, drawn, alt, caption in (
        (stream, wall_of_notes(), "Steps of a process as notes on brown paper, the waits below", WALL),
        (workshop, people_before_a_board(), "Six people, from behind, before a chart that falls", BOARD),
    ):
        by = programme.cast.facilitator(to.organisation)
        with on(workshop.ends):
            actions.add_picture(
                to=to, picture=Received.drawn(*drawn), alt=alt, caption=caption, agreed=True, by=by
            )


class _Loading:
    """One workshop being built, from proposed to wherever it is now."""

    def __init__(self, programme: Programme, row: Row, number: int) -> None:
        self.programme, self.row, self.number = programme, row, number
        self.trust: Organisation = programme.trusts[row["organisation"]]
        self.by: Person = programme.cast.facilitator(self.trust)
        self.workshop: Workshop

    def load(self, measures: list[Row], values: dict[str, list[Row]]) -> None:
        with on(a_day(self.row["proposed_on"])):
            self._propose()
        with on(self._planned_on()):
            if self.row["event_from"]:
                self._plan()
            self._give_parts()
            kept = [(self._measure(m), values[m["key"]]) for m in measures]
        self._do_steps()
        self._record(kept, before=True)
        stage = self.row["stage"]
        if stage == "stood_down":
            self._stand_down()
        if stage in ("remeasuring", "closed"):
            self._run(kept)

    def _planned_on(self) -> date:
        """Planning begins nine weeks before the event, or when it was proposed if that was later."""
        proposed = a_day(self.row["proposed_on"])
        starts = day(self.row["event_from"])
        return max(proposed, starts - timedelta(weeks=9)) if starts else proposed

    def _stand_down(self) -> None:
        gone, reason = a_day(self.row["stood_down_on"]), self.row["stood_down_reason"]
        with on(gone):
            actions.stand_down(workshop=self.workshop, reason=reason, on=gone, by=self.by)

    def _propose(self) -> None:
        stream = self.programme.the(ValueStream, self.row["value_stream"])
        self.workshop = actions.propose_workshop(
            value_stream=stream,
            team=stream.team,
            title=self.row["title"],
            process=f"{self.row['process']}. {self.row['place']}.",
            proposed_on=a_day(self.row["proposed_on"]),
            synthetic=True,
            by=self.by,
        )
        self.programme.keep(self.row["key"], self.workshop)

    def _plan(self) -> None:
        starts, ends = a_day(self.row["event_from"]), a_day(self.row["event_to"])
        self.workshop = actions.plan_workshop(workshop=self.workshop, starts=starts, ends=ends, by=self.by)
        wanted = self.row["extra_checkpoints"].split()
        if wanted:
            self.workshop = actions.choose_checkpoints(
                workshop=self.workshop, at_120="120" in wanted, at_365="365" in wanted, by=self.by
            )

    def _do_steps(self) -> None:
        done_until = day(self.row["planning_done_until"])
        for step in self.workshop.steps.all():
            if done_until and step.due_on and step.due_on <= done_until:
                with on(step.due_on):
                    actions.do_step(step=step, done_on=step.due_on, by=self.by)

    def _measure(self, row: Row) -> WorkshopMeasure:
        measure = actions.add_workshop_measure(
            workshop=self.workshop,
            kind=WorkshopMeasureKind(row["kind"]),
            name=row["title"],
            unit=row["unit"],
            direction=DIRECTION[row["direction"]],
            defects_form=row["defects_form"],
            target=number(row["target"]),
            by=self.by,
        )
        if row["contributes_to"]:
            actions.contribute(
                workshop_measure=measure,
                to=self.programme.the(Measure, (self.trust.code, row["contributes_to"])),
                touched=int(row["touched"]),
                places=int(row["touched_of"]),
                place_name=row["touched_what"],
                by=self.by,
            )
        return measure

    def _record(self, kept: list[tuple[WorkshopMeasure, list[Row]]], *, before: bool, only: str = "") -> None:
        for measure, values in kept:
            for row in values:
                point = row["point"]
                if (point == "baseline") is before and (not only or point.startswith(only)):
                    self._value(measure, row)

    def _value(self, measure: WorkshopMeasure, row: Row) -> None:
        counted = measure.defects_form == "count_and_output"
        taken_on = a_day(row["measured_on"])
        with on(taken_on, self._planned_on()):
            actions.record_value(
                workshop_measure=measure,
                point=Point(row["point"]),
                value=None if counted else number(row["value"]),
                defects=number(row["value"]) if counted else None,
                output=number(row["output"]) if counted else None,
                taken_on=taken_on,
                by=self.by,
            )

    def _give_parts(self) -> None:
        cast, give = self.programme.cast, self._give
        which = self.number % 2
        for part, column in (
            (WorkshopPart.PROCESS_OWNER, "process_owner_role"),
            (WorkshopPart.WORKSHOP_LEADER, "workshop_leader_role"),
            (WorkshopPart.TEAM_LEADER, "team_leader_role"),
        ):
            if self.row[column]:
                give(part, cast.of(self.trust, self.row[column]))
        if self.row["patient_partner"] == "yes":
            give(WorkshopPart.PATIENT_PARTNER, cast.of(self.trust, PATIENT, self.number % 6))
        for post in ("staff nurse", "clinic clerk", "healthcare assistant"):
            give(WorkshopPart.HOME_TEAM, cast.of(self.trust, post, which))
        give(WorkshopPart.AWAY_TEAM, cast.of(self.trust, "physiotherapist", which))

    def _give(self, part: WorkshopPart, person: Person) -> None:
        actions.give_part(person=person, part=part, workshop=self.workshop, by=self.by)

    def _run(self, kept: list[tuple[WorkshopMeasure, list[Row]]]) -> None:
        starts, ends = a_day(self.row["event_from"]), a_day(self.row["event_to"])
        with on(starts - timedelta(days=7)):
            self._waive()
        with on(starts):
            self.workshop = actions.hold_event(workshop=self.workshop, on=starts, by=self.by)
        self._record(kept, before=False, only="day_")
        with on(ends):
            self.workshop = actions.end_event(workshop=self.workshop, on=ends, by=self.by)
        for point in ("30", "60", "90", "120", "365"):
            self._record(kept, before=False, only=point)
        if self.row["stage"] == "closed":
            closed_on = day(self.row["closed_on"]) or ends + timedelta(days=100)
            learnt = LEARNT[self.number % len(LEARNT)]
            with on(closed_on):
                actions.close_workshop(workshop=self.workshop, learnt=learnt, on=closed_on, by=self.by)

    def _waive(self) -> None:
        """The sponsor waives what the event lacked, with the reason that was recorded."""
        from goldthread.server.improvement import gates

        sponsor = self.programme.cast.of(self.trust, self._sponsor())
        reason = self.row["waiver_reason"] or "Nobody could be found in time, and the dates were set"
        for gate in gates.still_open(self.workshop):
            actions.waive_gate(workshop=self.workshop, gate=Gate(gate), reason=reason, by=sponsor)

    def _sponsor(self) -> str:
        streams = {r["key"]: r["sponsor_role"] for r in rows("value_streams")}
        return streams[self.row["value_stream"]]
