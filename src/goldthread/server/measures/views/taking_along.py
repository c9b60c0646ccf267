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
from ..models import Measure, Revision
from .finding import address, of_measure
from .pages import asked_for, query_of


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


class _Asked(NamedTuple):
    """Which of a measure's series is taken along."""

    measure: Measure
    revision: Revision
    back_cast: bool
    query: str

    @classmethod
    def of(cls, request: HttpRequest, measure: Measure) -> "_Asked":
        revisions = list(measure.revisions.select_related("proposed_by", "decided_by"))
        in_force = next(r for r in revisions if r.state == Revision.State.IN_FORCE)
        revision = asked_for(request, revisions, in_force)
        back_cast = request.GET.get("back_cast") == "1"
        return cls(measure, revision, back_cast, query_of(revision, in_force, back_cast).rstrip("&"))

    @property
    def version(self) -> str:
        """Differs whenever what is taken along would: it says on which day it was made."""
        found = queries.fingerprint(self.measure, self.revision, back_cast=self.back_cast)
        return f"{self.measure.pk}-{found}-{clock.today().isoformat()}"

    @property
    def link(self) -> str:
        return f"{address(self.measure)}{self.with_query}"

    @property
    def with_query(self) -> str:
        """What ends an address of the same series."""
        return f"?{self.query}" if self.query else ""

    @property
    def shown(self) -> queries.ChartedSeries:
        return queries.ChartedSeries(self.measure, self.revision, back_cast=self.back_cast)

    @property
    def file(self) -> str:
        """What files of it are called, without their ending."""
        return f"{self.measure.organisation.code}-{self.measure.code}-{clock.today().isoformat()}"


def take(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Everything a chart can be taken along as."""
    asked = _Asked.of(request, measure)
    shown = queries.Shown(measure, asked.revision, back_cast=asked.back_cast)
    here = request.build_absolute_uri(asked.link)
    picture_at = (
        f"{address(measure, 'take_picture', 'half', 'png')}{'?' + asked.query if asked.query else ''}"
    )
    context = of_measure(
        request,
        measure,
        title=f"Take along: {measure.title}",
        said=shown.said,
        version=shown.version,
        query=asked.query,
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
    asked = _Asked.of(request, measure)

    def figure() -> tuple[Figure, Frame]:
        try:
            return queries.framed(asked.shown, WIDTHS[size], clock.today())
        except spc.TooFewPoints as few:
            raise Http404(str(few)) from few

    version = f"picture-{asked.version}-{size}-{kind}"
    response = drawn_picture(request, version, figure, png=kind == "png")
    response["Content-Disposition"] = content_disposition_header(True, f"{asked.file}-{size}.{kind}")
    return response


def paper(request: HttpRequest, measure: Measure, kind: str) -> HttpResponse:
    """The chart on a page of its own, as a file that people can write on."""
    if kind not in KINDS:
        raise Http404("There is no such kind of file.")
    asked = _Asked.of(request, measure)
    link = request.build_absolute_uri(asked.link)
    key, shelf = f"paper-{asked.version}-{kind}-{link}", of_the_place()
    content = shelf.get(key)
    if content is None:
        try:
            made = queries.paper(asked.shown, clock.today(), link)
        except spc.TooFewPoints as few:
            raise Http404(str(few)) from few
        content = written_apart(made, kind)
        shelf.put(key, content)
    response = HttpResponse(content, content_type=KINDS[kind].media)
    response["Content-Disposition"] = content_disposition_header(True, f"{asked.file}.{kind}")
    return response


HEADINGS = ["period", "value", "unit", "centre", "lower", "upper", "target", "meaning", "note"]


def table(request: HttpRequest, measure: Measure) -> HttpResponse:
    """The points of the chart that leads with their lines, as CSV."""
    asked = _Asked.of(request, measure)
    rows = queries.points_in_a_table(asked.shown)
    return download([Sheet("Readings", HEADINGS, rows)], Kind.CSV, name=asked.file)


def _markdown(said: queries.Said, picture_at: str, here: str) -> str:
    """One line: the picture with its words, the sentence, and where it is."""
    alt = _plain(said.alt.removesuffix(BELOW))
    return f"![{alt}]({picture_at}) {_plain(said.sentence)} [Open the chart]({here})"


def _plain(text: str) -> str:
    """A text of people within Markdown: no sign of it means anything."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>()#+!|~" else sign for sign in " ".join(text.split()))
