"""What was decided by mistake among the aims is taken back, with the record kept."""

from datetime import date

import pytest
from django.urls import reverse

from goldthread.server.aims import actions, queries
from goldthread.server.aims.models import Adoption
from goldthread.server.audit.queries import history
from goldthread.server.measures import actions as measures
from goldthread.server.people.access import NotAllowed

from .conftest import TODAY


def test_an_objective_closed_by_mistake_is_open_again_with_all_its_links(objective, value, executive):
    actions.link(objective=objective, to=value, by=executive)
    actions.close_objective(objective=objective, reason="Reached", by=executive)
    found = actions.reopen_objective(objective=objective, by=executive)
    assert (found.closed_on, found.closed_why) == (None, "")
    assert list(found.values.all()) == [value]
    assert [e.what for e in history(objective)][:2] == ["objective.reopened", "objective.closed"]
    with pytest.raises(actions.NothingToTakeBack):
        actions.reopen_objective(objective=objective, by=executive)


def test_a_retired_value_hangs_in_the_thread_no_more_until_it_is_brought_back(value, trust, executive):
    actions.retire_value(value=value, by=executive)
    assert queries.thread(trust, TODAY).values == ()
    actions.bring_value_back(value=value, by=executive)
    assert [v.title for v in queries.thread(trust, TODAY).values] == ["One team"]


def test_a_priority_said_to_have_lapsed_is_asked_for_again(priority):
    actions.lapse_priority(priority=priority, on=date(2019, 6, 1), by=None)
    assert actions.ask_again(priority=priority, by=None).lapsed_on is None


def test_a_decision_is_taken_back_unless_objectives_serve_the_priority(adopted, objective, trust, executive):
    adoption = Adoption.objects.get(organisation=trust, priority=adopted)
    actions.link(objective=objective, to=adopted, by=executive)
    with pytest.raises(actions.StillServed, match="Care without the wait"):
        actions.take_decision_back(adoption=adoption, by=executive)
    actions.unlink(objective=objective, to=adopted, by=executive)
    actions.take_decision_back(adoption=adoption, by=executive)
    assert not Adoption.objects.filter(priority=adopted).exists()
    assert history(trust)[0].what == "priority.undecided"


def test_who_may_not_set_aims_takes_nothing_back(objective, value, executive, staff):
    actions.close_objective(objective=objective, reason="Reached", by=executive)
    for act in (
        lambda: actions.reopen_objective(objective=objective, by=staff),
        lambda: actions.retire_value(value=value, by=staff),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_closing_says_so_and_the_button_on_the_next_page_takes_it_back(client, objective, executive):
    client.force_login(executive)
    args = ["SASH", objective.pk]
    answer = client.post(reverse("aims:close_objective", args=args), {"reason": "Reached"})
    page = client.get(answer.url).content.decode()
    assert "is closed" in page
    assert "Take it back" in page
    client.post(reverse("aims:reopen_objective", args=args))
    objective.refresh_from_db()
    assert objective.closed_on is None


def test_an_objective_without_a_day_is_a_standing_standard(client, trust, executive):
    made = actions.add_objective(organisation=trust, title="No harm", by=executive)
    client.force_login(executive)
    page = client.get(reverse("aims:objective", args=["SASH", made.pk])).content.decode()
    assert "a standard that is to hold always" in page


def test_a_withdrawn_reading_is_no_reading_to_the_thread(make_measure, trust, facilitator):
    measure = make_measure("OPD-LET")
    reading = measure.revisions.get().readings.get()
    assert queries.thread(trust, TODAY).measures[0].last_read == reading.period
    measures.withdraw_reading(reading=reading, reason="Typed for another", by=facilitator)
    assert queries.thread(trust, TODAY).measures[0].last_read is None
