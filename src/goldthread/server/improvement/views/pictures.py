"""Pictures added to a workshop's report-out and to a value stream."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from goldthread.server.files.forms import PictureForm
from goldthread.server.files.models import Picture
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions
from ..models import ValueStream, Workshop
from .found import address, below


def add_to_report_out(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Add a picture to the page for the wall."""
    return _add(request, found, address(found, "report_out"), address(found, "add_picture"))


def add_to_stream(request: HttpRequest, stream: ValueStream) -> HttpResponse:
    """Add a picture to a value stream."""
    return _add(request, stream, address(stream) + "#pictures", address(stream, "add_stream_picture"))


def _add(request: HttpRequest, thing: ValueStream | Workshop, shown: str, again: str) -> HttpResponse:
    def then(picture: Picture) -> Done:
        return Done(shown, f"The picture is added: {picture.alt}.", next=("Add another", again))

    return form_page(
        request,
        PictureForm(posted(request), request.FILES or None),
        partial(actions.add_picture, to=thing),
        then=then,
        context=below(request, thing, title="Add a picture", button="Add it", cancel=shown),
    )
