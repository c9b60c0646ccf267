"""What is written without signing in, and what becomes of it once it is read."""

from __future__ import annotations

from goldthread.server import clock
from goldthread.server.audit.actions import action, anonymous_action, record, record_unnamed
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from ..abilities import BoardsAbility
from ..models import Board, Kudos, Ticket
from . import kudos, tickets
from .tickets import NotSo

LONGEST_NAME = 80
WAITING = 300


class Full(NotSo):
    """More waits to be read than anybody reads."""


@anonymous_action
def hand_in_ticket(*, board: Board, what: str, felt_by: str, signed: str = "") -> Ticket:
    """Write a ticket without signing in; it waits until it is read. signed: a name, if they like."""
    _is_not_full(board)
    now = clock.now()
    ticket = Ticket.objects.create(
        board=board,
        **tickets.checked(what, felt_by),
        state=Ticket.State.NEW,
        added_name=_signed(signed),
        added_at=now,
        moved_at=now,
    )
    record_unnamed("ticket.handed_in", ticket)
    return ticket


@anonymous_action
def hand_in_kudos(*, board: Board, whom: str, what: str, signed: str = "") -> Kudos:
    """Thank somebody without signing in; it waits until somebody has read it."""
    _is_not_full(board)
    given = Kudos.objects.create(
        board=board, **kudos.checked(whom, what), added_name=_signed(signed), added_at=clock.now()
    )
    record_unnamed("kudos.handed_in", given)
    return given


@action
def take_in_ticket(*, ticket: Ticket, by: Person) -> Ticket:
    """Put what came in on the board, as it was written."""
    ticket = tickets.locked(ticket, by)
    require(by, BoardsAbility.READ_WHAT_CAME_IN, ticket)
    if ticket.state != Ticket.State.NEW:
        raise NotSo("It was read already.")
    tickets.put(ticket, Ticket.State.TO_DO, by)
    record("ticket.taken_in", ticket, by=by)
    return ticket


@action
def show_kudos(*, kudos: Kudos, by: Person) -> Kudos:
    """Put thanks that came in on the board."""
    kudos = _read(kudos, by, shown=True)
    record("kudos.shown", kudos, by=by, whom=kudos.whom)
    return kudos


@action
def leave_out_kudos(*, kudos: Kudos, by: Person) -> Kudos:
    """Leave thanks off the board, such as what is none."""
    kudos = _read(kudos, by, shown=False)
    record("kudos.left_out", kudos, by=by, whom=kudos.whom)
    return kudos


def _read(given: Kudos, by: Person, *, shown: bool) -> Kudos:
    found = Kudos.objects.select_for_update(of=("self",)).select_related("board__team__organisation")
    given = found.get(pk=given.pk)
    require(by, BoardsAbility.READ_WHAT_CAME_IN, given)
    if given.shown is shown:
        raise NotSo("It is so already: nothing was changed.")
    given.shown = shown
    given.save(update_fields=["shown"])
    return given


def _signed(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]


def _is_not_full(board: Board) -> None:
    waiting = Ticket.objects.filter(board=board, state=Ticket.State.NEW).count()
    if waiting + Kudos.objects.filter(board=board, shown=None).count() >= WAITING:
        raise Full("So much waits to be read here that nothing more is taken: tell somebody of the team.")
