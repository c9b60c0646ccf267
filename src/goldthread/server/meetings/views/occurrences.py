"""What is said of one meeting without opening it: held, moved, cancelled; and taken back."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.formats import day as said
from goldthread.server.ui.formats import when
from goldthread.server.ui.happened import Done

from .. import actions
from ..forms import CancelForm, MoveForm
from ..models import Meeting, Routine
from ..occurrences import Occurrence, occurrence_of
from .finding import day_or_404
from .surroundings import of_routine


def hold(request: HttpRequest, routine: Routine, day: str) -> HttpResponse:
    """It was held, and nothing more is said of it."""
    on = day_or_404(day)
    done = Done(routine.get_absolute_url(), f"{routine.title} of {said(on)} was held.", _undo(routine, day))
    return pressed(request, partial(actions.hold_meeting, routine=routine, day=on), then=lambda _: done)


def take_back(request: HttpRequest, routine: Routine, day: str) -> HttpResponse:
    """It is neither cancelled nor held after all."""
    on = day_or_404(day)
    done = Done(routine.get_absolute_url(), "It is taken back.")
    return pressed(request, partial(actions.take_back_meeting, routine=routine, day=on), then=lambda _: done)


def move(request: HttpRequest, routine: Routine, day: str) -> HttpResponse:
    """Hold one meeting at another time."""
    found = _there_or_404(routine, day)
    begins = timezone.localtime(found.begins)
    form = MoveForm(posted(request), initial={"day": begins.date(), "at": f"{begins:%-H:%M}"})

    def then(meeting: Meeting) -> Done:
        return Done(routine.get_absolute_url(), f"It is moved to {when(meeting.begins)}.")

    return form_page(
        request,
        form,
        partial(actions.move_meeting, routine=routine, day=found.day),
        then=then,
        context=of_routine(
            request, routine, title="Move a meeting", caption=_called(found), button="Move it"
        ),
    )


def cancel(request: HttpRequest, routine: Routine, day: str) -> HttpResponse:
    """Say that a meeting is not held, or was not, and why."""
    found = _there_or_404(routine, day)
    done = Done(routine.get_absolute_url(), "It is cancelled.", _undo(routine, day))
    return form_page(
        request,
        CancelForm(posted(request)),
        partial(actions.cancel_meeting, routine=routine, day=found.day),
        then=lambda _: done,
        context=of_routine(
            request, routine, title="Cancel a meeting", caption=_called(found), button="Cancel the meeting"
        ),
    )


def _there_or_404(routine: Routine, day: str) -> Occurrence:
    if found := occurrence_of(routine, day_or_404(day)):
        return found
    raise Http404("It does not come round on that day.")


def _called(found: Occurrence) -> str:
    return f"{found.routine.title}, {when(found.begins)}"


def _undo(routine: Routine, day: str) -> str:
    return routine.address("take_back", day)
