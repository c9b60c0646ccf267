"""What people say about a measure and about the points of its chart."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server.audit.queries import history
from goldthread.server.comments import actions as comments
from goldthread.server.comments import queries as said
from goldthread.server.comments import things
from goldthread.server.comments.forms import SayForm
from goldthread.server.comments.models import Comment
from goldthread.server.comments.settling import may_settle
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.pages import somebody
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from ..commented import link
from ..models import Measure
from .finding import address, of_measure

PER_PAGE = 30


def talk_of(request: HttpRequest, measure: Measure, point: str | None = None) -> dict[str, Any]:
    """What a page shows of what was said: of a point all of it, of the measure what is open.

    Nothing for whoever may not know who said it. One query of a measure of which nothing is open.
    """
    person = somebody(request)
    if not can(person, PeopleAbility.SEE_NAMES, measure):
        return {"talk": None}
    found = said.open_about(measure) if point is None else list(said.said_about(measure, point))
    if found:
        prefetch_related_objects([measure], "revisions")
    return {
        "talk": found if point is None else said.about(measure, found),
        "most_talk": said.SHOWN,
        "person": person,
        "settles": partial(may_settle, person),
    }


def all_said(request: HttpRequest, measure: Measure) -> HttpResponse:
    """All that was said about a measure, what is open first."""
    page = Paginator(said.said_about(measure), PER_PAGE).get_page(request.GET.get("page"))
    prefetch_related_objects([measure], "revisions")
    more = talk_of(request, measure) | {"talk": said.about(measure, page.object_list)}
    events = list(history(*said.every_about(measure))[:100]) if _sees_history(request, measure) else []
    context = of_measure(request, measure, title="What was said", page=page, history=events, **more)
    return render(request, "measures/all_said.jinja", context)


def _sees_history(request: HttpRequest, measure: Measure) -> bool:
    return can(somebody(request), PeopleAbility.SEE_HISTORY, measure)


def say(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Ask or say something about the measure, or about a point of it."""
    point = request.GET.get("point", "")
    about = things.of_thing(measure)
    if point and not about.has_point(measure, point):
        raise Http404("There is no such point.")
    where = about.point(measure, point) if point else ""
    asks = request.GET.get("asks") == "1"

    def then(comment: Comment) -> Done:
        back = reverse("comments:take_back", args=[measure.organisation.code, comment.pk])
        told = "Your question is asked." if comment.asks else "It is said."
        return Done(link(measure, point), told, back)

    return form_page(
        request,
        SayForm(posted(request), people=said.may_be_named(measure), initial={"asks": asks}),
        partial(comments.say, about=measure, point=point),
        then=then,
        context=of_measure(
            request,
            measure,
            title=f"Ask about {where}"
            if where and asks
            else f"Say something about {where or 'this measure'}",
            button="Ask" if asks else "Say it",
            cancel=link(measure, point) if point else address(measure),
        ),
    )
