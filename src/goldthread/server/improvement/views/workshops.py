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
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.people.teams import keys_within, narrowed_to
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, forms, queries
from ..kinds import Stage
from ..models import ValueStream, Workshop
from ..queries.cycles import tried_in
from ..queries.newspaper import newspaper_of
from ..queries.page import workshop_page
from .found import about, address, below, history_of


def workshops(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """An organisation's workshops, filtered by stage, value stream and text."""
    person = somebody(request)
    seen = Workshop.objects.visible_to(person).filter(value_stream__organisation=organisation)
    asked = {name: request.GET.get(name, "") for name in ("stage", "value_stream", "text")}
    if team := narrowed_to(request, organisation):
        seen, asked["team"] = seen.filter(team__in=keys_within(team)), str(team.pk)
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
        team=team,
    )
    return render(request, "improvement/workshops.jinja", context)


def workshop(request: HttpRequest, found: Workshop) -> HttpResponse:
    """One workshop: its stage and gates, what can be done next, its team, and what it measured."""
    page = workshop_page(found, somebody(request), clock.today())
    links = links_to_hand_over(found.parts.all(), somebody(request))
    tried = tried_in(found, somebody(request))
    more = {"links": links, **tried, **newspaper_of(found, somebody(request))}
    context = about(request, found, title=found.title, workshop=found, page=page, **more)
    return render(request, "improvement/workshop.jinja", context)


def workshop_history(request: HttpRequest, found: Workshop) -> HttpResponse:
    """What was changed in a workshop, and by whom; no patient partner is named but to their team."""
    return history_of(request, found)


def propose(request: HttpRequest, stream: ValueStream) -> HttpResponse:
    """Propose a workshop in a value stream."""
    words = Vocabulary(stream.organisation.words)

    def then(made: Workshop) -> Done:
        begin = ("Begin planning", address(made, "plan"))
        return Done(address(made), f"‘{made.title}’ is proposed.", next=begin)

    return form_page(
        request,
        forms.WorkshopForm(posted(request), organisation=stream.organisation, words=words),
        partial(actions.propose_workshop, value_stream=stream),
        then=then,
        context=below(request, stream, title=f"Propose {words['workshop'].a}", button="Propose it"),
    )


def edit_workshop(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Change what a workshop is called and what its process is."""
    organisation = found.organisation
    words = Vocabulary(organisation.words)
    initial = {name: getattr(found, name) for name in ("title", "kind", "process", "team")}
    return form_page(
        request,
        forms.WorkshopForm(posted(request), organisation=organisation, words=words, initial=initial),
        partial(actions.edit_workshop, workshop=found),
        then=lambda kept: Done(address(found), f"‘{kept.title}’ is saved as you said it."),
        context=below(request, found, title=f"Edit {found.title}"),
    )


def _filtered(seen: QuerySet[Workshop], asked: dict[str, str]) -> QuerySet[Any]:
    if asked["stage"] in Stage.values:
        seen = seen.filter(stage=asked["stage"])
    if (chosen := asked["value_stream"]).isdecimal() and len(chosen) < 19:
        seen = seen.filter(value_stream=int(chosen))
    if text := asked["text"].strip():
        seen = seen.filter(Q(title__icontains=text) | Q(process__icontains=text))
    return seen
