"""Whoever looks at a board learns that something on it changed: itself, a ticket, thanks."""

from goldthread.server.audit import following
from goldthread.server.audit.models import Event
from goldthread.server.live import telling

from .models import Board, Kudos, Ticket


def register() -> None:
    following.register("boards.board", _of_a_board)
    following.register("boards.ticket", _of_a_ticket)
    following.register("boards.kudos", _of_kudos)


def _of_a_board(event: Event, key: int) -> None:
    telling.tell(Board(pk=key))


def _of_a_ticket(event: Event, key: int) -> None:
    telling.tell(Board(pk=Ticket.objects.values_list("board", flat=True).get(pk=key)))


def _of_kudos(event: Event, key: int) -> None:
    telling.tell(Board(pk=Kudos.objects.values_list("board", flat=True).get(pk=key)))
