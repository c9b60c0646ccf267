"""Mistakes on a workshop's way are mended: each step of it goes back, with the record kept."""

from datetime import date

import pytest
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.improvement import actions
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.kinds import Gate, Point, Stage, WorkshopMeasureKind
from goldthread.server.improvement.models import PartHeld
from goldthread.server.improvement.refusals import (
    CannotBePutBack,
    NotAtThisStage,
    NothingChanged,
    StillUnderWay,
    WrongDay,
)
from goldthread.server.people.access import NotAllowed

from .conftest import ENDS, STARTS


def test_planning_begun_by_mistake_goes_back_to_proposed_and_can_begin_again(planned, facilitator):
    found = actions.back_to_proposed(workshop=planned, by=facilitator)
    assert (found.stage, found.starts, found.steps.count()) == (Stage.PROPOSED, None, 0)
    again = actions.plan_workshop(workshop=found, starts=STARTS, ends=ENDS, by=facilitator)
    assert again.steps.count() == 11


def test_planning_that_has_steps_done_is_not_taken_back(planned, facilitator):
    actions.do_step(step=planned.steps.first(), by=facilitator)
    with pytest.raises(StillUnderWay, match="move the event"):
        actions.back_to_proposed(workshop=planned, by=facilitator)


def test_an_event_held_by_mistake_is_planned_again_until_it_is_measured(
    gated, facilitator, record, lead_time
):
    held = actions.hold_event(workshop=gated, on=STARTS, by=facilitator)
    assert actions.take_event_back(workshop=held, by=facilitator).stage == Stage.PLANNING
    held = actions.hold_event(workshop=gated, on=STARTS, by=facilitator)
    record(lead_time, "day_1", 4000, STARTS)
    with pytest.raises(StillUnderWay, match="day 1"):
        actions.take_event_back(workshop=held, by=facilitator)


def test_an_event_ended_by_mistake_goes_on_until_a_checkpoint_is_measured(
    remeasuring, facilitator, record, lead_time
):
    assert actions.let_event_go_on(workshop=remeasuring, by=facilitator).stage == Stage.EVENT
    actions.end_event(workshop=remeasuring, on=ENDS, by=facilitator)
    record(lead_time, "30", 4000, date(2019, 4, 8))
    with pytest.raises(StillUnderWay, match="30 days"):
        actions.let_event_go_on(workshop=remeasuring, by=facilitator)


def test_a_workshop_closed_too_early_is_open_again_and_keeps_what_was_learnt(remeasuring, facilitator):
    closed = actions.close_workshop(workshop=remeasuring, learnt="Walks halved", by=facilitator)
    found = actions.reopen_workshop(workshop=closed, by=facilitator)
    assert (found.stage, found.ended_on, found.learnt) == (Stage.REMEASURING, None, "Walks halved")


@pytest.mark.parametrize("stage", ["proposed", "planned", "event"])
def test_a_workshop_stood_down_by_mistake_goes_on_from_where_it_was(stage, request, gated, facilitator):
    if stage == "event":
        actions.hold_event(workshop=gated, on=STARTS, by=facilitator)
    found = gated if stage != "proposed" else actions.back_to_proposed(workshop=gated, by=facilitator)
    found.refresh_from_db()
    was = found.stage
    found = actions.stand_down(workshop=found, reason="The ward closed", by=facilitator)
    found = actions.take_up_again(workshop=found, by=facilitator)
    assert (found.stage, found.stood_down_why, found.ended_on) == (was, "", None)


def test_nothing_goes_back_from_where_it_is_not(planned, facilitator):
    for back in (
        actions.take_event_back,
        actions.let_event_go_on,
        actions.reopen_workshop,
        actions.take_up_again,
    ):
        with pytest.raises(NotAtThisStage, match="planning"):
            back(workshop=planned, by=facilitator)


def test_a_waiver_is_withdrawn_by_the_sponsor_and_put_back(planned, sponsor, facilitator):
    actions.waive_gate(workshop=planned, gate=Gate.BASELINE, reason="The system was down", by=sponsor)
    with pytest.raises(NotAllowed):
        actions.withdraw_waiver(workshop=planned, gate=Gate.BASELINE, by=facilitator)
    aside = actions.withdraw_waiver(workshop=planned, gate=Gate.BASELINE, by=sponsor)
    assert not planned.waivers.exists()
    actions.put_back(aside=aside, by=sponsor)
    assert planned.waivers.get().reason == "The system was down"


def test_a_value_stream_closed_by_mistake_is_open_again(stream, facilitator):
    actions.close_value_stream(value_stream=stream, why="Done", by=facilitator)
    assert actions.reopen_value_stream(value_stream=stream, by=facilitator).closed_on is None
    assert [e.what for e in history(stream)][:2] == ["value_stream.reopened", "value_stream.closed"]
    with pytest.raises(NothingChanged):
        actions.reopen_value_stream(value_stream=stream, by=facilitator)


def test_a_part_taken_away_is_given_back(planned, process_owner, facilitator):
    aside = actions.take_part_away(held=planned.parts.get(part=WorkshopPart.PROCESS_OWNER), by=facilitator)
    assert not planned.parts.exists()
    actions.put_back(aside=aside, by=facilitator)
    assert planned.parts.get().person == process_owner
    with pytest.raises(CannotBePutBack, match="already"):
        actions.put_back(aside=aside, by=facilitator)


def test_a_part_that_somebody_else_has_by_now_is_not_put_back(planned, process_owner, leader, facilitator):
    aside = actions.take_part_away(held=planned.parts.get(part=WorkshopPart.PROCESS_OWNER), by=facilitator)
    actions.give_part(person=leader, part=WorkshopPart.PROCESS_OWNER, workshop=planned, by=facilitator)
    with pytest.raises(CannotBePutBack, match="Somebody else"):
        actions.put_back(aside=aside, by=facilitator)


def test_a_patient_partner_whose_place_was_taken_away_is_not_named_by_what_is_kept_of_it(
    planned, partner, facilitator
):
    held = PartHeld.objects.get(person=partner, part=WorkshopPart.PATIENT_PARTNER)
    aside = actions.take_part_away(held=held, by=facilitator)
    assert "Maria" not in aside.name


def test_a_measure_comes_back_with_its_values_at_its_own_place(gated, facilitator, lead_time):
    other = actions.add_workshop_measure(
        workshop=gated,
        kind=WorkshopMeasureKind.SPACE,
        name="Room",
        by=facilitator,
    )
    aside = actions.remove_workshop_measure(workshop_measure=lead_time, by=facilitator)
    assert [m.name for m in gated.measures.all()] == ["Room"]
    actions.put_back(aside=aside, by=facilitator)
    assert [(m.position, m.name) for m in gated.measures.all()] == [(1, lead_time.name), (2, other.name)]
    assert gated.measures.first().values.get().value == 4320


def test_a_value_taken_back_is_put_back_unless_there_is_another_by_now(gated, facilitator, lead_time, record):
    aside = actions.remove_value(value=lead_time.values.get(), reason="Of another clinic", by=facilitator)
    assert not lead_time.values.exists()
    actions.put_back(aside=aside, by=facilitator)
    assert lead_time.values.get().value == 4320
    aside = actions.remove_value(value=lead_time.values.get(), reason="Of another clinic", by=facilitator)
    record(lead_time, "baseline", 4000, date(2019, 2, 20))
    with pytest.raises(CannotBePutBack, match="correct that one"):
        actions.put_back(aside=aside, by=facilitator)


def test_values_just_recorded_are_taken_back_together(gated, lead_time, facilitator):
    aside = actions.take_values_back(
        workshop=gated, point=Point.BASELINE, measures=[lead_time.pk], by=facilitator
    )
    assert not lead_time.values.exists()
    actions.put_back(aside=aside, by=facilitator)
    assert lead_time.values.count() == 1


def test_a_step_that_is_not_needed_comes_back_on_the_days_of_the_event_as_it_is_now(planned, facilitator):
    step = planned.steps.first()
    aside = actions.remove_step(step=planned.steps.first(), by=facilitator)
    actions.reschedule(
        workshop=planned, starts=date(2019, 3, 11), ends=date(2019, 3, 15), reason="Snow", by=facilitator
    )
    actions.put_back(aside=aside, by=facilitator)
    assert planned.steps.get(title=step.title).due_on == date(2019, 1, 14)


def test_several_steps_are_done_at_once_on_their_own_days_and_one_is_not_after_all(planned, facilitator):
    first, second, third = planned.steps.all()[:3]
    actions.do_step(step=third, by=facilitator)
    days = {first.pk: date(2019, 1, 7), second.pk: date(2019, 1, 9), third.pk: None}
    actions.record_steps(workshop=planned, done=days, by=facilitator)
    assert [s.done_on for s in planned.steps.all()[:3]] == list(days.values())
    with pytest.raises(NothingChanged):
        actions.record_steps(workshop=planned, done=days, by=facilitator)
    with pytest.raises(WrongDay, match="not come yet"):
        actions.record_steps(workshop=planned, done={third.pk: date(2030, 1, 1)}, by=facilitator)


def test_a_gate_that_is_met_ticks_its_planning_step_and_unticks_it_when_its_thing_is_gone(
    planned, facilitator, process_owner, lead_time, record
):
    step = {s.follows: s for s in planned.steps.all() if s.follows}
    assert step["process_owner"].done_on
    assert not step["patient_partner"].done_on
    assert not step["baseline"].done_on
    record(lead_time, "baseline", 4320, date(2019, 2, 18))
    assert planned.steps.get(follows="baseline").done_on
    actions.take_part_away(held=planned.parts.get(part=WorkshopPart.PROCESS_OWNER), by=facilitator)
    assert not planned.steps.get(follows="process_owner").done_on


def test_a_step_ticked_by_hand_stays_ticked_whatever_is_given_or_taken(planned, facilitator, partner):
    step = planned.steps.get(follows="patient_partner")
    actions.record_steps(workshop=planned, done={step.pk: date(2019, 2, 1)}, by=facilitator)
    actions.take_part_away(held=planned.parts.get(), by=facilitator)
    assert planned.steps.get(follows="patient_partner").done_on == date(2019, 2, 1)


def test_every_step_of_the_way_says_what_happened_and_is_taken_back_from_the_page(client, gated, facilitator):
    client.force_login(facilitator)

    def at(name, *more):
        return reverse(f"improvement:{name}", args=["SASH", gated.pk, *more])

    def took_back(answer):
        page = client.get(answer.url.split("#")[0]).content.decode()
        assert "app-happened" in page
        assert "Take it back" in page

    day = {"on_0": "8", "on_1": "3", "on_2": "2019", "on_day": "8", "on_month": "3", "on_year": "2019"}
    took_back(client.post(at("hold"), day))
    assert client.post(at("take_back", "hold")).status_code == 302
    client.post(at("hold"), day)
    took_back(client.post(at("end"), day))
    assert client.post(at("take_back", "end")).status_code == 302
    client.post(at("end"), day)
    took_back(client.post(at("close"), day | {"learnt": "Walks halved", "on_day": "9"}))
    assert client.post(at("take_back", "close")).status_code == 302
    gated.refresh_from_db()
    assert gated.stage == Stage.REMEASURING


def test_the_form_of_steps_keeps_what_was_typed_and_says_the_day_is_missing(client, planned, facilitator):
    client.force_login(facilitator)
    first, second = planned.steps.all()[:2]
    address = reverse("improvement:do_steps", args=["SASH", planned.pk])
    given = {f"done_{first.pk}": "on", f"done_{second.pk}": "on"}
    given |= dict(
        zip((f"on_{first.pk}_{p}" for p in ("day", "month", "year")), ("7", "1", "2019"), strict=True)
    )
    answer = client.post(address, given)
    assert answer.status_code == 422
    assert "Say on which day" in answer.content.decode()
    given |= dict(
        zip((f"on_{second.pk}_{p}" for p in ("day", "month", "year")), ("9", "1", "2019"), strict=True)
    )
    assert client.post(address, given).status_code == 302
    assert [s.done_on for s in planned.steps.all()[:2]] == [date(2019, 1, 7), date(2019, 1, 9)]


def test_what_is_due_in_a_workshop_leads_to_the_form_that_does_it_and_never_to_itself(
    client, planned, facilitator, staff
):
    address = reverse("improvement:workshop", args=["SASH", planned.pk])
    client.force_login(facilitator)
    page = client.get(address).content.decode()
    due = page.split('id="due"')[1].split("</ul>")[0]
    for form in (
        "steps/#step-",
        "parts/patient-partner/",
        "parts/?part=process_owner",
        "measures/add/",
        "hold/",
    ):
        assert f'href="{address}{form}' in due, form
    assert f'href="{address}"' not in due
    client.force_login(staff)
    due = client.get(address).content.decode().split('id="due"')[1].split("</ul>")[0]
    assert "href" not in due


def test_what_an_earlier_version_took_out_is_put_back_or_refused_in_words(planned, facilitator):
    key = planned.steps.first().pk
    aside = actions.remove_step(step=planned.steps.get(pk=key), by=facilitator)
    aside.rows[0]["fields"]["a_field_that_is_gone_since"] = 1
    aside.save()
    actions.put_back(aside=aside, by=facilitator)
    assert planned.steps.filter(pk=key).exists()
    aside = actions.remove_step(step=planned.steps.get(pk=key), by=facilitator)
    aside.rows[0]["model"] = "improvement.as_it_was_called"
    aside.save()
    with pytest.raises(CannotBePutBack, match="earlier version"):
        actions.put_back(aside=aside, by=facilitator)
