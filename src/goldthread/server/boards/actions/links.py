"""The links of a board: made, made anew, ended."""

from __future__ import annotations

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from .. import keys
from ..abilities import BoardsAbility
from ..models import Board, BoardLink


class NoLink(Refusal):
    """There is no such link."""


@action
def make_link(*, board: Board, purpose: str, by: Person) -> BoardLink:
    """Make a link of a board; one that there was opens nothing from now on."""
    require(by, BoardsAbility.KEEP_BOARDS, board)
    ended = _end(board, purpose)
    link = BoardLink.objects.create(
        board=board, purpose=BoardLink.For(purpose), key=keys.new(), made_by=by, made_at=clock.now()
    )
    record("board.link_made", board, by=by, link=link.get_purpose_display(), anew="yes" if ended else "")
    return link


@action
def end_link(*, board: Board, purpose: str, by: Person) -> Board:
    """Have a link of a board open nothing from now on."""
    require(by, BoardsAbility.KEEP_BOARDS, board)
    if not _end(board, purpose):
        raise NoLink("There is no such link: nothing was changed.")
    record("board.link_ended", board, by=by, link=BoardLink.For(purpose).label)
    return board


def _end(board: Board, purpose: str) -> int:
    opened = BoardLink.objects.filter(board=board, purpose=purpose, ended_at=None)
    return opened.update(ended_at=clock.now())
