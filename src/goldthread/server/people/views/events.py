"""What happened to an organisation and may explain a change."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions
from ..forms import DatedEventForm, ReasonForm
from ..models import DatedEvent, Organisation
from ..pages import of_organisation


def events(request: HttpRequest, found: Organisation) -> HttpResponse:
    """Its dated events, and a form to record one."""
    rows = found.dated_events.order_by("-on", "-pk")

    def then(made: DatedEvent) -> Done:
        return Done(_here(found)[1], f"‘{made}’ is recorded, and drawn on every chart of {found}.")

    return form_page(
        request,
        DatedEventForm(posted(request)),
        partial(actions.record_dated_event, organisation=found),
        then=then,
        context=of_organisation(request, found, title="Dated events", button="Record event", events=rows),
        template="people/events.jinja",
    )


def remove_event(request: HttpRequest, found: Organisation, pk: int) -> HttpResponse:
    """Take back an event that was recorded by mistake."""
    event = get_object_or_404(found.dated_events, pk=pk)
    here, title = _here(found), f"Remove ‘{event.title}’"
    said = f"‘{event}’ is removed, and drawn no more. Record it again if that was a mistake."
    return form_page(
        request,
        ReasonForm(posted(request)),
        partial(actions.remove_dated_event, event=event),
        then=lambda _: Done(here[1], said),
        context=of_organisation(request, found, here, title=title, button="Remove event", cancel=here[1]),
    )


def _here(organisation: Organisation) -> tuple[str, str]:
    return ("Dated events", reverse("people:events", args=[organisation.code]))
