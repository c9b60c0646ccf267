"""Whoever rebases sees first what the chart would become, and what that would take away."""

from datetime import date

import pytest
from django.urls import reverse

from goldthread.server.measures import actions, queries, refusals
from goldthread.server.measures.actions import NewReading

from .conftest import months, wave

FALL = months(36)[20]  # March 2018: from here on letters take two days less
FROM = {"starts": "March 2018"}


@pytest.fixture
def fallen(letters, facilitator):
    values = [value - (2 if at >= 20 else 0) for at, value in enumerate(wave(36))]
    readings = [NewReading(m, v) for m, v in zip(months(36), values, strict=True)]
    actions.record_readings(measure=letters, readings=readings, by=facilitator)
    return letters


@pytest.fixture
def at_a_desk(client, facilitator):
    client.force_login(facilitator)
    return client


def address(name="rebase", *more):
    return reverse(f"measures:{name}", args=["SASH", "OPD-LET", *more])


def test_nothing_is_decided_by_looking(at_a_desk, fallen):
    said = at_a_desk.get(address(), FROM).content.decode()
    assert "As it would become, with new limits from March 2018" in said
    assert address("rebased", "2018-03-01") in said
    assert not fallen.phases.exists()


def test_it_says_the_sentence_and_the_lines_before_and_after(at_a_desk, fallen):
    preview = queries.Rebasing(fallen, FALL)
    before, after = preview.lines
    assert before.centre == pytest.approx(8.15, abs=0.01)  # worked by hand: 9.0389 less 2 × 16 / 36
    assert after.centre == pytest.approx(7.0625)  # (16 × 7 + 1.0) / 16
    said = at_a_desk.get(address(), FROM).content.decode()
    assert preview.before.verdict.sentence in said
    assert preview.after.verdict.sentence in said


def test_it_names_what_would_not_stand_out_any_more(at_a_desk, fallen):
    gone = queries.Rebasing(fallen, FALL).taken_away
    assert any("an improvement" in each for each in gone)
    said = at_a_desk.get(address(), FROM).content.decode()
    assert "What this takes away" in said
    assert all(each in said for each in gone)


def test_the_chart_as_it_would_become_is_drawn_for_whoever_may_decide(client, fallen, facilitator, staff):
    client.force_login(facilitator)
    drawn = client.get(address("rebased", "2018-03-01"))
    assert drawn["Content-Type"] == "image/svg+xml"
    assert client.get(address("rebased", "2016-07-01")).status_code == 404
    assert client.get(address("rebased", "never")).status_code == 404
    client.force_login(staff)
    assert client.get(address("rebased", "2018-03-01")).status_code == 403


@pytest.mark.parametrize("starts", ["2016-07-01", "July 2019", "yesterday", "", "31/02/2018"])
def test_where_no_limits_can_begin_the_page_says_why_and_asks_again(at_a_desk, fallen, starts):
    answer = at_a_desk.get(address(), {"starts": starts})
    said = answer.content.decode()
    assert "There is a problem" in said
    assert "As it would become" not in said


def test_it_is_decided_with_a_reason(at_a_desk, fallen):
    answer = at_a_desk.post(address(), {**FROM, "known": "", "reason": ""})
    assert answer.status_code == 422
    assert "As it would become" in answer.content.decode()
    assert at_a_desk.post(address(), {**FROM, "known": "", "reason": "Typed in clinic"}).status_code == 302
    assert [phase.starts for phase in fallen.phases.all()] == [FALL]


def test_of_two_who_rebase_at_one_moment_the_second_is_told_and_sees_the_chart_anew(
    at_a_desk, fallen, facilitator
):
    actions.start_phase(measure=fallen, starts=date(2017, 6, 1), reason="New typing pool", by=facilitator)
    answer = at_a_desk.post(address(), {**FROM, "known": "", "reason": "Typed in clinic"})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert f"{facilitator.name} had the limits worked out anew from June 2017 while you looked." in said
    assert 'name="known" value="2017-06-01"' in said
    again = at_a_desk.post(address(), {**FROM, "known": "2017-06-01", "reason": "Typed in clinic"})
    assert again.status_code == 302


def test_whoever_decides_on_limits_that_were_taken_back_meanwhile_is_told(fallen, facilitator):
    phase = actions.start_phase(measure=fallen, starts=date(2017, 6, 1), reason="New pool", by=facilitator)
    actions.remove_phase(phase=phase, reason="It did not hold", by=facilitator)
    with pytest.raises(refusals.DecidedMeanwhile, match="June 2017 were taken back"):
        actions.start_phase(
            measure=fallen, starts=FALL, reason="So", known=[date(2017, 6, 1)], by=facilitator
        )


def test_the_same_point_chosen_twice_says_who_was_quicker(at_a_desk, fallen, facilitator):
    actions.start_phase(measure=fallen, starts=FALL, reason="Typed in clinic", by=facilitator)
    said = at_a_desk.post(address(), {**FROM, "known": "", "reason": "Me too"}).content.decode()
    assert f"from there already: {facilitator.name} decided so." in said
