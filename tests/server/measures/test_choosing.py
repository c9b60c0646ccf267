"""How a measure's chart is drawn is decided by a person, with a reason, and can be taken back."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from goldthread.server.audit.models import Event
from goldthread.server.measures import actions, queries, refusals
from goldthread.server.measures.actions import NewReading
from goldthread.server.people.access import NotAllowed

from .conftest import DEFINES, LETTERS, months, wave

MEASURE = ["SASH", "OPD-LET"]
DRAWN = reverse("measures:how_drawn", args=MEASURE)
CHOOSE = reverse("measures:choose_chart", args=MEASURE)
PAGE = reverse("measures:measure", args=MEASURE)
CHART = reverse("measures:chart", args=MEASURE)


def choose(measure, by, **said):
    return actions.choose_chart(measure=measure, **{"reason": "We are used to it", "by": by, **said})


def text_of(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_a_chart_is_drawn_as_somebody_chose_and_everything_follows(read_letters, facilitator):
    before = queries.standings([read_letters])[read_letters.pk].sentence
    choose(read_letters, facilitator, kind="run")
    read_letters.refresh_from_db()
    chart = queries.chart(read_letters)
    assert (chart.kind, chart.runs is None) == ("run", False)
    after = queries.standings([read_letters])[read_letters.pk]
    assert after.sentence != before
    assert after.upper is None
    assert Event.objects.get(what="chart.chosen").values["chart"].endswith("→ Run chart, usual rules")


def test_rules_are_chosen_too(read_letters, facilitator):
    choose(read_letters, facilitator, rules="nelson")
    read_letters.refresh_from_db()
    chart = queries.chart(read_letters)
    assert (chart.kind, chart.rules.hugging_points) == ("xmr", 15)


def test_a_decision_has_a_reason_and_changes_something(read_letters, facilitator):
    with pytest.raises(refusals.NoReason):
        choose(read_letters, facilitator, kind="run", reason=" ")
    with pytest.raises(refusals.NothingChanged):
        choose(read_letters, facilitator)
    choose(read_letters, facilitator, kind="run")
    with pytest.raises(refusals.NothingChanged):
        choose(read_letters, facilitator, kind="run")


@pytest.mark.parametrize("kind", ["p", "u-prime", "t", "pie"])
def test_a_kind_that_the_readings_cannot_have_is_refused_with_those_they_can(read_letters, facilitator, kind):
    with pytest.raises(refusals.NoSuchChart) as refused:
        choose(read_letters, facilitator, kind=kind)
    assert kind == "pie" or "It can be: an XmR chart, a run chart." in str(refused.value)


def test_rules_that_there_are_not_are_refused(read_letters, facilitator):
    with pytest.raises(refusals.NoSuchChart, match="no rules"):
        choose(read_letters, facilitator, rules="astrology")


def test_whoever_records_does_not_decide_how_it_is_drawn(read_letters, executive):
    with pytest.raises(NotAllowed):
        choose(read_letters, executive, kind="run")


def test_what_was_decided_before_is_in_force_again_when_a_decision_is_taken_back(read_letters, facilitator):
    first = choose(read_letters, facilitator, kind="run")
    second = choose(read_letters, facilitator, rules="western-electric")
    with pytest.raises(refusals.NotTheLast):
        actions.take_back_chart(measure=read_letters, choice=first, by=facilitator)
    actions.take_back_chart(measure=read_letters, choice=second, by=facilitator)
    read_letters.refresh_from_db()
    assert read_letters.charted == first
    actions.take_back_chart(measure=read_letters, choice=first, by=facilitator)
    read_letters.refresh_from_db()
    assert read_letters.charted is None
    assert queries.chart(read_letters).kind == "xmr"


def test_a_kind_that_no_longer_fits_the_definition_gives_way_and_the_page_says_so(
    client, make_measure, facilitator, executive
):
    measure = make_measure(code="OPD-LET", kind="percentage", unit="%")
    read = [NewReading(m, None, 60 + n % 7, 80) for n, m in enumerate(months(24))]
    actions.record_readings(measure=measure, readings=read, by=facilitator)
    choose(measure, facilitator, kind="p-prime")
    said = {name: LETTERS[name] for name in DEFINES} | {"reason": "Days say more"}
    revision = actions.propose_revision(measure=measure, by=facilitator, **said)
    actions.approve_revision(revision=revision, by=executive)
    later = [NewReading(m, v) for m, v in zip(months(24), wave(24), strict=True)]
    actions.record_readings(measure=measure, readings=later, back_cast=False, by=facilitator)
    measure.refresh_from_db()
    assert queries.chart(measure).kind == "xmr"
    client.force_login(facilitator)
    assert "A P′ chart was chosen, which these readings cannot have. So this is an XmR" in text_of(
        client, PAGE
    )


def test_the_page_offers_each_kind_and_set_of_rules_with_its_false_alarms(client, read_letters, staff):
    client.force_login(staff)
    text = text_of(client, DRAWN)
    assert "An XmR chart, since each reading is one figure" in text
    for name in ("Run chart", "Nelson", "Western Electric", "Anhøj"):
        assert name in text
    assert text.count("of 100 such charts show a signal where nothing changes.") == 7
    assert "Draw it so" not in text


def test_the_chart_is_seen_as_it_would_become_before_it_is_chosen(client, read_letters, facilitator):
    client.force_login(facilitator)
    text = text_of(client, f"{DRAWN}?kind=run&rules=usual")
    assert "The chart as it would become" in text
    assert "Then it would say:" in text
    assert f"{CHART}?kind=run&amp;rules=usual" in text
    assert f"{CHOOSE}?kind=run&amp;rules=usual" in text
    usual, asked = client.get(CHART), client.get(f"{CHART}?kind=run&rules=usual")
    assert asked.status_code == 200
    assert asked.content != usual.content
    assert asked["ETag"] != usual["ETag"]
    assert queries.chart(read_letters).kind == "xmr"


@pytest.mark.parametrize("asked", ["kind=p&rules=nelson", "kind=%C2%A0&rules=x", "kind=pie"])
def test_what_cannot_be_asked_for_is_left_to_what_fits(client, read_letters, staff, asked):
    client.force_login(staff)
    assert client.get(f"{DRAWN}?{asked}").status_code == 200
    assert client.get(f"{CHART}?{asked}").status_code == 200


def test_the_form_shows_what_was_looked_at_and_saves_it_with_a_reason(client, read_letters, facilitator):
    client.force_login(facilitator)
    page = text_of(client, f"{CHOOSE}?kind=run&rules=usual")
    assert 'value="run" checked' in page
    given = {"kind": "run", "rules": "usual", "reason": "The board knows run charts."}
    said = " ".join(client.post(CHOOSE, given, follow=True).content.decode().split())
    assert "It is drawn otherwise now: Run chart, usual rules." in said
    assert "A run chart, as somebody chose. The board knows run charts." in said
    assert "How the chart is drawn was decided" in said


def test_of_two_who_decide_the_second_is_told_what_the_first_decided(client, read_letters, facilitator):
    client.force_login(facilitator)
    page = client.get(CHOOSE).content.decode()
    (began,) = re.findall(r'name="began_with" value="([^"]+)"', page)
    choose(read_letters, facilitator, rules="nelson")
    given = {"kind": "run", "rules": "western-electric", "reason": "So", "began_with": began}
    answer = client.post(CHOOSE, given)
    assert answer.status_code == 422
    assert "changed this" in answer.content.decode()
    assert "Nelson" in answer.content.decode()


@pytest.mark.slow
def test_three_thousand_weeks_can_be_looked_at_too(client, make_measure, facilitator):
    measure = make_measure(code="OPD-LET", frequency="week")
    weeks = [date(1960, 1, 4) + timedelta(7 * n) for n in range(3000)]
    read = [NewReading(week, value) for week, value in zip(weeks, wave(3000), strict=True)]
    actions.record_readings(measure=measure, readings=read, by=facilitator)
    client.force_login(facilitator)
    text = text_of(client, f"{DRAWN}?kind=run&rules=usual")
    assert "That is told of the last 260 of 3,000 readings." in text
    assert client.get(f"{CHART}?kind=run&rules=usual").status_code == 200
    assert text_of(client, PAGE).count("app-sentence") == 1


def test_the_last_readings_of_a_series_are_a_series_with_their_new_limits(read_letters, facilitator):
    for starts in (date(2017, 7, 1), date(2018, 7, 1)):
        actions.start_phase(measure=read_letters, starts=starts, reason="A new system", by=facilitator)
    one = queries.series(read_letters).latest(18)
    assert (len(one), one.periods[0], one.phase_starts) == (18, date(2018, 1, 1), (date(2018, 7, 1),))
    assert len(one.latest(100)) == 18


def test_rules_that_were_chosen_are_said_with_the_reason(client, read_letters, facilitator, staff):
    choose(read_letters, facilitator, rules="nelson", reason="The regulator asks for them")
    client.force_login(staff)
    said = "It is judged by the rules of Nelson, as somebody chose. The regulator asks for them."
    assert said in text_of(client, PAGE)


def test_of_a_kind_whose_limits_mislead_it_is_said_that_the_adjusted_chart_would_lead(
    client, make_measure, facilitator
):
    measure = make_measure(code="OPD-LET", kind="percentage", unit="%")
    shares = (0.70, 0.82, 0.74, 0.85, 0.68, 0.80, 0.77, 0.88, 0.71, 0.79, 0.83, 0.69)
    read = [NewReading(m, None, round(2000 * shares[n % 12]), 2000) for n, m in enumerate(months(12))]
    actions.record_readings(measure=measure, readings=read, by=facilitator)
    client.force_login(facilitator)
    assert queries.chart(measure).kind == "p-prime"
    said = "so that the adjusted chart would lead, and this one come second."
    assert said in text_of(client, f"{DRAWN}?kind=p&rules=usual")
