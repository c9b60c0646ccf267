"""The report-out: one page that a ward can put on its wall."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server import clock
from goldthread.server.people.pages import somebody

from ..models import Workshop
from ..queries.page import report_out_page
from .found import about


def report_out(request: HttpRequest, found: Workshop) -> HttpResponse:
    """A workshop's report-out, for reading and for printing."""
    page = report_out_page(found, somebody(request), clock.today())
    context = about(request, found, title=found.title, workshop=found, page=page, inside=True)
    return render(request, "improvement/report_out.jinja", context)
