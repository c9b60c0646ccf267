"""One point of a measure's chart, on a page of its own."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from goldthread.server.people.pages import somebody
from goldthread.server.ui.drawn import CACHE

from .. import around, queries
from ..models import Measure, Revision
from ..periods import WORDS, first_day, named
from ..point_words import briefly, meant
from .commenting import talk_of
from .downloads import WIDTHS
from .finding import address, of_measure
from .saying import MEANS
from .which import Which


def point(request: HttpRequest, measure: Measure, day: str) -> HttpResponse:
    """What one point says, what was said of it, and what one may do about it."""
    which = Which.drawn(request, measure)
    revision, back_cast, query = which.revision, which.back_cast, which.query
    period = _day(day)
    first = first_day(period, revision.frequency)
    if first != period:
        return redirect(f"{address(measure, 'point', first.isoformat())}?{query}")
    found = queries.one_point(measure, revision, period, back_cast=back_cast)
    if found is None:
        raise Http404(f"There is no reading for {named(period, revision.frequency)}.")
    name = f"{found.name[:1].upper()}{found.name[1:]}"
    person = somebody(request)
    context = of_measure(
        request,
        measure,
        title=f"{name}: {measure.title}",
        name=name,
        point=found,
        reading=found.reading,
        revision=revision,
        in_force=which.in_force,
        back_cast=back_cast,
        query=query,
        meant=meant(found.points, found.place, _one(revision)) if found.place is not None else "",
        means=MEANS,
        tried=around.tried(person, measure, *found.around),
        beginnings=[] if measure.retired_on else around.beginnings(person, measure),
        **talk_of(request, measure, period.isoformat()),
        named=named,
    )
    return render(request, "measures/point.jinja", context)


def _one(revision: Revision) -> str:
    return WORDS[revision.frequency][0]


def _day(text: str) -> date:
    """The day that an address names. Raises Http404."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404("There is no such day.") from None


def places(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Where the points lie on the chart that leads, and what is read out of each, as JSON."""
    which = Which.drawn(request, measure)
    revision, back_cast = which.revision, which.back_cast
    tag = quote_etag(which.version)
    response = get_conditional_response(request, etag=tag)
    if response is None:
        said = queries.places_as_json(measure, revision, widths=WIDTHS, says=briefly, back_cast=back_cast)
        response = HttpResponse(said, content_type="application/json")
    response["ETag"], response["Cache-Control"] = tag, CACHE
    return response
