"""Tickets: written, changed, moved, answered, ended; handed over."""

from __future__ import annotations

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can, require
from goldthread.server.people.models import Person
from goldthread.server.ui.formats import plural

from .. import letters
from ..abilities import BoardsAbility
from ..models import Board, Ticket

LONGEST, LONGEST_WHO = 300, 120
State = Ticket.State


class SayWhat(Refusal):
    """A ticket says what is in the way."""

    about = "what"


class SayWho(SayWhat):
    """… and who feels it."""

    about = "felt_by"


class SayWhatHappened(SayWhat):
    """Nothing ends without a word of what came of it."""

    about = "outcome"


class SayTheAnswer(SayWhat):
    """An answer says something."""

    about = "answer"


class NotTheirs(Refusal):
    """Nobody can be given what they may not see."""

    about = "owner"


class NotSo(Refusal):
    """It is so already, or cannot be so yet."""


class TooManyAtOnce(NotSo):
    """The team does so much at once and no more."""


class SomebodyMovedIt(NotSo):
    """Somebody else moved it since the board was looked at."""


@action
def write_ticket(*, board: Board, what: str, felt_by: str, waste: str = "", by: Person) -> Ticket:
    """Say on a board what is in the way, or could be better, and who feels it."""
    require(by, BoardsAbility.WRITE_ON_BOARDS, board)
    now = clock.now()
    ticket = Ticket.objects.create(
        board=board,
        **checked(what, felt_by),
        waste=waste,
        added_by=by,
        added_at=now,
        moved_at=now,
        moved_by=by,
    )
    record("ticket.written", ticket, by=by, text=ticket.what, felt_by=ticket.felt_by, waste=waste)
    return ticket


@action
def change_ticket(
    *, ticket: Ticket, what: str, felt_by: str, waste: str = "", owner: Person | None = None, by: Person
) -> Ticket:
    """Put a ticket in other words, say which waste it is, or who looks after it."""
    ticket = locked(ticket, by)
    had, before = ticket.owner, state(ticket, "what", "felt_by", "waste", "owner")
    for name, text in checked(what, felt_by).items():
        setattr(ticket, name, text)
    ticket.waste, ticket.owner = waste, owner if owner == had else _owner(owner, ticket)
    changed = changes(before, ticket)
    if not changed:
        raise NotSo("It says that already: nothing was changed.")
    _save(ticket, "what", "felt_by", "waste", "owner")
    if ticket.owner and ticket.owner != had and ticket.owner != by:
        letters.tell_owner(ticket, by=by)
    record("ticket.changed", ticket, by=by, text=changed.pop("what", None), **changed)
    return ticket


@action
def move_ticket(*, ticket: Ticket, to: str, version: int, by: Person) -> Ticket:
    """Move a ticket to what is to do or to what is being done; whoever does it, if nobody has it, has it.

    version: of the ticket as whoever moves it saw it. Raises SomebodyMovedIt where it changed since, and
    TooManyAtOnce where the team does as much as it wants to.
    """
    board = Board.objects.select_for_update(of=("self",)).get(pk=ticket.board_id)
    ticket = locked(ticket, by)
    _is_as_it_was_seen(ticket, version, to)
    if ticket.state == State.NEW:
        raise NotSo("It is read first: whoever reads what came in puts it on the board.")
    if to not in (State.TO_DO, State.DOING):
        raise NotSo("Say what happened, and it is done.")
    if to == State.DOING:
        _there_is_room(board)
        ticket.owner = ticket.owner or by
    put(ticket, State(to), by, "owner")
    record("ticket.moved", ticket, by=by, to=State(to).label)
    return ticket


@action
def answer_ticket(*, ticket: Ticket, answer: str, by: Person) -> Ticket:
    """Say what one thinks of it, or means to do: whoever wrote it is told."""
    ticket = locked(ticket, by)
    if not answer.strip():
        raise SayTheAnswer("Say what you answer.")
    ticket.answer, ticket.answered_by = answer.strip(), by
    _save(ticket, "answer", "answered_by")
    letters.tell_writer(ticket, by=by)
    record("ticket.answered", ticket, by=by, answer=ticket.answer)
    return ticket


@action
def end_ticket(*, ticket: Ticket, outcome: str, declined: bool = False, by: Person) -> Ticket:
    """Say what happened, or why it is not taken up; whoever wrote it is told."""
    ticket = locked(ticket, by)
    if not ticket.is_open:
        raise NotSo(f"It has ended already: {ticket.get_state_display().lower()}.")
    if ticket.state == State.NEW:
        require(by, BoardsAbility.READ_WHAT_CAME_IN, ticket)
    if not outcome.strip():
        raise SayWhatHappened("Say why it is not taken up." if declined else "Say what happened.")
    ticket.outcome = outcome.strip()
    put(ticket, State.DECLINED if declined else State.DONE, by, "outcome")
    letters.tell_writer(ticket, by=by)
    record("ticket.ended", ticket, by=by, state=ticket.get_state_display(), outcome=ticket.outcome)
    return ticket


@action
def reopen_ticket(*, ticket: Ticket, by: Person) -> Ticket:
    """Put it back to what is to do: it was not done after all, or is there again."""
    ticket = locked(ticket, by)
    if ticket.is_open:
        raise NotSo("It is open already: nothing was changed.")
    ticket.outcome = ""
    put(ticket, State.TO_DO, by, "outcome")
    record("ticket.reopened", ticket, by=by)
    return ticket


@action
def hand_over(*, ticket: Ticket, to: Person, by: Person) -> Ticket:
    """Let somebody else look after it when whoever does leaves, or give it back to them."""
    if not can(by, PeopleAbility.MANAGE_PEOPLE, ticket):
        require(by, BoardsAbility.WRITE_ON_BOARDS, ticket)
    ticket = _locked(ticket)
    from_, ticket.owner = ticket.owner, to
    _save(ticket, "owner")
    record("ticket.handed_over", ticket, by=by, to=to.name, from_=from_ and from_.name)
    return ticket


def checked(what: str, felt_by: str) -> dict[str, str]:
    """Both fields, each on one line. Raises SayWhat, SayWho."""
    what, felt_by = " ".join(what.split()), " ".join(felt_by.split())
    if not what:
        raise SayWhat("Say what is in the way, or could be better.")
    if len(what) > LONGEST:
        raise SayWhat(f"Keep it to {LONGEST} letters: this has {len(what)}.")
    if not felt_by:
        raise SayWho("Say who feels it: patients, the night shift, you.")
    if len(felt_by) > LONGEST_WHO:
        raise SayWho(f"Keep it to {LONGEST_WHO} letters: this has {len(felt_by)}.")
    return {"what": what, "felt_by": felt_by}


def locked(ticket: Ticket, by: Person) -> Ticket:
    """The ticket as it stands, if this person writes on its board."""
    found = _locked(ticket)
    require(by, BoardsAbility.WRITE_ON_BOARDS, found)
    return found


def put(ticket: Ticket, state: State, by: Person, *fields: str) -> None:
    """Into another state, by somebody, now."""
    ticket.state, ticket.moved_at, ticket.moved_by = state, clock.now(), by
    _save(ticket, "state", "moved_at", "moved_by", *fields)


def _locked(ticket: Ticket) -> Ticket:
    tickets = Ticket.objects.select_for_update(of=("self",))
    return tickets.select_related("board__team__organisation", "owner", "added_by", "moved_by").get(
        pk=ticket.pk
    )


def _save(ticket: Ticket, *fields: str) -> None:
    ticket.version += 1
    ticket.save(update_fields=[*fields, "version"])


def _is_as_it_was_seen(ticket: Ticket, version: int, to: str) -> None:
    if ticket.version != version:
        who = ticket.moved_by.name if ticket.moved_by else "Somebody"
        where = ticket.get_state_display()
        raise SomebodyMovedIt(
            f"‘{ticket.what}’ was changed since you opened the board; {who} moved it last: it is in "
            f"‘{where}’ now. Look again: nothing of theirs was undone."
        )
    if ticket.state == to:
        raise NotSo(f"It is in ‘{ticket.get_state_display()}’ already.")
    if not ticket.is_open:
        raise NotSo("It has ended: open it again first.")


def _there_is_room(board: Board) -> None:
    doing = Ticket.objects.filter(board=board, state=State.DOING).count()
    if doing >= board.doing_at_most:
        said = plural(doing, "1 is being done already", f"{doing} are being done already")
        raise TooManyAtOnce(f"{said}, as many as the team wants at once: finish one first.")


def _owner(owner: Person | None, ticket: Ticket) -> Person | None:
    if owner and not owner.is_active:
        raise NotTheirs(f"{owner.name} has left: choose somebody else.")
    if owner and ticket.organisation_id not in owner.reach.whole:
        raise NotTheirs(f"{owner.name} may not see this board: choose somebody else.")
    return owner
