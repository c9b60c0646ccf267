"""Workshops: the list, one, its history, and the forms that propose and edit it."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from goldthread.server import clock
from goldthread.server.people.inviting.mail import links_to_hand_over
from goldthread.server.people.pages import of_organisation, organisation_or_404, somebody
from goldthread.server.people.roles import Ability
from goldthread.server.people.vocabulary import Vocabulary

from .. import actions, forms, queries
from ..kinds import Stage
from ..models import ValueStream, Workshop
from ..queries.page import workshop_page
from .found import Said, about, address, form_page, stream_to_change, workshop_or_404, workshop_to_change


def workshops(request: HttpRequest, code: str) -> HttpResponse:
    """An organisation's workshops, filtered by stage, value stream and text."""
    organisation = organisation_or_404(request, code)
    person = somebody(request)
    seen = Workshop.objects.visible_to(person).filter(value_stream__organisation=organisation)
    asked = {name: request.GET.get(name, "") for name in ("stage", "value_stream", "text")}
    listed = queries.with_completeness(_filtered(seen, asked)).select_related("value_stream")
    page = Paginator(listed.order_by("-starts", "title"), 50).get_page(request.GET.get("page"))
    query = urlencode({name: value for name, value in asked.items() if value})
    streams = ValueStream.objects.visible_to(person).filter(organisation=organisation).order_by("title")
    context = of_organisation(
        request,
        organisation,
        title=Vocabulary(organisation.words)["workshop"].titles,
        page=page,
        asked=asked,
        query=f"{query}&" if query else "",
        stages=Stage.choices,
        streams=streams,
    )
    return render(request, "improvement/workshops.jinja", context)


def workshop(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """One workshop: its stage and gates, what can be done next, its team, and what it measured."""
    found = workshop_or_404(request, code, pk)
    page = workshop_page(found, somebody(request), clock.today())
    links = links_to_hand_over(found.parts.all(), somebody(request))
    context = about(request, found, title=found.title, workshop=found, page=page, links=links)
    return render(request, "improvement/workshop.jinja", context)


def workshop_history(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """What was changed in a workshop, and by whom; no patient partner is named but to their team."""
    found = workshop_to_change(request, code, pk, Ability.SEE_HISTORY)
    events = queries.told_history(found, somebody(request), most=200)
    context = about(request, found, title=f"History of {found.title}", events=events, inside=True)
    return render(request, "improvement/history.jinja", context)


def propose(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Propose a workshop in a value stream."""
    stream = stream_to_change(request, code, pk, Ability.PLAN_WORKSHOPS)
    words = Vocabulary(stream.organisation.words)
    form = forms.WorkshopForm(request.POST or None, organisation=stream.organisation, words=words)
    act = partial(actions.propose_workshop, value_stream=stream)
    title = f"Propose {words['workshop'].a}"
    return form_page(
        request,
        stream,
        form,
        act,
        then=address(stream),
        says=lambda made: Said(
            f"‘{made.title}’ is proposed.",
            next=("Begin planning", address(made, "plan")),
            then=address(made),
        ),
        title=title,
        button="Propose it",
    )


def edit_workshop(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change what a workshop is called and what its process is."""
    found = workshop_to_change(request, code, pk, Ability.PLAN_WORKSHOPS)
    words = Vocabulary(found.organisation.words)
    initial = {name: getattr(found, name) for name in ("title", "kind", "process", "team")}
    form = forms.WorkshopForm(
        request.POST or None, organisation=found.organisation, words=words, initial=initial
    )
    act = partial(actions.edit_workshop, workshop=found)
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found),
        says=lambda kept: Said(f"‘{kept.title}’ is saved as you said it."),
        title=f"Edit {found.title}",
    )


def _filtered(seen: QuerySet[Workshop], asked: dict[str, str]) -> QuerySet[Any]:
    if asked["stage"] in Stage.values:
        seen = seen.filter(stage=asked["stage"])
    if (chosen := asked["value_stream"]).isdecimal() and len(chosen) < 19:
        seen = seen.filter(value_stream=int(chosen))
    if text := asked["text"].strip():
        seen = seen.filter(Q(title__icontains=text) | Q(process__icontains=text))
    return seen
