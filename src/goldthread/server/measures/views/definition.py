"""A measure: added, edited, retired."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.server.people.access import require
from goldthread.server.people.pages import organisation_or_404, somebody
from goldthread.server.people.roles import Ability
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions, queries
from ..actions.revisions import DEFINES
from ..forms import CompleteForm, DefineAnewForm, EditForm, MeasureForm, RetireForm
from ..models import Measure
from .finding import address, measure_to, of_measure, of_measures

EDITED = ("code", "title", "dimension", "money", "owner", "team", "target", "target_on", "source")


def add(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a measure; its readings are what comes next."""
    organisation = organisation_or_404(request, code)
    by = somebody(request)
    require(by, Ability.EDIT_MEASURES, organisation)
    form = MeasureForm(request.POST or None, organisation=organisation, initial={"owner": by.pk})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            measure = actions.add_measure(organisation=organisation, by=by, **form.cleaned_data)
            happened(request, f"‘{measure.title}’ is added, as {measure.code}.", next=_later(measure))
            return redirect(address(measure, "import_readings"))
    cancel = reverse("measures:measures", args=[code])
    more = {"title": "Add a measure", "form": form, "button": "Go on to its readings", "cancel": cancel}
    context = of_measures(request, organisation, **more)
    return render(request, "measures/add.jinja", context, status=_status(form))


def complete(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Say what the definition left unsaid; all of it anew, for as long as nothing was read."""
    measure = measure_to(request, code, measure_code, Ability.EDIT_MEASURES)
    now, unread = queries.in_force(measure), queries.may_define_anew(measure)
    initial = {name: getattr(now, name) for name in DEFINES}
    form: forms.Form = CompleteForm(request.POST or None, revision=now)
    if unread:
        form = DefineAnewForm(request.POST or None, initial=initial)
    act = actions.define_anew if unread else actions.complete_definition
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            act(measure=measure, by=somebody(request), **form.cleaned_data)
            happened(request, "The definition says it now.")
            return redirect(address(measure))
    title = "Define it anew" if unread else "Complete the definition"
    intro = "Nothing was read yet, so that nobody need approve it." if unread else ""
    context = of_measure(request, measure, title=title, form=form, intro=intro)
    return render(request, "ui/form_page.jinja", context, status=_status(form))


def edit(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Change title, owner, target and the like."""
    measure = measure_to(request, code, measure_code, Ability.EDIT_MEASURES)
    initial = {name: getattr(measure, name) for name in EDITED}
    form = EditForm(request.POST or None, organisation=measure.organisation, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            was = measure.code
            measure = actions.edit_measure(measure=measure, by=somebody(request), **form.cleaned_data)
            happened(request, _edited(measure.code, was), next=("Edit it again", address(measure, "edit")))
            return redirect(address(measure))
    intro = "What is counted and how changes by a revision, which somebody else approves."
    context = of_measure(request, measure, title="Edit the measure", form=form, intro=intro)
    return render(request, "ui/form_page.jinja", context, status=_status(form))


def retire(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Stop counting."""
    measure = measure_to(request, code, measure_code, Ability.EDIT_MEASURES)
    form = RetireForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.retire_measure(measure=measure, by=somebody(request), **form.cleaned_data)
            happened(request, f"{measure.code} is retired.", take_back=address(measure, "bring_back"))
            return redirect(address(measure))
    intro = "It stays, with its readings and charts; no reading is added any more."
    context = of_measure(
        request, measure, title="Retire the measure", form=form, button="Retire it", intro=intro
    )
    return render(request, "ui/form_page.jinja", context, status=_status(form))


def _later(measure: Measure) -> tuple[str, str]:
    return "Add its readings later: see the measure", address(measure)


def _edited(code: str, was: str) -> str:
    """What an edit did, in words."""
    if code == was:
        return "The measure was changed."
    return f"The measure was changed. What leads to {was} leads to {code} from now on."


def _status(form: object) -> int:
    return 422 if getattr(form, "errors", None) else 200
