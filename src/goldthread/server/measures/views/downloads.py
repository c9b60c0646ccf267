"""A measure's chart at its own address, and its readings as CSV."""

from django.http import Http404, HttpRequest, HttpResponse

from goldthread.charts.figure import Figure
from goldthread.methods import spc
from goldthread.server.ui.downloads import Kind, download
from goldthread.server.ui.drawn import drawn
from goldthread.tables.writing import Sheet

from .. import queries
from ..models import ChartChoice, Measure, Reading, Revision
from ..queries.choosing import Asked
from .marks import Marked, marked
from .which import Which

WIDTHS = (340, 800)
HEADINGS = [
    *("measure", "revision", "back_cast", "period", "value", "numerator", "denominator", "unit"),
    *("read_under", "corrected_from", "corrected_because", "definition"),
]


def chart(request: HttpRequest, measure: Measure) -> HttpResponse:
    """The chart, or the adjusted one, as SVG, 340 or 800 wide; not drawn again for who has it already.

    kind, rules: draws it so instead, as it would become. mark: days on which something was tried.
    """
    which, adjusted = Which.drawn(request, measure), request.GET.get("adjusted") == "1"
    width = WIDTHS[0] if request.GET.get("width") == str(WIDTHS[0]) else WIDTHS[1]
    so, days = _asked_for(request), marked(request)
    asked = (
        f"{measure.pk}-{which.version}-{width}{'-adjusted' if adjusted else ''}{f'-{so.query}' if so else ''}"
    )
    asked += "".join(f"-{day.isoformat()}" for day, _ in days)
    return drawn(request, asked, lambda: _figure(which, width, adjusted, so, days))


def _asked_for(request: HttpRequest) -> Asked | None:
    """How the address would have it drawn; None where it says nothing."""
    given = request.GET
    named = "kind" in given or "rules" in given
    return Asked.of(given.get("kind", ""), given.get("rules", "")) if named else None


def _figure(which: Which, width: int, adjusted: bool, so: Asked | None, days: Marked) -> Figure:
    shown = which.charted(ChartChoice(kind=so.kind, rules=so.rules) if so else None, marked=days)
    try:
        return shown.figure(width, adjusted=adjusted)
    except spc.TooFewPoints as few:
        raise Http404(str(few)) from few


def readings_csv(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Every reading of every revision, with what was corrected; none that was withdrawn."""
    found = Reading.objects.filter(revision__measure=measure).select_related("revision", "read_under")
    found = found.prefetch_related("corrections").order_by("revision__number", "back_cast", "period")
    provisional = queries.is_provisional(measure, queries.in_force(measure))
    rows = ((measure.code, *_row(reading), _definition(reading, provisional)) for reading in found)
    sheet = Sheet("Readings", HEADINGS, rows)
    return download([sheet], Kind.CSV, name=f"{measure.organisation.code}-{measure.code}")


def _definition(reading: Reading, provisional: bool) -> str:
    """Whether the definition that a reading stands under is complete."""
    in_force = reading.revision.state == Revision.State.IN_FORCE
    return "provisional" if in_force and provisional else "complete"


def _row(reading: Reading) -> tuple[object, ...]:
    corrections = list(reading.corrections.all())
    return (
        reading.revision.number,
        "yes" if reading.back_cast else "no",
        reading.period,
        reading.value,
        reading.numerator,
        reading.denominator,
        reading.revision.unit,
        (reading.read_under or reading.revision).number,
        "; ".join(f"{c.value:.10g}" for c in corrections),
        "; ".join(c.reason for c in corrections),
    )
