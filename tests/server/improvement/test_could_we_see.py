"""Could we even see it? Said at once when a workshop measure is tied to a measure."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.server.improvement import actions
from goldthread.server.improvement.kinds import WorkshopMeasureKind
from goldthread.server.improvement.models import WorkshopMeasure
from goldthread.server.improvement.queries.seeing import could_we_see, seen_of
from goldthread.server.improvement.refusals import WrongValue
from goldthread.server.measures import actions as measures
from goldthread.server.measures.actions import NewReading


@pytest.fixture
def make_measure(trust, facilitator):
    """A monthly measure in days, read for 24 months around `centre`, give or take `spread`."""

    def make(code, centre, spread):
        measure = measures.add_measure(
            organisation=trust,
            code=code,
            title=f"Days to the letter, {code}",
            dimension="service",
            counted="Days from the appointment to the letter",
            population="Every letter",
            method="The letter log",
            frequency="month",
            kind="value",
            unit="days",
            direction="down",
            by=facilitator,
        )
        months = [date(2017 + n // 12, n % 12 + 1, 1) for n in range(24)]
        readings = [NewReading(m, centre + (spread if n % 2 else -spread)) for n, m in enumerate(months)]
        measures.record_readings(measure=measure, readings=readings, by=facilitator)
        return measure

    return make


@pytest.fixture
def with_baseline(lead_time, record):
    """A lead time of three days, to be one."""
    record(lead_time, "baseline", 4320, date(2019, 2, 18))
    return lead_time


def test_a_measure_too_broad_to_move_is_said_to_be(with_baseline, make_measure, facilitator):
    # two days less in 2 of 30 clinics is 0.13 days; limits 2.66 × 2 around the centre
    broad = make_measure("ALL", 10, 1)
    seeing = could_we_see(with_baseline, broad, 2, 30, "clinics", reader=facilitator)
    assert seeing.visible is False
    assert seeing.sentence.startswith(
        "Success everywhere you touch moves this by 0.13 days; the chart cannot be relied on to see"
    )
    assert "in six months" in seeing.sentence
    assert any("2 of 30 clinics" in text for text in seeing.assumptions)


def test_a_narrow_measure_sees_it(with_baseline, make_measure, facilitator):
    narrow = make_measure("CLINIC-A", 3, 0.1)
    seeing = could_we_see(with_baseline, narrow, 2, 2, "clinics", reader=facilitator)
    assert seeing.visible is True
    assert "the chart can see" in seeing.sentence


def test_narrower_measures_of_the_same_places_are_named(with_baseline, make_measure, facilitator, planned):
    broad, narrow = make_measure("ALL", 10, 1), make_measure("CLINIC-A", 3, 0.1)
    other = actions.add_workshop_measure(
        workshop=planned, kind=WorkshopMeasureKind.LEAD_TIME, name="Another", target=60, by=facilitator
    )
    actions.contribute(
        workshop_measure=other, to=narrow, touched=2, places=4, place_name="clinics", by=facilitator
    )
    seeing = could_we_see(with_baseline, broad, 2, 30, "clinics", reader=facilitator)
    assert seeing.sentence.endswith("Narrower measures: CLINIC-A (2 of 4 clinics).")


def test_before_there_is_a_baseline_it_says_what_the_utmost_would_move(lead_time, make_measure, facilitator):
    # from 10 days to none in 2 of 30 clinics is 0.67 days
    seeing = could_we_see(lead_time, make_measure("ALL", 10, 1), 2, 30, "clinics", reader=facilitator)
    assert seeing.visible is False
    assert seeing.sentence.startswith(
        "Success everywhere you touch moves this by at most 0.67 days; the chart cannot"
    )
    assert "no baseline yet" in seeing.assumptions[0]


def test_that_the_utmost_could_be_seen_settles_nothing(lead_time, make_measure, facilitator):
    seeing = could_we_see(lead_time, make_measure("CLINIC-A", 10, 0.1), 2, 2, "clinics", reader=facilitator)
    assert seeing.visible is None
    assert "the chart can see" in seeing.sentence


def test_a_measure_of_more_places_is_not_called_narrower(with_baseline, make_measure, facilitator, planned):
    broad, wider = make_measure("ALL", 10, 1), make_measure("REGION", 3, 0.01)
    other = actions.add_workshop_measure(
        workshop=planned, kind=WorkshopMeasureKind.LEAD_TIME, name="Another", target=60, by=facilitator
    )
    actions.contribute(
        workshop_measure=other, to=wider, touched=2, places=44, place_name="clinics", by=facilitator
    )
    assert "REGION" not in could_we_see(with_baseline, broad, 2, 30, "clinics", reader=facilitator).sentence


def test_it_is_said_on_the_form_before_saving_and_on_the_page_after(
    client, with_baseline, make_measure, planned, facilitator
):
    broad = make_measure("ALL", 10, 1)
    client.force_login(facilitator)
    given = {"to": broad.pk, "touched": 2, "places": 30, "place_name": "clinics"}
    at = [planned.organisation.code, planned.pk, with_baseline.pk]
    before = client.get(reverse("improvement:contribute_preview", args=at), given)
    assert "Could we even see it?" in before.content.decode()
    after = client.post(reverse("improvement:contribute", args=at), given, follow=True)
    assert "touching 2 of 30 clinics" in after.content.decode()
    assert "cannot be relied on to see less than" in after.content.decode()


def test_more_places_than_there_are_cannot_be_touched(with_baseline, make_measure, facilitator):
    with pytest.raises(WrongValue):
        actions.contribute(
            workshop_measure=with_baseline,
            to=make_measure("ALL", 10, 1),
            touched=31,
            places=30,
            place_name="clinics",
            by=facilitator,
        )


YEAR = (0, 4, 1, 6, 10, 25, 30, 34, 28, 15, 7, 2)


def test_where_the_usual_limits_mislead_it_goes_by_the_adjusted_chart(
    with_baseline, make_measure, facilitator
):
    calm = make_measure("CALM", 40, 1)
    winters = make_measure("WINTERS", 40, 1)
    months = [date(2017 + n // 12, n % 12 + 1, 1) for n in range(24)]
    values = [40 + YEAR[n % 12] + (1 if n % 2 else -1) for n in range(24)]
    measures.record_readings(
        measure=winters,
        readings=[NewReading(m, v) for m, v in zip(months, values, strict=True)],
        reason="Winters are worse",
        by=facilitator,
    )
    said = could_we_see(with_baseline, winters, 2, 4, "clinics", reader=facilitator).assumptions
    assert any("WINTERS’s usual limits mislead" in text for text in said)
    said = could_we_see(with_baseline, calm, 2, 4, "clinics", reader=facilitator).assumptions
    assert not any("mislead" in text for text in said)


def read_of_readings(act):
    """How many of the questions that `act` asks are of readings."""
    with CaptureQueriesContext(connection) as asked:
        act()
    return sum("measures_reading" in each["sql"] for each in asked.captured_queries)


def test_what_could_be_seen_is_kept_until_something_it_rests_on_changes(
    with_baseline, make_measure, facilitator
):
    broad = make_measure("ALL", 10, 1)
    actions.contribute(
        workshop_measure=with_baseline, to=broad, touched=2, places=30, place_name="clinics", by=facilitator
    )
    tied = [WorkshopMeasure.objects.get(pk=with_baseline.pk)]
    first = seen_of(tied, facilitator)
    assert first == {
        with_baseline.pk: could_we_see(with_baseline, broad, 2, 30, "clinics", reader=facilitator)
    }
    assert read_of_readings(lambda: seen_of(tied, facilitator)) == 0
    assert seen_of(tied, facilitator) == first

    measures.record_readings(measure=broad, readings=[NewReading(date(2019, 1, 1), 30)], by=facilitator)
    assert read_of_readings(lambda: seen_of(tied, facilitator)) > 0
    assert seen_of(tied, facilitator) == {
        with_baseline.pk: could_we_see(with_baseline, broad, 2, 30, "clinics", reader=facilitator)
    }
    assert seen_of(tied, facilitator) != first

    actions.contribute(
        workshop_measure=with_baseline, to=broad, touched=3, places=30, place_name="clinics", by=facilitator
    )
    assert "3 of 30" in str(seen_of([WorkshopMeasure.objects.get(pk=with_baseline.pk)], facilitator))
