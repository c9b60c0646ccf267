"""How a value stream hangs in the thread: its objectives, and its measures by dimension."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.improvement.models import ValueStream
from goldthread.server.measures.models import Dimension
from goldthread.server.measures.views.watching import form_of
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions
from ..forms import ExcuseForm, ServeForm, TieForm
from ..models import StreamMeasure
from .finding import breaks_of, context


def stream_measures(request: HttpRequest, stream: ValueStream) -> HttpResponse:
    """Each of the five dimensions: its measures, or why there are none, or neither."""
    organisation = stream.organisation
    tied = [t.measure for t in stream.stream_measures.select_related("measure")]
    excuses = {e.dimension: e for e in stream.excuses.select_related("by")}
    key = f"value_stream:{stream.pk}"
    return render(
        request, "aims/stream_measures.jinja",
        context(
            request, organisation, stream=stream, history=history(stream),
            rows=[(d, [m for m in tied if m.dimension == d], excuses.get(d)) for d in Dimension],
            breaks=[b for b in breaks_of(request, organisation) if b.node == key],
            serves=stream.objectives.filter(closed_on=None),
        ),
    )  # fmt: skip


def watch_stream(request: HttpRequest, stream: ValueStream) -> HttpResponse:
    """Be told of what is new in the measures of a value stream."""
    return form_of(request, stream, _below(request, stream))


def stream_objectives(request: HttpRequest, stream: ValueStream) -> HttpResponse:
    """The objectives a value stream serves, by ticking."""
    again = ("Choose again", _address(stream, "stream_objectives"))
    return form_page(
        request,
        ServeForm(stream, posted(request)),
        partial(actions.serve, value_stream=stream),
        then=lambda _: Done(_address(stream), "What it serves is saved.", next=again),
        context=_below(request, stream, title="What it serves"),
    )


def tie(request: HttpRequest, stream: ValueStream, dimension: str) -> HttpResponse:
    """Measure a value stream in a dimension."""
    label = _label(dimension)
    intro = f"Measures of {label.lower()} here. If none fits, add one among the measures first."

    def then(tied: StreamMeasure) -> Done:
        away = _address(stream, "untie", tied.measure.code)
        return Done(_address(stream), f"{label} is measured by {tied.measure}.", away)

    return form_page(
        request,
        TieForm(stream.organisation, dimension, posted(request)),
        partial(actions.tie_measure, value_stream=stream),
        then=then,
        context=_below(request, stream, title=f"Measure {label.lower()}", intro=intro),
    )


def excuse(request: HttpRequest, stream: ValueStream, dimension: str) -> HttpResponse:
    """Say why a value stream is not measured in a dimension."""
    label = _label(dimension)
    back = _address(stream, "withdraw_excuse", dimension)
    return form_page(
        request,
        ExcuseForm(posted(request)),
        partial(actions.excuse_dimension, value_stream=stream, dimension=dimension),
        then=lambda _: Done(_address(stream), f"{label} is excused.", back),
        context=_below(request, stream, title=f"Excuse {label.lower()}"),
    )


def untie(request: HttpRequest, stream: ValueStream, measure_code: str) -> HttpResponse:
    """No longer measure a value stream by this."""
    tied = stream.stream_measures.select_related("measure")
    measure = get_object_or_404(tied, measure__code=measure_code).measure
    again = ("Measure it again", _address(stream, "tie", measure.dimension))
    done = Done(_address(stream), f"It is no longer measured by {measure}.", next=again)
    return pressed(request, partial(actions.untie, value_stream=stream, measure=measure), then=lambda _: done)


def withdraw_excuse(request: HttpRequest, stream: ValueStream, dimension: str) -> HttpResponse:
    """Take an excuse back."""
    excused = get_object_or_404(stream.excuses, dimension=dimension)
    again = ("Excuse it again", _address(stream, "excuse", dimension))
    done = Done(_address(stream), f"{_label(dimension)} wants a measure again.", next=again)
    act = partial(actions.withdraw_excuse, value_stream=stream, dimension=excused.dimension)
    return pressed(request, act, then=lambda _: done)


def _label(dimension: str) -> str:
    if dimension not in Dimension.values:
        raise Http404("There is no such dimension.")
    return str(Dimension(dimension).label)


def _address(stream: ValueStream, name: str = "stream_measures", *more: object) -> str:
    return reverse(f"aims:{name}", args=[stream.organisation.code, stream.pk, *more])


def _below(request: HttpRequest, stream: ValueStream, **more: Any) -> dict[str, Any]:
    own = _address(stream)
    more = {"caption": stream.title, "cancel": own, **more}
    return context(request, stream.organisation, (stream.title, own), **more)
