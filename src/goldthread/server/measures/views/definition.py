"""A measure: added, edited, retired."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import somebody
from goldthread.server.people.teams import narrowed_to
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..actions.revisions import DEFINES
from ..forms import CompleteForm, DefineAnewForm, EditForm, MeasureForm, RetireForm
from ..models import Measure
from .finding import address, of_measure, of_measures

EDITED = ("code", "title", "dimension", "money", "owner", "team", "target", "target_on", "source")
BY_REVISION = "What is counted and how changes by a revision, which somebody else approves."
STAYS = "It stays, with its readings and charts; no reading is added any more."


def add(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Begin a measure; its readings are what comes next."""
    initial = {"owner": somebody(request).pk, "team": narrowed_to(request, organisation)}
    cancel = reverse("measures:measures", args=[organisation.code])
    more = {"title": "Add a measure", "button": "Go on to its readings", "cancel": cancel}

    def then(measure: Measure) -> Done:
        said, later = f"‘{measure.title}’ is added, as {measure.code}.", address(measure)
        return Done(
            address(measure, "import_readings"),
            said,
            next=("Add its readings later: see the measure", later),
        )

    return form_page(
        request,
        MeasureForm(posted(request), organisation=organisation, initial=initial),
        partial(actions.add_measure, organisation=organisation),
        then=then,
        context=of_measures(request, organisation, **more),
        template="measures/add.jinja",
    )


def complete(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Say what the definition left unsaid; all of it anew, for as long as nothing was read."""
    now, unread = queries.in_force(measure), queries.may_define_anew(measure)
    initial = {name: getattr(now, name) for name in DEFINES}
    form: forms.Form = CompleteForm(posted(request), revision=now)
    if unread:
        form = DefineAnewForm(posted(request), initial=initial)
    title = "Define it anew" if unread else "Complete the definition"
    intro = "Nothing was read yet, so that nobody need approve it." if unread else ""
    return form_page(
        request,
        form,
        partial(actions.define_anew if unread else actions.complete_definition, measure=measure),
        then=lambda _: Done(address(measure), "The definition says it now."),
        context=of_measure(request, measure, title=title, intro=intro),
    )


def edit(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Change title, owner, target and the like."""
    was = measure.code
    initial = {name: getattr(measure, name) for name in EDITED}

    def then(edited: Measure) -> Done:
        again = ("Edit it again", address(edited, "edit"))
        return Done(address(edited), _edited(edited.code, was), next=again)

    return form_page(
        request,
        EditForm(posted(request), organisation=measure.organisation, initial=initial),
        partial(actions.edit_measure, measure=measure),
        then=then,
        context=of_measure(request, measure, title="Edit the measure", intro=BY_REVISION),
    )


def retire(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Stop counting."""
    done = Done(address(measure), f"{measure.code} is retired.", address(measure, "bring_back"))
    return form_page(
        request,
        RetireForm(posted(request)),
        partial(actions.retire_measure, measure=measure),
        then=lambda _: done,
        context=of_measure(request, measure, title="Retire the measure", button="Retire it", intro=STAYS),
    )


def _edited(code: str, was: str) -> str:
    """What an edit did, in words."""
    if code == was:
        return "The measure was changed."
    return f"The measure was changed. What leads to {was} leads to {code} from now on."
