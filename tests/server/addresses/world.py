"""A small programme with one of everything, so that every address has something to show."""

from dataclasses import dataclass, field
from datetime import date

from goldthread.server.aims import actions as aims
from goldthread.server.aims.models import AcceptedBreak
from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.kinds import Gate, Point, WorkshopMeasureKind
from goldthread.server.improvement.models import PartHeld, Workshop
from goldthread.server.measures import actions as measures
from goldthread.server.people import actions as people
from goldthread.server.people.models import DatedEvent, Organisation, Person
from goldthread.server.people.roles import Role
from goldthread.server.work.actions import ask
from goldthread.server.work.jobs import Ended, Progress, job
from goldthread.server.work.models import Job

DEFINITION = {
    "counted": "Days from clinic to letter",
    "population": "Every clinic",
    "method": "From the booking system",
    "frequency": "month",
    "kind": "value",
    "unit": "days",
    "direction": "down",
}
PATIENT_PARTNER = "Marigold Quince"  # a name that nothing else here has


@dataclass
class World:
    """The people who try each address, and what each address's blanks are filled with."""

    people: dict[str, Person] = field(default_factory=dict)
    blanks: dict[str, object] = field(default_factory=dict)


def build() -> World:
    world = World()
    trust = _people(world)
    _measure(world, trust)
    _streams(world, trust)
    _aims(world, trust)
    return world


def _people(world: World) -> Organisation:
    trust = people.found_organisation(code="SASH", name="Surrey and Sussex", by=None)
    other = people.found_organisation(code="LTHT", name="Leeds", by=None)
    closed = people.found_organisation(code="SATH", name="Shrewsbury", by=None)
    both = people.found_partnership(slug="both", name="Both", organisations=[trust, other, closed], by=None)
    others = people.found_partnership(slug="others", name="Others", organisations=[other], by=None)

    def add(name: str, role: Role | None, place: object = trust, called: str = "") -> Person:
        email = f"{name.replace(' ', '.')}@example.org"
        person = people.add_person(email=email, name=called or name.capitalize(), by=None)
        if role:
            people.grant(person=person, role=role, place=place, by=None)  # type: ignore[arg-type]
        world.people[name] = person
        return person

    add("outsider", Role.FACILITATOR, other)
    for role in (Role.STAFF, Role.FACILITATOR, Role.EXECUTIVE, Role.BOARD_MEMBER, Role.ADMINISTRATOR):
        add(role.value.replace("_", " "), role)
    administrator = world.people["administrator"]
    team = people.add_team(organisation=trust, name="Outpatients", by=administrator)
    add("team lead", Role.TEAM_LEAD, team)
    add("evaluator", Role.EVALUATOR)
    add("partnership board", Role.BOARD_MEMBER, both)
    add("patient partner", None, called=PATIENT_PARTNER)
    world.blanks["team"] = team
    event = people.record_dated_event(
        organisation=trust,
        kind=DatedEvent.Kind.INSPECTION,
        on=date(2019, 2, 1),
        title="An inspection",
        by=administrator,
    )
    invited = people.invite(
        organisation=trust, email="new@example.org", name="New", role=Role.STAFF, by=administrator
    )
    asked = people.invite(
        organisation=trust, email="outsider@example.org", name="O", role=Role.STAFF, by=administrator
    )
    joining = people.invite_organisation(partnership=others, code="SASH", by=None)
    waiting = people.invite_organisation(partnership=both, code="BHRUT", by=None)
    chair = add("chair", Role.ADMINISTRATOR, both)
    at_both = people.invite(partnership=both, email="x@example.org", name="X", role=Role.EVALUATOR, by=chair)
    granted = add("somebody", Role.STAFF)
    old = people.add_team(organisation=trust, name="Old", by=administrator)
    people.close_team(team=old, roles="end", by=administrator)
    gone = add("gone", Role.STAFF)
    people.leave(person=gone, by=administrator)
    taken = people.revoke(grant=add("taken", Role.STAFF).grants.get(), by=administrator)
    world.blanks |= {
        "people:team.pk": team.pk,
        "people:close_team.pk": team.pk,
        "people:reopen_team.pk": old.pk,
        "people:edit_person.pk": granted.pk,
        "people:end_session.pk": 1,
        "people:end_sessions.pk": granted.pk,
        "people:change_address.pk": granted.pk,
        "people:take_back_leaving.pk": gone.pk,
        "people:give_role_back.pk": taken.pk,
        "people:remove_event.pk": event.pk,
        "people:withdraw.pk": invited.pk,
        "people:send_again.pk": invited.pk,
        "people:asked.pk": asked.pk,
        "people:answer_partnership.pk": joining.pk,
        "people:withdraw_organisations_invitation.pk": waiting.pk,
        "people:withdraw_from_partnership.pk": at_both.pk,
        "people:revoke_at_partnership.pk": chair.grants.get().pk,
        "people:revoke.pk": granted.grants.get().pk,
        "people:person.pk": granted.pk,
        "people:grant.pk": granted.pk,
        "people:hand_over.pk": granted.pk,
        "slug": "both",
        "code": "SASH",
        "token": "not-a-token",
        "topic": "measures",
        "kind": "reminder",
        "work_pk": nothing_much(world.people["facilitator"]).pk,
    }
    return trust


@job("tests.nothing_much")
def nothing(progress: Progress) -> Ended:
    return Ended("Nothing was done.")


def nothing_much(by: Person) -> Job:
    """Something that waits to be done in the background, for whoever asks."""
    return ask(job=nothing, what="Nothing much", by=by, arguments={})


def _measure(world: World, trust: Organisation) -> None:
    by, executive = world.people["facilitator"], world.people["executive"]
    measure = measures.add_measure(
        organisation=trust,
        code="OPD-LET",
        title="Letters",
        dimension="service",
        team=world.blanks["team"],  # type: ignore[arg-type]
        by=by,
        **DEFINITION,
    )
    months = [date(2018 + m // 12, m % 12 + 1, 1) for m in range(18)]
    readings = [measures.NewReading(m, value=9 + n % 3) for n, m in enumerate(months)]
    measures.record_readings(measure=measure, readings=readings, by=by)
    measures.propose_revision(
        measure=measure, reason="Eyes count otherwise", by=executive_or(by, executive), **DEFINITION_CHANGED
    )
    phase = measures.start_phase(measure=measure, starts=date(2018, 9, 1), reason="A new system", by=by)
    note = measures.note_point(measure=measure, period=date(2018, 3, 1), text="Snow", by=by)
    reading = measure.revisions.get(number=1).readings.all()[0]
    revision = measure.revisions.get(number=1)
    rows = [[revision.pk, "2019-07-01", 9.0, None, None, None]]
    common = {"organisation": trust, "sha256": "0" * 64, "name": "july.csv", "rows": rows, "unchanged": 0}
    one = measures.look_at(measure=measure, by=by, **common)  # type: ignore[arg-type]
    many = measures.look_at(measure=None, by=by, **common)  # type: ignore[arg-type]
    earlier = common | {"rows": [[revision.pk, "2017-12-01", 9.0, None, None, None]]}
    taken = measures.import_now(measure=measure, by=by, **earlier)  # type: ignore[arg-type]
    corrected, withdrawn = measure.revisions.get(number=1).readings.all()[1:3]
    measures.correct_reading(reading=corrected, value=8, reason="Typed wrong", by=by)
    measures.withdraw_reading(reading=withdrawn, reason="Not ours", by=by)
    world.blanks |= {
        "measures:withdraw.pk": reading.pk,
        "measures:take_back_reading.pk": reading.pk,
        "measures:put_back.pk": withdrawn.pk,
        "measures:take_back_correction.pk": corrected.corrections.get().pk,
        "measures:take_back_phase.pk": phase.pk,
        "measures:taken_in.pk": taken.pk,
        "measures:take_back_import.pk": taken.pk,
        "measures:take_in_again.pk": taken.pk,
        "measure": measure,
        "measure_code": "OPD-LET",
        "measures:correct.pk": reading.pk,
        "measures:imported.pk": one.pk,
        "measures:imported_many.pk": many.pk,
        "measures:remove_phase.pk": phase.pk,
        "measures:remove_note.pk": note.pk,
        "number": 2,
    }


DEFINITION_CHANGED = {**DEFINITION, "population": "Every clinic but eyes"}


def executive_or(facilitator: Person, executive: Person) -> Person:
    """Who proposes: the facilitator, since only they may edit measures; the executive approves."""
    return facilitator


def _streams(world: World, trust: Organisation) -> None:
    by = world.people["facilitator"]
    stream = improvement.open_value_stream(
        organisation=trust,
        title="Outpatients",
        scope="From referral to letter",
        chosen_by="The executive team",
        chosen_why="People wait",
        opened_on=date(2018, 1, 8),
        by=by,
    )
    sponsor = world.people["executive"]
    held = improvement.give_part(person=sponsor, part=WorkshopPart.SPONSOR, value_stream=stream, by=by)
    planned = _workshop(world, stream, "Letters", date(2019, 9, 9))
    run = _workshop(world, stream, "Clinics", date(2019, 4, 1))
    measured = run.measures.get()
    improvement.record_value(
        workshop_measure=measured, point=Point.BASELINE, value=90, taken_on=date(2019, 3, 25), by=by
    )
    improvement.waive_gate(workshop=run, gate=Gate.PROCESS_OWNER, reason="To show", by=sponsor)
    run = improvement.hold_event(workshop=run, on=date(2019, 4, 1), by=by)
    run = improvement.end_event(workshop=run, on=date(2019, 4, 5), by=by)
    improvement.record_value(
        workshop_measure=measured, point=Point.AT_90, value=60, taken_on=date(2019, 7, 4), by=by
    )
    sensei = improvement.give_part(person=sponsor, part=WorkshopPart.SENSEI, value_stream=stream, by=by)
    taken = improvement.take_part_away(held=sensei, by=by)
    step = improvement.add_step(workshop=planned, title="Book the room", weeks_before=3, by=by)
    not_needed = improvement.remove_step(step=step, by=by)
    member = improvement.add_member(place=planned, part=WorkshopPart.HOME_TEAM, name="Rosa Vaughan", by=by)
    chosen = planned.measures.get()
    improvement.contribute(
        workshop_measure=chosen,
        to=world.blanks["measure"],  # type: ignore[arg-type]
        touched=1,
        places=30,
        place_name="clinics",
        by=by,
    )
    world.blanks |= {
        "stream": stream,
        "planned": planned,
        "run": run,
        "stream_pk": stream.pk,
        "workshop_pk": planned.pk,
        "run_pk": run.pk,
        "gate": Gate.PROCESS_OWNER.value,
        "improvement:edit_member.part_pk": member.pk,
        "improvement:put_back.aside_pk": not_needed.pk,
        "improvement:put_back_in_stream.aside_pk": taken.pk,
        "improvement:take_back.what": "plan",
        "improvement:take_values_back.measures": measured.pk,
        "improvement:take_values_back.pk": run.pk,
        "improvement:take_values_back.point": Point.AT_90.value,
        "improvement:remove_value.measure_pk": measured.pk,
        "improvement:remove_value.pk": run.pk,
        "improvement:remove_value.point": Point.AT_90.value,
        "step_pk": planned.steps.all()[0].pk,
        "measure_pk": chosen.pk,
        "point": Point.AT_30.value,
        "stream_part": held.pk,
        "workshop_part": PartHeld.objects.filter(workshop=planned)[0].pk,
    }


def _workshop(world: World, stream: object, title: str, starts: date) -> Workshop:
    by = world.people["facilitator"]
    workshop = improvement.propose_workshop(
        value_stream=stream,  # type: ignore[arg-type]
        title=title,
        process="From clinic to practice",
        by=by,
    )
    workshop = improvement.plan_workshop(
        workshop=workshop, starts=starts, ends=date(starts.year, starts.month, starts.day + 4), by=by
    )
    improvement.add_workshop_measure(
        workshop=workshop, kind=WorkshopMeasureKind.LEAD_TIME, name="Clinic to letter", by=by
    )
    improvement.give_part(
        person=world.people["patient partner"], part=WorkshopPart.PATIENT_PARTNER, workshop=workshop, by=by
    )
    return workshop


def _aims(world: World, trust: Organisation) -> None:
    by = world.people["facilitator"]
    priority = aims.set_priority(code="A&E-4H", title="Four hours", set_on=date(2010, 6, 1), by=None)
    aims.adopt_priority(organisation=trust, priority=priority, by=by)
    value = aims.name_value(organisation=trust, title="One team", by=by)
    objective = aims.add_objective(organisation=trust, title="No waits", by=by)
    aims.link(objective=objective, to=priority, by=by)
    accepted = aims.accept_break(
        organisation=trust,
        kind=AcceptedBreak.Kind.NO_MEASURE,
        about=f"objective:{objective.pk}",
        reason="All improvement matters",
        review_on=date(2020, 1, 15),
        by=by,
    )
    own = aims.set_priority(organisation=trust, code="FLOW", title="Flow", set_on=date(2019, 1, 1), by=by)
    world.blanks |= {
        "aims:edit_priority.priority_code": own.code,
        "aims:lapse_priority.priority_code": own.code,
        "priority_code": "A&E-4H",
        "aims:reopen_break.pk": accepted.pk,
        "aims:edit_value.pk": value.pk,
        "aims:retire_value.pk": value.pk,
        "aims:bring_value_back.pk": value.pk,
        "objective_pk": objective.pk,
        "dimension": "quality",
    }
