"""What is said of a day: the safety cross, and today against plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from ..abilities import BoardsAbility
from ..models import Board, Counted, MarkedDay

BACK = timedelta(days=62)
MOST = 99_999
Pair = tuple[int | None, int | None]


class NotThatDay(Refusal):
    """It is to come, or is long past."""

    about = "day"


class NoSuchNumber(Refusal):
    """Nobody counts so many."""


@action
def mark_day(*, board: Board, day: date, mark: str, by: Person) -> MarkedDay:
    """Say of a day whether anybody came to harm, or nearly did; of one of the last two months."""
    require(by, BoardsAbility.WRITE_ON_BOARDS, board)
    today = clock.today()
    if not today - BACK <= day <= today:
        raise NotThatDay("Choose a day of the last two months, today at the latest.")
    marked, _ = MarkedDay.objects.update_or_create(
        board=board, day=day, defaults={"mark": MarkedDay.Mark(mark)}
    )
    record("board.day_marked", board, by=by, day=day, mark=MarkedDay.Mark(mark).label)
    return marked


@action
def count_today(*, board: Board, counted: Mapping[str, Pair], by: Person) -> Board:
    """Say how today is against plan, by what is counted: what was planned, and what there is."""
    require(by, BoardsAbility.WRITE_ON_BOARDS, board)
    today = clock.today()
    for label, (planned, actual) in counted.items():
        if label not in board.counts or any(n is not None and not 0 <= n <= MOST for n in (planned, actual)):
            raise NoSuchNumber(f"Say how many, from 0 to {MOST:,}.")
        Counted.objects.update_or_create(
            board=board, day=today, label=label, defaults={"planned": planned, "actual": actual}
        )
    said = "; ".join(_said(label, *pair) for label, pair in counted.items() if pair != (None, None))
    record("board.counted", board, by=by, day=today, counted=said)
    return board


def _said(label: str, planned: int | None, actual: int | None) -> str:
    return f"{label} {'–' if actual is None else actual} of {'–' if planned is None else planned}"
