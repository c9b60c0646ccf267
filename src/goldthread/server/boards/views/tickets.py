"""Tickets: written, listed, moved, answered, ended."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from goldthread.server import clock
from goldthread.server.audit.queries import history
from goldthread.server.people.access import can
from goldthread.server.people.pages import somebody
from goldthread.server.people.queries import people_there
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.tasks import actions as tasks
from goldthread.server.tasks.abilities import TasksAbility
from goldthread.server.tasks.forms import TaskForm
from goldthread.server.tasks.models import Task
from goldthread.server.tasks.queries import of_thing
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..abilities import BoardsAbility
from ..forms import AnswerForm, ChangeForm, DeclineForm, EndForm, WriteForm
from ..models import Board, Ticket
from ..similar import similar as alike
from .finding import of_board, of_ticket

PER_PAGE = 50


def write(request: HttpRequest, board: Board) -> HttpResponse:
    """Write a ticket."""

    def then(ticket: Ticket) -> Done:
        return Done(
            board.get_absolute_url(), "It stands on the board.", next=("See it", ticket.get_absolute_url())
        )

    return form_page(
        request,
        WriteForm(posted(request)),
        partial(actions.write_ticket, board=board),
        then=then,
        context=of_board(
            request,
            board,
            title=f"Write {Vocabulary(board.team.organisation.words)['ticket'].a}",
            caption=board.team.name,
            button="Put it on the board",
        ),
        template="boards/write.jinja",
    )


def similar(request: HttpRequest, board: Board) -> HttpResponse:
    """Open tickets like the words that are being typed."""
    found = alike(board, request.GET.get("what", ""))
    return render(request, "boards/_similar.jinja", {"found": found})


def tickets(request: HttpRequest, board: Board) -> HttpResponse:
    """All tickets of a board in one state, page by page."""
    shown = [each for each in Ticket.State if each is not Ticket.State.NEW]
    asked = request.GET.get("state", "")
    state = Ticket.State(asked) if asked in shown else Ticket.State.TO_DO
    page = Paginator(queries.of_state(board, state), PER_PAGE).get_page(request.GET.get("page"))
    query = QueryDict(mutable=True)
    query["state"] = state
    title = Vocabulary(board.team.organisation.words)["ticket"].titles
    more = {"page": page, "state": state, "states": shown, "query": f"{query.urlencode()}&"}
    return render(
        request,
        "boards/tickets.jinja",
        of_board(request, board, title=title, caption=board.team.name, **more),
    )


def ticket(request: HttpRequest, found: Ticket) -> HttpResponse:
    """One ticket: what, who feels it, whose it is, the answer, what happened; its tasks and its history."""
    person = somebody(request)
    context = of_ticket(
        request,
        found,
        is_ticket=True,
        title=found.what,
        today=clock.today(),
        states=Ticket.State,
        tasks=of_thing(found),
        history=history(found),
        writes=can(person, BoardsAbility.WRITE_ON_BOARDS, found),
        reads=can(person, BoardsAbility.READ_WHAT_CAME_IN, found),
        gives=can(person, TasksAbility.GIVE_TASKS, found),
    )
    return render(request, "boards/ticket.jinja", context)


def move(request: HttpRequest, found: Ticket) -> HttpResponse:
    """Move a ticket, as it stood on the page where the button is."""
    to, seen = request.POST.get("to", ""), request.POST.get("version", "")
    version = int(seen) if seen.isdecimal() and len(seen) < 10 else 0
    act = partial(actions.move_ticket, ticket=found, to=to, version=version)

    def then(moved: Ticket) -> Done:
        said = f"‘{moved.what}’ is in ‘{moved.get_state_display()}’."
        return Done(moved.board.get_absolute_url(), said)

    return pressed(request, act, then=then)


def change(request: HttpRequest, found: Ticket) -> HttpResponse:
    """Put a ticket in other words, or say who looks after it."""
    organisation = found.board.team.organisation
    form = ChangeForm(
        posted(request),
        people=people_there(organisation, found.owner),
        words=Vocabulary(organisation.words),
        initial={"what": found.what, "felt_by": found.felt_by, "waste": found.waste, "owner": found.owner},
    )
    return _form(request, found, form, actions.change_ticket, "It is changed.", title="Change it")


def answer(request: HttpRequest, found: Ticket) -> HttpResponse:
    """Answer a ticket."""
    form = AnswerForm(posted(request), initial={"answer": found.answer})
    return _form(request, found, form, actions.answer_ticket, "It is answered.", title="Answer it")


def end(request: HttpRequest, found: Ticket) -> HttpResponse:
    """Say what happened."""
    form = EndForm(posted(request))
    return _form(request, found, form, actions.end_ticket, "It is done.", title="It is done", back="reopen")


def decline(request: HttpRequest, found: Ticket) -> HttpResponse:
    """Say why it is not taken up."""
    act = partial(actions.end_ticket, declined=True)
    said = "It is not taken up, and says why."
    return _form(request, found, DeclineForm(posted(request)), act, said, title="Not taken up", back="reopen")


def reopen(request: HttpRequest, found: Ticket) -> HttpResponse:
    """Put it back to what is to do."""
    done = Done(found.get_absolute_url(), "It is open again.")
    return pressed(request, partial(actions.reopen_ticket, ticket=found), then=lambda _: done)


def give_task(request: HttpRequest, found: Ticket) -> HttpResponse:
    """Give a task that comes from this ticket."""

    def then(task: Task) -> Done:
        return Done(found.get_absolute_url(), "The task is given.", next=("See it", task.get_absolute_url()))

    people = people_there(found.board.team.organisation)
    return form_page(
        request,
        TaskForm(posted(request), people=people),
        partial(tasks.give_task, source=found),
        then=then,
        context=of_ticket(request, found, title="Give a task", button="Give it"),
    )


def _form(
    request: HttpRequest,
    found: Ticket,
    form: forms.Form,
    act: Callable[..., Any],
    said: str,
    *,
    title: str,
    back: str = "",
) -> HttpResponse:
    take_back = found.address(back) if back else None
    return form_page(
        request,
        form,
        partial(act, ticket=found),
        then=lambda _: Done(found.get_absolute_url(), said, take_back=take_back),
        context=of_ticket(request, found, title=title),
    )
