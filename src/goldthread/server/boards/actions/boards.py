"""A board, begun and arranged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.measures.models import Measure
from goldthread.server.people.access import require
from goldthread.server.people.models import Person, Team

from ..abilities import BoardsAbility
from ..kinds import READY
from ..models import Board, Section

MOST_COUNTS, LONGEST_COUNT, MOST_MEASURES, MOST_AT_ONCE = 8, 60, 8, 50


class NoSuchBoard(Refusal):
    """The team has a board already, or what stands on it is no choice."""

    about = "sections"


class OnlySoMany(Refusal):
    """More than anybody can look at on one board."""

    about = "counts"


class TooManyMeasures(OnlySoMany):
    """More charts than fit."""

    about = "measures"


@action
def begin_board(*, team: Team, kind: str, by: Person) -> Board:
    """Begin a team's board, from what is ready for its kind."""
    require(by, BoardsAbility.KEEP_BOARDS, team)
    if Board.objects.filter(team=team).exists():
        raise NoSuchBoard(f"{team.name} has a board already.")
    ready = READY[Board.Kind(kind)]
    board = Board.objects.create(
        team=team,
        kind=kind,
        sections=list(map(str, ready.sections)),
        counts=list(ready.counts),
        begun_by=by,
        begun_at=clock.now(),
    )
    record("board.begun", board, by=by, kind=Board.Kind(kind).label)
    return board


@action
def arrange_board(
    *,
    board: Board,
    sections: Sequence[str],
    counts: Sequence[str],
    doing_at_most: int,
    measures: Iterable[Measure] = (),
    by: Person,
) -> Board:
    """Say what stands on a board, in what order, what is counted each day, how much is done at once."""
    board = Board.objects.select_for_update(of=("self",)).select_related("team").get(pk=board.pk)
    require(by, BoardsAbility.KEEP_BOARDS, board)
    before = state(board, "sections_said", "counts_said", "doing_at_most")
    board.sections, board.counts = _sections(sections), _counts(counts)
    board.doing_at_most = min(max(1, doing_at_most), MOST_AT_ONCE)
    board.save(update_fields=["sections", "counts", "doing_at_most"])
    shown = _put_measures(board, list(measures))
    record("board.arranged", board, by=by, measures=shown, **changes(before, board))
    return board


def _sections(chosen: Sequence[str]) -> list[str]:
    if not chosen or len(set(chosen)) < len(chosen) or not set(chosen) <= set(Section.values):
        raise NoSuchBoard("Choose what stands on the board, each once.")
    return list(map(str, chosen))


def _counts(labels: Sequence[str]) -> list[str]:
    found = list(dict.fromkeys(filter(None, (" ".join(each.split()) for each in labels))))
    if len(found) > MOST_COUNTS:
        raise OnlySoMany(f"Count {MOST_COUNTS} things at most: these are {len(found)}.")
    if any(len(each) > LONGEST_COUNT for each in found):
        raise OnlySoMany(f"Keep each to {LONGEST_COUNT} letters.")
    return found


def _put_measures(board: Board, measures: list[Measure]) -> str:
    if len(measures) > MOST_MEASURES:
        raise TooManyMeasures(f"Choose {MOST_MEASURES} measures at most: these are {len(measures)}.")
    if any(each.organisation_id != board.organisation_id for each in measures):
        raise TooManyMeasures("Choose measures of this organisation.")
    board.charted.set(measures)
    return ", ".join(sorted(each.code for each in measures))
