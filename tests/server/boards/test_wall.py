"""A board on the wall: by a link that shows it alone, without anybody's name."""

import pytest
from django.test import Client, TestCase

from goldthread.server.boards import actions
from goldthread.server.boards.keys import token_of
from goldthread.server.boards.models import Board, BoardLink, Ticket
from goldthread.server.people.models import Person

WALL = BoardLink.For.WALL


@pytest.fixture
def link(board: Board, lead: Person) -> str:
    return f"/wall/{token_of(actions.make_link(board=board, purpose=WALL, by=lead))}/"


def test_the_link_shows_the_board_and_names_nobody_who_wrote_or_does_it(
    link: str, ticket: Ticket, lead: Person, staff: Person, client: Client
) -> None:
    actions.move_ticket(ticket=ticket, to="doing", version=ticket.version, by=lead)
    actions.give_kudos(board=ticket.board, whom="Ben", what="He waited with her", by=staff)
    page = client.get(link).content.decode()
    assert ticket.what in page
    assert "He waited with her" in page
    assert not [name for name in (lead.name, staff.name) if name in page]


def test_the_link_shows_nothing_else_and_changes_nothing(link: str, board: Board, client: Client) -> None:
    assert client.get(board.get_absolute_url()).status_code == 302
    assert client.post(link).status_code == 405
    assert client.get(link.replace("/wall/", "/board/")).status_code == 404


def test_what_came_in_and_was_not_read_is_on_no_wall(link: str, board: Board, client: Client) -> None:
    actions.hand_in_ticket(board=board, what="The lift is slow", felt_by="Porters")
    actions.hand_in_kudos(board=board, whom="Ben", what="He waited with her")
    page = client.get(link).content.decode()
    assert "The lift is slow" not in page
    assert "He waited with her" not in page


def test_the_screen_learns_of_a_change(link: str, ticket: Ticket, lead: Person, client: Client) -> None:
    before = client.get(f"{link}live/").json()["mark"]
    with TestCase.captureOnCommitCallbacks(execute=True):
        actions.move_ticket(ticket=ticket, to="doing", version=ticket.version, by=lead)
    assert client.get(f"{link}live/").json()["mark"] != before


def test_a_link_that_was_ended_shows_nothing(link: str, board: Board, lead: Person, client: Client) -> None:
    actions.end_link(board=board, purpose=WALL, by=lead)
    assert client.get(link).status_code == 404
    assert client.get(f"{link}live/").status_code == 404


def test_whoever_sees_the_board_hangs_it_on_the_wall(
    board: Board, ticket: Ticket, staff: Person, outsider: Person, client: Client
) -> None:
    client.force_login(staff)
    assert ticket.what in client.get(board.address("wall")).content.decode()
    client.force_login(outsider)
    assert client.get(board.address("wall")).status_code == 404
