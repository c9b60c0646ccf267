"""Boards, read: in a number of queries that does not grow with what was ever on them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.safestring import mark_safe

from goldthread.charts.small import small
from goldthread.server.measures.queries import Glance, glances, kept_to_each, with_small_charts
from goldthread.server.people.models import Organisation, Person

from .models import Board, BoardLink, Counted, Kudos, MarkedDay, Section, Ticket

State = Ticket.State
SHOWN = {State.TO_DO: 12, State.DOING: 12, State.DONE: 6}
KUDOS = 6
SIZE = (160, 44)


@dataclass(frozen=True)
class Column:
    """A column of tickets: the first of them, and how many there are."""

    state: State
    tickets: list[Ticket]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.tickets)


@dataclass(frozen=True)
class Day:
    """A day of the safety cross, with its mark if it has one."""

    day: date
    mark: str
    said: str
    to_come: bool


@dataclass
class Shown:
    """What a board shows, section by section: only what stands on it is read."""

    sections: list[Section]
    columns: list[Column] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    counted: list[tuple[str, Counted | None]] = field(default_factory=list)
    measures: list[tuple[Glance, str]] = field(default_factory=list)
    kudos: list[Kudos] = field(default_factory=list)


def in_full(boards: QuerySet[Board]) -> QuerySet[Board]:
    return boards.select_related("team__organisation")


def tickets_in_full(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    """With everybody whom a list of them names."""
    people = ("owner", "added_by", "moved_by", "answered_by")
    return tickets.select_related("board__team__organisation", *people)


def shown(board: Board, today: date, *, to: Person, openly: bool = False) -> Shown:
    """What stands on a board today, for who looks; openly: no measure whose figures are kept to some."""
    has = Shown([Section(each) for each in board.sections])
    if Section.TICKETS in has.sections:
        has.columns = columns(board)
    if Section.CROSS in has.sections:
        has.days = month(board, today)
    if Section.TODAY in has.sections:
        has.counted = counted(board, today)
    if Section.MEASURES in has.sections:
        has.measures = measures(board, to, openly)
    if Section.KUDOS in has.sections:
        has.kudos = list(Kudos.objects.filter(board=board, shown=True).select_related("added_by")[:KUDOS])
    return has


def columns(board: Board) -> list[Column]:
    """To do and doing, the longest waiting first; done, the last first."""
    counts = dict(Ticket.objects.filter(board=board).order_by().values_list("state").annotate(n=Count("pk")))
    return [
        Column(state, list(of_state(board, state)[:most]), counts.get(state, 0))
        for state, most in SHOWN.items()
    ]


def of_state(board: Board, state: str) -> QuerySet[Ticket]:
    """All tickets of a board in one state, in the order of its column."""
    order = "-moved_at" if state in Ticket.ENDED else "added_at"
    return tickets_in_full(Ticket.objects.filter(board=board, state=state)).order_by(order, "-pk")


def month(board: Board, today: date) -> list[Day]:
    """The days of this month."""
    marks = {
        each.day: each
        for each in MarkedDay.objects.filter(board=board, day__year=today.year, day__month=today.month)
    }
    days = [today.replace(day=n) for n in range(1, monthrange(today.year, today.month)[1] + 1)]
    return [
        Day(
            day,
            marks[day].mark if day in marks else "",
            marks[day].get_mark_display() if day in marks else "",
            day > today,
        )
        for day in days
    ]


def counted(board: Board, today: date) -> list[tuple[str, Counted | None]]:
    """What the board counts, each with what was said of it today."""
    said = {each.label: each for each in Counted.objects.filter(board=board, day=today)}
    return [(label, said.get(label)) for label in board.counts]


def measures(board: Board, to: Person, openly: bool) -> list[tuple[Glance, str]]:
    """The board's measures with their small charts."""
    chosen = board.charted.filter(retired_on=None)
    if openly:
        chosen = chosen.exclude(pk__in=kept_to_each(list(chosen)))
    organisation = board.team.organisation
    width, height = SIZE
    rows = with_small_charts(sorted(glances(chosen, to=to, of=[organisation]), key=lambda g: g.measure.title))
    return [(g, mark_safe(small(g.sketch, width=width, height=height) if g.sketch else "")) for g in rows]


def waiting(board: Board) -> tuple[list[Ticket], list[Kudos]]:
    """What came in without signing in, and nobody has read."""
    return (
        list(of_state(board, State.NEW)),
        list(Kudos.objects.filter(board=board, shown=None).select_related("board__team__organisation")),
    )


def how_many_wait(board: Board) -> int:
    """How much of it there is."""
    tickets = Ticket.objects.filter(board=board, state=State.NEW).count()
    return tickets + Kudos.objects.filter(board=board, shown=None).count()


def links_of(board: Board) -> dict[str, BoardLink]:
    """The open links of a board, by what they are for."""
    return {link.purpose: link for link in BoardLink.objects.filter(board=board, ended_at=None)}


def boards_of(organisation: Organisation, person: Person) -> QuerySet[Any]:
    """The boards of an organisation that somebody sees."""
    return in_full(Board.objects.visible_to(person).filter(team__organisation=organisation))


def open_by_board(boards: list[Board]) -> dict[int, dict[str, int]]:
    """How many tickets are in each state, by board."""
    rows = Ticket.objects.open().filter(board__in=boards).order_by()
    found: dict[int, dict[str, int]] = {board.pk: {} for board in boards}
    for board, state, n in rows.values_list("board", "state").annotate(n=Count("pk")):
        found[board][state] = n
    return found


def how_many_open(person: Person, teams: list[int]) -> int:
    """How many tickets are open on the boards of these teams."""
    return Ticket.objects.visible_to(person).open().filter(board__team__in=teams).count()
