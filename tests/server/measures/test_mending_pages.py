"""Mistakes in measures mended on their pages, each from the page that made it."""

from datetime import date

import pytest
from django.urls import reverse

from goldthread.server.measures import actions, queries
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Import, Reading, Revision
from goldthread.server.people.roles import Role

from .conftest import DEFINES, LETTERS
from .test_taking_back import file_of, reading_of

PAGE = reverse("measures:measure", args=["SASH", "OPD-LET"])
JUNE, JULY = date(2019, 6, 1), date(2019, 7, 1)


def to(name, *more):
    return reverse(f"measures:{name}", args=["SASH", "OPD-LET", *more])


def text_of(response):
    return " ".join(response.content.decode().split())


def said_by(client, address, data=None):
    """What the page says after something was posted."""
    response = client.post(address, data or {}, follow=True)
    assert response.status_code == 200
    return text_of(response)


def way_back(text):
    """The address that the button 'Take it back' of what happened posts to."""
    happened = text.split('class="app-happened"')[1].split("</main>")[0]
    return happened.split('<form method="post" action="')[1].split('"')[0]


def values_of(measure):
    return dict(zip(queries.series(measure).periods, queries.series(measure).values, strict=True))


def test_a_reading_just_recorded_is_taken_back_and_put_back(client, letters, facilitator):
    client.force_login(facilitator)
    text = said_by(client, to("record"), {"period": "June 2019", "value": "9.4"})
    text = said_by(client, way_back(text))
    assert "The reading for June 2019 is withdrawn." in text
    assert values_of(letters) == {}
    assert "is back on the chart" in said_by(client, way_back(text))
    assert values_of(letters) == {JUNE: 9.4}


def test_a_reading_of_a_month_that_is_not_over_is_said_to_be_one(client, letters, facilitator):
    client.force_login(facilitator)
    over = said_by(client, to("record"), {"period": "June 2019", "value": "9.4"})
    assert "is not over yet" not in over
    lasting = said_by(client, to("record"), {"period": "July 2019", "value": "9.4"})
    assert "July 2019 is not over yet: record it again once it is, if it changed." in lasting


def test_a_correction_just_made_is_taken_back(client, read_letters, facilitator):
    client.force_login(facilitator)
    before = values_of(read_letters)
    reading = reading_of(read_letters, JUNE)
    text = said_by(client, to("correct", reading.pk), {"value": "4", "reason": "Counted twice"})
    assert "was corrected: it says 4 days now." in text
    said_by(client, way_back(text))
    assert values_of(read_letters) == before
    text = said_by(client, to("record"), {"period": "June 2019", "value": "4", "reason": "Counted twice"})
    said_by(client, way_back(text))
    assert values_of(read_letters) == before


def test_a_reading_s_row_leads_to_withdrawing_it_and_the_page_to_putting_it_back(
    client, read_letters, facilitator, staff
):
    client.force_login(facilitator)
    reading = reading_of(read_letters, JUNE)
    assert to("withdraw", reading.pk) in text_of(client.get(to("readings")))
    assert to("withdraw", reading.pk) in text_of(client.get(to("correct", reading.pk)))
    assert client.post(to("withdraw", reading.pk), {"reason": ""}).status_code == 422
    text = said_by(client, to("withdraw", reading.pk), {"reason": "Another ward’s"})
    assert "Withdrawn readings (1)" in text
    assert "Another ward’s (Femi Adeyemi" in text
    client.force_login(staff)
    text = text_of(client.get(PAGE))
    assert "Another ward’s" in text
    assert to("put_back", reading.pk) not in text


def test_an_import_is_taken_back_from_its_page_and_taken_in_again(client, read_letters, facilitator):
    before = values_of(read_letters)
    looked = file_of(read_letters, facilitator, [(JUNE, 1.0), (JULY, 9.0)], reason="Late letters")
    after = values_of(read_letters)
    client.force_login(facilitator)
    assert f'{to("imports_of")}">files taken in (1)' in text_of(client.get(PAGE))
    listed = text_of(client.get(to("imports_of")))
    own = reverse("measures:taken_in", args=["SASH", looked.pk])
    assert own in listed
    assert own in text_of(client.get(reverse("measures:imports", args=["SASH"])))
    assert "Nothing rests on its readings so far" in text_of(client.get(own))
    text = said_by(client, f"{own}take-back/")
    assert "‘letters.csv’ was taken back: 1 reading is gone, 1 says again what was there before." in text
    assert values_of(read_letters) == before
    assert "Taken back" in text_of(client.get(to("imports_of")))
    text = said_by(client, f"{own}again/", {"reason": "It was right"})
    assert values_of(read_letters) == after
    said_by(client, way_back(text))
    assert values_of(read_letters) == before


def test_an_import_that_something_rests_on_says_what_and_how_to_go_on(client, letters, facilitator):
    looked = file_of(letters, facilitator, [(JUNE, 1.0)])
    actions.correct_reading(reading=reading_of(letters, JUNE), value=5, reason="Typed", by=facilitator)
    client.force_login(facilitator)
    own = reverse("measures:taken_in", args=["SASH", looked.pk])
    text = text_of(client.get(own))
    assert "It cannot be taken back whole" in text
    assert "June 2019 of OPD-LET was corrected since" in text
    refused = client.post(f"{own}take-back/")
    assert refused.status_code == 422
    assert "Nothing was changed." in text_of(refused)


def test_an_import_is_seen_by_those_who_record_readings_or_see_the_history(
    client, letters, facilitator, executive, staff, outsider
):
    looked = file_of(letters, facilitator, [(JUNE, 1.0)])
    own = reverse("measures:taken_in", args=["SASH", looked.pk])
    for person, status in ((executive, 200), (staff, 403), (outsider, 404)):
        client.force_login(person)
        assert client.get(own).status_code == status
    client.force_login(executive)
    assert "Take it back" not in text_of(client.get(own))
    assert client.post(f"{own}take-back/").status_code == 403


def test_an_import_not_yet_decided_has_no_such_page(client, letters, facilitator):
    revision = queries.in_force(letters)
    looked = actions.look_at(
        organisation=letters.organisation,
        measure=letters,
        sha256="b" * 64,
        name="july.csv",
        rows=[[revision.pk, "2019-07-01", 9.0, None, None, None]],
        unchanged=0,
        by=facilitator,
    )
    client.force_login(facilitator)
    assert client.get(reverse("measures:taken_in", args=["SASH", looked.pk])).status_code == 404
    assert Import.objects.get().rows


PROPOSED = {name: LETTERS[name] for name in DEFINES} | {"method": "The letter log", "reason": "Clearer"}


def test_whether_readings_can_be_compared_is_asked_and_not_guessed(client, read_letters, facilitator):
    client.force_login(facilitator)
    response = client.post(to("revise"), PROPOSED)
    assert response.status_code == 422
    assert "Can readings before and after be compared? Choose one." in text_of(response)
    assert 'value="The letter log"' in text_of(response) or "The letter log</textarea>" in text_of(response)


def test_a_comparable_revision_goes_on_under_the_pages(client, read_letters, facilitator, executive):
    client.force_login(facilitator)
    text = said_by(client, to("revise"), PROPOSED | {"comparable": "yes"})
    assert "Readings before and after can be compared:" in text
    assert 'value="approve"' not in text
    assert "You proposed it. Was it a mistake?" in text
    client.force_login(executive)
    assert 'value="approve"' in text_of(client.get(to("revision", 2)))
    text = said_by(client, to("revision", 2), {"decision": "approve", "reason": ""})
    assert "The series goes on" in text
    assert "its readings go on under revision 2" in text
    assert "The same as a table (36 readings)" in text
    answer = client.get(f"{PAGE}?revision=1")
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}?revision=2")
    text = said_by(client, way_back(text))
    assert "Revision 2 waits again" in text
    assert Revision.objects.get(number=2).state == "proposed"


def test_a_proposal_is_taken_back_from_where_it_was_made(client, letters, facilitator):
    client.force_login(facilitator)
    text = said_by(client, to("revise"), PROPOSED | {"comparable": "no"})
    text = said_by(client, way_back(text))
    assert "Revision 2 was taken back: the definition stays as it is." in text
    assert "Revision 2</a>, taken back" in text
    assert Revision.objects.get(number=2).state == "taken_back"


def test_an_executive_who_edits_measures_too_is_not_offered_to_approve_their_own(client, letters, somebody):
    both = somebody(Role.FACILITATOR, name="Bea Both")
    from goldthread.server.people import actions as people

    people.grant(person=both, role=Role.EXECUTIVE, place=letters.organisation, by=None)
    client.force_login(both)
    text = said_by(client, to("revise"), PROPOSED | {"comparable": "no"})
    assert 'value="approve"' not in text
    response = client.post(to("revision", 2), {"decision": "approve", "reason": ""})
    assert response.status_code == 422
    assert "somebody else must approve it. You may take it back." in text_of(response)


def test_months_not_read_are_named_where_the_line_is_drawn_across_them(client, letters, facilitator):
    client.force_login(facilitator)
    for month in ("January 2019", "March 2019", "June 2019"):
        said_by(client, to("record"), {"period": month, "value": "9"})
    said = text_of(client.get(PAGE))
    assert "No reading for February 2019 and April 2019 to May 2019: the line is drawn across." in said
    for month in ("February 2019", "April 2019", "May 2019"):
        said_by(client, to("record"), {"period": month, "value": "8"})
    assert "No reading for" not in text_of(client.get(PAGE))


def test_another_value_for_a_month_is_refused_at_the_reason_that_it_lacks(client, letters, facilitator):
    client.force_login(facilitator)
    said_by(client, to("record"), {"period": "June 2019", "value": "9"})
    response = client.post(to("record"), {"period": "June 2019", "value": "8"})
    assert response.status_code == 422
    assert 'href="#id_reason"' in response.content.decode()
    assert "To make it 8 days, give a reason." in text_of(response)


def test_whoever_approves_is_not_sent_to_a_form_that_is_not_theirs(client, letters, facilitator, executive):
    client.force_login(facilitator)
    said_by(client, to("revise"), PROPOSED | {"comparable": "yes"})
    client.force_login(executive)
    text = said_by(client, to("revision", 2), {"decision": "approve", "reason": ""})
    assert "Revision 2 is in force." in text
    assert "Record a reading" not in text


def test_a_retired_measure_is_brought_back(client, letters, facilitator, staff):
    client.force_login(facilitator)
    text = said_by(client, to("retire"), {"reason": "Letters go at once"})
    assert "Bring it back" in text
    assert "OPD-LET is counted again." in said_by(client, way_back(text))
    actions.retire_measure(measure=letters, reason="Again", by=facilitator)
    client.force_login(staff)
    assert "Bring it back" not in text_of(client.get(PAGE))
    assert client.post(to("bring_back")).status_code == 403


def test_new_limits_and_notes_are_taken_back_at_once(client, read_letters, facilitator):
    client.force_login(facilitator)
    text = said_by(client, to("rebase"), {"starts": "March 2018", "reason": "Dictated in clinic"})
    said_by(client, way_back(text))
    assert not read_letters.phases.exists()
    text = said_by(client, to("note"), {"period": "Dec 2018", "text": "Influenza"})
    said_by(client, way_back(text))
    assert not read_letters.notes.exists()


@pytest.fixture
def renamed(read_letters, facilitator):
    """The measure with another code than it had."""
    return actions.edit_measure(
        measure=read_letters, code="LETTER-DAYS", title="Letters", dimension="service", by=facilitator
    )


def test_old_addresses_lead_to_the_measure_and_say_so(client, renamed, facilitator):
    client.force_login(facilitator)
    answer = client.get(f"{PAGE}?revision=1", follow=True)
    now = reverse("measures:measure", args=["SASH", "LETTER-DAYS"])
    assert answer.redirect_chain == [(f"{now}?revision=1", 302)]
    assert "OPD-LET is called LETTER-DAYS now: this is where it is." in text_of(answer)
    for name in ("record", "edit", "import_readings", "revise"):
        assert client.get(to(name), follow=True).status_code == 200


def test_charts_and_downloads_at_old_addresses_say_nothing_on_the_next_page(client, renamed, facilitator):
    client.force_login(facilitator)
    assert client.get(to("readings_csv"), follow=True).status_code == 200
    assert client.get(f"{to('chart')}?width=340", follow=True)["Content-Type"] == "image/svg+xml"
    assert "is called" not in text_of(client.get(reverse("measures:measure", args=["SASH", "LETTER-DAYS"])))


def test_a_form_that_was_open_when_the_code_changed_is_taken(client, renamed, facilitator):
    client.force_login(facilitator)
    assert "July 2019 was recorded" in said_by(client, to("record"), {"period": "July 2019", "value": "9"})
    assert Reading.objects.filter(period=JULY).count() == 1


def test_a_code_typed_in_small_letters_leads_there(client, letters, staff):
    client.force_login(staff)
    answer = client.get(PAGE.lower().replace("/o/sash/", "/o/SASH/"))
    assert (answer.status_code, answer["Location"]) == (302, PAGE)


def test_old_addresses_tell_an_outsider_nothing(client, renamed, outsider, staff):
    client.force_login(outsider)
    assert client.get(PAGE).status_code == 404
    client.force_login(staff)
    assert client.get(PAGE.replace("OPD-LET", "NEVER-WAS")).status_code == 404


def test_the_code_is_edited_on_the_page(client, letters, facilitator):
    client.force_login(facilitator)
    said = {"code": "letter-days", "title": "Letters", "dimension": "service"}
    text = said_by(client, to("edit"), said)
    assert "What leads to OPD-LET leads to LETTER-DAYS from now on." in text


def test_a_standing_standard_is_said_so(client, letters, facilitator):
    client.force_login(facilitator)
    said = {"code": "OPD-LET", "title": "Letters", "dimension": "service", "target": "5"}
    assert "5 days, a standing standard" in said_by(client, to("edit"), said)


def test_a_first_reading_says_what_is_next(client, letters, facilitator):
    client.force_login(facilitator)
    text = said_by(client, to("record"), {"period": "June 2019", "value": "9.4"})
    assert "Record another" in text
    actions.record_readings(measure=letters, readings=[NewReading(JULY, 9.0)], by=facilitator)
