"""Taking back what was done by mistake, and putting back what was taken out."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse

from goldthread.server.ui.form_page import pressed
from goldthread.server.ui.happened import Done

from .. import actions
from ..kinds import Gate, Point
from ..models import SetAside, ValueStream, Workshop
from .found import address


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


def take_back(request: HttpRequest, found: Workshop, what: str) -> HttpResponse:
    """Go back a stage: planning, the event, its end, the close or the standing down was a mistake."""
    if what not in WAYS:
        raise Http404
    way = WAYS[what]
    text, name = way.next
    done = Done(address(found), way.said, next=(text, address(found, name)))
    return pressed(request, partial(way.act, workshop=found), then=lambda _: done)


def withdraw_waiver(request: HttpRequest, found: Workshop, gate: str) -> HttpResponse:
    """A gate that was waived by mistake holds the event back again."""
    if gate not in Gate.values:
        raise Http404
    said = "The waiver is withdrawn: the event waits for it again."
    return pressed(
        request,
        partial(actions.withdraw_waiver, workshop=found, gate=Gate(gate)),
        then=lambda aside: Done(address(found) + "#gates", said, address(found, "put_back", aside.pk)),
    )


def take_values_back(request: HttpRequest, found: Workshop, point: str, measures: str) -> HttpResponse:
    """Take back the values that were just recorded."""
    keys = measures.split("-")
    if point not in Point.values or not all(key.isdecimal() and len(key) < 19 for key in keys):
        raise Http404

    def then(aside: SetAside) -> Done:
        back = address(found, "put_back", aside.pk)
        return Done(address(found) + "#measures", f"Taken back: {aside.name}.", back)

    return pressed(
        request,
        partial(
            actions.take_values_back, workshop=found, point=Point(point), measures=[int(key) for key in keys]
        ),
        then=then,
    )


def put_back(request: HttpRequest, aside: SetAside) -> HttpResponse:
    """Put back what was taken out of a workshop or a value stream."""
    done = Done(address(aside.place), f"Back as it was: {aside.name}.")
    return pressed(request, partial(actions.put_back, aside=aside), then=lambda _: done)


def reopen_value_stream(request: HttpRequest, stream: ValueStream) -> HttpResponse:
    """A value stream that was closed by mistake is open again."""
    said, close = f"‘{stream.title}’ is open again.", ("Close it", address(stream, "close_value_stream"))
    return pressed(
        request,
        partial(actions.reopen_value_stream, value_stream=stream),
        then=lambda _: Done(address(stream), said, next=close),
    )
