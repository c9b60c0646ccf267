"""Standard work: steps in versions that never change, kept by somebody, looked at again on a day."""

from datetime import date

import pytest
from django.urls import reverse

from goldthread.server import needs
from goldthread.server.clock import happening_on
from goldthread.server.improvement import actions
from goldthread.server.improvement.actions.standard_work import Step
from goldthread.server.improvement.models import StandardWork
from goldthread.server.improvement.queries.standard_work import in_force, version_of
from goldthread.server.improvement.refusals import NeedsSteps, NothingChanged, StandsStill, WrongDay
from goldthread.server.people.access import NotAllowed
from goldthread.server.refusal import LooksLikeCare

MAY, AUTUMN = date(2019, 5, 6), date(2019, 10, 1)
STEPS = [
    Step("Write the tablets up before four", "Pharmacy closes at five", "Those who go tomorrow", 5),
    Step("Send them by the tube"),
]


@pytest.fixture
def write(trust, facilitator):
    def make(**said):
        usual = {
            "organisation": trust, "title": "Tablets to take home", "owner": facilitator,
            "review_on": AUTUMN, "because": "Patients waited for them", "steps": STEPS, "by": facilitator,
        }  # fmt: skip
        with happening_on(MAY):
            return actions.write_standard_work(**{**usual, **said})

    return make


@pytest.fixture
def issued(write, facilitator):
    work = write()
    actions.issue_version(
        work=work, because="Tubes block", steps=[*STEPS, Step("Ring if it is not there")],
        review_on=AUTUMN, by=facilitator,
    )  # fmt: skip
    return work


def test_a_new_version_never_changes_the_old_one(issued):
    assert [each.what for each in in_force(issued).steps.all()][2:] == ["Ring if it is not there"]
    old = version_of(issued, 1)
    assert [each.what for each in old.steps.all()] == [each.what for each in STEPS]
    assert old.because == "Patients waited for them"


def test_the_same_steps_are_no_new_version(write, facilitator):
    with pytest.raises(NothingChanged):
        actions.issue_version(work=write(), because="Tidier", steps=STEPS, review_on=AUTUMN, by=facilitator)


def test_it_has_steps_and_is_looked_at_again_on_a_day_to_come(write):
    with pytest.raises(NeedsSteps):
        write(steps=[])
    with pytest.raises(WrongDay):
        write(review_on=MAY)


def test_a_step_that_looks_like_somebodys_care_is_refused(write):
    with pytest.raises(LooksLikeCare):
        write(steps=[Step("Ring Mrs Smith, NHS number 943 476 5919")])


def test_one_reads_the_version_in_force_once_and_a_new_one_again(issued, staff):
    actions.read_standard_work(version=in_force(issued), by=staff)
    with pytest.raises(NothingChanged):
        actions.read_standard_work(version=in_force(issued), by=staff)
    with pytest.raises(StandsStill):
        actions.read_standard_work(version=version_of(issued, 1), by=staff)


def test_what_is_retired_is_kept_with_the_reason_and_can_be_brought_back(issued, facilitator):
    actions.retire_standard_work(work=issued, why="The tube is gone", by=facilitator)
    with pytest.raises(StandsStill):
        actions.issue_version(work=issued, because="x", steps=STEPS, review_on=AUTUMN, by=facilitator)
    actions.bring_standard_work_back(work=issued, by=facilitator)
    assert StandardWork.objects.in_force().get() == issued


def test_who_keeps_it_may_change_it_and_others_may_not(write, staff, outsider, somebody):
    work = write(owner=staff)
    actions.retire_standard_work(work=work, why="Not done so", by=staff)
    for who in (somebody("staff"), outsider):
        with pytest.raises(NotAllowed):
            actions.bring_standard_work_back(work=work, by=who)
    assert not StandardWork.objects.visible_to(outsider)


def test_what_is_due_for_review_needs_whoever_keeps_it(write, facilitator):
    write(review_on=date(2019, 7, 1))
    [need] = [each for each in needs.of(facilitator, date(2019, 7, 15)) if "Tablets" in each.what]
    assert need.on == date(2019, 7, 1)
    assert need.days_late == 14


def test_its_page_shows_the_steps_and_who_has_read_it_to_whoever_keeps_it(client, issued, facilitator, staff):
    client.force_login(staff)
    page = client.get(issued.get_absolute_url()).content.decode()
    assert "Pharmacy closes at five" in page
    assert "I have read it" in page
    client.post(issued.address("read_standard_work", 2))
    said = client.get(issued.get_absolute_url()).content.decode()
    assert "1 person, you among them" in said
    client.force_login(facilitator)
    assert f"<p>{staff.name}.</p>" in client.get(issued.get_absolute_url()).content.decode()
    assert "not how it is done now" in client.get(issued.address("work_version", 1)).content.decode()


def test_it_is_written_by_its_form_and_says_which_cycle_it_comes_from(client, trust, facilitator):
    cycle = actions.plan_cycle(organisation=trust, question="Sooner?", change="Before four", by=facilitator)
    cycle = actions.start_cycle(cycle=cycle, scale="one_bay", by=facilitator)
    cycle = actions.study_cycle(cycle=cycle, learnt="It works", by=facilitator)
    client.force_login(facilitator)
    sent = {
        "title": "Tablets", "owner": facilitator.pk, "because": "It works", "cycle": cycle.pk,
        "review_on_day": "1", "review_on_month": "10", "review_on_year": "2019",
        "what_1": "Write them up", "minutes_1": "5", "reason_2": "Nobody knows what",
    }  # fmt: skip
    form = reverse("improvement:write_standard_work", args=["SASH"])
    assert "Say what is done in this step." in client.post(form, sent).content.decode()
    page = client.post(form, {**sent, "reason_2": ""}, follow=True).content.decode()
    assert "Write them up" in page
    assert "Sooner?" in page
