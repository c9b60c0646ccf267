"""When a routine comes round: read from words, shown as it was understood, and only then kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.cadence import Cadence, say
from goldthread.server import clock
from goldthread.server.ui import stale
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..forms import WhenForm
from ..models import Routine
from ..occurrences import days_from
from .surroundings import of_routine

TEMPLATE = "meetings/when.jinja"
SHOWN = 5


def change_when(request: HttpRequest, routine: Routine) -> HttpResponse:
    """Let it come round otherwise from now on."""
    now = queries.when_each([routine]).get(routine.pk, "")

    def then(routine: Routine) -> Done:
        return Done(
            routine.get_absolute_url(), "It comes round otherwise from now on; what came before stays."
        )

    return asked_what_was_meant(
        request,
        WhenForm(posted(request), initial={"cadence": now}),
        partial(actions.set_cadence, routine=routine),
        then=then,
        context=of_routine(request, routine, title="When it comes round", caption=routine.title),
    )


def asked_what_was_meant(
    request: HttpRequest,
    form: WhenForm,
    act: Callable[..., Routine],
    *,
    then: Callable[[Routine], Done],
    context: Mapping[str, Any],
) -> HttpResponse:
    """A form in which words say when: what was understood is shown before anything is done."""
    stale.carry(request, form)
    shown = {**context, "form": form, **_understood(form.understood)}
    if request.method == "POST" and form.is_valid() and not form.was_seen:
        return render(request, TEMPLATE, {**shown, "look": True})
    return form_page(request, form, act, then=then, context=shown, template=TEMPLATE)


def _understood(cadence: Cadence | None) -> dict[str, Any]:
    """In which words it is understood, and when it would be next."""
    if cadence is None:
        return {"understood": "", "days": []}
    days = list(islice(days_from(cadence, clock.today()), SHOWN))
    return {"understood": say(cadence), "days": [cadence.begins(day) for day in days]}
