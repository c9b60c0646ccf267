"""A measure's chart to take along: as pictures, as files, as a line of Markdown."""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from goldthread.charts.figure import Figure
from goldthread.charts.framed import Frame
from goldthread.methods import spc
from goldthread.papers import KINDS
from goldthread.papers.apart import written_apart
from goldthread.server import clock
from goldthread.server.ui.downloads import Kind, download
from goldthread.server.ui.drawn import picture as drawn_picture
from goldthread.server.ui.shelf import of_the_place
from goldthread.tables.writing import Sheet

from .. import queries
from ..models import Measure
from .finding import address, of_measure
from .which import Which, in_words


class Size(NamedTuple):
    """A size of picture. width: in pixels of its type; it is drawn with two dots to each, for paper."""

    name: str
    words: str
    width: int


SIZES = (
    Size("slide", "For a slide", 960),
    Size("half", "For half a page", 620),
    Size("phone", "For a phone", 340),
)
WIDTHS = {size.name: size.width for size in SIZES}


BELOW = " The same is in the table below."


@in_words
def take(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Everything a chart can be taken along as."""
    which = Which.of(request, measure)
    shown = which.said()
    here = request.build_absolute_uri(_link(which))
    picture_at = f"{address(measure, 'take_picture', 'half', 'png')}{which.with_query}"
    context = of_measure(
        request,
        measure,
        title=f"Take along: {measure.title}",
        said=shown.said,
        version=shown.version,
        asked=which.with_query,
        then=which.then,
        known_today=request.build_absolute_uri(_link_of_today(which)),
        sizes=SIZES,
        kinds=KINDS.values(),
        here=here,
        picture_at=picture_at,
        markdown=_markdown(shown.said, request.build_absolute_uri(picture_at), here),
    )
    return render(request, "measures/take.jinja", context)


def picture(request: HttpRequest, measure: Measure, size: str, kind: str) -> HttpResponse:
    """The chart that leads with its title, finding and doubts, as PNG or SVG."""
    if size not in WIDTHS or kind not in ("png", "svg"):
        raise Http404("There is no such picture.")
    which = Which.drawn(request, measure)

    def figure() -> tuple[Figure, Frame]:
        try:
            return queries.framed(which.charted(), WIDTHS[size], which.day)
        except spc.TooFewPoints as few:
            raise Http404(str(few)) from few

    version = f"picture-{_version(which)}-{size}-{kind}"
    response = drawn_picture(request, version, figure, png=kind == "png")
    response["Content-Disposition"] = content_disposition_header(True, f"{_file(which)}-{size}.{kind}")
    return response


def paper(request: HttpRequest, measure: Measure, kind: str) -> HttpResponse:
    """The chart on a page of its own, as a file that people can write on."""
    if kind not in KINDS:
        raise Http404("There is no such kind of file.")
    which = Which.drawn(request, measure)
    link = request.build_absolute_uri(_link(which))
    key, shelf = f"paper-{_version(which)}-{kind}-{link}", of_the_place()
    content = shelf.get(key)
    if content is None:
        try:
            made = queries.paper(which.charted(), which.day, link)
        except spc.TooFewPoints as few:
            raise Http404(str(few)) from few
        content = written_apart(made, kind)
        shelf.put(key, content)
    response = HttpResponse(content, content_type=KINDS[kind].media)
    response["Content-Disposition"] = content_disposition_header(True, f"{_file(which)}.{kind}")
    return response


HEADINGS = ["period", "value", "unit", "centre", "lower", "upper", "target", "meaning", "note"]


def table(request: HttpRequest, measure: Measure) -> HttpResponse:
    """The points of the chart that leads with their lines, as CSV."""
    which = Which.drawn(request, measure)
    rows = queries.points_in_a_table(which.charted())
    return download([Sheet("Readings", HEADINGS, rows)], Kind.CSV, name=_file(which))


def _version(which: Which) -> str:
    """Differs whenever what is taken along would: it says of which day it is."""
    return f"{which.measure.pk}-{which.version}-{which.day.isoformat()}"


def _file(which: Which) -> str:
    """What files of it are called, without their ending."""
    return f"{which.measure.organisation.code}-{which.measure.code}-{which.day.isoformat()}"


def _link(which: Which) -> str:
    return f"{address(which.measure)}{which.with_query}"


def _link_of_today(which: Which) -> str:
    """Where it can be seen later as it is known today; where it is of a day already, the same."""
    known = "" if which.then else f"known={clock.today().isoformat()}"
    return f"{address(which.measure)}?{which.query}{known}".rstrip("&")


def _markdown(said: queries.Said, picture_at: str, here: str) -> str:
    """One line: the picture with its words, the sentence, and where it is."""
    alt = _plain(said.alt.removesuffix(BELOW))
    return f"![{alt}]({picture_at}) {_plain(said.sentence)} [Open the chart]({here})"


def _plain(text: str) -> str:
    """A text of people within Markdown: no sign of it means anything."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>()#+!|~" else sign for sign in " ".join(text.split()))
