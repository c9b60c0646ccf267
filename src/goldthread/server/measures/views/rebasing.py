"""Limits worked out anew from a point on: first shown, then decided."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse

from goldthread.server.refusal import Refusal
from goldthread.server.ui.drawn import drawn
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..forms import RebaseForm, StartForm
from ..models import Measure, Phase
from ..periods import named
from ..phase_starts import may_start
from .downloads import WIDTHS
from .finding import address, of_measure
from .saying import ASSURES


def rebase(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Decide to work out the limits anew from a period on, with the chart as it would become in sight."""
    frequency = queries.in_force(measure).frequency

    def then(phase: Phase) -> Done:
        said = f"The limits are worked out anew from {named(phase.starts, frequency)} on."
        return Done(address(measure), said, address(measure, "take_back_phase", phase.pk))

    given = posted(request) if request.method == "POST" else request.GET if "starts" in request.GET else None
    asked = StartForm(given, frequency=frequency)
    return form_page(
        request,
        RebaseForm(posted(request), frequency=frequency),
        partial(actions.start_phase, measure=measure),
        then=then,
        context=of_measure(
            request,
            measure,
            title="Rebase the chart",
            button="Work out new limits",
            preview=_preview(measure, asked),
            asked=asked,
            assures=ASSURES,
            unit=queries.in_force(measure).unit,
        ),
        template="measures/rebase.jinja",
    )


def _preview(measure: Measure, asked: StartForm) -> queries.Rebasing | None:
    """The chart as it would become; None where none is asked for, or none can be: then the form says why."""
    if not asked.is_bound or not asked.is_valid():
        return None
    try:
        starts = may_start(measure=measure, starts=asked.cleaned_data["starts"])
    except Refusal as refused:
        asked.add_error("starts", str(refused))
        return None
    return queries.Rebasing(measure, starts)


def rebased(request: HttpRequest, measure: Measure, day: str) -> HttpResponse:
    """The chart as it would become, as SVG, 340 or 800 wide."""
    frequency = queries.in_force(measure).frequency
    asked = StartForm({"starts": day}, frequency=frequency)
    preview = _preview(measure, asked)
    if preview is None:
        raise Http404("No limits can be worked out anew from there.")
    width = WIDTHS[0] if request.GET.get("width") == str(WIDTHS[0]) else WIDTHS[1]
    after = preview.after
    version = queries.fingerprint(measure, preview.revision)
    key = f"{measure.pk}-{version}-from-{preview.starts.isoformat()}-{width}"
    return drawn(request, key, lambda: after.figure(width, adjusted=after.adjusted is not None))
