"""The library of ready definitions: read as a whole, or found by what is typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server.people.models import Organisation

from ..forms.definition import KINDS
from ..library import every, grouped
from ..library.finding import found
from ..models import Dimension, Measure, Revision
from .finding import of_measures

ROLES = {"outcome": "Outcome", "process": "Process", "balancing": "Balancing"}


def library(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """All ready definitions by group; or those that fit what is asked for, the likeliest first."""
    asked = request.GET.get("q", "").strip()[:150]
    fitting = found(asked, most=None) if asked else []
    context = of_measures(
        request,
        organisation,
        title="The library of ready definitions",
        asked=asked,
        groups=[("", fitting)] if asked else grouped(),
        many=len(fitting) if asked else len(every()),
        said={
            "frequency": dict(Revision.Frequency.choices),
            "kind": KINDS,
            "direction": dict(Revision.Direction.choices),
            "dimension": dict(Dimension.choices),
            "money": dict(Measure.Money.choices),
            "role": ROLES,
        },
    )
    return render(request, "measures/library.jinja", context)
