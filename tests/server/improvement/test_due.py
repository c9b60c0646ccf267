"""What is due, when, and who must act. Today is 15 July 2019."""

from datetime import date

import pytest
from django.urls import reverse

from goldthread.server.improvement import actions, queries
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.models import Workshop
from goldthread.server.people import actions as people
from goldthread.server.people.roles import Role

TODAY = date(2019, 7, 15)


def test_a_missing_checkpoint_is_due_from_the_last_day_of_the_event(trust, remeasuring, process_owner):
    first = queries.due(trust, TODAY)[0]
    assert (first.what, first.on, first.days_late) == ("Remeasure at 30 days", date(2019, 4, 7), 99)
    assert first.who == process_owner


def test_a_recorded_checkpoint_is_no_longer_due(trust, remeasuring, lead_time, record):
    record(lead_time, "30", 2000, date(2019, 4, 8))
    assert [d.what for d in queries.due(trust, TODAY)] == ["Remeasure at 60 days", "Remeasure at 90 days"]


def test_a_checkpoint_is_shown_two_weeks_ahead_and_not_sooner(trust, remeasuring):
    assert not queries.due(trust, date(2019, 3, 23))
    (soon,) = queries.due(trust, date(2019, 3, 24))
    assert not soon.overdue


def test_without_a_process_owner_the_workshop_leader_must_act(
    trust, remeasuring, leader, process_owner, sponsor
):
    held = remeasuring.parts.get(part=WorkshopPart.PROCESS_OWNER)
    actions.take_part_away(held=held, by=sponsor)
    assert {d.who for d in queries.due(trust, TODAY)} == {leader}


def test_a_persons_own_list_holds_only_what_they_must_do(remeasuring, process_owner, leader):
    assert len(queries.due(process_owner, TODAY)) == 3
    assert queries.due(leader, TODAY) == []


def test_what_falls_due_in_planning_is_steps_gates_and_the_event(trust, planned, leader, sponsor):
    found = queries.due(trust, date(2019, 3, 1))
    assert {d.kind for d in found} == {"step", "gate", "event"}
    gates = [d for d in found if d.kind == "gate"]
    assert [d.what for d in gates] == [
        "Before the event: a baseline for every chosen measure",
        "Before the event: a patient partner",
        "Before the event: a process owner",
    ]
    assert {d.who for d in found if d.kind == "step"} == {leader}


def test_nothing_is_due_in_a_workshop_that_was_stood_down(trust, planned, facilitator):
    actions.stand_down(workshop=planned, reason="The ward closed", by=facilitator)
    assert queries.due(trust, TODAY) == []


def test_a_workshop_past_its_90_days_without_their_value_is_incomplete(remeasuring, lead_time, record):
    everything = Workshop.objects.all()
    assert queries.incomplete(everything, TODAY) == [remeasuring]
    record(lead_time, "90", 1500, date(2019, 6, 6))
    assert queries.incomplete(everything, TODAY) == []


@pytest.mark.parametrize("more", [1, 8])
def test_due_takes_eight_queries_however_many_workshops(
    trust, stream, remeasuring, facilitator, django_assert_max_num_queries, more
):
    for n in range(more):
        workshop = actions.propose_workshop(
            value_stream=stream, title=f"Another {n}", process="From here to there", by=facilitator
        )
        actions.plan_workshop(
            workshop=workshop, starts=date(2019, 7, 22), ends=date(2019, 7, 26), by=facilitator
        )
    with django_assert_max_num_queries(10):
        assert len(queries.due(trust, TODAY)) > more * 5


def test_a_partnerships_page_holds_only_organisations_the_reader_sees(
    client, trust, other_trust, remeasuring, administrator, somebody
):
    partnership = people.found_partnership(
        slug="vmi", name="The partnership", organisations=[trust, other_trust], by=None
    )
    evaluator = somebody(Role.EVALUATOR, at=partnership)
    address = reverse("improvement:partnership_due", args=["vmi"])
    client.force_login(evaluator)
    assert "Remeasure" not in client.get(address).content.decode()
    people.set_organisation(
        organisation=trust, name=trust.name, shared="workshops", weeks_of_planning=8, by=administrator
    )
    page = client.get(address).content.decode()
    assert "Remeasure at 30 days" in page
    assert "Peter Owner" not in page
    client.force_login(somebody())
    assert client.get(address).status_code == 404


def test_what_is_overdue_is_shown_to_the_office_and_to_executives_who_help(
    client, remeasuring, process_owner, facilitator, executive, staff
):
    for person, told in ((facilitator, True), (executive, True), (staff, False)):
        client.force_login(person)
        seen = client.get(reverse("home:home")).content.decode()
        assert ("Overdue, for others to do with your help" in seen) is told


def test_what_is_not_there_yet_is_not_filtered(client, trust, facilitator):
    client.force_login(facilitator)
    for name in ("improvement:workshops", "measures:measures"):
        seen = client.get(reverse(name, args=["SASH"])).content.decode()
        assert "app-filters" not in seen
    assert (
        "No retired measures"
        in client.get(reverse("measures:measures", args=["SASH"]) + "?retired=1").content.decode()
    )
