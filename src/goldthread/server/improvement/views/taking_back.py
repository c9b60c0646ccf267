"""Taking back what was done by mistake, and putting back what was taken out."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from goldthread.server.people.pages import somebody
from goldthread.server.ui.happened import happened

from .. import actions
from ..kinds import Gate, Point
from .found import address, stream_or_404, workshop_or_404


@dataclass(frozen=True)
class Way:
    """One step of a workshop's way, how it is taken back, what is said then, and what is next."""

    act: Callable[..., object]
    said: str
    next: tuple[str, str]  # the words of a link, and the name of its address


WAYS = {
    "plan": Way(
        actions.back_to_proposed, "It is proposed again, without days or steps.", ("Begin planning", "plan")
    ),
    "hold": Way(
        actions.take_event_back,
        "The event has not begun: it is being planned again.",
        ("Move the event", "reschedule"),
    ),
    "end": Way(
        actions.let_event_go_on, "The event goes on: it has not ended.", ("The event has ended", "end")
    ),
    "close": Way(actions.reopen_workshop, "It is open again, to be remeasured.", ("Close it", "close")),
    "stand-down": Way(
        actions.take_up_again, "It is taken up again, where it was.", ("Stand it down", "stand_down")
    ),
}


@require_POST
def take_back(request: HttpRequest, code: str, pk: int, what: str) -> HttpResponse:
    """Go back a stage: planning, the event, its end, the close or the standing down was a mistake."""
    found = workshop_or_404(request, code, pk)
    if what not in WAYS:
        raise Http404
    way = WAYS[what]
    way.act(workshop=found, by=somebody(request))
    text, name = way.next
    happened(request, way.said, next=(text, address(found, name)))
    return redirect(address(found))


@require_POST
def withdraw_waiver(request: HttpRequest, code: str, pk: int, gate: str) -> HttpResponse:
    """A gate that was waived by mistake holds the event back again."""
    found = workshop_or_404(request, code, pk)
    if gate not in Gate.values:
        raise Http404
    aside = actions.withdraw_waiver(workshop=found, gate=Gate(gate), by=somebody(request))
    said = "The waiver is withdrawn: the event waits for it again."
    happened(request, said, take_back=address(found, "put_back", aside.pk))
    return redirect(address(found) + "#gates")


@require_POST
def take_values_back(request: HttpRequest, code: str, pk: int, point: str, measures: str) -> HttpResponse:
    """Take back the values that were just recorded."""
    found = workshop_or_404(request, code, pk)
    keys = measures.split("-")
    if point not in Point.values or not all(key.isdecimal() and len(key) < 19 for key in keys):
        raise Http404
    aside = actions.take_values_back(
        workshop=found, point=Point(point), measures=map(int, keys), by=somebody(request)
    )
    happened(request, f"Taken back: {aside.name}.", take_back=address(found, "put_back", aside.pk))
    return redirect(address(found) + "#measures")


@require_POST
def put_back(request: HttpRequest, code: str, pk: int, aside_pk: int) -> HttpResponse:
    """Put back what was taken out of a workshop."""
    found = workshop_or_404(request, code, pk)
    aside = actions.put_back(aside=get_object_or_404(found.set_aside, pk=aside_pk), by=somebody(request))
    happened(request, f"Back as it was: {aside.name}.")
    return redirect(address(found))


@require_POST
def put_back_in_stream(request: HttpRequest, code: str, pk: int, aside_pk: int) -> HttpResponse:
    """Put back what was taken out of a value stream."""
    stream = stream_or_404(request, code, pk)
    aside = actions.put_back(aside=get_object_or_404(stream.set_aside, pk=aside_pk), by=somebody(request))
    happened(request, f"Back as it was: {aside.name}.")
    return redirect(address(stream))


@require_POST
def reopen_value_stream(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A value stream that was closed by mistake is open again."""
    stream = stream_or_404(request, code, pk)
    actions.reopen_value_stream(value_stream=stream, by=somebody(request))
    happened(
        request, f"‘{stream.title}’ is open again.", next=("Close it", address(stream, "close_value_stream"))
    )
    return redirect(address(stream))
