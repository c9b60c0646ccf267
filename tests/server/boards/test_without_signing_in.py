"""Whoever stands at a board writes without signing in; the team reads it first."""

import pytest
from django.test import Client

from goldthread.server import needs
from goldthread.server.audit.models import Event
from goldthread.server.boards import actions
from goldthread.server.boards.keys import token_of
from goldthread.server.boards.models import Board, BoardLink, Kudos, Ticket
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Person
from goldthread.server.security.attempts import NOTES

from .conftest import TODAY

WRITING = BoardLink.For.WRITING
NOTE = {"what": "The lift is slow", "felt_by": "Porters"}


@pytest.fixture
def link(board: Board, lead: Person) -> str:
    return f"/board/{token_of(actions.make_link(board=board, purpose=WRITING, by=lead))}/"


def test_what_is_written_waits_until_whoever_leads_has_read_it(
    link: str, board: Board, lead: Person, staff: Person, client: Client
) -> None:
    answer = client.post(link, NOTE | {"signed": " Pat "}, follow=True)
    assert "The team reads it before it stands on the board" in answer.content.decode()
    ticket = Ticket.objects.get()
    assert (ticket.state, ticket.added_by, ticket.added_name) == (Ticket.State.NEW, None, "Pat")
    assert [need.what for need in needs.of(lead, TODAY)] == ["Read what came in"]
    assert needs.of(staff, TODAY) == []
    client.force_login(lead)
    assert "The lift is slow" not in client.get(board.get_absolute_url()).content.decode()
    assert "The lift is slow" in client.get(board.address("incoming")).content.decode()
    client.post(ticket.address("take_in"))
    assert "The lift is slow" in client.get(board.get_absolute_url()).content.decode()


def test_who_does_not_lead_puts_nothing_on_the_board_that_came_in(board: Board, staff: Person) -> None:
    ticket = actions.hand_in_ticket(board=board, **NOTE)
    assert not Ticket.objects.visible_to(staff).exists()
    with pytest.raises(NotAllowed):
        actions.take_in_ticket(ticket=ticket, by=staff)
    with pytest.raises(NotAllowed):
        actions.end_ticket(ticket=ticket, outcome="No.", by=staff)
    with pytest.raises(actions.NotSo):
        actions.move_ticket(ticket=ticket, to="doing", version=ticket.version, by=staff)


def test_thanks_wait_too_and_may_be_left_off(link: str, board: Board, lead: Person, client: Client) -> None:
    client.post(f"{link}thanks/", {"whom": "Ben the porter", "what": "He waited with her"})
    kudos = Kudos.objects.get()
    assert kudos.shown is None
    client.force_login(lead)
    client.post(kudos.address("leave_out"))
    assert "Ben the porter" not in client.get(board.get_absolute_url()).content.decode()
    client.post(kudos.address("show"))
    assert "Ben the porter" in client.get(board.get_absolute_url()).content.decode()


def test_the_record_says_neither_who_nor_at_what_time(link: str, lead: Person, client: Client) -> None:
    client.force_login(lead)
    client.post(link, NOTE)
    event = Event.objects.get(what="ticket.handed_in")
    assert (event.actor, event.actor_name) == ("", "Somebody")
    assert Ticket.objects.get().added_by is None


def test_the_page_shows_nothing_of_the_board(
    link: str, ticket: Ticket, staff: Person, client: Client
) -> None:
    for page in (link, f"{link}thanks/"):
        shown = client.get(page).content.decode()
        assert ticket.what not in shown
        assert staff.name not in shown


def test_a_link_that_was_made_anew_or_ended_opens_nothing(
    link: str, board: Board, lead: Person, client: Client
) -> None:
    anew = f"/board/{token_of(actions.make_link(board=board, purpose=WRITING, by=lead))}/"
    assert client.get(link).status_code == 404
    assert client.post(link, NOTE).status_code == 404
    assert client.get(anew).status_code == 200
    actions.end_link(board=board, purpose=WRITING, by=lead)
    assert client.get(anew).status_code == 404
    assert not Ticket.objects.exists()


def test_nobody_makes_up_a_link_who_has_read_the_table(board: Board, lead: Person, client: Client) -> None:
    found = actions.make_link(board=board, purpose=WRITING, by=lead)
    assert client.get(f"/board/{found.key}/").status_code == 404
    assert client.get(f"/board/{found.key}:made-up/").status_code == 404


def test_whoever_writes_and_writes_is_asked_to_wait_and_keeps_what_was_typed(
    link: str, client: Client
) -> None:
    for _ in range(NOTES.at_once):
        client.post(link, NOTE)
    answer = client.post(link, NOTE)
    page = answer.content.decode()
    assert "Too many attempts from here" in page
    assert "The lift is slow" in page
    assert Ticket.objects.count() == NOTES.at_once


def test_what_looks_like_somebodys_care_is_not_taken(link: str, client: Client) -> None:
    answer = client.post(link, {"what": "NHS number 943 476 5919", "felt_by": "x"})
    assert answer.status_code == 422
    assert not Ticket.objects.exists()


def test_the_poster_carries_the_address_as_a_code(
    link: str, board: Board, lead: Person, client: Client
) -> None:
    client.force_login(lead)
    page = client.get(board.address("poster")).content.decode()
    assert link in page
    assert "<svg" in page
    assert link in client.get(board.address("links")).content.decode()


def test_who_may_not_keep_the_board_makes_no_link(board: Board, staff: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.make_link(board=board, purpose=WRITING, by=staff)
    with pytest.raises(NotAllowed):
        actions.end_link(board=board, purpose=WRITING, by=staff)
