"""A team's board: begun from what is ready, arranged by the team, marked and counted day by day."""

from datetime import date

import pytest
from django.test import Client

from goldthread.server.boards import actions
from goldthread.server.boards.models import Board, Counted, MarkedDay
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Organisation, Person, Team

from .conftest import TODAY


def test_a_board_begins_with_what_is_ready_for_its_kind(board: Board) -> None:
    assert board.sections == ["cross", "today", "tickets", "measures", "kudos"]
    assert board.counts == ["Registered nurses", "Healthcare assistants", "Beds open"]


def test_a_team_has_one_board_and_whoever_leads_another_team_begins_none(
    board: Board, ward: Team, lead: Person, trust: Organisation, administrator: Person, staff: Person
) -> None:
    with pytest.raises(actions.NoSuchBoard, match="has a board already"):
        actions.begin_board(team=ward, kind="ward", by=lead)
    other = people.add_team(organisation=trust, name="Ward 6", by=administrator)
    for nobody in (lead, staff):
        with pytest.raises(NotAllowed):
            actions.begin_board(team=other, kind="ward", by=nobody)


def test_what_stands_on_it_and_in_which_order_is_the_teams_to_say(
    board: Board, lead: Person, client: Client
) -> None:
    actions.arrange_board(
        board=board, sections=["kudos", "tickets"], counts=["Beds ", "Beds", ""], doing_at_most=2, by=lead
    )
    board.refresh_from_db()
    assert (board.sections, board.counts, board.doing_at_most) == (["kudos", "tickets"], ["Beds"], 2)
    client.force_login(lead)
    page = client.get(board.get_absolute_url()).content.decode()
    assert page.index('id="section-kudos"') < page.index('id="section-tickets"')
    assert "Safety cross" not in page


@pytest.mark.parametrize("sections", [[], ["kudos", "kudos"], ["weather"]])
def test_each_stands_there_once(board: Board, lead: Person, sections: list[str]) -> None:
    with pytest.raises(actions.NoSuchBoard):
        actions.arrange_board(board=board, sections=sections, counts=[], doing_at_most=2, by=lead)


def test_nobody_counts_more_than_a_board_shows(board: Board, lead: Person) -> None:
    with pytest.raises(actions.OnlySoMany, match="8 things at most: these are 9"):
        actions.arrange_board(
            board=board, sections=["today"], counts=list("abcdefghi"), doing_at_most=2, by=lead
        )


def test_the_form_says_how_a_board_is_arranged(board: Board, lead: Person, client: Client) -> None:
    client.force_login(lead)
    sent = {"section_0": "tickets", "section_1": "cross", "counts": "Beds\nPorters", "doing_at_most": "3"}
    assert client.post(board.address("arrange"), sent).status_code == 302
    board.refresh_from_db()
    assert (board.sections, board.counts) == (["tickets", "cross"], ["Beds", "Porters"])


def test_a_day_of_the_safety_cross_is_marked_once_and_may_be_marked_anew(
    board: Board, staff: Person, client: Client
) -> None:
    actions.mark_day(board=board, day=TODAY, mark="nothing", by=staff)
    actions.mark_day(board=board, day=TODAY, mark="nearly", by=staff)
    assert [each.mark for each in MarkedDay.objects.all()] == ["nearly"]
    client.force_login(staff)
    assert "Somebody nearly came to harm" in client.get(board.get_absolute_url()).content.decode()


@pytest.mark.parametrize("day", [date(2020, 1, 10), date(2019, 10, 1)])
def test_a_day_to_come_or_long_past_is_not_marked(board: Board, staff: Person, day: date) -> None:
    with pytest.raises(actions.NotThatDay):
        actions.mark_day(board=board, day=day, mark="nothing", by=staff)
    assert not MarkedDay.objects.exists()


def test_today_is_counted_against_plan(board: Board, staff: Person, client: Client) -> None:
    client.force_login(staff)
    client.post(board.address("count"), {"planned_0": "5", "actual_0": "4", "actual_1": "no"})
    assert not Counted.objects.exists()
    assert client.post(board.address("count"), {"planned_0": "5", "actual_0": "4"}).status_code == 302
    assert "<strong>4</strong> of 5 planned" in client.get(board.get_absolute_url()).content.decode()


def test_nobody_outside_the_organisation_sees_a_board(board: Board, outsider: Person, staff: Person) -> None:
    assert not Board.objects.visible_to(outsider).exists()
    assert list(Board.objects.visible_to(staff)) == [board]


def test_the_list_says_how_much_is_open_and_where_a_board_can_be_begun(
    board: Board, trust: Organisation, administrator: Person, client: Client
) -> None:
    other = people.add_team(organisation=trust, name="Ward 6", by=administrator)
    client.force_login(administrator)
    page = client.get("/o/SASH/boards/").content.decode()
    assert "Begin one for Ward 6" in page
    assert "Begin one for Ward 5" not in page
    narrowed = client.get(f"/o/SASH/boards/?team={other.pk}").content.decode()
    assert board.get_absolute_url() not in narrowed
