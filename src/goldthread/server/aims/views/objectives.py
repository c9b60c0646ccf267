"""Objectives: what is meant to be achieved, and what each is linked to."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.measures.views.watching import form_of
from goldthread.server.people.models import Organisation
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions
from ..forms import CloseForm, LinksForm, ObjectiveForm
from ..models import Objective
from .finding import breaks_of, context

IN_PLAIN_WORDS = "What you mean to achieve, in words everybody understands."
STAYS_ON_RECORD = "It stays on record. What served it will no longer hang on it."


def objectives(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The open objectives, and those that were closed."""
    rows = Objective.objects.filter(organisation=organisation).select_related("owner")
    rows = rows.prefetch_related("priorities", "values", "value_streams", "measures")
    return render(
        request, "aims/objectives.jinja",
        context(
            request, organisation, open=[o for o in rows if not o.closed_on],
            closed=[o for o in rows if o.closed_on],
        ),
    )  # fmt: skip


def objective(request: HttpRequest, about: Objective) -> HttpResponse:
    """One objective: whose it is, what it is linked to, what is broken, its history."""
    organisation = about.organisation
    found = breaks_of(request, organisation) if not about.closed_on else ()
    return render(
        request, "aims/objective.jinja",
        context(
            request, organisation, _here(organisation), objective=about, history=history(about),
            breaks=[b for b in found if b.node == f"objective:{about.pk}"],
        ),
    )  # fmt: skip


def add_objective(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Name an objective, then link it."""
    here, title = _here(organisation), "Name an objective"
    more = {"cancel": here[1], "button": "Save and link it", "intro": IN_PLAIN_WORDS}

    def then(about: Objective) -> Done:
        said = f"‘{about}’ is an objective. Now say what it serves and how it is measured."
        return Done(_address(about, "objective_links"), said)

    return form_page(
        request,
        ObjectiveForm(organisation, None, posted(request)),
        partial(actions.add_objective, organisation=organisation),
        then=then,
        context=context(request, organisation, here, title=title, **more),
    )


def watch_objective(request: HttpRequest, about: Objective) -> HttpResponse:
    """Be told of what is new in the measures of an objective."""
    return form_of(request, about, _below(request, about, caption=about.title))


def edit_objective(request: HttpRequest, about: Objective) -> HttpResponse:
    """Change an objective's words, owner or date."""
    initial = {name: getattr(about, name) for name in ("title", "description", "due_on")}
    initial["owner"] = about.owner_id
    again = ("Edit it again", _address(about, "edit_objective"))
    return form_page(
        request,
        ObjectiveForm(about.organisation, about.owner, posted(request), initial=initial),
        partial(actions.edit_objective, objective=about),
        then=lambda _: Done(_address(about), "The objective is saved.", next=again),
        context=_below(request, about, title="Edit an objective"),
    )


def objective_links(request: HttpRequest, about: Objective) -> HttpResponse:
    """Everything an objective is linked to, by ticking."""
    streams = Vocabulary(about.organisation.words)["value_stream"].titles
    again = ("Change them", _address(about, "objective_links"))
    return form_page(
        request,
        LinksForm(about, streams, posted(request)),
        partial(actions.set_links, objective=about),
        then=lambda _: Done(_address(about), "Its links are saved.", next=again),
        context=_below(request, about, title="Link it", caption=about.title),
    )


def close_objective(request: HttpRequest, about: Objective) -> HttpResponse:
    """Close an objective, with a reason."""
    more = {"button": "Close it", "intro": STAYS_ON_RECORD}
    done = Done(_address(about), f"‘{about}’ is closed.", _address(about, "reopen_objective"))
    return form_page(
        request,
        CloseForm(posted(request)),
        partial(actions.close_objective, objective=about),
        then=lambda _: done,
        context=_below(request, about, title="Close an objective", caption=about.title, **more),
    )


def _here(organisation: Organisation) -> tuple[str, str]:
    return "Objectives", reverse("aims:objectives", args=[organisation.code])


def _address(about: Objective, name: str = "objective") -> str:
    return reverse(f"aims:{name}", args=[about.organisation.code, about.pk])


def _below(request: HttpRequest, about: Objective, **more: Any) -> dict[str, Any]:
    own = _address(about)
    return context(
        request, about.organisation, _here(about.organisation), (about.title, own), cancel=own, **more
    )
