"""Files of readings: looked at, taken in whole or not at all, once."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldthread.server.audit.actions import AtTheSameMoment
from goldthread.server.audit.models import Event
from goldthread.server.measures import actions, intake, queries, refusals
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Import
from goldthread.server.people.access import NotAllowed

FILE = b"period,value\n2019-05-01,9.5\n2019-06-01,9\n"
MAY, JUNE = date(2019, 5, 1), date(2019, 6, 1)


def look(measure, by, data=FILE, name="readings.csv"):
    digest = str(len(data)) * 8
    return intake.look(measure.organisation, measure, name, BytesIO(data), len(data), digest, to=by), digest


def look_at_many(trust, data, by):
    return intake.look(trust, None, "many.csv", BytesIO(data), len(data), "c" * 64, to=by)


def look_at(measure, by, data=FILE):
    preview, digest = look(measure, by, data)
    assert not preview.problems, [str(p) for p in preview.problems]
    return actions.look_at(
        organisation=measure.organisation,
        measure=measure,
        sha256=digest,
        name="readings.csv",
        rows=preview.rows,
        unchanged=preview.unchanged,
        by=by,
    )


def values(measure):
    found = queries.readings_of(queries.in_force(measure))
    return dict(found.values_list("period", "value"))


def test_looking_changes_nothing_and_taking_in_takes_all(letters, facilitator):
    looked = look_at(letters, facilitator)
    assert values(letters) == {}
    looked = actions.take_in(looked=looked, by=facilitator)
    assert values(letters) == {MAY: 9.5, JUNE: 9}
    assert (looked.rows, looked.added, list(looked.touched.all())) == (None, 2, [letters])


def test_an_import_leaves_one_event(letters, facilitator):
    looked = look_at(letters, facilitator)
    actions.take_in(looked=looked, by=facilitator)
    event = Event.objects.get(what="readings.imported")
    assert (event.values["measures"], event.values["added"]) == ("OPD-LET", "2")


def test_the_same_file_twice_changes_nothing_and_says_so(letters, facilitator):
    actions.take_in(looked=look_at(letters, facilitator), by=facilitator)
    preview, _ = look(letters, facilitator)
    assert (preview.added, preview.changed, preview.unchanged) == ([], [], 2)
    assert preview.seen_before is not None
    assert "This same file was taken in on" in preview.seen_said


def test_an_import_cannot_be_taken_in_twice(letters, facilitator):
    looked = look_at(letters, facilitator)
    actions.take_in(looked=looked, by=facilitator)
    with pytest.raises(refusals.AlreadyTakenIn):
        actions.take_in(looked=looked, by=facilitator)


def test_the_same_readings_in_another_file_change_nothing(letters, facilitator):
    actions.take_in(looked=look_at(letters, facilitator), by=facilitator)
    preview, _ = look(letters, facilitator, b"Value;Month\n9.5;May 2019\n9;01/06/2019\n")
    assert (len(preview.added), len(preview.changed), preview.unchanged) == (0, 0, 2)


def test_changed_readings_need_one_reason_and_keep_what_they_said(letters, facilitator):
    actions.take_in(looked=look_at(letters, facilitator), by=facilitator)
    looked = look_at(letters, facilitator, b"period,value\n2019-05-01,8\n2019-06-01,9\n2019-07-01,7\n")
    assert (looked.added, looked.changed, looked.unchanged) == (1, 1, 1)
    with pytest.raises(refusals.NoReason):
        actions.take_in(looked=looked, by=facilitator)
    actions.take_in(looked=looked, reason="Counted again", by=facilitator)
    reading = queries.readings_of(queries.in_force(letters)).get(period=MAY)
    assert (reading.value, reading.corrections.get().value) == (8, 9.5)
    assert reading.corrections.get().reason == "Counted again"


def test_readings_changed_since_the_preview_are_not_overwritten(letters, facilitator):
    looked = look_at(letters, facilitator)
    actions.record_readings(measure=letters, readings=[NewReading(JUNE, 3)], by=facilitator)
    with pytest.raises(refusals.ReadingsChanged):
        actions.take_in(looked=looked, by=facilitator)
    assert values(letters) == {JUNE: 3}


def test_a_revision_since_the_preview_stops_it(letters, facilitator, executive):
    looked = look_at(letters, facilitator)
    revision = actions.propose_revision(
        measure=letters,
        reason="To the practice, not to the post room",
        counted="Days until the letter is at the practice",
        population="All",
        method="Log",
        frequency="month",
        kind="value",
        unit="days",
        direction="down",
        by=facilitator,
    )
    actions.approve_revision(revision=revision, by=executive)
    with pytest.raises(refusals.ReadingsChanged, match="definition of a measure changed"):
        actions.take_in(looked=looked, by=facilitator)


def test_nothing_is_half_taken_in(letters, facilitator):
    looked = look_at(letters, facilitator)
    looked.rows.append(looked.rows[0])  # what no file gives: the same period twice
    Import.objects.filter(pk=looked.pk).update(rows=looked.rows)
    with pytest.raises(AtTheSameMoment):
        actions.take_in(looked=looked, by=facilitator)


def test_a_preview_refuses_row_by_row(four_hours, facilitator):
    data = (
        b"month,numerator,denominator\n2019-04-01,50,0\n2019-05-01,70,60\n2019-06-01,5,\n"
        b"2019-03-01,1,2\n2019-03-31,1,2\n2019-08-01,1,2\n"
    )
    preview, _ = look(four_hours, facilitator, data)
    assert [str(p) for p in preview.problems] == [
        "Row 2, column denominator: found ‘0’; the denominator must be more than 0; 0 is not.",
        "Row 3, column numerator: found ‘70’; the numerator 70 is more than the denominator 60, "
        "so this would be over 100%.",
        "Row 4, column denominator: there is no denominator; a percentage needs a numerator and a "
        "denominator.",
        "Row 6, column month: March 2019 stands in row 5 already; keep one of the two.",
        "Row 7, column month: August 2019 has not come yet.",
    ]


def test_what_a_person_left_undecided_is_forgotten_with_their_next_file(letters, facilitator):
    look_at(letters, facilitator)
    looked = look_at(letters, facilitator, b"period,value\n2019-05-01,1\n")
    assert list(Import.objects.all()) == [looked]


def test_a_file_of_many_measures_goes_to_each(letters, four_hours, facilitator, trust):
    data = (
        b"measure,period,value,numerator,denominator\n"
        b"OPD-LET,2019-05-01,9.5,,\nAE-4H,2019-05-01,,57,60\nNONE,2019-05-01,1,,\n"
    )
    preview = intake.look(trust, None, "a.csv", BytesIO(data), len(data), "x", to=facilitator)
    assert [p.row for p in preview.problems] == [4]
    data = data.replace(b"NONE,2019-05-01,1,,\n", b"")
    preview = intake.look(trust, None, "a.csv", BytesIO(data), len(data), "x", to=facilitator)
    actions.import_now(
        organisation=trust,
        measure=None,
        sha256="x",
        name="a.csv",
        rows=preview.rows,
        unchanged=0,
        by=facilitator,
    )
    assert (values(letters), values(four_hours)) == ({MAY: 9.5}, {MAY: 95})


def test_whoever_may_not_record_may_not_import(letters, facilitator, executive, staff):
    looked = look_at(letters, facilitator)
    for person in (executive, staff):
        with pytest.raises(NotAllowed):
            actions.take_in(looked=looked, by=person)


def test_the_page_shows_what_is_refused_and_keeps_nothing(client, letters, facilitator):
    client.force_login(facilitator)
    file = SimpleUploadedFile("readings.csv", b"period,value\n2019-06-01,lots\n2019-07-01,9\n")
    page = client.post(reverse("measures:import_readings", args=["SASH", "OPD-LET"]), {"file": file})
    text = page.content.decode()
    assert page.status_code == 422
    assert "Nothing can be taken in" in text
    assert "‘lots’" in text
    assert not Import.objects.exists()


def test_a_file_goes_through_the_pages(client, read_letters, facilitator):
    client.force_login(facilitator)
    file = SimpleUploadedFile("readings.csv", b"period,value\n01/06/2019,4\n2019-07-01,9\n")
    address = reverse("measures:import_readings", args=["SASH", "OPD-LET"])
    page = client.post(address, {"file": file}, follow=True)
    text = page.content.decode()
    assert "Take in these readings?" in text
    assert "‘01/06/2019’ read day first: 1 June 2019" in text
    again = client.post(page.redirect_chain[-1][0], {"decision": "take_in", "reason": ""})
    assert again.status_code == 422
    done = client.post(
        page.redirect_chain[-1][0], {"decision": "take_in", "reason": "Counted again"}, follow=True
    )
    assert "1 reading was added and 1 changed." in done.content.decode()
    assert values(read_letters)[JUNE] == 4


def test_a_file_may_be_left(client, letters, facilitator):
    looked = look_at(letters, facilitator)
    client.force_login(facilitator)
    client.post(reverse("measures:imported", args=["SASH", "OPD-LET", looked.pk]), {"decision": "leave"})
    assert not Import.objects.exists()
    assert values(letters) == {}


def test_an_import_taken_in_can_neither_be_left_nor_taken_in_by_the_page(client, letters, facilitator):
    looked = actions.take_in(looked=look_at(letters, facilitator), by=facilitator)
    client.force_login(facilitator)
    address = reverse("measures:imported", args=["SASH", "OPD-LET", looked.pk])
    for decision in ("leave", "take_in"):
        again = client.post(address, {"decision": decision}, follow=True)
        assert "‘readings.csv’ was decided on already: nothing was changed." in again.content.decode()
    assert reverse("measures:taken_in", args=["SASH", looked.pk]) == client.get(address)["Location"]
    assert queries.readings_of(queries.in_force(letters)).count() == 2
    assert Import.objects.filter(pk=looked.pk).exists()


def test_what_was_taken_in_is_taken_back_from_the_page_after_it(client, letters, facilitator):
    client.force_login(facilitator)
    address = reverse("measures:import_readings", args=["SASH", "OPD-LET"])
    looked_at = client.post(address, {"pasted": "May 2019\t9.5\nJun 2019\t9"}, follow=True)
    taken = client.post(looked_at.redirect_chain[-1][0], {"decision": "take_in"}, follow=True)
    back = reverse("measures:take_back_import", args=["SASH", Import.objects.get().pk])
    assert f'action="{back}"' in taken.content.decode()
    client.post(back)
    assert not queries.readings_of(queries.in_force(letters)).exists()


def test_a_file_that_was_taken_back_is_new_again(letters, facilitator):
    taken = actions.take_in(looked=look_at(letters, facilitator), by=facilitator)
    actions.take_back_import(looked=taken, by=facilitator)
    again, _ = look(letters, facilitator)
    assert again.seen_said == ""
    assert len(again.added) == 2


def test_a_file_may_use_a_code_a_measure_had_before_and_it_is_said(letters, facilitator, trust):
    actions.edit_measure(measure=letters, code="B", title="Letters", dimension="service", by=facilitator)
    preview = look_at_many(trust, b"measure,period,value\nOPD-LET,2019-05,9.5\nB,2019-06,9\n", facilitator)
    assert [line.code for line in preview.added] == ["B", "B"]
    assert "OPD-LET is called B now." in preview.notes
    twice = look_at_many(trust, b"measure,period,value\nOPD-LET,2019-05,9.5\nB,2019-05,9\n", facilitator)
    assert "May 2019 stands in row 2 already" in str(twice.problems[0])


def test_pasted_rows_are_looked_at_too(client, letters, facilitator):
    client.force_login(facilitator)
    address = reverse("measures:import_readings", args=["SASH", "OPD-LET"])
    page = client.post(address, {"pasted": "May 2019\t9.5\nJun 2019\t9"}, follow=True)
    assert "Take in these readings?" in page.content.decode()


def test_nothing_new_is_said(client, letters, facilitator):
    actions.take_in(looked=look_at(letters, facilitator), by=facilitator)
    client.force_login(facilitator)
    address = reverse("measures:import_readings", args=["SASH", "OPD-LET"])
    page = client.post(address, {"file": SimpleUploadedFile("again.csv", FILE)})
    assert "Nothing is new." in page.content.decode()


def test_an_empty_file_says_so(client, letters, facilitator):
    client.force_login(facilitator)
    address = reverse("measures:import_readings", args=["SASH", "OPD-LET"])
    page = client.post(address, {"file": SimpleUploadedFile("readings.csv", b"")})
    assert "The file is empty" in page.content.decode()


def test_what_looks_like_care_can_be_said_not_to_be(client, make_measure, facilitator):
    make_measure(code="BEDS", kind="count", unit="beds")
    client.force_login(facilitator)
    address = reverse("measures:import_readings", args=["SASH", "BEDS"])
    rows = "May 2019\t9434765919"
    page = client.post(address, {"pasted": rows})
    assert "‘9434765919’ is not an NHS number" in page.content.decode()
    page = client.post(address, {"pasted": rows, "not_care": "9434765919"}, follow=True)
    assert "Take in these readings?" in page.content.decode()


def test_both_a_file_and_pasted_rows_are_one_too_many(client, letters, facilitator):
    client.force_login(facilitator)
    address = reverse("measures:import_readings", args=["SASH", "OPD-LET"])
    both = {"file": SimpleUploadedFile("a.csv", FILE), "pasted": "May 2019\t9"}
    for sent in (both, {}):
        assert "Choose a file, or paste rows: one of the two." in client.post(address, sent).content.decode()


def test_another_measures_import_is_not_found(client, letters, four_hours, facilitator):
    looked = look_at(letters, facilitator)
    client.force_login(facilitator)
    address = reverse("measures:imported", args=["SASH", "AE-4H", looked.pk])
    assert client.get(address).status_code == 404
