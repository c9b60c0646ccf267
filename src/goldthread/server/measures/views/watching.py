"""Watching a measure or what has measures, and the page of all that one watches."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from goldthread.server.people.models import Team
from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.people.whereabouts import whereabouts
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions
from ..forms.watching import WatchForm
from ..models import Measure, Watch
from ..queries.signalled import page_at
from ..queries.watches import often_in_words, watch_of, watched_by
from ..watchables import kind_of
from .finding import of_measure

PROMISE = (
    "You get one letter when something new is signalled: a point further from the usual level than chance "
    "often takes it, or many in a row on one side. What is signalled today is known already, and nothing is "
    "told twice. A watch may speak sooner than the chart, which then still calls the point as usual."
)
OWN = ("What you watch", "measures:watching")


def watch(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Be told of what is new in a measure."""
    return form_of(request, measure, of_measure(request, measure))


def watch_team(request: HttpRequest, team: Team) -> HttpResponse:
    """Be told of what is new in the measures of a team and those below it."""
    page = (team.name, reverse("people:team", args=[team.organisation.code, team.pk]))
    return form_of(request, team, of_organisation(request, team.organisation, page, caption=team.name))


def form_of(request: HttpRequest, thing: Any, context: dict[str, Any]) -> HttpResponse:
    """The page on which one begins to watch a thing, or changes how. Rooms above have addresses of their
    own.
    """
    kind, now = kind_of(thing), watch_of(somebody(request), thing)
    called = kind.called.format_map(context["words"])
    began = {"years": now.years, "letters": now.letters} if now else {"years": 2, "letters": "at_once"}
    form = WatchForm(posted(request), initial=began)
    said = f"You watch ‘{thing}’." if now is None else f"You are told of ‘{thing}’ in this way from now on."
    more = {
        "title": f"Watch this {called}" if now is None else f"How you watch this {called}",
        "button": "Watch it" if now is None else "Save",
        "intro": PROMISE,
        "often": often_in_words(thing) if isinstance(thing, Measure) else (),
        "watch": now,
        "cancel": kind.link(thing),
    }
    act = partial(actions.watch, thing=thing)
    done = Done(kind.link(thing), said, next=(OWN[0], reverse(OWN[1])))
    context = {**context, **more}
    return form_page(
        request, form, act, then=lambda _: done, context=context, template="measures/watch.jinja"
    )


def own(request: HttpRequest) -> HttpResponse:
    """All that one watches, how, what one was told lately, and a button to stop each."""
    person, kept = somebody(request), whereabouts(request)
    context = {
        "title": "What you watch",
        "crumbs": [(person.name, reverse("people:person", args=[person.pk]))],
        "mine": watched_by(person, kept.words if kept else Vocabulary()),
        "page_at": page_at,
    }
    return render(request, "measures/watching.jinja", context)


def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Watch something no more."""
    found = get_object_or_404(Watch, pk=pk, person=somebody(request))
    act = partial(actions.stop_watching, watch=found)
    return pressed(request, act, then=lambda _: Done(reverse(OWN[1]), "You watch it no more."))
