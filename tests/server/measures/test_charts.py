"""A measure's chart: its phases, notes, events, fingerprint; and what lists say."""

from datetime import date
from hashlib import sha256

import pytest
from django.urls import reverse

from goldthread.methods import spc
from goldthread.server.measures import actions, queries, refusals
from goldthread.server.measures.actions import NewReading
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import DatedEvent

from .conftest import at_a_glance, months, wave

CHART = reverse("measures:chart", args=["SASH", "OPD-LET"])
TODAY = date(2019, 7, 15)


def raise_from(measure, by, values, start=date(2016, 7, 1)):
    new = [NewReading(m, v) for m, v in zip(months(len(values), start), values, strict=True)]
    actions.record_readings(measure=measure, readings=new, by=by)


def test_seven_months_above_the_average_are_said(letters, facilitator):
    raise_from(letters, facilitator, [*wave(20), *(9.2, 9.3, 9.25, 9.3, 9.2, 9.3, 9.2)])
    [summary] = at_a_glance(letters)
    assert summary.stands.sentence.startswith("Seven months in a row above the average")
    assert summary.stands.variation == spc.Meaning.CONCERN


def test_new_limits_start_a_phase(read_letters, facilitator):
    phase = actions.start_phase(
        measure=read_letters, starts=date(2018, 3, 9), reason="Letters are dictated in clinic", by=facilitator
    )
    assert phase.starts == date(2018, 3, 1)
    assert [p.n for p in queries.chart(read_letters).phases] == [20, 16]
    actions.remove_phase(phase=phase, reason="It did not hold", by=facilitator)
    assert len(queries.chart(read_letters).phases) == 1


@pytest.mark.parametrize("starts", [date(2016, 8, 1), date(2019, 6, 1), date(2015, 1, 1), date(2019, 7, 1)])
def test_a_phase_has_two_readings_before_it_and_after_it(read_letters, facilitator, starts):
    with pytest.raises(refusals.NoSuchPhase, match="two readings or more"):
        actions.start_phase(measure=read_letters, starts=starts, reason="Because", by=facilitator)


def test_a_phase_starts_once_and_with_a_reason(read_letters, facilitator):
    start = date(2018, 3, 1)
    with pytest.raises(refusals.NoReason):
        actions.start_phase(measure=read_letters, starts=start, reason="", by=facilitator)
    actions.start_phase(measure=read_letters, starts=start, reason="Because", by=facilitator)
    with pytest.raises(refusals.NoSuchPhase, match="from there already"):
        actions.start_phase(measure=read_letters, starts=start, reason="Because", by=facilitator)


def test_whoever_records_does_not_rebase(read_letters, executive):
    with pytest.raises(NotAllowed):
        actions.start_phase(measure=read_letters, starts=date(2018, 3, 1), reason="So", by=executive)


def test_a_note_stands_on_a_point_that_was_read(read_letters, executive):
    note = actions.note_point(measure=read_letters, period=date(2018, 12, 5), text="Influenza", by=executive)
    assert note.period == date(2018, 12, 1)
    with pytest.raises(refusals.WrongPeriod, match="no reading for July 2019"):
        actions.note_point(measure=read_letters, period=TODAY, text="Influenza", by=executive)


@pytest.mark.parametrize(
    ("last", "frequency", "unread"),
    [
        (date(2019, 6, 1), "month", 0),
        (date(2019, 4, 1), "month", 2),
        (date(2019, 4, 1), "quarter", 0),
        (date(2018, 10, 1), "quarter", 2),
        (date(2018, 1, 1), "year", 0),
        (date(2019, 7, 1), "week", 1),
        (date(2019, 7, 14), "day", 0),
        (date(2016, 1, 1), "event", 0),
    ],
)
def test_how_many_periods_passed_unread(make_measure, facilitator, last, frequency, unread):
    measure = make_measure(frequency=frequency)
    assert queries.periods_unread(measure, TODAY) is None
    actions.record_readings(measure=measure, readings=[NewReading(last, 5)], by=facilitator)
    assert queries.periods_unread(measure, TODAY) == unread


def test_a_retired_measure_is_not_overdue(letters, facilitator):
    actions.retire_measure(measure=letters, reason="Done", by=facilitator)
    letters.refresh_from_db()
    assert queries.unread([letters], TODAY) == {letters.pk: 0}


def test_limits_of_a_percentage_stay_within_0_and_100(four_hours, facilitator):
    new = [NewReading(m, None, n, 100) for m, n in zip(months(6), (99, 100, 96, 100, 95, 100), strict=True)]
    actions.record_readings(measure=four_hours, readings=new, by=facilitator)
    assert queries.chart(four_hours).upper.max() == 100


def test_a_chart_is_drawn_and_not_drawn_again(client, read_letters, facilitator):
    client.force_login(facilitator)
    drawn = client.get(CHART)
    assert drawn["Content-Type"] == "image/svg+xml"
    assert drawn.content.startswith(b"<svg")
    assert "private" in drawn["Cache-Control"]
    assert "must-revalidate" in drawn["Cache-Control"]
    again = client.get(CHART, headers={"if-none-match": drawn["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", drawn["ETag"])


def test_whatever_a_chart_shows_changes_its_tag(client, read_letters, facilitator, trust):
    client.force_login(facilitator)
    reading = queries.readings_of(queries.in_force(read_letters)).first()
    changes = [
        lambda: actions.correct_reading(reading=reading, value=1, reason="So", by=facilitator),  # type: ignore[arg-type]
        lambda: actions.record_readings(
            measure=read_letters, readings=[NewReading(date(2019, 7, 1), 9)], by=facilitator
        ),
        lambda: actions.start_phase(
            measure=read_letters, starts=date(2018, 3, 1), reason="So", by=facilitator
        ),
        lambda: actions.note_point(measure=read_letters, period=date(2018, 3, 1), text="So", by=facilitator),
        lambda: people.record_dated_event(
            organisation=trust,
            kind=DatedEvent.Kind.INSPECTION,
            on=date(2018, 3, 1),
            title="Inspection",
            by=facilitator,
        ),
        lambda: actions.edit_measure(
            measure=read_letters,
            title="x",
            dimension="service",
            target=5.0,
            target_on=TODAY,
            by=facilitator,
        ),
    ]
    tags = [client.get(CHART)["ETag"]]
    for change in changes:
        change()
        tags.append(client.get(CHART)["ETag"])
    assert len(set(tags)) == len(tags)


def test_a_chart_has_two_widths_and_no_others(client, read_letters, facilitator):
    client.force_login(facilitator)
    wide = client.get(CHART)["ETag"]
    assert client.get(f"{CHART}?width=340")["ETag"] != wide
    for asked in ("800", "99999", "-1", "x", ""):
        assert client.get(f"{CHART}?width={asked}")["ETag"] == wide


@pytest.mark.parametrize("asked", ["revision=7", "revision=0", "revision=1&back_cast=1"])
def test_a_chart_that_cannot_be_is_not_found(client, read_letters, facilitator, asked):
    client.force_login(facilitator)
    assert client.get(f"{CHART}?{asked}").status_code == 404


def test_a_chart_of_one_reading_is_not_found(client, letters, facilitator):
    raise_from(letters, facilitator, [9])
    client.force_login(facilitator)
    assert client.get(CHART).status_code == 404


def test_an_outsider_may_not_know_of_a_chart(client, read_letters, outsider):
    client.force_login(outsider)
    assert client.get(CHART).status_code == 404


def test_a_chart_is_drawn_once_for_everybody_and_kept(
    client, read_letters, facilitator, staff, monkeypatch, tmp_path
):
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path))
    client.force_login(facilitator)
    first = client.get(CHART)
    (kept,) = (tmp_path / "made-again").iterdir()
    assert kept.read_bytes().endswith(first.content)
    as_kept = b"<svg>as it was kept</svg>"
    kept.write_bytes(sha256(as_kept).digest() + as_kept)
    client.force_login(staff)
    assert client.get(CHART).content == b"<svg>as it was kept</svg>"
    actions.record_readings(
        measure=read_letters, readings=[NewReading(date(2019, 7, 1), 9.0)], by=facilitator
    )
    anew = client.get(CHART)
    assert anew.content not in (first.content, b"<svg>as it was kept</svg>")


def test_nobody_sees_a_chart_that_was_kept_for_others(client, read_letters, facilitator, outsider):
    client.force_login(facilitator)
    tag = client.get(CHART)["ETag"]
    client.force_login(outsider)
    assert client.get(CHART).status_code == 404
    assert client.get(CHART, headers={"if-none-match": tag}).status_code == 404
