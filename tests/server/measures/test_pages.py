"""The pages of the measures."""

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.server import clock
from goldthread.server.measures import actions, queries
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.codes import code_from
from goldthread.server.measures.models import Measure
from goldthread.server.measures.refusals import DefinitionInUse
from goldthread.server.people import actions as people
from goldthread.server.people.models import DatedEvent
from goldthread.server.people.roles import Role

from .conftest import DEFINES, FOUR_HOURS, LETTERS, MakeMeasure, months, wave

LIST = reverse("measures:measures", args=["SASH"])
PAGE = reverse("measures:measure", args=["SASH", "OPD-LET"])
JUNE = date(2019, 6, 1)


def page(client, person, address=PAGE):
    client.force_login(person)
    return client.get(address)


def text_of(response):
    return " ".join(response.content.decode().split())


def to(name, *more):
    return reverse(f"measures:{name}", args=["SASH", "OPD-LET", *more])


def test_a_measures_page_says_one_sentence_and_shows_the_same_as_a_table(client, read_letters, staff):
    text = text_of(page(client, staff))
    assert "Nothing unusual: the points vary around" in text
    assert "The same as a table (36 readings)" in text
    assert f'href="{to("readings")}?"' in text
    assert "Record a reading" not in text
    table = text_of(page(client, staff, to("readings")))
    assert table.index("June 2019") < table.index("May 2019")


def test_a_long_series_is_shown_as_a_table_page_by_page(client, letters, facilitator, staff):
    new = [NewReading(m, v) for m, v in zip(months(130, date(2008, 1, 1)), wave(130), strict=True)]
    actions.record_readings(measure=letters, readings=new, by=facilitator)
    shown = [text_of(page(client, staff, f"{to('readings')}?page={n}")) for n in (1, 2, 3)]
    assert [text.count("<tr class") for text in shown] == [60, 60, 10]
    assert "Page 3 of 3" in shown[2]
    assert "October 2018" in shown[0]
    assert "January 2008" in shown[2]


def test_dated_events_are_listed_as_numbered_on_the_chart(client, read_letters, facilitator, trust):
    for on, title in (
        (date(2018, 3, 1), "Inspection"),
        (date(2017, 1, 1), "New leader"),
        (date(2001, 1, 1), "Old"),
    ):
        people.record_dated_event(
            organisation=trust, kind=DatedEvent.Kind.OTHER, on=on, title=title, by=facilitator
        )
    text = text_of(page(client, facilitator))
    assert '<li value="1">New leader, January 2017</li>' in text
    assert '<li value="2">Inspection, March 2018</li>' in text
    assert ">Old," not in text


def test_a_zero_is_shown_as_0(client, make_measure: MakeMeasure, facilitator):
    measure = make_measure(code="NEVER", kind="count", unit="events", target=0.0, target_on=JUNE)
    actions.record_readings(measure=measure, readings=[NewReading(JUNE, 0)], by=facilitator)
    assert "0 events" in text_of(page(client, facilitator, LIST))
    text = text_of(page(client, facilitator, reverse("measures:measure", args=["SASH", "NEVER"])))
    assert "0 events by 1 June 2019" in text


def test_an_empty_list_says_what_to_do(client, facilitator, staff):
    assert "Add the first: three answers are enough" in text_of(page(client, facilitator, LIST))
    assert "The improvement office adds them." in text_of(page(client, staff, LIST))


def test_a_list_says_what_was_not_read(client, letters, make_measure, facilitator):
    actions.record_readings(measure=letters, readings=[NewReading(date(2019, 4, 1), 9)], by=facilitator)
    with clock.happening_on(date(2019, 4, 1)):
        make_measure(code="NEW")
    text = text_of(page(client, facilitator, LIST))
    assert "2 months passed unread" in text
    assert "Not read since it was begun." in text


def test_a_list_can_be_narrowed_to_a_dimension_and_to_the_retired(client, letters, four_hours, facilitator):
    assert "AE-4H" not in text_of(page(client, facilitator, f"{LIST}?dimension=service"))
    actions.retire_measure(measure=letters, reason="Done", by=facilitator)
    assert "OPD-LET" not in text_of(page(client, facilitator, LIST))
    assert "OPD-LET" in text_of(page(client, facilitator, f"{LIST}?retired=1"))


def test_lists_and_pages_take_as_many_queries_for_few_rows_as_for_many(
    client, read_letters, make_measure, facilitator
):
    client.force_login(facilitator)
    counts: dict[int, list[int]] = {}
    for n in (2, 20):
        for i in range(n):
            code = f"M-{n}-{i}"
            measure = make_measure(code=code, owner=facilitator)
            new = [NewReading(m, v) for m, v in zip(months(n), wave(n), strict=True)]
            actions.record_readings(measure=measure, readings=new, by=facilitator)
        for address in (LIST, reverse("measures:measure", args=["SASH", f"M-{n}-0"])):
            with CaptureQueriesContext(connection) as queries_made:
                assert client.get(address).status_code == 200
            counts.setdefault(address.count("/"), []).append(len(queries_made))
    assert all(len(set(found)) == 1 for found in counts.values()), counts
    assert max(map(max, counts.values())) <= 30


def test_an_outsider_finds_nothing_and_staff_may_only_look(client, read_letters, outsider, staff):
    names = [
        "measure",
        "readings_csv",
        "edit",
        "retire",
        "record",
        "import_readings",
        "revise",
        "rebase",
        "note",
    ]
    for name in names:
        assert page(client, outsider, to(name)).status_code == 404, name
    for name in names[2:]:
        assert page(client, staff, to(name)).status_code == 403, name
    for name in ("add", "import_many"):
        address = reverse(f"measures:{name}", args=["SASH"])
        assert page(client, outsider, address).status_code == 404
        assert page(client, staff, address).status_code == 403


def test_an_evaluator_of_a_trust_that_shares_workshops_sees_no_names(
    client, make_measure, facilitator, administrator, somebody, trust
):
    make_measure(owner=facilitator)
    people.set_organisation(
        organisation=trust, name=trust.name, shared="workshops", weeks_of_planning=8, by=administrator
    )
    evaluator = somebody(Role.EVALUATOR, name="Eve Luator")
    text = text_of(page(client, evaluator))
    assert "Days to the outpatient letter" in text
    assert "Femi Adeyemi" not in text
    assert "History" not in text


def test_a_measure_is_added_by_form(client, facilitator):
    client.force_login(facilitator)
    response = client.post(reverse("measures:add", args=["SASH"]), FOUR_HOURS, follow=True)
    assert "Seen within four hours" in text_of(response)
    again = client.post(reverse("measures:add", args=["SASH"]), FOUR_HOURS)
    assert again.status_code == 422
    assert "There is a measure with the code AE-4H" in text_of(again)


def test_three_answers_are_enough_for_a_new_measure(client, facilitator):
    client.force_login(facilitator)
    said = {"title": "Hand hygiene", "unit": "%", "kind": "value", "direction": "up", "frequency": "month"}
    response = client.post(reverse("measures:add", args=["SASH"]), said | {"dimension": "quality"})
    assert response.headers["location"].endswith("/measures/HAND-HYGIENE/import/")
    added = Measure.objects.get(code="HAND-HYGIENE")
    assert queries.in_force(added).counted == "Hand hygiene"


def test_a_new_measure_is_whoever_adds_its_owners_unless_they_say_otherwise(client, facilitator):
    client.force_login(facilitator)
    form = client.get(reverse("measures:add", args=["SASH"])).content.decode()
    assert f'<option value="{facilitator.pk}" selected>' in form


def test_the_unit_of_two_figures_says_itself(client, facilitator):
    client.force_login(facilitator)
    said = {"direction": "up", "frequency": "month", "dimension": "quality"}
    add = reverse("measures:add", args=["SASH"])
    client.post(add, said | {"title": "Seen in four hours", "kind": "percentage", "unit": ""})
    client.post(add, said | {"title": "Falls", "kind": "rate", "unit": "falls per 1,000 bed days"})
    assert queries.in_force(Measure.objects.get(code="SEEN-FOUR-HOURS")).unit == "%"
    assert queries.in_force(Measure.objects.get(code="FALLS")).per == 1000


def test_until_something_is_read_a_definition_is_put_right_by_whoever_edits(client, letters, facilitator):
    client.force_login(facilitator)
    assert "Define it anew" in text_of(client.get(PAGE))
    given: dict[str, Any] = {name: LETTERS[name] for name in DEFINES} | {"unit": "working days"}
    client.post(to("complete"), given)
    assert queries.in_force(letters).unit == "working days"
    assert "Nothing is different" in text_of(client.post(to("complete"), given))
    actions.record_readings(measure=letters, readings=[NewReading(date(2019, 5, 1), value=9)], by=facilitator)
    assert "Define it anew" not in text_of(client.get(PAGE))
    with pytest.raises(DefinitionInUse):
        actions.define_anew(measure=letters, by=facilitator, **given)


def test_what_a_definition_left_unsaid_is_said_once_without_a_revision(client, facilitator):
    client.force_login(facilitator)
    said = {"title": "Falls", "unit": "falls", "kind": "count", "direction": "down", "frequency": "month"}
    client.post(reverse("measures:add", args=["SASH"]), said | {"dimension": "quality"})
    complete = reverse("measures:complete", args=["SASH", "FALLS"])
    falls = Measure.objects.get(code="FALLS")
    reading = NewReading(date(2019, 5, 1), value=2)
    actions.record_readings(measure=falls, readings=[reading], by=facilitator)
    assert "To be completed: among whom it is counted, how it is counted" in text_of(
        client.get(reverse("measures:measure", args=["SASH", "FALLS"]))
    )
    done = client.post(complete, {"population": "Inpatients", "method": ""}, follow=True)
    assert "Inpatients" in text_of(done)
    assert "population" not in client.get(complete).content.decode()
    again = client.post(complete, {"population": "Everybody", "method": ""})
    assert "changed by a revision" in text_of(again)


@pytest.mark.parametrize(
    ("title", "taken", "code"),
    [
        ("Compliance", set(), "COMPLIANCE"),
        ("Days to the outpatient letter", set(), "DAYS-OUTPATIENT"),
        ("Falls", {"FALLS", "FALLS-2"}, "FALLS-3"),
        ("Falls per 1,000 bed days", set(), "FALLS-1000-BED-DAYS"),
        ("Stages 1,2 and 3", set(), "STAGES-1-2-3"),
        ("Séjours à l’hôpital", set(), "SEJOURS-LHOPITAL"),
        ("待ち時間", set(), "M"),
        ("Supercalifragilisticexpialidocious", set(), "SUPERCALIFRAGILISTIC"),
    ],
)
def test_a_code_is_made_from_the_name(title, taken, code):
    assert code_from(title, taken) == code


def test_a_reading_is_recorded_by_form(client, letters, facilitator):
    client.force_login(facilitator)
    response = client.post(
        to("record"), {"period": "June 2019", "value": "1,234.5", "reason": ""}, follow=True
    )
    assert "The reading for June 2019 was recorded: 1,234.5 days." in text_of(response)
    assert queries.readings_of(queries.in_force(letters)).get().value == 1234.5


def test_the_form_offers_the_next_period(client, letters, facilitator):
    actions.record_readings(measure=letters, readings=[NewReading(date(2019, 5, 1), 9)], by=facilitator)
    assert 'value="June 2019"' in text_of(page(client, facilitator, to("record")))


def test_the_form_for_a_first_reading_offers_the_last_whole_period_and_asks_nothing_of_earlier_ones(
    client, letters, facilitator
):
    first = text_of(page(client, facilitator, to("record")))
    assert 'value="June 2019"' in first  # today is in July
    assert "Why it was wrong" not in first
    actions.record_readings(measure=letters, readings=[NewReading(date(2019, 5, 1), 9)], by=facilitator)
    assert "Why it was wrong" in text_of(page(client, facilitator, to("record")))


@pytest.mark.parametrize(
    ("period", "value", "says"),
    [
        ("07/13/2019", "5", "there is no month 13; the day comes first"),
        ("June 2019", "n/a", "leave it out where there was no reading"),
        ("August 2019", "5", "August 2019 has not come yet."),
        ("", "5", "Fill this in"),
    ],
)
def test_a_wrong_reading_is_explained_on_the_form(client, letters, facilitator, period, value, says):
    client.force_login(facilitator)
    response = client.post(to("record"), {"period": period, "value": value})
    assert response.status_code == 422
    assert says in text_of(response)


def test_a_reading_is_corrected_by_form_and_what_it_said_is_shown(client, read_letters, facilitator):
    reading = queries.readings_of(queries.in_force(read_letters)).last()
    client.force_login(facilitator)
    assert "What it says now is kept" in text_of(client.get(to("correct", reading.pk)))
    client.post(to("correct", reading.pk), {"value": "4", "reason": "Counted twice"}, follow=True)
    response = client.get(to("readings"))
    assert f"Said {reading.value:g} until" in text_of(response)
    assert "Counted twice" in text_of(response)


def test_a_revision_goes_from_proposal_to_force_through_the_pages(
    client, read_letters, facilitator, executive
):
    client.force_login(facilitator)
    said = {name: LETTERS[name] for name in DEFINES} | {
        "method": "Practice’s log",
        "reason": "Nearer the patient",
        "comparable": "no",
    }
    response = client.post(to("revise"), said, follow=True)
    text = text_of(response)
    assert "<strong>Practice’s log</strong> (changed)" in text
    address = to("revision", 2)
    own = client.post(address, {"decision": "approve", "reason": ""})
    assert (own.status_code, "somebody else must approve it" in text_of(own)) == (422, True)
    client.force_login(executive)
    response = client.post(address, {"decision": "approve", "reason": ""}, follow=True)
    text = text_of(response)
    assert "Revision 2 is in force" in text
    assert "?revision=1" in text
    earlier = text_of(client.get(f"{PAGE}?revision=1"))
    assert "These are the readings under revision 1, which is replaced." in earlier
    assert "chart.svg?revision=1&amp;v=" in earlier
    assert client.get(f"{PAGE}?revision=9").status_code == 404


def test_rebasing_and_noting_go_through_the_pages(client, read_letters, facilitator):
    client.force_login(facilitator)
    client.post(to("rebase"), {"starts": "March 2018", "reason": "Dictated in clinic"})
    response = client.post(to("note"), {"period": "Dec 2018", "text": "Influenza"}, follow=True)
    text = text_of(response)
    assert "From March 2018: Dictated in clinic" in text
    assert "December 2018: Influenza" in text
    phase, note = read_letters.phases.get(), read_letters.notes.get()
    client.post(to("remove_phase", phase.pk), {"reason": "It did not hold"})
    client.post(to("remove_note", note.pk))
    assert not read_letters.phases.exists()
    assert not read_letters.notes.exists()


def test_editing_and_retiring_go_through_the_pages(client, letters, facilitator):
    client.force_login(facilitator)
    said = {
        "code": "OPD-LET",
        "title": "Letters",
        "dimension": "service",
        "target": "5",
        "target_on_day": "1",
        "target_on_month": "12",
        "target_on_year": "2019",
        "owner": facilitator.pk,
    }
    assert "5 days by 1 December 2019" in text_of(client.post(to("edit"), said, follow=True))
    assert "Retired 15 July 2019" in text_of(client.post(to("retire"), {"reason": "Done"}, follow=True))


def test_every_form_can_be_opened(client, read_letters, facilitator):
    client.force_login(facilitator)
    for name in ("edit", "retire", "record", "import_readings", "revise", "rebase", "note"):
        assert client.get(to(name)).status_code == 200, name
    for name in ("add", "import_many"):
        assert client.get(reverse(f"measures:{name}", args=["SASH"])).status_code == 200
    assert client.get(to("revision", 1)).status_code == 200


def test_readings_are_downloaded_with_their_corrections(client, read_letters, facilitator):
    reading = queries.readings_of(queries.in_force(read_letters)).first()
    actions.correct_reading(reading=reading, value=4, reason="=1+1 was typed", by=facilitator)  # type: ignore[arg-type]
    response = page(client, facilitator, to("readings_csv"))
    rows = list(csv.DictReader(StringIO(response.content.decode())))
    assert len(rows) == 36
    assert rows[0]["value"] == "4.0"
    assert rows[0]["corrected_because"] == "'=1+1 was typed"
    assert (rows[0]["revision"], rows[0]["back_cast"], rows[0]["unit"]) == ("1", "no", "days")


def test_what_is_downloaded_can_be_taken_in_again_and_changes_nothing(client, read_letters, facilitator):
    response = page(client, facilitator, to("readings_csv"))
    again = client.post(to("import_readings"), {"pasted": response.content.decode()})
    assert "Nothing is new." in text_of(again)
