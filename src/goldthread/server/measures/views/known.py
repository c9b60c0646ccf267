"""A measure's page as it was known on a day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .. import queries
from ..models import Measure
from ..periods import WORDS, named
from .comparing import defined
from .finding import address, of_measure
from .saying import ASSURES
from .which import Which, in_words


@in_words
def as_known(request: HttpRequest, measure: Measure) -> HttpResponse:
    """The chart, its sentence and its definition of then, and what was changed since; or why nobody knows."""
    which = Which.of(request, measure)
    assert which.then is not None  # the address names a day
    shown = which.said()
    context = of_measure(
        request,
        measure,
        title=f"{measure.title}, as it was known on a day",
        then=which.then,
        was=which.then.measure,
        revision=which.revision,
        in_force=which.in_force,
        shown=shown,
        said=shown.said,
        version=shown.version,
        query=which.query,
        now=address(measure),
        since=queries.changed_since(measure, which.then),
        defined=defined(which.revision),
        period_words=WORDS[which.revision.frequency],
        assures=ASSURES,
        named=named,
    )
    return render(request, "measures/known.jinja", context)
