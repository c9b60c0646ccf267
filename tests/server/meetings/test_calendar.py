"""Series out of a calendar: what was read, what was refused, and nothing kept by reading."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldthread.server.meetings.models import Routine
from goldthread.server.people.models import Organisation, Person

AT = "/o/SASH/routines/from-calendar/"
EVENT = (
    "BEGIN:VEVENT\r\nUID:{0}\r\nSUMMARY:{0}\r\nDTSTART;TZID={1}:20190701T090000\r\n"
    "DURATION:PT30M\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\nEND:VEVENT\r\n"
)


def sent(client: Client, content: str) -> str:
    file = SimpleUploadedFile("a.ics", content.encode())
    return client.post(AT, {"calendar": file}).content.decode()


@pytest.fixture
def as_facilitator(client: Client, facilitator: Person, trust: Organisation) -> Client:
    client.force_login(facilitator)
    return client


def test_each_series_leads_to_a_form_that_is_filled_in_and_foreign_clocks_are_refused(
    as_facilitator: Client,
) -> None:
    events = EVENT.format("Team meeting", "Europe/London") + EVENT.format("Far away", "America/New_York")
    page = sent(as_facilitator, f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
    assert "Far away: It goes by the clocks of" in page
    href = page.split('href="/o/SASH/routines/begin/other/?')[1].split('"')[0].replace("&amp;", "&")
    form = as_facilitator.get(f"/o/SASH/routines/begin/other/?{href}").content.decode()
    assert 'value="Team meeting"' in form
    assert "Monday 15 July 2019, 09:00" in form
    assert not Routine.objects.exists()


@pytest.mark.parametrize("content", ["", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "x" * 1_000_001])
def test_what_is_no_calendar_is_said_at_its_field(as_facilitator: Client, content: str) -> None:
    assert "nhsuk-error-summary" in sent(as_facilitator, content)
