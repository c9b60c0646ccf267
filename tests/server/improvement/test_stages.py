"""A workshop's stages go forward only, through gates that are said. Today is 15 July 2019."""

from datetime import date

import pytest

from goldthread.server.improvement import actions
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.kinds import Gate, Stage, WorkshopKind, WorkshopMeasureKind
from goldthread.server.improvement.refusals import (
    GatesOpen,
    NeedsAReason,
    NotAtThisStage,
    StillUnderWay,
    TooManyMeasures,
    WrongDay,
    WrongLength,
)
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.roles import Role

STARTS, ENDS = date(2019, 3, 4), date(2019, 3, 8)


def test_planning_steps_are_counted_back_from_the_first_day_over_eight_weeks(planned):
    steps = list(planned.steps.all())
    assert (steps[0].weeks_before, steps[0].due_on) == (8, date(2019, 1, 7))
    assert (steps[-1].weeks_before, steps[-1].due_on) == (1, date(2019, 2, 25))


def test_an_organisation_may_plan_over_six_weeks_in_its_own_words(
    trust, proposed, facilitator, administrator
):
    people.set_organisation(
        organisation=trust, name=trust.name, shared="totals", weeks_of_planning=6, by=administrator
    )
    people.choose_words(of=trust, pack="plain", by=administrator)
    proposed.refresh_from_db()
    planned = actions.plan_workshop(workshop=proposed, starts=STARTS, ends=ENDS, by=facilitator)
    assert max(s.weeks_before for s in planned.steps.all()) == 6
    assert any("person in charge of the process" in s.title for s in planned.steps.all())
    assert not any("genba" in s.title for s in planned.steps.all())


@pytest.mark.parametrize(
    ("kind", "days", "allowed"),
    [
        (WorkshopKind.RPIW, 2, False),
        (WorkshopKind.RPIW, 3, True),
        (WorkshopKind.RPIW, 5, True),
        (WorkshopKind.RPIW, 6, False),
        (WorkshopKind.KAIZEN, 1, True),
        (WorkshopKind.KAIZEN, 4, False),
        (WorkshopKind.CLINIC, 1, True),
    ],
)
def test_each_kind_of_workshop_has_its_length(stream, facilitator, kind, days, allowed):
    workshop = actions.propose_workshop(
        value_stream=stream, title="Letters", process="Here to there", kind=kind, by=facilitator
    )
    ends = date(2019, 9, 1 + days)
    if allowed:
        planned = actions.plan_workshop(workshop=workshop, starts=date(2019, 9, 2), ends=ends, by=facilitator)
        assert planned.stage == Stage.PLANNING
    else:
        with pytest.raises(WrongLength):
            actions.plan_workshop(workshop=workshop, starts=date(2019, 9, 2), ends=ends, by=facilitator)


def test_moving_the_event_moves_its_steps_and_needs_a_reason(planned, facilitator):
    later = {"starts": date(2019, 3, 11), "ends": date(2019, 3, 15)}
    with pytest.raises(NeedsAReason):
        actions.reschedule(workshop=planned, reason=" ", by=facilitator, **later)
    actions.reschedule(workshop=planned, reason="Winter pressure", by=facilitator, **later)
    assert planned.steps.first().due_on == date(2019, 1, 14)


def test_no_event_without_a_patient_partner_a_process_owner_and_a_baseline(planned, facilitator):
    with pytest.raises(GatesOpen) as refusal:
        actions.hold_event(workshop=planned, on=STARTS, by=facilitator)
    for missing in ("a patient partner", "a process owner", "a baseline for every chosen measure"):
        assert missing in str(refusal.value)


def test_only_the_sponsor_waives_a_gate_and_says_why(planned, facilitator, sponsor, leader):
    waive = {"workshop": planned, "gate": Gate.PATIENT_PARTNER}
    for other in (facilitator, leader):
        with pytest.raises(NotAllowed):
            actions.waive_gate(reason="Nobody was free", by=other, **waive)
    with pytest.raises(NeedsAReason):
        actions.waive_gate(reason="", by=sponsor, **waive)
    actions.waive_gate(reason="Nobody was free", by=sponsor, **waive)
    with pytest.raises(GatesOpen) as refusal:
        actions.hold_event(workshop=planned, on=STARTS, by=facilitator)
    assert "a patient partner" not in str(refusal.value)


def test_every_chosen_measure_needs_a_baseline(gated, facilitator):
    actions.add_workshop_measure(
        workshop=gated, kind=WorkshopMeasureKind.INVENTORY, name="Boxes", by=facilitator
    )
    with pytest.raises(GatesOpen, match="baseline"):
        actions.hold_event(workshop=gated, on=STARTS, by=facilitator)


def test_an_event_is_not_held_before_its_first_day_nor_in_the_future(gated, facilitator):
    with pytest.raises(WrongDay):
        actions.hold_event(workshop=gated, on=date(2019, 3, 3), by=facilitator)
    with pytest.raises(WrongDay):
        actions.hold_event(workshop=gated, on=date(2019, 7, 16), by=facilitator)


def test_stages_go_forward_only(remeasuring, facilitator):
    closed = actions.close_workshop(workshop=remeasuring, learnt="Small batches", by=facilitator)
    assert (closed.stage, closed.ended_on) == (Stage.CLOSED, date(2019, 7, 15))
    for act in (actions.hold_event, actions.end_event):
        with pytest.raises(NotAtThisStage):
            act(workshop=closed, by=facilitator)
    with pytest.raises(NotAtThisStage):
        actions.plan_workshop(workshop=closed, starts=STARTS, ends=ENDS, by=facilitator)


def test_a_workshop_is_stood_down_with_a_reason_and_not_after_its_event(remeasuring, stream, facilitator):
    with pytest.raises(NotAtThisStage):
        actions.stand_down(workshop=remeasuring, reason="Winter", by=facilitator)
    other = actions.propose_workshop(value_stream=stream, title="B", process="C", by=facilitator)
    with pytest.raises(NeedsAReason):
        actions.stand_down(workshop=other, reason="", by=facilitator)
    assert actions.stand_down(workshop=other, reason="Winter", by=facilitator).stage == Stage.STOOD_DOWN


def test_it_is_closed_with_what_was_learnt(remeasuring, facilitator):
    with pytest.raises(NeedsAReason):
        actions.close_workshop(workshop=remeasuring, learnt=" ", by=facilitator)


def test_a_workshop_has_up_to_eight_measures_and_they_move_up_when_one_goes(planned, facilitator):
    for n in range(8):
        actions.add_workshop_measure(
            workshop=planned, kind=WorkshopMeasureKind.SPACE, name=f"Space {n}", by=facilitator
        )
    with pytest.raises(TooManyMeasures):
        actions.add_workshop_measure(
            workshop=planned, kind=WorkshopMeasureKind.SPACE, name="One more", by=facilitator
        )
    actions.remove_workshop_measure(workshop_measure=planned.measures.get(position=3), by=facilitator)
    assert [m.name for m in planned.measures.all()] == [f"Space {n}" for n in (0, 1, 3, 4, 5, 6, 7)]
    assert [m.position for m in planned.measures.all()] == [1, 2, 3, 4, 5, 6, 7]


def test_what_is_measured_is_settled_before_the_event(remeasuring, lead_time, facilitator):
    with pytest.raises(NotAtThisStage):
        actions.remove_workshop_measure(workshop_measure=lead_time, by=facilitator)
    with pytest.raises(NotAtThisStage):
        actions.add_workshop_measure(
            workshop=remeasuring, kind=WorkshopMeasureKind.SPACE, name="Space", by=facilitator
        )


def test_a_value_stream_is_closed_once_its_workshops_are_held_or_stood_down(stream, planned, facilitator):
    with pytest.raises(StillUnderWay, match="Outpatient letters"):
        actions.close_value_stream(value_stream=stream, why="Enough", by=facilitator)
    actions.stand_down(workshop=planned, reason="Winter", by=facilitator)
    closed = actions.close_value_stream(value_stream=stream, why="Enough", by=facilitator)
    assert closed.closed_on == date(2019, 7, 15)


def test_a_value_stream_has_one_sponsor_and_giving_the_part_to_another_moves_it(
    stream, sponsor, somebody, facilitator
):
    other = somebody(Role.EXECUTIVE)
    actions.give_part(person=other, part=WorkshopPart.SPONSOR, value_stream=stream, by=facilitator)
    assert [p.person for p in stream.parts.filter(part=WorkshopPart.SPONSOR)] == [other]


def test_abilities_of_a_part_hold_only_there(planned, leader, stream, facilitator):
    other = actions.propose_workshop(value_stream=stream, title="B", process="C", by=facilitator)
    actions.add_step(workshop=planned, title="Book the room", weeks_before=3, by=leader)
    with pytest.raises(NotAllowed):
        actions.plan_workshop(workshop=other, starts=STARTS, ends=ENDS, by=leader)


def test_an_outsider_may_do_nothing(gated, stream, outsider):
    with pytest.raises(NotAllowed):
        actions.hold_event(workshop=gated, on=STARTS, by=outsider)
    with pytest.raises(NotAllowed):
        actions.propose_workshop(value_stream=stream, title="B", process="C", by=outsider)
