"""What happened to an organisation and may explain a change."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions
from ..abilities import PeopleAbility
from ..access import require
from ..forms import DatedEventForm, ReasonForm
from ..models import Organisation
from ..pages import of_organisation, organisation_or_404, somebody


def events(request: HttpRequest, code: str) -> HttpResponse:
    """Its dated events, and a form to record one."""
    found = organisation_or_404(request, code)
    require(somebody(request), PeopleAbility.RECORD_EVENTS, found)
    form = DatedEventForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            made = actions.record_dated_event(organisation=found, by=somebody(request), **form.cleaned_data)
            happened(request, f"‘{made}’ is recorded, and drawn on every chart of {found}.")
            return redirect("people:events", code)
    context = of_organisation(request, found, title="Dated events", form=form, button="Record event")
    context["events"] = found.dated_events.order_by("-on", "-pk")
    return render(request, "people/events.jinja", context, status=422 if form.errors else 200)


def remove_event(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take back an event that was recorded by mistake."""
    found = organisation_or_404(request, code)
    require(somebody(request), PeopleAbility.RECORD_EVENTS, found)
    event = get_object_or_404(found.dated_events, pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.remove_dated_event(event=event, by=somebody(request), **form.cleaned_data)
            happened(
                request, f"‘{event}’ is removed, and drawn no more. Record it again if that was a mistake."
            )
            return redirect("people:events", code)
    context = of_organisation(
        request, found, _crumb(found), title=f"Remove ‘{event.title}’", form=form, button="Remove event"
    )
    context["cancel"] = _crumb(found)[1]
    return render(request, "ui/form_page.jinja", context, status=422 if form.errors else 200)


def _crumb(organisation: Organisation) -> tuple[str, str]:
    return ("Dated events", reverse("people:events", args=[organisation.code]))
