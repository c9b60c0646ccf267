"""How a value stream hangs in the thread: its objectives, and its measures by dimension."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.server.audit.queries import history
from goldthread.server.improvement.models import ValueStream
from goldthread.server.measures.models import Dimension, Measure
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import somebody
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions
from ..forms import ExcuseForm, ServeForm, TieForm
from .finding import aims_of, breaks_of, context, form_page


def stream_measures(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Each of the five dimensions: its measures, or why there are none, or neither."""
    organisation, stream = _found(request, code, pk)
    tied = [t.measure for t in stream.stream_measures.select_related("measure")]
    excuses = {e.dimension: e for e in stream.excuses.select_related("by")}
    key = f"value_stream:{pk}"
    return render(
        request, "aims/stream_measures.jinja",
        context(
            request, organisation, stream=stream, history=history(stream),
            rows=[(d, [m for m in tied if m.dimension == d], excuses.get(d)) for d in Dimension],
            breaks=[b for b in breaks_of(request, organisation) if b.node == key],
            serves=stream.objectives.filter(closed_on=None),
        ),
    )  # fmt: skip


def stream_objectives(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The objectives a value stream serves, by ticking."""
    organisation, stream = _found(request, code, pk, to_change=True)
    form = ServeForm(stream, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.serve(value_stream=stream, by=somebody(request), **form.cleaned_data)
            again = ("Choose again", reverse("aims:stream_objectives", args=[code, pk]))
            happened(request, "What it serves is saved.", next=again)
            return redirect("aims:stream_measures", code, pk)
    return form_page(
        request, organisation, form, title="What it serves", caption=stream.title, **_below(code, stream)
    )


def tie(request: HttpRequest, code: str, pk: int, dimension: str) -> HttpResponse:
    """Measure a value stream in a dimension."""
    organisation, stream = _found(request, code, pk, to_change=True)
    label = _label(dimension)
    form = TieForm(organisation, dimension, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            tied = actions.tie_measure(value_stream=stream, by=somebody(request), **form.cleaned_data)
            away = reverse("aims:untie", args=[code, pk, tied.measure.code])
            happened(request, f"{label} is measured by {tied.measure}.", take_back=away)
            return redirect("aims:stream_measures", code, pk)
    return form_page(
        request, organisation, form, title=f"Measure {label.lower()}", caption=stream.title,
        intro=f"Measures of {label.lower()} here. If none fits, add one among the measures first.",
        **_below(code, stream),
    )  # fmt: skip


def excuse(request: HttpRequest, code: str, pk: int, dimension: str) -> HttpResponse:
    """Say why a value stream is not measured in a dimension."""
    organisation, stream = _found(request, code, pk, to_change=True)
    label = _label(dimension)
    form = ExcuseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.excuse_dimension(
                value_stream=stream, dimension=dimension, by=somebody(request), **form.cleaned_data
            )
            back = reverse("aims:withdraw_excuse", args=[code, pk, dimension])
            happened(request, f"{label} is excused.", take_back=back)
            return redirect("aims:stream_measures", code, pk)
    return form_page(
        request, organisation, form, title=f"Excuse {label.lower()}", caption=stream.title,
        **_below(code, stream),
    )  # fmt: skip


@require_POST
def untie(request: HttpRequest, code: str, pk: int, measure_code: str) -> HttpResponse:
    """No longer measure a value stream by this."""
    organisation, stream = _found(request, code, pk, to_change=True)
    tied = Measure.objects.filter(organisation=organisation, stream_measures__value_stream=stream)
    measure = get_object_or_404(tied, code=measure_code)
    actions.untie(value_stream=stream, measure=measure, by=somebody(request))
    again = ("Measure it again", reverse("aims:tie", args=[code, pk, measure.dimension]))
    happened(request, f"It is no longer measured by {measure}.", next=again)
    return redirect("aims:stream_measures", code, pk)


@require_POST
def withdraw_excuse(request: HttpRequest, code: str, pk: int, dimension: str) -> HttpResponse:
    """Take an excuse back."""
    _, stream = _found(request, code, pk, to_change=True)
    excused = get_object_or_404(stream.excuses, dimension=dimension)
    actions.withdraw_excuse(value_stream=stream, dimension=excused.dimension, by=somebody(request))
    again = ("Excuse it again", reverse("aims:excuse", args=[code, pk, dimension]))
    happened(request, f"{_label(dimension)} wants a measure again.", next=again)
    return redirect("aims:stream_measures", code, pk)


def _found(
    request: HttpRequest, code: str, pk: int, *, to_change: bool = False
) -> tuple[Organisation, ValueStream]:
    organisation = aims_of(request, code)
    stream = get_object_or_404(ValueStream, organisation=organisation, pk=pk)
    return aims_of(request, code, to_change=to_change), stream


def _label(dimension: str) -> str:
    if dimension not in Dimension.values:
        raise Http404("There is no such dimension.")
    return str(Dimension(dimension).label)


def _below(code: str, stream: ValueStream) -> dict[str, object]:
    address = reverse("aims:stream_measures", args=[code, stream.pk])
    return {"cancel": address, "crumbs": [(stream.title, address)]}
