"""How a day was and how today is, and thanks: said by whoever is signed in."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from goldthread.server import clock
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..forms import DayForm, KudosForm, TodayForm
from ..models import Board
from .finding import of_board


def mark_day(request: HttpRequest, board: Board) -> HttpResponse:
    """Say of a day whether anybody came to harm."""
    return form_page(
        request,
        DayForm(posted(request), initial={"day": clock.today()}),
        partial(actions.mark_day, board=board),
        then=lambda _: Done(board.get_absolute_url(), "It stands on the safety cross."),
        context=of_board(
            request,
            board,
            title="Mark a day",
            caption=board.team.name,
            intro="Of patients and of staff. Say it without a word about whom: this is a count of days.",
        ),
    )


def count(request: HttpRequest, board: Board) -> HttpResponse:
    """Say how today is against plan."""
    begins: dict[str, int | None] = {}
    for n, (_, said) in enumerate(queries.counted(board, clock.today())):
        if said:
            begins |= {f"planned_{n}": said.planned, f"actual_{n}": said.actual}
    return form_page(
        request,
        TodayForm(posted(request), labels=board.counts, initial=begins),
        partial(actions.count_today, board=board),
        then=lambda _: Done(board.get_absolute_url(), "The board says so."),
        context=of_board(request, board, title="Today against plan", caption=board.team.name),
    )


def thank(request: HttpRequest, board: Board) -> HttpResponse:
    """Thank somebody."""
    word = Vocabulary(board.team.organisation.words)["kudos"]
    return form_page(
        request,
        KudosForm(posted(request)),
        partial(actions.give_kudos, board=board),
        then=lambda _: Done(board.get_absolute_url(), "It stands on the board."),
        context=of_board(
            request, board, title=word.title, caption=board.team.name, button="Put it on the board"
        ),
    )
