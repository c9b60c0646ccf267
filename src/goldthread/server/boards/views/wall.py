"""A board on a screen across the room: for whoever sees the board, or by a link that shows it alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from goldthread.server import clock
from goldthread.server.audit.actions import key
from goldthread.server.live.telling import mark
from goldthread.server.people.models import Person
from goldthread.server.people.pages import somebody
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.security import attempts
from goldthread.server.ui.addressing import reverse

from .. import queries
from ..keys import link_of
from ..models import Board, BoardLink


def wall(request: HttpRequest, board: Board) -> HttpResponse:
    """One board for the wall, for whoever sees it."""
    return _wall(request, board, board.address("live"), somebody(request))


def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The one board that a link shows."""
    link = _link(request, token)
    if link is None:
        return render(request, "boards/no_link.jinja", {"title": "This link opens nothing"}, status=404)
    live = reverse("boards:on_the_wall_live", args=[token])
    return _wall(request, link.board, live, link.made_by)


def live_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """What the screen asks again and again; streams count each link as one who watches."""
    link = _link(request, token)
    if link is None:
        return JsonResponse({}, status=404)
    return JsonResponse({"of": key(link.board), "mark": mark(link.board), "who": -link.pk})


def _link(request: HttpRequest, token: str) -> BoardLink | None:
    """The open link; who makes links up is slowed."""
    link = link_of(token, BoardLink.For.WALL)
    if link is None:
        attempts.link(request)
    return link


def _wall(request: HttpRequest, board: Board, live: str, to: Person) -> HttpResponse:
    """Whoever stands before it may be anybody: measures that are kept to some are left out."""
    context = {
        "board": board,
        "since": mark(board),
        "live": live,
        "here": request.path,
        "shown": queries.shown(board, clock.today(), to=to, openly=True),
        "today": clock.today(),
        "now": clock.now(),
        "words": Vocabulary(board.team.organisation.words),
    }
    return render(request, "boards/wall.jinja", context)
