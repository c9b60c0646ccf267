"""The circle to which the figures of a measure of money are kept: what all others read, what changes it."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server.audit.models import Event
from goldthread.server.audit.queries import history
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.pages import somebody
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, money, queries
from ..forms.circles import CircleForm, OpenFiguresForm
from ..models import Measure
from ..queries.circles import without_figures
from ..queries.families import belongs_with
from .comparing import defined
from .finding import address, of_measure, of_measures

OPENLY = (
    "Everybody who sees the measure sees that it is there, what it counts, who owns it, and that its figures "
    "are kept: to whom, by whom and why. Its readings, chart, target, notes and what people say of it are "
    "for those in the circle, wherever they would stand: lists, packs, downloads and letters leave them out "
    "for all others. What is shared with a partnership has them no longer."
)
DECISIONS = ("figures.kept", "figures.opened")


def kept(request: HttpRequest, measure: Measure) -> HttpResponse:
    """What whoever is not in its circle sees of a measure."""
    person = somebody(request)
    context = of_measures(
        request,
        measure.organisation,
        title=measure.title,
        measure=without_figures(measure),
        kept_to=queries.kept_to(measure),
        defined=defined(queries.in_force(measure)),
        families=belongs_with(measure, person),
        about_money=money.says(measure),
        history=_decisions(request, measure),
    )
    return render(request, "measures/kept.jinja", context)


def _decisions(request: HttpRequest, measure: Measure) -> list[Event]:
    """What was decided on the circle, for whoever sees what was changed in the organisation."""
    if not can(somebody(request), PeopleAbility.SEE_HISTORY, measure.organisation):
        return []
    return list(history(measure).filter(what__in=DECISIONS)[:100])


def keep(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Keep its figures to people who are named; or say anew who they are."""
    people, now = queries.may_be_in(measure), queries.kept_to(measure)
    began = now.people if now else [each for each in (measure.owner, somebody(request)) if each]
    lines = dict.fromkeys(each.name for each in began)
    back = ("Open them to everybody", address(measure, "open_figures"))
    title = "Who is in the circle" if now else "Keep its figures to a circle"
    return form_page(
        request,
        CircleForm(posted(request), people=people, initial={"members": "\n".join(lines)}),
        partial(actions.keep_figures, measure=measure),
        then=lambda _: Done(address(measure), "Its figures are kept to the people you named.", next=back),
        context=_below(request, measure, title=title, intro=OPENLY, button="Keep them so", now=now),
        template="measures/keep_figures.jinja",
    )


def open_figures(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Let everybody who sees the measure see its figures."""
    again = ("Keep them to a circle again", address(measure, "keep_figures"))
    return form_page(
        request,
        OpenFiguresForm(posted(request)),
        partial(actions.open_figures, measure=measure),
        then=lambda _: Done(address(measure), "Everybody who sees it sees its figures now.", next=again),
        context=_below(request, measure, title="Open its figures to everybody", button="Open them"),
    )


def _below(request: HttpRequest, measure: Measure, **more: Any) -> dict[str, Any]:
    return of_measure(request, without_figures(measure), **more)
