"""One measure across wards or organisations; and many measures as charts side by side."""

from datetime import date
from hashlib import sha256
from itertools import groupby

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from goldthread import __version__
from goldthread.charts.figure import Figure
from goldthread.charts.funnel import funnel_plot
from goldthread.charts.sketch import Sketch
from goldthread.charts.small import small
from goldthread.methods import funnel
from goldthread.methods.funnel.words import said as said_of
from goldthread.methods.plain import plain_number, with_unit
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import somebody
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.drawn import drawn
from goldthread.tables import cells

from ..models import Dimension, Measure
from ..periods import WORDS, named
from ..queries.across import ORDERS, Across
from ..queries.overview import Glance, glances, in_order, with_small_charts
from .asking import asked_for
from .downloads import WIDTHS
from .finding import of_measure, of_measures
from .overview import PER_PAGE, SEE

CHART = (300, 110)
OUTSIDE = {
    funnel.Outside.NONE: "Within its limits",
    funnel.Outside.LOW_95: "Below the 95% limit",
    funnel.Outside.HIGH_95: "Above the 95% limit",
    funnel.Outside.LOW_998: "Below the 99.8% limit",
    funnel.Outside.HIGH_998: "Above the 99.8% limit",
}


def across(request: HttpRequest, measure: Measure) -> HttpResponse:
    """A measure in every place that counts it alike: each one's chart on one scale, a funnel of one time."""
    order = request.GET.get("order", "")
    found = Across(measure, somebody(request), order=order if order in ORDERS else "name")
    period = _period(request, found)
    one_time = found.funnel(period) if period else None
    context = of_measure(
        request,
        measure,
        title=f"Across: {measure.title}",
        across=found,
        orders=ORDERS,
        order=order if order in ORDERS else "name",
        chart=lambda sketch: _chart(sketch, found.ends),
        see=SEE,
        period=period,
        period_choices=[(each.isoformat(), named(each, found.frequency)) for each in found.periods],
        one_time=one_time,
        sentence=funnel.sentence(one_time) if one_time else "",
        table=_table(one_time) if one_time else [],
        alt=_figure(found, one_time, period, WIDTHS[1]).alt if one_time and period else "",
        version=_version(found, period),
        named=named,
        period_words=WORDS[found.frequency],
        with_unit=with_unit,
    )
    return render(request, "measures/across.jinja", context)


def charts(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The measures that the address narrows to, as charts side by side: each dimension by itself."""
    person, words = somebody(request), Vocabulary(organisation.words)
    asked = asked_for(request.GET, person, organisation, words)
    seen = Measure.objects.visible_to(person).filter(organisation=organisation)
    names = can(person, PeopleAbility.SEE_NAMES, organisation)
    found = glances(asked.narrowed(seen), to=person, since=asked.since, with_questions=names)
    talked = [each for each in found if each.attention.deserves_talk]
    rows = sorted(in_order(talked if asked.only else found, asked.order), key=_dimension)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    drawn_rows = with_small_charts(list(page.object_list), since=asked.since)
    grouped = groupby(drawn_rows, lambda each: each.measure.get_dimension_display())
    context = of_measures(
        request,
        organisation,
        title="Charts side by side",
        asked=asked,
        page=page,
        count=len(found),
        talked=len(talked),
        groups=[(name, list(each)) for name, each in grouped],
        chart=lambda sketch: _chart(sketch, None),
        see=SEE,
        named=named,
        with_unit=with_unit,
    )
    return render(request, "measures/charts.jinja", context)


def _dimension(each: Glance) -> int:
    return Dimension.values.index(each.measure.dimension)


def funnel_of(request: HttpRequest, measure: Measure) -> HttpResponse:
    """The funnel of one period as SVG."""
    found = Across(measure, somebody(request))
    period = _period(request, found)
    if period is None:
        raise Http404("There is nothing to compare.")
    width = WIDTHS[0] if request.GET.get("width") == str(WIDTHS[0]) else WIDTHS[1]

    def figure() -> Figure:
        one_time = found.funnel(period)
        if one_time is None:
            raise Http404("These cannot be compared.")
        return _figure(found, one_time, period, width)

    return drawn(request, f"{_version(found, period)}-{width}", figure)


def _figure(found: Across, one_time: funnel.Funnel, period: date, width: int) -> Figure:
    title = f"{found.measure.title}, {named(period, found.frequency)}"
    return funnel_plot(one_time, title=title, width=width)


def _version(found: Across, period: date | None) -> str:
    """Differs whenever the funnel would."""
    counts = [(each.name, each.glance.stands.mark) for each in found.places]
    said = (__version__, found.measure.pk, found.measure.title, period, sorted(counts))
    return f"funnel-{sha256(repr(said).encode()).hexdigest()[:20]}"


def _period(request: HttpRequest, found: Across) -> date | None:
    """The period that is asked for, else the last that can be compared."""
    asked = request.GET.get("period", "")
    try:
        day = cells.day(asked) if asked else None
    except ValueError:
        day = None
    if day in found.periods:
        return day
    return found.periods[0] if found.periods else None


def _chart(sketch: Sketch | None, ends: tuple[float, float] | None) -> SafeString:
    if sketch is None:
        return SafeString("")
    return mark_safe(small(sketch, width=CHART[0], height=CHART[1], ends=ends))


def _table(found: funnel.Funnel) -> list[tuple[str, str, str, str, str, str]]:
    """Each place with its counts, its ratio, its limits and where it lies, in the order of the alphabet."""
    rows = []
    for place, unit in enumerate(found.units):
        low, high = (float(line[place]) for line in (found.limits.lower95, found.limits.upper95))
        rows.append(
            (
                unit,
                plain_number(float(found.numerators[place])),
                plain_number(float(found.denominators[place])),
                said_of(found, float(found.ratio[place])),
                f"{said_of(found, low)} to {said_of(found, high)}",
                OUTSIDE[found.outside[place]],
            )
        )
    return rows
