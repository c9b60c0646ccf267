"""The pages: each is there for whom it should be, says what it should, and reads as little as it can."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.server.improvement import actions
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation
from goldthread.server.people.roles import Role

LISTS = ("value_streams", "workshops", "due")


def at(name, workshop, *more):
    return reverse(f"improvement:{name}", args=["SASH", workshop.pk, *more])


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_there_for_staff_and_not_for_outsiders(client, remeasuring, staff, outsider, name):
    address = reverse(f"improvement:{name}", args=["SASH"])
    client.force_login(staff)
    assert client.get(address).status_code == 200
    client.force_login(outsider)
    assert client.get(address).status_code == 404


def test_a_workshops_page_says_its_stage_its_measures_and_what_is_due(client, remeasuring, staff):
    client.force_login(staff)
    page = client.get(at("workshop", remeasuring)).content.decode()
    assert 'aria-current="step">Remeasuring' in page
    assert "3 days" in page  # 4320 minutes
    assert "99 days late" in page
    assert "Peter Owner" in page


def test_a_workshop_is_not_there_for_an_outsider(client, remeasuring, outsider):
    client.force_login(outsider)
    for name in ("workshop", "report_out", "workshop_history", "plan", "hold", "edit_workshop"):
        assert client.get(at(name, remeasuring)).status_code == 404


def test_staff_may_see_a_workshop_and_not_plan_it(client, planned, staff):
    client.force_login(staff)
    for name in ("plan", "hold", "reschedule", "stand_down", "add_measure", "give_part", "workshop_history"):
        assert client.get(at(name, planned)).status_code == 403


FORMS = ("plan", "reschedule", "hold", "end", "close", "stand_down", "edit_workshop", "add_step")
MORE_FORMS = ("give_part", "seat_patient_partner", "add_measure", "checkpoints", "write_report")


@pytest.mark.parametrize("name", FORMS + MORE_FORMS)
def test_every_form_of_a_workshop_is_there_for_a_facilitator(client, gated, facilitator, name):
    client.force_login(facilitator)
    assert client.get(at(name, gated)).status_code == 200
    assert client.post(at(name, gated), {"sent": "yes"}).status_code in (302, 422)


def test_the_gates_are_said_with_what_to_do_about_them(client, planned, facilitator):
    client.force_login(facilitator)
    page = client.get(at("workshop", planned)).content.decode()
    assert "A patient partner: still to come." in page
    assert "A process owner: still to come." in page
    assert "Only the sponsor may let the event go ahead" in page


def test_the_event_is_held_through_its_form_and_open_gates_are_named(client, planned, facilitator):
    client.force_login(facilitator)
    given = {"on_0": "4", "on_1": "3", "on_2": "2019"}
    given |= {"on_day": "4", "on_month": "3", "on_year": "2019"}
    answer = client.post(at("hold", planned), given)
    assert answer.status_code == 422
    assert "lacks a patient partner, a process owner and a baseline" in answer.content.decode()


def test_values_of_a_checkpoint_are_recorded_on_one_form(client, remeasuring, lead_time, process_owner):
    client.force_login(process_owner)
    given = {f"value_{lead_time.pk}": "1 day 4 h", "taken_on_day": "8"}
    given |= {"taken_on_month": "4", "taken_on_year": "2019"}
    answer = client.post(at("record_values", remeasuring, "30"), given, follow=True)
    assert "From appointment to letter: 1 day 4 h" in answer.content.decode()
    assert lead_time.values.get(point="30").value == 1680


def test_a_time_that_is_not_understood_is_refused_with_what_would_be(
    client, remeasuring, lead_time, facilitator
):
    client.force_login(facilitator)
    answer = client.post(at("record_values", remeasuring, "30"), {f"value_{lead_time.pk}": "ages"})
    assert answer.status_code == 422
    assert "2 h 30 min" in answer.content.decode()


def test_the_report_out_says_before_and_after(client, remeasuring, lead_time, record, staff):
    record(lead_time, "90", 1080, date(2019, 6, 6))
    client.force_login(staff)
    page = client.get(at("report_out", remeasuring)).content.decode().replace("\u00a0", " ")
    assert "Better: 75% lower" in page
    assert "Maria Partner" not in page
    assert "a patient partner" in page


def test_an_evaluator_of_a_trust_that_shares_workshops_sees_them_without_names(
    client, remeasuring, trust, administrator, somebody
):
    evaluator = somebody(Role.EVALUATOR)
    people.set_organisation(
        organisation=trust,
        name=trust.name,
        shared=Organisation.Shared.WORKSHOPS,
        weeks_of_planning=8,
        by=administrator,
    )
    client.force_login(evaluator)
    for name in ("workshop", "report_out"):
        page = client.get(at(name, remeasuring)).content.decode()
        assert "Outpatient letters" in page
        assert "Peter Owner" not in page
        assert "Maria Partner" not in page
    page = client.get(reverse("improvement:due", args=["SASH"])).content.decode()
    assert "Remeasure at 30 days" in page
    assert "Peter Owner" not in page


def test_an_evaluator_of_a_trust_that_shares_totals_is_told_so(client, remeasuring, somebody):
    client.force_login(somebody(Role.EVALUATOR))
    page = client.get(reverse("improvement:workshops", args=["SASH"]))
    assert "Only its totals are shared with you" in page.content.decode()
    assert client.get(at("workshop", remeasuring)).status_code == 403


def test_a_patient_partner_sees_their_workshop_and_nothing_else_of_the_organisation(
    client, remeasuring, partner
):
    client.force_login(partner)
    page = client.get(at("workshop", remeasuring))
    assert page.status_code == 200
    assert "Maria Partner" in page.content.decode()
    wall = client.get(at("report_out", remeasuring)).content.decode()
    assert "Maria Partner" not in wall.split("<main")[1]
    for name in LISTS:
        assert client.get(reverse(f"improvement:{name}", args=["SASH"])).status_code == 404
    stream = reverse("improvement:value_stream", args=["SASH", remeasuring.value_stream_id])
    assert client.get(stream).status_code == 404
    assert stream not in page.content.decode()


def test_a_patient_partners_name_shows_only_to_their_workshops_team(
    client, remeasuring, facilitator, executive, process_owner, sponsor
):
    for viewer, named in ((facilitator, False), (executive, False), (process_owner, True), (sponsor, True)):
        client.force_login(viewer)
        for name in ("workshop", "report_out", "workshop_history"):
            page = client.get(at(name, remeasuring)).content.decode()
            assert ("Maria Partner" in page) is (named and name == "workshop"), (viewer, name)
        assert "a patient partner" in page.lower()


def test_the_workshops_list_is_paged_and_filtered(client, stream, planned, facilitator, staff):
    for n in range(52):
        actions.propose_workshop(
            value_stream=stream, title=f"Idea {n}", process="From here to there", by=facilitator
        )
    client.force_login(staff)
    address = reverse("improvement:workshops", args=["SASH"])
    assert "Page 1 of 2" in client.get(address).content.decode()
    assert "Outpatient letters" in client.get(address, {"stage": "planning"}).content.decode()
    assert "Outpatient letters" not in client.get(address, {"text": "Idea 7"}).content.decode()


def test_pages_read_no_more_for_twenty_workshops_than_for_two(
    client, stream, remeasuring, facilitator, sponsor, lead_time
):
    def plan_another(n):
        workshop = actions.propose_workshop(
            value_stream=stream, title=f"Another {n}", process="From here to there", by=facilitator
        )
        actions.plan_workshop(
            workshop=workshop, starts=date(2019, 7, 22), ends=date(2019, 7, 26), by=facilitator
        )

    def queries():
        found = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            found[address] = len(captured)
        return found

    client.force_login(facilitator)
    addresses = [reverse(f"improvement:{name}", args=["SASH"]) for name in LISTS]
    addresses.append(reverse("improvement:value_stream", args=["SASH", stream.pk]))
    addresses.append(at("workshop", remeasuring))
    plan_another(1)
    few = queries()
    for n in range(2, 20):
        plan_another(n)
    assert queries() == few


def test_a_step_is_ticked_from_the_workshops_page(client, planned, leader):
    client.force_login(leader)
    step = planned.steps.first()
    assert client.post(at("tick_step", planned, step.pk), {"it_is": "done"}).status_code == 302
    step.refresh_from_db()
    assert step.done_on == date(2019, 7, 15)


def test_a_patient_partner_is_seated_by_e_mail_and_never_named_in_the_record(client, planned, facilitator):
    from goldthread.server.audit.queries import history

    client.force_login(facilitator)
    client.post(at("seat_patient_partner", planned), {"name": "Rosa Quiet", "email": "rosa@example.org"})
    assert planned.parts.get(part=WorkshopPart.PATIENT_PARTNER).shown_name == "Rosa Quiet"
    told = [(e.subject_name, e.actor_name, e.values) for e in history(planned)]
    assert "Rosa" not in str(told)


def report_of(client, workshop, person):
    client.force_login(person)
    return client.get(at("report_out", workshop)).content.decode()


def test_a_report_out_on_the_last_day_shows_what_the_event_found(
    client, remeasuring, lead_time, record, staff
):
    assert "not yet" in report_of(client, remeasuring, staff)
    record(lead_time, "day_2", 1500, date(2019, 3, 5))
    record(lead_time, "day_4", 1440, date(2019, 3, 7))
    page = report_of(client, remeasuring, staff)
    assert "On day 4" in page
    assert "<strong>1\u00a0day</strong>" in page
    assert "Better:\u00a067%\u00a0lower" in page
    assert "Better: 67% lower on day 4" in client.get(at("workshop", remeasuring)).content.decode()


def test_what_the_first_checkpoint_finds_takes_the_place_of_what_the_event_found(
    client, remeasuring, lead_time, record, staff
):
    record(lead_time, "day_4", 1440, date(2019, 3, 7))
    record(lead_time, "30", 2880, date(2019, 4, 7))
    page = report_of(client, remeasuring, staff)
    assert "After 30 days" in page
    assert "<strong>2\u00a0days</strong>" in page
    assert "Better: 33% lower at 30 days" in client.get(at("workshop", remeasuring)).content.decode()


def test_what_was_written_in_lines_stands_on_the_wall_in_lines(client, remeasuring, facilitator, staff):
    actions.write_report(workshop=remeasuring, changed="Bays first\nthen beds", learnt="", by=facilitator)
    assert "Bays first<br>then beds" in report_of(client, remeasuring, staff)


def test_what_is_due_on_this_day_is_due_today(client, remeasuring, staff, settings):
    client.force_login(staff)
    for day, said in ((6, "Due 7 April 2019"), (7, "Due today"), (8, "1 day late")):
        settings.GOLDTHREAD_TODAY = date(2019, 4, day)
        assert said in client.get(at("workshop", remeasuring)).content.decode()


def test_a_workshop_that_measures_nothing_yet_is_not_said_to_have_none_of_none(client, proposed, staff):
    client.force_login(staff)
    page = client.get(reverse("improvement:workshops", args=["SASH"])).content.decode()
    assert "0 of 0" not in page
    assert "nothing chosen yet" in page
