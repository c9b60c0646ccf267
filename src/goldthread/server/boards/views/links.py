"""The links of a board, and the poster that hangs beside it."""

from __future__ import annotations

from functools import partial

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import pressed
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..keys import token_of
from ..models import Board, BoardLink
from .finding import of_board

OPENS = {BoardLink.For.WRITING: "boards:hand_in", BoardLink.For.WALL: "boards:on_the_wall"}


def links(request: HttpRequest, board: Board) -> HttpResponse:
    """Which links a board has, each to be made, made anew or ended."""
    rows = [(purpose, found, _address(found) if found else "") for purpose, found in _all(board)]
    more = {"title": "Links and poster", "caption": board.team.name, "rows": rows, "purposes": BoardLink.For}
    return render(request, "boards/links.jinja", of_board(request, board, **more))


def make(request: HttpRequest, board: Board) -> HttpResponse:
    """Make a link, or make it anew."""
    act = partial(actions.make_link, board=board, purpose=_purpose(request))
    done = Done(board.address("links"), "The link is made. One that there was opens nothing any more.")
    return pressed(request, act, then=lambda _: done)


def end(request: HttpRequest, board: Board) -> HttpResponse:
    """Have a link open nothing any more."""
    act = partial(actions.end_link, board=board, purpose=_purpose(request))
    return pressed(
        request, act, then=lambda _: Done(board.address("links"), "The link opens nothing any more.")
    )


def poster(request: HttpRequest, board: Board) -> HttpResponse:
    """The poster: a code to point a phone at, and the address below it."""
    link = queries.links_of(board).get(BoardLink.For.WRITING)
    address = _address(link) if link else ""
    code = (
        segno.make(address, error="m").svg_inline(omitsize=True, svgclass="app-poster__code") if link else ""
    )
    more = {"title": "Poster", "address": address, "code": mark_safe(code)}
    return render(request, "boards/poster.jinja", of_board(request, board, **more))


def _all(board: Board) -> list[tuple[BoardLink.For, BoardLink | None]]:
    found = queries.links_of(board)
    return [(purpose, found.get(purpose)) for purpose in OPENS]


def _address(link: BoardLink) -> str:
    opens = reverse(OPENS[BoardLink.For(link.purpose)], args=[token_of(link)])
    return f"{settings.GOLDTHREAD_URL}{opens}"


def _purpose(request: HttpRequest) -> BoardLink.For:
    asked = request.POST.get("purpose", "")
    return BoardLink.For(asked) if asked in OPENS else BoardLink.For.WRITING
