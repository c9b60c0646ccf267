"""What is written without signing in: the pages behind a board's link, and what the team makes of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.security import attempts
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..forms import HandInForm, HandInKudosForm
from ..keys import link_of
from ..models import Board, BoardLink, Kudos, Ticket
from .finding import of_board

TAKEN = "Thank you. The team reads it before it stands on the board."


def hand_in(request: HttpRequest, token: str) -> HttpResponse:
    """Write a ticket without signing in, by a board's link."""
    return _without_signing_in(
        request, token, HandInForm(posted(request)), actions.hand_in_ticket, thanks=False
    )


def hand_in_kudos(request: HttpRequest, token: str) -> HttpResponse:
    """Thank somebody without signing in, by a board's link."""
    form = HandInKudosForm(posted(request))
    return _without_signing_in(request, token, form, actions.hand_in_kudos, thanks=True)


def incoming(request: HttpRequest, board: Board) -> HttpResponse:
    """What came in and nobody has read yet."""
    tickets, kudos = queries.waiting(board)
    more = {"title": "What came in", "caption": board.team.name, "tickets": tickets, "kudos": kudos}
    return render(request, "boards/incoming.jinja", of_board(request, board, **more))


def take_in(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    """Put a ticket that came in on the board."""
    return _read(
        request, partial(actions.take_in_ticket, ticket=ticket), ticket.board, "It stands on the board."
    )


def show(request: HttpRequest, kudos: Kudos) -> HttpResponse:
    """Put thanks that came in on the board."""
    return _read(request, partial(actions.show_kudos, kudos=kudos), kudos.board, "It stands on the board.")


def leave_out(request: HttpRequest, kudos: Kudos) -> HttpResponse:
    """Leave thanks off the board."""
    back = reverse("boards:show", args=[kudos.board.team.organisation.code, kudos.pk])
    act = partial(actions.leave_out_kudos, kudos=kudos)
    return _read(request, act, kudos.board, "It does not stand on the board.", back)


def _read(
    request: HttpRequest, act: Callable[..., Any], board: Board, said: str, back: str | None = None
) -> HttpResponse:
    return pressed(request, act, then=lambda _: Done(board.address("incoming"), said, take_back=back))


def _without_signing_in(
    request: HttpRequest, token: str, form: forms.Form, act: Callable[..., Any], *, thanks: bool
) -> HttpResponse:
    """A form behind a link: nothing of the board is shown, and whoever sends it is not known."""
    link = link_of(token, BoardLink.For.WRITING)
    if link is None:
        attempts.link(request)
        return render(request, "boards/no_link.jinja", {"title": "This link opens nothing"}, status=404)
    here = reverse("boards:hand_in_kudos" if thanks else "boards:hand_in", args=[token])
    board = link.board

    def unknown(*, by: Any, **said: Any) -> Any:
        attempts.note_without_signing_in(request, link.key)
        return act(board=board, **said)

    context = {
        "board": board,
        "title": board.team.name,
        "words": Vocabulary(board.team.organisation.words),
        "thanks": thanks,
        "ways": [reverse(f"boards:{name}", args=[token]) for name in ("hand_in", "hand_in_kudos")],
        "button": "Send it",
    }
    return form_page(
        request,
        form,
        unknown,
        then=lambda _: Done(here, TAKEN),
        context=context,
        template="boards/hand_in.jinja",
    )
