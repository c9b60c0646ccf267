"""Mistakes mended: an import taken back whole, a reading withdrawn, a correction taken back."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps

from goldthread.server.audit.queries import history
from goldthread.server.config.safekeeping.records import write_records
from goldthread.server.measures import actions, queries, refusals
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Correction, Import, Reading
from goldthread.server.people.access import NotAllowed

from .conftest import DEFINES, LETTERS, months

MAY, JUNE, JULY = date(2019, 5, 1), date(2019, 6, 1), date(2019, 7, 1)


def file_of(measure, by, rows, reason="", name="letters.csv"):
    """A file taken in, of rows (period, value): what is there already is changed."""
    revision = queries.in_force(measure)
    there = {r.period: [r.value, r.numerator, r.denominator] for r in queries.readings_of(revision)}
    return actions.import_now(
        organisation=measure.organisation,
        measure=measure,
        sha256="a" * 64,
        name=name,
        rows=[[revision.pk, p.isoformat(), v, None, None, there.get(p)] for p, v in rows],
        unchanged=0,
        reason=reason,
        by=by,
    )


def read(measure):
    """A measure's series as a mapping."""
    series = queries.series(measure)
    return dict(zip(series.periods, series.values.tolist(), strict=True))


def reading_of(measure, period):
    return queries.readings_of(queries.in_force(measure)).get(period=period)


def test_an_import_is_taken_back_whole(read_letters, facilitator):
    before = read(read_letters)
    looked = file_of(read_letters, facilitator, [(JUNE, 1.0), (JULY, 90.0)], reason="Late letters")
    assert read(read_letters) == before | {JUNE: 1.0, JULY: 90.0}
    actions.take_back_import(looked=looked, by=facilitator)
    assert read(read_letters) == before
    said = history(looked)[0]
    assert said.what == "import.taken_back"
    assert (said.values["added"], said.values["changed"]) == ("1", "1")


def test_what_it_changed_is_on_record_twice(read_letters, facilitator):
    looked = file_of(read_letters, facilitator, [(JUNE, 1.0)], reason="Late letters")
    actions.take_back_import(looked=looked, by=facilitator)
    reasons = reading_of(read_letters, JUNE).corrections.values_list("reason", flat=True)
    assert list(reasons) == ["Late letters", "‘letters.csv’ was taken back."]


def test_it_can_be_taken_in_again_and_taken_back_again(read_letters, facilitator):
    before = read(read_letters)
    looked = file_of(read_letters, facilitator, [(JUNE, 1.0), (JULY, 90.0)], reason="Late letters")
    for _ in range(2):
        actions.take_back_import(looked=looked, by=facilitator)
        assert read(read_letters) == before
        actions.take_in(looked=Import.objects.get(pk=looked.pk), reason="It was right", by=facilitator)
        assert read(read_letters) == before | {JUNE: 1.0, JULY: 90.0}


def test_a_file_that_an_older_version_took_in_is_not_said_to_be_taken_back(client, letters, facilitator):
    looked = file_of(letters, facilitator, [(JUNE, 9.0)])
    Reading.kept.filter(came_with=looked).update(came_with=None)
    client.force_login(facilitator)
    page = client.get(f"/o/SASH/measures/imports/{looked.pk}/").content.decode()
    assert "before it was kept which readings came with which file" in page
    with pytest.raises(refusals.BuiltOn, match="before it was kept"):
        actions.take_back_import(looked=looked, by=facilitator)
    assert read(letters) == {JUNE: 9.0}


def test_it_is_taken_back_once(letters, facilitator):
    looked = file_of(letters, facilitator, [(JUNE, 9.0)])
    actions.take_back_import(looked=looked, by=facilitator)
    with pytest.raises(refusals.NotTakenIn, match="was taken back already"):
        actions.take_back_import(looked=looked, by=facilitator)


def test_whoever_may_record_readings_takes_it_back(letters, facilitator, staff, outsider):
    looked = file_of(letters, facilitator, [(JUNE, 9.0)])
    for person in (staff, outsider):
        with pytest.raises(NotAllowed):
            actions.take_back_import(looked=looked, by=person)


def corrected(measure, facilitator, executive):
    actions.correct_reading(reading=reading_of(measure, JUNE), value=8, reason="Typed", by=facilitator)


def withdrawn(measure, facilitator, executive):
    actions.withdraw_reading(reading=reading_of(measure, JUNE), reason="Not ours", by=facilitator)


def noted(measure, facilitator, executive):
    actions.note_point(measure=measure, period=JUNE, text="A new clinic", by=executive)


def rebased(measure, facilitator, executive):
    actions.start_phase(measure=measure, starts=MAY, reason="A new system", by=facilitator)


def revised(measure, facilitator, executive):
    said: dict[str, Any] = {name: LETTERS[name] for name in DEFINES} | {"method": "The log"}
    revision = actions.propose_revision(measure=measure, reason="Clearer", by=facilitator, **said)
    actions.approve_revision(revision=revision, by=executive)


def revised_comparably(measure, facilitator, executive):
    said: dict[str, Any] = {name: LETTERS[name] for name in DEFINES} | {"method": "The log"}
    revision = actions.propose_revision(
        measure=measure, reason="Clearer", comparable=True, by=facilitator, **said
    )
    actions.approve_revision(revision=revision, by=executive)


def changed_by_another_file(measure, facilitator, executive):
    file_of(measure, facilitator, [(JUNE, 7.0)], reason="Newer", name="newer.csv")


@pytest.mark.parametrize(
    ("built", "said"),
    [
        (corrected, "June 2019 of OPD-LET was corrected since"),
        (withdrawn, "June 2019 of OPD-LET was withdrawn since"),
        (noted, "there is a note on June 2019 of OPD-LET"),
        (rebased, "the chart of OPD-LET was rebased since"),
        (revised, "the definition of OPD-LET was revised since"),
        (revised_comparably, "the definition of OPD-LET was revised since"),
        (changed_by_another_file, "June 2019 of OPD-LET was changed by newer.csv since"),
    ],
)
def test_what_rests_on_it_is_said_and_nothing_is_changed(letters, facilitator, executive, built, said):
    looked = file_of(letters, facilitator, [(m, 9.0 + m.month / 10) for m in months(36)])
    built(letters, facilitator, executive)
    before = read(letters)
    with pytest.raises(refusals.BuiltOn, match=f"{said}.*one by one") as no:
        actions.take_back_import(looked=looked, by=facilitator)
    assert str(no.value).endswith("Nothing was changed.")
    assert read(letters) == before
    assert Import.objects.get(pk=looked.pk).taken_back_at is None


def test_what_it_changed_and_somebody_corrected_since_rests_on_it_too(read_letters, facilitator):
    looked = file_of(read_letters, facilitator, [(JUNE, 1.0)], reason="Late letters")
    corrected(read_letters, facilitator, None)
    with pytest.raises(refusals.BuiltOn, match="June 2019 of OPD-LET was corrected since"):
        actions.take_back_import(looked=looked, by=facilitator)


def test_what_was_built_elsewhere_or_before_does_not_hold_it(read_letters, facilitator, executive):
    noted(read_letters, facilitator, executive)
    rebased(read_letters, facilitator, executive)
    looked = file_of(read_letters, facilitator, [(JUNE, 1.0), (JULY, 9.0)], reason="Late letters")
    actions.note_point(measure=read_letters, period=MAY, text="Another", by=executive)
    actions.correct_reading(reading=reading_of(read_letters, MAY), value=8, reason="Typed", by=facilitator)
    actions.take_back_import(looked=looked, by=facilitator)
    assert JULY not in read(read_letters)


def test_many_things_that_rest_on_it_are_counted(letters, facilitator):
    looked = file_of(letters, facilitator, [(m, 9.0) for m in months(36)])
    for reading in list(queries.readings_of(queries.in_force(letters)))[:5]:
        actions.correct_reading(reading=reading, value=8, reason="Typed", by=facilitator)
    with pytest.raises(refusals.BuiltOn, match="and 2 more"):
        actions.take_back_import(looked=looked, by=facilitator)


def test_once_what_rests_on_it_is_gone_it_is_taken_back(letters, facilitator, executive):
    looked = file_of(letters, facilitator, [(m, 9.0) for m in months(36)])
    note = actions.note_point(measure=letters, period=JUNE, text="A new clinic", by=executive)
    actions.remove_note(note=note, by=executive)
    actions.take_back_import(looked=looked, by=facilitator)
    assert read(letters) == {}


def test_what_was_done_to_its_readings_and_undone_does_not_hold_it(read_letters, facilitator):
    before = read(read_letters)
    looked = file_of(read_letters, facilitator, [(JUNE, 1.0), (JULY, 9.0)], reason="Late letters")
    for period in (JUNE, JULY):
        reading = reading_of(read_letters, period)
        actions.withdraw_reading(reading=reading, reason="Wrong", by=facilitator)
        actions.put_back_reading(reading=reading, by=facilitator)
        actions.correct_reading(reading=reading, value=5, reason="Typed", by=facilitator)
        last = Correction.objects.filter(reading=reading).latest("at", "pk")
        with pytest.raises(refusals.BuiltOn):
            actions.take_back_import(looked=looked, by=facilitator)
        actions.take_back_correction(correction=last, by=facilitator)
    actions.take_back_import(looked=looked, by=facilitator)
    assert read(read_letters) == before


def test_what_was_withdrawn_is_in_every_backup(read_letters, facilitator):
    reading = reading_of(read_letters, JUNE)
    actions.withdraw_reading(reading=reading, reason="Counted twice", by=facilitator)
    backup = BytesIO()
    assert write_records(backup, apps, "default")["measures.reading"] == 36


def test_a_reading_is_withdrawn_with_a_reason_and_kept(read_letters, facilitator):
    reading = reading_of(read_letters, JUNE)
    actions.withdraw_reading(reading=reading, reason="Counted twice", by=facilitator)
    assert JUNE not in read(read_letters)
    assert len(queries.chart(read_letters)) == 35
    kept = Reading.kept.get(pk=reading.pk)
    assert kept.withdrawn
    assert kept.withdrawals.get().reason == "Counted twice"
    assert history(read_letters)[0].what == "reading.withdrawn"


def test_a_withdrawal_says_why_and_happens_once(read_letters, facilitator, staff):
    reading = reading_of(read_letters, JUNE)
    with pytest.raises(refusals.NoReason):
        actions.withdraw_reading(reading=reading, reason=" ", by=facilitator)
    with pytest.raises(NotAllowed):
        actions.withdraw_reading(reading=reading, reason="Wrong", by=staff)
    actions.withdraw_reading(reading=reading, reason="Wrong", by=facilitator)
    with pytest.raises(refusals.NotWithdrawn):
        actions.withdraw_reading(reading=reading, reason="Wrong", by=facilitator)


def test_a_withdrawn_reading_is_put_back(read_letters, facilitator):
    before, reading = read(read_letters), reading_of(read_letters, JUNE)
    with pytest.raises(refusals.NotWithdrawn):
        actions.put_back_reading(reading=reading, by=facilitator)
    actions.withdraw_reading(reading=reading, reason="Counted twice", by=facilitator)
    actions.put_back_reading(reading=reading, by=facilitator)
    assert read(read_letters) == before
    assert reading.withdrawals.get().put_back_by == facilitator


def test_its_period_can_be_read_again_and_then_it_is_not_put_back(read_letters, facilitator):
    reading = reading_of(read_letters, JUNE)
    actions.withdraw_reading(reading=reading, reason="Counted twice", by=facilitator)
    actions.record_readings(measure=read_letters, readings=[NewReading(JUNE, 9.5)], by=facilitator)
    with pytest.raises(refusals.AlreadyRead, match=r"June 2019 was read again since \(9.5 days\)"):
        actions.put_back_reading(reading=reading, by=facilitator)


def test_a_withdrawn_reading_does_not_count_as_read(letters, facilitator):
    actions.record_readings(measure=letters, readings=[NewReading(JUNE, 9.5)], by=facilitator)
    actions.withdraw_reading(reading=reading_of(letters, JUNE), reason="Wrong", by=facilitator)
    assert queries.last_read(letters) is None


def test_a_correction_is_taken_back(read_letters, facilitator):
    before, reading = read(read_letters), reading_of(read_letters, JUNE)
    actions.correct_reading(reading=reading, value=5, reason="Typed", by=facilitator)
    actions.take_back_correction(correction=Correction.objects.get(), by=facilitator)
    assert read(read_letters) == before
    assert Correction.objects.count() == 2
    assert history(read_letters)[0].values["value"] == f"5 → {before[JUNE]:.6g} days"


def test_only_the_last_correction_is_taken_back(read_letters, facilitator):
    reading = reading_of(read_letters, JUNE)
    for value in (5, 6):
        actions.correct_reading(reading=reading, value=value, reason="Typed", by=facilitator)
    with pytest.raises(refusals.NotTheLast, match="corrected again since"):
        actions.take_back_correction(correction=Correction.objects.first(), by=facilitator)  # type: ignore[arg-type]


def test_every_change_of_what_counts_changes_the_fingerprint_of_the_chart(read_letters, facilitator):
    def now():
        return queries.fingerprint(read_letters, queries.in_force(read_letters))

    seen = [now()]
    reading, other = reading_of(read_letters, JUNE), reading_of(read_letters, MAY)
    actions.withdraw_reading(reading=reading, reason="Wrong", by=facilitator)
    seen.append(now())
    actions.put_back_reading(reading=reading, by=facilitator)
    actions.withdraw_reading(reading=other, reason="Wrong", by=facilitator)
    seen.append(now())
    looked = file_of(read_letters, facilitator, [(JULY, 9.0)])
    seen.append(now())
    actions.take_back_import(looked=looked, by=facilitator)
    file_of(read_letters, facilitator, [(JULY, 10.0)])
    seen.append(now())
    assert len(set(seen)) == len(seen)


def test_a_definition_on_which_something_hangs_that_may_come_back_is_not_put_anew(letters, facilitator):
    assert queries.may_define_anew(letters)
    looked = file_of(letters, facilitator, [(JUNE, 9.0)])
    actions.take_back_import(looked=looked, by=facilitator)
    assert not queries.may_define_anew(letters)
    actions.take_in(looked=Import.objects.get(pk=looked.pk), by=facilitator)
    actions.withdraw_reading(reading=reading_of(letters, JUNE), reason="Counted twice", by=facilitator)
    assert not queries.may_define_anew(letters)


def test_a_file_that_waits_is_forgotten_when_its_measure_is_defined_anew(letters, facilitator):
    revision = queries.in_force(letters)
    actions.look_at(
        organisation=letters.organisation,
        measure=letters,
        sha256="a" * 64,
        name="letters.csv",
        rows=[[revision.pk, JUNE.isoformat(), 9.0, None, None, None]],
        unchanged=0,
        by=facilitator,
    )
    anew: dict[str, Any] = {name: LETTERS[name] for name in DEFINES} | {"unit": "weeks"}
    actions.define_anew(measure=letters, by=facilitator, **anew)
    assert not Import.objects.exists()
