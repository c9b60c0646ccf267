"""Figures as pages show them: drawn once, in a process beside the server, and kept by what they show."""

import atexit
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from goldthread.charts.apart import Drawer
from goldthread.charts.figure import Figure
from goldthread.charts.framed import Frame

from . import assets
from .shelf import of_the_place

CACHE = "private, max-age=300, must-revalidate"

drawer = Drawer()
atexit.register(drawer.close)


def drawn(request: HttpRequest, version: str, figure: Callable[[], Figure]) -> HttpResponse:
    """A figure as SVG: nothing for a browser that has it, else the one that was kept, else drawn now.

    version: differs whenever the figure would, and is never used for another: from it alone it is known
    whether there is anything to do. Whoever calls this has asked whether the person may see it.
    """
    return _answer(
        request, version, lambda: drawer.svg(figure(), fonts=assets.fonts()).encode(), "image/svg+xml"
    )


def picture(
    request: HttpRequest, version: str, figure: Callable[[], tuple[Figure, Frame]], *, png: bool
) -> HttpResponse:
    """The same with its title, finding and doubts within it, as SVG or PNG: to be taken along."""

    def draw() -> bytes:
        found, frame = figure()
        if png:
            return drawer.picture_png(found, frame, fonts=assets.fonts())
        return drawer.picture(found, frame, fonts=assets.fonts()).encode()

    return _answer(request, version, draw, "image/png" if png else "image/svg+xml")


def _answer(request: HttpRequest, version: str, draw: Callable[[], bytes], kind: str) -> HttpResponse:
    tag = quote_etag(version)
    response = get_conditional_response(request, etag=tag)
    if response is None:
        response = HttpResponse(_kept_or_drawn(version, draw), content_type=kind)
    response["ETag"], response["Cache-Control"] = tag, CACHE
    return response


def _kept_or_drawn(version: str, draw: Callable[[], bytes]) -> bytes:
    shelf = of_the_place()
    kept = shelf.get(version)
    if kept is None:
        kept = draw()
        shelf.put(version, kept)
    return kept
