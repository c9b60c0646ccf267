"""Cycles: a prediction that stands still, a decision that is final, and the next one that begins from it."""

from datetime import date

import pytest
from django.urls import reverse

from goldthread.server import needs
from goldthread.server.clock import happening_on
from goldthread.server.improvement import actions
from goldthread.server.improvement.models import Cycle
from goldthread.server.improvement.queries.cycles import against_prediction, lacking, ramp_of
from goldthread.server.improvement.refusals import NeedsAScale, StandsStill, WrongDay
from goldthread.server.measures import actions as measures
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.roles import Role

MARCH, APRIL, MAY = date(2019, 3, 4), date(2019, 4, 1), date(2019, 5, 6)
PLAN = {
    "question": "Do patients leave sooner when tablets are ordered the evening before?",
    "change": "Order them at six",
    "prediction": "They leave half an hour sooner",
    "predicted": 90.0,
    "unit": "minutes",
    "measured": "From ready to gone, by the ward clerk",
}


@pytest.fixture
def plan(trust, staff):
    def make(**said):
        with happening_on(MARCH):
            return actions.plan_cycle(**{"organisation": trust, "by": staff, **PLAN, **said})

    return make


@pytest.fixture
def started(plan, staff):
    return actions.start_cycle(cycle=plan(), scale="one_patient", on=MARCH, by=staff)


@pytest.fixture
def studied(started, staff):
    cycle = actions.write_up_cycle(
        cycle=started, done="One patient, one evening", surprised="Pharmacy had gone home", by=staff
    )
    return actions.study_cycle(cycle=cycle, learnt="Order before four", found=105, on=APRIL, by=staff)


@pytest.fixture
def adapted(studied, staff):
    return actions.decide_cycle(cycle=studied, decision="adapt", why="Earlier", on=APRIL, by=staff)


@pytest.fixture
def letters(trust, facilitator):
    measure = measures.add_measure(
        organisation=trust, code="LETTERS", title="Letters", dimension="service", counted="Letters",
        frequency="month", kind="value", unit="days", direction="down", by=facilitator,
    )  # fmt: skip
    read = [measures.NewReading(date(2018 + m // 12, m % 12 + 1, 1), value=9 + m % 3) for m in range(18)]
    measures.record_readings(measure=measure, readings=read, by=facilitator)
    return measure


def test_it_starts_only_once_it_is_said_how_large_it_is(plan, staff):
    with pytest.raises(NeedsAScale):
        actions.start_cycle(cycle=plan(), by=staff)


def test_a_prediction_stands_as_it_was_once_it_is_started(started, staff):
    with pytest.raises(StandsStill):
        actions.edit_cycle(
            cycle=started, question=started.question, change=started.change, prediction=started.prediction,
            predicted=105, unit="minutes", measured="", measure=None, scale="one_patient", by=staff,
        )  # fmt: skip


def test_a_start_by_mistake_is_taken_back(started, staff):
    assert actions.take_start_back(cycle=started, by=staff).is_draft


def test_what_was_found_stands_beside_what_was_predicted(studied):
    assert against_prediction(studied) == (
        "Predicted 90 minutes, found 105 minutes: 15 minutes more than predicted."
    )


def test_it_is_studied_after_it_started_and_not_before_today_has_come(started, staff):
    for day in (date(2019, 3, 3), date(2030, 1, 1)):
        with pytest.raises(WrongDay):
            actions.study_cycle(cycle=started, learnt="Something", on=day, by=staff)


def test_a_decision_is_final(adapted, staff):
    with pytest.raises(StandsStill):
        actions.decide_cycle(cycle=adapted, decision="adopt", why="After all", by=staff)
    with pytest.raises(StandsStill):
        actions.study_cycle(cycle=adapted, learnt="Something else", by=staff)


def test_what_was_not_studied_can_only_be_abandoned(started, staff):
    with pytest.raises(StandsStill):
        actions.decide_cycle(cycle=started, decision="adopt", why="It felt right", by=staff)
    assert actions.decide_cycle(cycle=started, decision="abandon", why="Nobody came", by=staff).decision


def test_the_next_one_begins_from_what_was_decided_and_they_are_a_ramp(plan, adapted, staff):
    second = plan(question="And before four?", follows=adapted)
    actions.start_cycle(cycle=second, scale="one_bay", on=APRIL, by=staff)
    actions.study_cycle(cycle=second, learnt="It works", found=88, on=MAY, by=staff)
    second = actions.decide_cycle(cycle=second, decision="adopt", why="It does", on=MAY, by=staff)
    third = plan(question="And on the whole ward?", follows=second)
    assert ramp_of(second, staff) == [adapted, second, third]


def test_it_does_not_begin_from_one_that_is_not_decided(plan, studied):
    with pytest.raises(StandsStill):
        plan(follows=studied)


def test_what_published_cycles_lack_is_said_and_forbids_nothing(plan, staff, letters):
    poor = plan(prediction="", predicted=None, scale="everywhere")
    said = " ".join(lacking(poor, [poor]))
    assert "predicts nothing" in said
    assert "begins large" in said
    assert "No measure" in said
    assert actions.start_cycle(cycle=poor, by=staff).is_under_way
    good = plan(scale="one_patient", measure=letters)
    assert lacking(good, [good]) == []


def test_adapted_and_not_tried_again_is_said_until_something_follows(plan, adapted, staff):
    assert "nothing follows it yet" in " ".join(lacking(adapted, ramp_of(adapted, staff)))
    plan(follows=adapted)
    assert "nothing follows it yet" not in " ".join(lacking(adapted, ramp_of(adapted, staff)))


def test_who_began_it_and_who_leads_the_team_may_run_it_and_nobody_else(trust, facilitator, somebody, plan):
    team = people.add_team(organisation=trust, name="Surgery", by=facilitator)
    lead, other = somebody(Role.TEAM_LEAD, at=team), somebody(Role.STAFF)
    cycle = plan(team=team)
    with pytest.raises(NotAllowed):
        actions.start_cycle(cycle=cycle, scale="one_patient", by=other)
    assert actions.start_cycle(cycle=cycle, scale="one_patient", by=lead).is_under_way


def test_an_outsider_sees_none_and_plans_none(plan, outsider, trust):
    plan()
    assert not Cycle.objects.visible_to(outsider)
    with pytest.raises(NotAllowed):
        plan(by=outsider)


def test_one_that_was_never_studied_needs_whoever_began_it(started, staff, facilitator):
    [need] = needs.of(staff, date(2019, 7, 15))
    assert need.what.startswith("Study ‘Do patients leave sooner")
    assert need.on == APRIL
    assert need.days_late == 105


def test_its_page_shows_plan_do_study_act_and_the_ramp(client, staff, plan, adapted):
    client.force_login(staff)
    plan(question="And before four?", follows=adapted)
    said = client.get(adapted.get_absolute_url()).content.decode()
    for each in ("They leave half an hour sooner", "Pharmacy had gone home", "15 minutes more", "Earlier"):
        assert each in said
    assert "And before four?" in said
    assert "Order before four" in client.get(adapted.address("ramp")).content.decode()


def test_it_goes_from_a_plan_to_the_next_one_by_its_forms(client, staff, letters):
    client.force_login(staff)
    page = client.post(
        reverse("improvement:plan_cycle", args=["SASH"]) + f"?measure={letters.pk}",
        {**PLAN, "predicted": "90", "measure": letters.pk, "scale": "one_patient"},
    )
    cycle = Cycle.objects.get()
    assert page.url == cycle.get_absolute_url()
    day = {"on_day": "15", "on_month": "7", "on_year": "2019"}
    for name, sent in (
        ("start_cycle", {"scale": "one_patient", **day}),
        ("write_up_cycle", {"done": "One evening"}),
        ("study_cycle", {"found": "105", "learnt": "Earlier", **day}),
        ("decide_cycle", {"decision": "adapt", "why": "Earlier", **day}),
    ):
        assert client.post(cycle.address(name), sent).status_code == 302, name
    assert "marked ‘Tried’" in client.get(cycle.get_absolute_url()).content.decode()
    form = client.get(cycle.address("next_cycle")).content.decode()
    assert "Order them at six" in form
    assert "half an hour" not in form


def test_the_page_of_a_point_lists_what_was_tried_about_then_and_where_one_begins(
    client, staff, outsider, plan, letters
):
    cycle = plan(measure=letters)
    actions.start_cycle(cycle=cycle, scale="one_patient", on=MARCH, by=staff)
    client.force_login(staff)
    then = client.get(reverse("measures:point", args=["SASH", "LETTERS", "2019-04-01"])).content.decode()
    before = client.get(reverse("measures:point", args=["SASH", "LETTERS", "2018-09-01"])).content.decode()
    assert "What was tried about then" in then
    assert cycle.question in then
    assert "What was tried about then" not in before
    assert f"{reverse('improvement:plan_cycle', args=['SASH'])}?measure={letters.pk}" in before


def test_a_chart_is_marked_where_something_was_tried(client, staff, letters):
    client.force_login(staff)
    chart = reverse("measures:chart", args=["SASH", "LETTERS"])
    plain, marked = client.get(chart), client.get(f"{chart}?mark=2019-03-04&mark=nonsense")
    assert b"Tried" not in plain.content
    assert b"Tried" in marked.content
    assert plain["ETag"] != marked["ETag"]
