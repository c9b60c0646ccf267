"""Figures as pages show them: drawn once, in a process beside the server, and kept by what they show."""

import atexit
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from goldthread.charts.apart import Drawer
from goldthread.charts.figure import Figure

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
    tag = quote_etag(version)
    response = get_conditional_response(request, etag=tag)
    if response is None:
        response = HttpResponse(_kept_or_drawn(version, figure), content_type="image/svg+xml")
    response["ETag"], response["Cache-Control"] = tag, CACHE
    return response


def _kept_or_drawn(version: str, figure: Callable[[], Figure]) -> bytes:
    shelf = of_the_place()
    kept = shelf.get(version)
    if kept is None:
        kept = drawer.svg(figure(), fonts=assets.fonts()).encode()
        shelf.put(version, kept)
    return kept
