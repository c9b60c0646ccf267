"""A measure begun with three answers, and its definition completed before its readings are official."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import somebody
from goldthread.server.people.teams import narrowed_to
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..abilities import MeasuresAbility
from ..actions.revisions import DEFINES
from ..forms import CompleteForm, DefineAnewForm, MeasureForm
from ..library import Ready, by_key
from ..library.finding import found
from ..models import Measure
from ..suggesting import suggested_in_words
from ..usual import NO_UNIT, usual_for
from .finding import address, of_measure, of_measures

UNREAD = "Nothing was read yet, so that nobody need approve it."
UNSAID = (
    "Until this is said, its charts and downloads say that the definition is provisional. Nothing is changed "
    "that was said before, so that nobody need approve it."
)


def add(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Begin a measure; its readings are what comes next."""
    like = by_key().get(request.GET.get("like", ""))
    initial = {"owner": somebody(request).pk, "team": narrowed_to(request, organisation)} | filled_from(like)
    cancel = reverse("measures:measures", args=[organisation.code])
    more = {"title": "Add a measure", "button": "Go on to its readings", "cancel": cancel, "like": like}

    def then(measure: Measure) -> Done:
        said, later = f"‘{measure.title}’ is added, as {measure.code}.", address(measure)
        next = ("Add its readings later: see the measure", later)
        return Done(address(measure, "import_readings"), said, next=next)

    return form_page(
        request,
        MeasureForm(posted(request), organisation=organisation, initial=initial),
        partial(actions.add_measure, organisation=organisation),
        then=then,
        context=of_measures(request, organisation, **more),
        template="measures/add.jinja",
    )


def filled_from(like: Ready | None) -> dict[str, object]:
    """What a ready definition says, by the boxes of the form."""
    if like is None:
        return {}
    said = {"title": like.title, "dimension": like.dimension, "money": like.money, "library": like.key}
    return like.definition | said


def suggested(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What the name typed so far suggests: a piece of the page that adds a measure."""
    title = request.GET.get("title", "").strip()[:150]
    says = suggested_in_words(usual_for(title)) if title else ""
    more = {"says": says, "ready": found(title), "team": request.GET.get("team", "")}
    return render(request, "measures/_suggested.jinja", of_measures(request, organisation, **more))


def complete(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Say what the definition left unsaid; all of it anew, for as long as nothing was read."""
    may_edit = can(somebody(request), MeasuresAbility.EDIT_MEASURES, measure)
    anew = may_edit and queries.may_define_anew(measure)
    return form_page(
        request,
        _anew(request, measure) if anew else _what_is_lacking(request, measure),
        partial(actions.define_anew if anew else actions.complete_definition, measure=measure),
        then=lambda _: Done(address(measure), "The definition says it now."),
        context=of_measure(
            request,
            measure,
            title="Define it anew" if anew else "Complete the definition",
            intro=UNREAD if anew else UNSAID,
        ),
    )


def _anew(request: HttpRequest, measure: Measure) -> forms.Form:
    now = queries.in_force(measure)
    initial = {name: getattr(now, name) for name in DEFINES}
    initial["unit"] = "" if now.unit == NO_UNIT else now.unit
    return DefineAnewForm(posted(request), initial=initial)


def _what_is_lacking(request: HttpRequest, measure: Measure) -> forms.Form:
    now = queries.in_force(measure)
    asked = queries.lacking(measure, now)
    return CompleteForm(posted(request), measure=measure, revision=now, asked=asked)
