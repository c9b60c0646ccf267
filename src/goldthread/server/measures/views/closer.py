"""A measure looked at more closely: a page that the measure's page takes in when it is opened."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.methods import spc
from goldthread.methods.spc import Kind
from goldthread.server.ui.drawn import drawn

from .. import queries
from ..forms import SinceForm
from ..models import Measure, Revision
from ..periods import first_day
from .downloads import WIDTHS
from .finding import of_measure


def closer(request: HttpRequest, measure: Measure) -> HttpResponse:
    """The level before and after a chosen time; charts for small lasting shifts; with how sure each is."""
    revision = queries.in_force(measure)
    form = SinceForm(request.GET if "since" in request.GET else None, frequency=revision.frequency)
    context = of_measure(
        request,
        measure,
        title="Look closer",
        revision=revision,
        found=queries.closer(measure, revision),
        compared=_compared(form, measure, revision),
        form=form,
        version=queries.fingerprint(measure, revision),
    )
    return render(request, "measures/closer.jinja", context)


def closer_chart(request: HttpRequest, measure: Measure, kind: str) -> HttpResponse:
    """One of them as SVG, 340 or 800 wide."""
    if kind not in queries.CLOSER:
        raise Http404("There is no such chart.")
    revision = queries.in_force(measure)
    width = WIDTHS[0] if request.GET.get("width") == str(WIDTHS[0]) else WIDTHS[1]
    key = f"{measure.pk}-{queries.fingerprint(measure, revision)}-{width}-{kind}"
    try:
        return drawn(request, key, lambda: queries.closer_figure(measure, revision, Kind(kind), width))
    except spc.TooFewPoints as few:
        raise Http404(str(few)) from few


def _compared(form: SinceForm, measure: Measure, revision: Revision) -> queries.Compared | None:
    """The level before and after what the form says; None where it says nothing, or that cannot be."""
    if not form.is_bound or not form.is_valid():
        return None
    start = first_day(form.cleaned_data["since"], revision.frequency)
    try:
        return queries.compared_since(measure, revision, start)
    except spc.TooFewPoints as few:
        form.add_error("since", str(few))
        return None
