"""Objectives: what is meant to be achieved, and what each is linked to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.people.pages import somebody
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions
from ..forms import CloseForm, LinksForm, ObjectiveForm
from ..models import Objective
from .finding import aims_of, breaks_of, context, form_page


def objectives(request: HttpRequest, code: str) -> HttpResponse:
    """The open objectives, and those that were closed."""
    organisation = aims_of(request, code)
    rows = Objective.objects.filter(organisation=organisation).select_related("owner")
    rows = rows.prefetch_related("priorities", "values", "value_streams", "measures")
    return render(
        request, "aims/objectives.jinja",
        context(
            request, organisation, open=[o for o in rows if not o.closed_on],
            closed=[o for o in rows if o.closed_on],
        ),
    )  # fmt: skip


def objective(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """One objective: whose it is, what it is linked to, what is broken, its history."""
    organisation = aims_of(request, code)
    about = get_object_or_404(Objective.objects.select_related("owner"), organisation=organisation, pk=pk)
    found = breaks_of(request, organisation) if not about.closed_on else ()
    return render(
        request, "aims/objective.jinja",
        context(
            request, organisation, _here(code), objective=about, history=history(about),
            breaks=[b for b in found if b.node == f"objective:{about.pk}"],
        ),
    )  # fmt: skip


def add_objective(request: HttpRequest, code: str) -> HttpResponse:
    """Name an objective, then link it."""
    organisation = aims_of(request, code, to_change=True)
    form = ObjectiveForm(organisation, None, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            about = actions.add_objective(
                organisation=organisation, by=somebody(request), **form.cleaned_data
            )
            happened(request, f"‘{about}’ is an objective. Now say what it serves and how it is measured.")
            return redirect("aims:objective_links", code, about.pk)
    return form_page(
        request, organisation, form, title="Name an objective", button="Save and link it",
        intro="What you mean to achieve, in words everybody understands.",
        cancel=_here(code)[1], crumbs=[_here(code)],
    )  # fmt: skip


def edit_objective(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change an objective's words, owner or date."""
    organisation = aims_of(request, code, to_change=True)
    about = get_object_or_404(Objective, organisation=organisation, pk=pk)
    initial = {name: getattr(about, name) for name in ("title", "description", "owner", "due_on")}
    form = ObjectiveForm(
        organisation, about.owner, request.POST or None, initial=initial | {"owner": about.owner_id}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.edit_objective(objective=about, by=somebody(request), **form.cleaned_data)
            again = ("Edit it again", reverse("aims:edit_objective", args=[code, pk]))
            happened(request, "The objective is saved.", next=again)
            return redirect("aims:objective", code, pk)
    return form_page(request, organisation, form, title="Edit an objective", **_below(code, about))


def objective_links(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Everything an objective is linked to, by ticking."""
    organisation = aims_of(request, code, to_change=True)
    about = get_object_or_404(Objective, organisation=organisation, pk=pk)
    streams = Vocabulary(organisation.words)["value_stream"].titles
    form = LinksForm(about, streams, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.set_links(objective=about, by=somebody(request), **form.cleaned_data)
            again = ("Change them", reverse("aims:objective_links", args=[code, pk]))
            happened(request, "Its links are saved.", next=again)
            return redirect("aims:objective", code, pk)
    return form_page(request, organisation, form, title="Link it", caption=about.title, **_below(code, about))


def close_objective(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Close an objective, with a reason."""
    organisation = aims_of(request, code, to_change=True)
    about = get_object_or_404(Objective, organisation=organisation, pk=pk)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.close_objective(objective=about, by=somebody(request), **form.cleaned_data)
            reopen = reverse("aims:reopen_objective", args=[code, pk])
            happened(request, f"‘{about}’ is closed.", take_back=reopen)
            return redirect("aims:objective", code, pk)
    return form_page(
        request, organisation, form, title="Close an objective", caption=about.title, button="Close it",
        intro="It stays on record. What served it will no longer hang on it.", **_below(code, about),
    )  # fmt: skip


def _here(code: str) -> tuple[str, str]:
    return "Objectives", reverse("aims:objectives", args=[code])


def _below(code: str, about: Objective) -> dict[str, object]:
    address = reverse("aims:objective", args=[code, about.pk])
    return {"cancel": address, "crumbs": [_here(code), (about.title, address)]}
