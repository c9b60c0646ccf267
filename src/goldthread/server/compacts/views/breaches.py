"""Breaches: listed with how long each took, called out, spoken of, ended."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server import clock
from goldthread.server.audit.queries import history
from goldthread.server.people.pages import somebody
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, belonging, queries
from ..forms import CallOutForm, DiscussForm, EndForm
from ..models import Breach, Compact
from .finding import context

AGAIN = timedelta(days=30)
FIRST_PERSON = (
    "Say what you saw, and what it did to you, in the first person. Its parties read it, and nobody else. "
    "Whoever calls out a breach keeps the promise alive."
)


def breaches(request: HttpRequest, found: Compact) -> HttpResponse:
    """What was called out, and what became of it."""
    every = found.breaches.select_related("promise__party", "called_by", "compact__organisation")
    return render(
        request,
        "compacts/breaches.jinja",
        context(request, found, title="Breaches", breaches=every, today=clock.today()),
    )


def breach(request: HttpRequest, one: Breach) -> HttpResponse:
    """One breach: what was promised, what happened, what was said of it, how it ended."""
    found = one.compact
    writes = belonging.drafts(somebody(request), found)
    here = _context(request, found, title="Breach", breach=one, writes=writes, history=history(one))
    return render(request, "compacts/breach.jinja", here)


def call_out(request: HttpRequest, found: Compact) -> HttpResponse:
    """Call out a breach of a promise that is in force."""
    version = queries.in_force(found)
    form = CallOutForm(version, posted(request), initial={"look_again_on": clock.today() + AGAIN})
    return form_page(
        request,
        form,
        actions.call_out,
        then=lambda made: Done(_own(made), "The breach is called out: the parties see it."),
        context=_context(
            request, found, title="Call out a breach", button="Call it out", intro=FIRST_PERSON,
            cancel=found.address("breaches"),
        ),
    )  # fmt: skip


def discuss(request: HttpRequest, one: Breach) -> HttpResponse:
    """Write down what was said of it."""
    names = ("why_uncalled", "why_undone", "better", "look_again_on")
    form = DiscussForm(posted(request), initial={name: getattr(one, name) for name in names})
    return _form(request, one, form, actions.discuss, "What was said is written down.", "What we said of it")


def end(request: HttpRequest, one: Breach) -> HttpResponse:
    """Say how it ended."""
    form = EndForm(posted(request))
    return _form(request, one, form, actions.end_breach, "It has ended.", "How it ends", back=True)


def reopen(request: HttpRequest, one: Breach) -> HttpResponse:
    """Say that it is open again."""
    done = Done(_own(one), "It is open again: say when it is looked at.")
    return pressed(request, partial(actions.reopen_breach, breach=one), then=lambda _: done)


def _form(
    request: HttpRequest,
    one: Breach,
    form: Any,
    act: Callable[..., Any],
    said: str,
    title: str,
    *,
    back: bool = False,
) -> HttpResponse:
    take_back = one.compact.address("reopen_breach", one.pk) if back else None
    return form_page(
        request,
        form,
        partial(act, breach=one),
        then=lambda _: Done(_own(one), said, take_back),
        context=_context(request, one.compact, title=title, caption=one.wording, cancel=_own(one)),
    )


def _own(one: Breach) -> str:
    return one.compact.address("breach", one.pk)


def _context(request: HttpRequest, found: Compact, **more: Any) -> dict[str, Any]:
    return context(request, found, ("Breaches", found.address("breaches")), **more)
