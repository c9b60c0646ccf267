"""Finds what the addresses of boards name, and what their pages begin with."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.people.seen import Seen, seen_by
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.addressing import reverse

from .. import queries
from ..models import Board, Kudos, Ticket


@seen_by(Seen.WHOLE)
def board_or_404(request: HttpRequest, code: str, pk: int) -> Board:
    """The board, if this person may see it."""
    return get_object_or_404(queries.in_full(Board.objects.visible_to(somebody(request)).of(code)), pk=pk)


@seen_by(Seen.WHOLE)
def ticket_or_404(request: HttpRequest, code: str, pk: int) -> Ticket:
    """The ticket, if this person sees its board."""
    seen = Ticket.objects.visible_to(somebody(request)).of(code)
    return get_object_or_404(queries.tickets_in_full(seen), pk=pk)


@seen_by(Seen.WHOLE)
def kudos_or_404(request: HttpRequest, code: str, pk: int) -> Kudos:
    """The thanks, if this person sees their board."""
    seen = Kudos.objects.visible_to(somebody(request)).of(code)
    return get_object_or_404(seen.select_related("board__team__organisation"), pk=pk)


def of_board(request: HttpRequest, board: Board, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """The context of a page of a board; of one below it, with the way back to it."""
    organisation, itself = board.team.organisation, board.get_absolute_url()
    above = [] if more.get("is_board") else [(board.team.name, itself)]
    trail = (_all(organisation), *above, *crumbs)
    return of_organisation(request, organisation, *trail, **{"board": board, "cancel": itself, **more})


def of_ticket(request: HttpRequest, ticket: Ticket, **more: Any) -> dict[str, Any]:
    """The context of a page of a ticket."""
    itself = ticket.get_absolute_url()
    above = [] if more.get("is_ticket") else [(ticket.what, itself)]
    said = {"ticket": ticket, "caption": ticket.what, "cancel": itself, **more}
    return of_board(request, ticket.board, *above, **said)


def _all(organisation: Organisation) -> tuple[str, str]:
    title = Vocabulary(organisation.words)["production_board"].titles
    return title, reverse("boards:boards", args=[organisation.code])
