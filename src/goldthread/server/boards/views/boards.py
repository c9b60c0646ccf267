"""The boards of an organisation, and one of them: looked at, begun, arranged."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server import clock
from goldthread.server.live.telling import mark
from goldthread.server.measures.queries import measures_of
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation, Team
from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.people.queries import open_teams
from goldthread.server.people.teams import narrowed_to
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..abilities import BoardsAbility
from ..forms import ArrangeForm, KindForm
from ..models import Board, Ticket
from .finding import of_board


def boards(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The boards of an organisation, or of a team and those below it; teams that could begin one."""
    person, team = somebody(request), narrowed_to(request, organisation)
    found, teams = queries.boards_of(organisation, person), open_teams([organisation.pk])
    if team:
        within = team.descendants(include_self=True)
        found, teams = found.filter(team__in=within), teams.filter(pk__in=within.values("pk"))
    listed = list(found)
    having = {board.team_id for board in listed}
    without = [t for t in teams if t.pk not in having and can(person, BoardsAbility.KEEP_BOARDS, t)]
    return render(
        request,
        "boards/boards.jinja",
        of_organisation(
            request,
            organisation,
            title=Vocabulary(organisation.words)["production_board"].titles,
            team=team,
            everything=reverse("boards:boards", args=[organisation.code]),
            boards=listed,
            counts=queries.open_by_board(listed),
            states=Ticket.State,
            without=without,
        ),
    )


def board(request: HttpRequest, found: Board) -> HttpResponse:
    """One board, with a button to move each ticket."""
    since = mark(found)
    context = of_board(
        request,
        found,
        is_board=True,
        title=found.team.name,
        since=since,
        shown=queries.shown(found, clock.today(), to=somebody(request)),
        today=clock.today(),
        states=Ticket.State,
        waiting=queries.how_many_wait(found) if _reads(request, found) else 0,
        writes=can(somebody(request), BoardsAbility.WRITE_ON_BOARDS, found),
        keeps=can(somebody(request), BoardsAbility.KEEP_BOARDS, found),
    )
    return render(request, "boards/board.jinja", context)


def begin(request: HttpRequest, team: Team) -> HttpResponse:
    """Begin the board of a team."""
    organisation = team.organisation
    every = reverse("boards:boards", args=[organisation.code])
    words = Vocabulary(organisation.words)

    def then(board: Board) -> Done:
        arrange = ("Choose what stands on it", board.address("arrange"))
        return Done(board.get_absolute_url(), f"The board of {team.name} is begun.", next=arrange)

    return form_page(
        request,
        KindForm(posted(request)),
        partial(actions.begin_board, team=team),
        then=then,
        context=of_organisation(
            request,
            organisation,
            (words["production_board"].titles, every),
            title=f"Begin {words['production_board'].a}",
            caption=team.name,
            intro="Each kind begins with what such teams look at; all of it is yours to change.",
            button="Begin",
            cancel=every,
        ),
    )


def arrange(request: HttpRequest, found: Board) -> HttpResponse:
    """Choose what stands on a board, and in what order."""
    measures = measures_of(found.team.organisation).filter(retired_on=None)
    form = ArrangeForm(posted(request), measures=measures, initial=ArrangeForm.of(found))
    return form_page(
        request,
        form,
        partial(actions.arrange_board, board=found),
        then=lambda _: Done(found.get_absolute_url(), "The board is arranged."),
        context=of_board(request, found, title="Arrange the board", caption=found.team.name),
    )


def _reads(request: HttpRequest, found: Board) -> bool:
    return can(somebody(request), BoardsAbility.READ_WHAT_CAME_IN, found)
