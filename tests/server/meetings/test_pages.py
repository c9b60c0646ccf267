"""The pages of routines: begun in words that are understood; what became of a meeting in one tap."""

from datetime import date

import pytest
from django.test import Client

from goldthread.cadence import say
from goldthread.server.meetings import actions
from goldthread.server.meetings.models import Routine
from goldthread.server.people.models import Organisation, Partnership, Person, Team

TODAY = date(2019, 7, 15)
BEGIN = "/o/SASH/routines/begin/huddle/"


@pytest.fixture
def as_facilitator(client: Client, facilitator: Person) -> Client:
    client.force_login(facilitator)
    return client


def begun(client: Client, words: str, **more: str) -> str:
    given = {"title": "Huddle", "cadence": words, "minutes_for": "members", **more}
    return client.post(BEGIN, given, follow=True).content.decode()


def test_what_was_understood_is_shown_before_anything_is_kept(
    as_facilitator: Client, trust: Organisation
) -> None:
    page = begun(as_facilitator, "Mon-Fri 8.10am, 12 minutes")
    assert "Is that what you mean?" in page
    assert "Tuesday 16 July 2019, 08:10" in page
    assert not Routine.objects.exists()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    page = begun(as_facilitator, "Mon-Fri 8.10am, 12 minutes", seen=seen)
    assert "Huddle is begun." in page
    assert say(Routine.objects.get().cadences.get().cadence) == seen


def test_where_words_could_mean_two_things_each_reading_is_a_button(
    as_facilitator: Client, trust: Organisation
) -> None:
    page = begun(as_facilitator, "every Tuesday at 8")
    assert page.count('name="meant"') == 2
    page = begun(as_facilitator, "every Tuesday at 8", meant="every Tuesday at 20:00")
    assert "Tuesday 16 July 2019, 20:00" in page
    assert 'value="every Tuesday at 20:00"' in page


@pytest.mark.parametrize(
    "words", ["every 30 February at 9:00", "now and then", "Tuesdays", "every Tuesday at 8:10 for 90 days"]
)
def test_words_that_name_nothing_are_said_at_their_field(
    as_facilitator: Client, trust: Organisation, words: str
) -> None:
    assert "nhsuk-error-summary" in begun(as_facilitator, words)
    assert not Routine.objects.exists()


def test_one_tap_says_that_it_was_held_and_it_can_be_taken_back(
    client: Client, huddle: Routine, lead: Person
) -> None:
    client.force_login(lead)
    page = client.post(huddle.address("hold", "2019-07-12"), follow=True).content.decode()
    assert "was held." in page
    assert "Take it back" in page
    assert "1 of 10 held, 9 not spoken of" in page
    client.post(huddle.address("take_back", "2019-07-12"))
    assert huddle.meetings.get().state == "due"


def test_a_meeting_is_cancelled_with_its_reason_and_moved_to_another_time(
    client: Client, huddle: Routine, lead: Person
) -> None:
    client.force_login(lead)
    client.post(huddle.address("cancel", "2019-07-16"), {"because": "staffing", "why": "Two are off sick"})
    moved = {"day_day": "18", "day_month": "7", "day_year": "2019", "at": "2pm"}
    client.post(huddle.address("move", "2019-07-17"), moved)
    page = client.get(huddle.get_absolute_url()).content.decode()
    assert "18 July 2019, 14:00" in page
    assert "16 July 2019" not in page.split("The last half year")[0]


def test_a_day_on_which_it_does_not_come_round_has_no_page(
    client: Client, huddle: Routine, lead: Person
) -> None:
    client.force_login(lead)
    for day in ("2019-07-13", "tomorrow", "2019-02-31"):
        assert client.get(huddle.address("cancel", day)).status_code == 404


def test_the_list_says_when_each_is_next_and_how_it_was_kept(
    client: Client, huddle: Routine, lead: Person, trust: Organisation, ward: Team
) -> None:
    actions.hold_meeting(routine=huddle, day=date(2019, 7, 12), by=lead)
    client.force_login(lead)
    page = client.get(f"/o/SASH/routines/?team={ward.pk}").content.decode()
    assert "15 July 2019, 08:10" in page
    assert "1 of 10 held" in page
    assert f"/o/SASH/routines/team/{ward.pk}/begin/" in page


def test_a_member_of_a_board_finds_it_without_a_role_in_the_partnership(
    client: Client, board: Routine, chair: Person, executive: Person, both: Partnership
) -> None:
    client.force_login(executive)
    assert "Guiding board</a>" not in client.get("/p/both/routines/").content.decode()
    actions.add_member(routine=board, person=executive, by=chair)
    assert "Guiding board</a>" in client.get("/p/both/routines/").content.decode()
    assert client.get(board.get_absolute_url()).status_code == 200
