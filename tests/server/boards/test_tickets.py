"""Tickets: written in two lines, moved, answered, and ended with what happened."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.server import needs
from goldthread.server.boards import actions
from goldthread.server.boards.models import Board, Ticket
from goldthread.server.boards.similar import similar
from goldthread.server.people import handing_over
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Person
from goldthread.server.post.models import Letter
from goldthread.server.tasks import queries as tasks
from goldthread.server.tasks.actions import give_task

from .conftest import TODAY

State = Ticket.State


def moved(ticket: Ticket, to: str, by: Person) -> Ticket:
    return actions.move_ticket(ticket=ticket, to=to, version=ticket.version, by=by)


def test_a_ticket_says_what_and_who_feels_it(ticket: Ticket, staff: Person) -> None:
    assert (ticket.what, ticket.felt_by) == ("The blanket warmer is broken", "Patients at night")
    assert (ticket.state, ticket.added_by) == (State.TO_DO, staff)


@pytest.mark.parametrize(("what", "felt_by"), [("", "us"), ("  ", "us"), ("x" * 301, "us"), ("No pens", " ")])
def test_it_says_both_and_not_too_much(what: str, felt_by: str, board: Board, staff: Person) -> None:
    with pytest.raises(actions.SayWhat):
        actions.write_ticket(board=board, what=what, felt_by=felt_by, by=staff)
    assert not Ticket.objects.exists()


def test_whoever_takes_one_on_has_it_and_it_needs_them_until_it_is_done(ticket: Ticket, lead: Person) -> None:
    doing = moved(ticket, "doing", lead)
    assert (doing.state, doing.owner) == (State.DOING, lead)
    assert [need.what for need in needs.of(lead, TODAY)] == [ticket.what]
    actions.end_ticket(ticket=ticket, outcome="The works department mended it.", by=lead)
    assert needs.of(lead, TODAY) == []


def test_of_two_who_move_it_at_once_the_second_is_told_and_nothing_is_lost(
    ticket: Ticket, lead: Person, executive: Person
) -> None:
    moved(ticket, "doing", lead)
    with pytest.raises(actions.SomebodyMovedIt, match="Lena Marsh moved it last: it is in ‘Doing’"):
        moved(ticket, "doing", executive)
    ticket.refresh_from_db()
    assert (ticket.state, ticket.owner) == (State.DOING, lead)


def test_no_more_is_done_at_once_than_the_team_wants(board: Board, ticket: Ticket, lead: Person) -> None:
    actions.arrange_board(board=board, sections=["tickets"], counts=[], doing_at_most=1, by=lead)
    other = actions.write_ticket(board=board, what="No pens", felt_by="Clerks", by=lead)
    moved(other, "doing", lead)
    with pytest.raises(actions.TooManyAtOnce, match="1 is being done already"):
        moved(ticket, "doing", lead)
    moved(Ticket.objects.get(pk=other.pk), "to_do", lead)
    assert moved(ticket, "doing", lead).state == State.DOING


def test_nothing_ends_without_a_word_of_what_happened(ticket: Ticket, lead: Person) -> None:
    for declined in (False, True):
        with pytest.raises(actions.SayWhat):
            actions.end_ticket(ticket=ticket, outcome=" ", declined=declined, by=lead)
    with pytest.raises(actions.NotSo):
        moved(ticket, "done", lead)
    ended = actions.end_ticket(ticket=ticket, outcome="It is to be replaced.", declined=True, by=lead)
    assert ended.state == State.DECLINED
    with pytest.raises(actions.NotSo):
        actions.end_ticket(ticket=ticket, outcome="Again", by=lead)
    assert actions.reopen_ticket(ticket=ticket, by=lead).outcome == ""


def test_whoever_wrote_it_is_told_of_the_answer_and_of_what_happened(
    ticket: Ticket, lead: Person, staff: Person
) -> None:
    actions.answer_ticket(ticket=ticket, answer="Works comes on Friday.", by=lead)
    actions.end_ticket(ticket=ticket, outcome="Mended.", by=lead)
    letters = Letter.objects.filter(person=staff).order_by("pk")
    assert [each.text.subject for each in letters] == [
        "Your ticket, answered: The blanket warmer is broken",
        "Your ticket, done: The blanket warmer is broken",
    ]
    own = actions.write_ticket(board=ticket.board, what="No pens", felt_by="us", by=lead)
    actions.end_ticket(ticket=own, outcome="Bought.", by=lead)
    assert not Letter.objects.filter(person=lead).exists()


def test_it_may_name_a_waste_in_the_organisations_words_and_somebody_who_looks_after_it(
    ticket: Ticket, lead: Person, client: Client
) -> None:
    client.force_login(lead)
    sent = {"what": ticket.what, "felt_by": ticket.felt_by, "waste": "inventory", "owner": lead.pk}
    assert client.post(ticket.address("change"), sent).status_code == 302
    page = client.get(ticket.get_absolute_url()).content.decode()
    assert "Inventory" in page
    assert "Lena Marsh" in page


def test_it_is_given_to_nobody_who_may_not_see_it(ticket: Ticket, lead: Person, outsider: Person) -> None:
    with pytest.raises(actions.NotTheirs):
        actions.change_ticket(ticket=ticket, what="x", felt_by="y", owner=outsider, by=lead)
    with pytest.raises(NotAllowed):
        actions.answer_ticket(ticket=ticket, answer="I see.", by=outsider)


def test_open_tickets_that_say_nearly_the_same_are_found(board: Board, ticket: Ticket, lead: Person) -> None:
    actions.write_ticket(board=board, what="No pens at the desk", felt_by="Clerks", by=lead)
    actions.hand_in_ticket(board=board, what="Blanket warmer broken again", felt_by="Relatives")
    assert similar(board, "warmer for blankets broken") == [ticket]
    assert similar(board, "warm") == []
    actions.end_ticket(ticket=ticket, outcome="Mended.", by=lead)
    assert similar(board, "warmer for blankets broken") == []


def test_a_task_from_a_ticket_stands_on_its_page(
    ticket: Ticket, lead: Person, staff: Person, client: Client
) -> None:
    give_task(text="Ring works", owner=staff, source=ticket, by=lead)
    assert [task.text for task in tasks.of_thing(ticket)] == ["Ring works"]
    client.force_login(lead)
    assert "Ring works" in client.get(ticket.get_absolute_url()).content.decode()
    assert client.post(ticket.address("give_task"), {"text": "Ring them again"}).status_code == 302


def test_a_button_moves_it_and_says_where_it_is(ticket: Ticket, lead: Person, client: Client) -> None:
    client.force_login(lead)
    sent = {"to": "doing", "version": ticket.version}
    answer = client.post(ticket.address("move"), sent, follow=True)
    assert "is in ‘Doing’" in answer.content.decode()
    again = client.post(ticket.address("move"), sent)
    assert again.status_code == 409
    assert "nothing of theirs was undone" in again.content.decode()


@pytest.mark.parametrize("version", ["", "x", "9" * 30])
def test_nonsense_moves_nothing(ticket: Ticket, lead: Person, client: Client, version: str) -> None:
    client.force_login(lead)
    assert client.post(ticket.address("move"), {"to": "doing", "version": version}).status_code == 409
    ticket.refresh_from_db()
    assert ticket.state == State.TO_DO


def test_what_looks_like_somebodys_care_is_written_on_no_board(
    board: Board, staff: Person, client: Client
) -> None:
    client.force_login(staff)
    sent = {"what": "NHS number 943 476 5919 waited", "felt_by": "Patients"}
    assert client.post(board.address("write"), sent).status_code == 422
    assert not Ticket.objects.exists()


def test_whoever_leaves_hands_over_what_they_look_after(
    ticket: Ticket, lead: Person, staff: Person, administrator: Person
) -> None:
    moved(ticket, "doing", lead)
    [thing] = handing_over.things_of(lead)
    handing_over.give(thing.key, lead, staff, administrator)
    ticket.refresh_from_db()
    assert ticket.owner == staff


@pytest.mark.slow
def test_a_board_with_many_tickets_asks_as_little_as_one_with_few(
    board: Board, ticket: Ticket, lead: Person, client: Client
) -> None:
    client.force_login(lead)
    client.get(board.get_absolute_url())
    few = asked(client, board)
    for n in range(60):
        actions.write_ticket(board=board, what=f"Thing {n}", felt_by="us", by=lead)
    assert asked(client, board) == few
    page = client.get(board.get_absolute_url()).content.decode()
    assert "All 61" in page
    assert page.count('app-board__ticket"') == 12
    assert "Page 1 of 2" in client.get(f"{board.address('tickets')}?state=to_do").content.decode()


def asked(client: Client, board: Board) -> int:
    with CaptureQueriesContext(connection) as found:
        client.get(board.get_absolute_url())
    return len(found)
