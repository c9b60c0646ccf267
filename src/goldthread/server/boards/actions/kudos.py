"""Thanks."""

from __future__ import annotations

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from ..abilities import BoardsAbility
from ..models import Board, Kudos

LONGEST, LONGEST_WHOM = 300, 120


class SayWhom(Refusal):
    """Thanks are somebody's."""

    about = "whom"


class SayWhatFor(Refusal):
    """Thanks are for something."""

    about = "what"


@action
def give_kudos(*, board: Board, whom: str, what: str, by: Person) -> Kudos:
    """Thank somebody on a board: whom, and for what."""
    require(by, BoardsAbility.WRITE_ON_BOARDS, board)
    given = Kudos.objects.create(
        board=board, **checked(whom, what), added_by=by, added_at=clock.now(), shown=True
    )
    record("kudos.given", given, by=by, whom=given.whom, text=given.what)
    return given


def checked(whom: str, what: str) -> dict[str, str]:
    """Both fields, each on one line. Raises SayWhom, SayWhatFor."""
    whom, what = " ".join(whom.split()), " ".join(what.split())
    if not whom or len(whom) > LONGEST_WHOM:
        raise SayWhom(f"Say whom you thank, in {LONGEST_WHOM} letters at most.")
    if not what or len(what) > LONGEST:
        raise SayWhatFor(f"Say what for, in {LONGEST} letters at most.")
    return {"whom": whom, "what": what}
