"""What boards need of whom: tickets that somebody does, and what came in and waits to be read."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from goldthread.server.needs import Need
from goldthread.server.people.models import Person
from goldthread.server.people.who_may import who_may
from goldthread.server.ui.formats import plural

from .abilities import BoardsAbility
from .models import Board, Kudos, Ticket
from .queries import in_full, tickets_in_full


def finds(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """Two queries where nothing waits, else five, however many boards there are."""
    doing = Ticket.objects.filter(state=Ticket.State.DOING, owner__in=people)
    for ticket in tickets_in_full(doing):
        assert ticket.owner
        yield ticket.owner, _doing(ticket)
    if waiting := _waiting():
        may = who_may(BoardsAbility.READ_WHAT_CAME_IN, people)
        for board in in_full(Board.objects.filter(pk__in=waiting, team__closed_on=None)):
            for person in may.at(board):
                yield person, _to_read(board, waiting[board.pk])


def _waiting() -> Counter[int]:
    """How much waits to be read, by board."""
    tickets = Ticket.objects.filter(state=Ticket.State.NEW).order_by().values_list("board", flat=True)
    kudos = Kudos.objects.filter(shown=None).order_by().values_list("board", flat=True)
    return Counter(tickets.union(kudos, all=True))


def _doing(ticket: Ticket) -> Need:
    return Need(
        ticket.what,
        str(ticket.board),
        ticket.get_absolute_url(),
        ticket.board.team.organisation.code,
        state="Say what happened, or that it goes on",
    )


def _to_read(board: Board, count: int) -> Need:
    return Need(
        plural(count, "Read what came in", f"Read the {count} things that came in"),
        str(board),
        board.address("incoming"),
        board.team.organisation.code,
        state="Written without signing in",
    )
