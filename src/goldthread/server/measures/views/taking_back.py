"""The way back from what was just done: each address is posted to, and does one thing."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldthread.server.ui.form_page import pressed
from goldthread.server.ui.happened import Done

from .. import actions
from ..models import Measure, Phase
from .finding import address

AT_ONCE = "Taken back at once."


def bring_back(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Count a retired measure again."""
    record = ("Record a reading", address(measure, "record"))
    done = Done(address(measure), f"{measure.code} is counted again.", next=record)
    return pressed(request, partial(actions.bring_back_measure, measure=measure), then=lambda _: done)


def take_back_revision(request: HttpRequest, measure: Measure, number: int) -> HttpResponse:
    """Take back a revision that one has proposed."""
    revision = get_object_or_404(measure.revisions, number=number)
    said = f"Revision {number} was taken back: the definition stays as it is."
    done = Done(address(measure), said, next=("Propose another", address(measure, "revise")))
    return pressed(request, partial(actions.take_back_revision, revision=revision), then=lambda _: done)


def undo_approval(request: HttpRequest, measure: Measure, number: int) -> HttpResponse:
    """Let a revision that one has approved wait anew."""
    revision = get_object_or_404(measure.revisions, number=number)
    said = f"Revision {number} waits again: the definition before it is in force."
    done = Done(address(measure, "revision", number), said)
    return pressed(request, partial(actions.undo_approval, revision=revision), then=lambda _: done)


def take_back_phase(request: HttpRequest, measure: Measure, pk: int) -> HttpResponse:
    """Take back new limits right after they were decided on."""
    phase = get_object_or_404(Phase, measure=measure, pk=pk)
    elsewhere = ("Rebase the chart elsewhere", address(measure, "rebase"))
    done = Done(address(measure), "The limits are as they were before.", next=elsewhere)
    return pressed(request, partial(actions.remove_phase, phase=phase, reason=AT_ONCE), then=lambda _: done)
