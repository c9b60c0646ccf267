"""A picture itself, and the forms that look after it."""

import logging
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.people.seen import Seen, seen_by
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from . import actions, forms, owners, store
from .models import Picture

FOR_GOOD = "It is gone for good then, and its file with it. The record says that there was one, and why."
logger = logging.getLogger(__name__)

HEADERS = {
    "Content-Type": "image/jpeg",
    "Content-Disposition": "inline",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, max-age=86400, immutable",
    "Vary": "Cookie",  # whoever sits down next at this computer asks anew
}


@seen_by(Seen.WHOLE)
def picture_or_404(request: HttpRequest, code: str, pk: int) -> Picture:
    """The picture, if it stands and this person may know who is in it."""
    seen = Picture.objects.visible_to(somebody(request)).standing().of(code)
    return get_object_or_404(seen.select_related("organisation"), pk=pk)


def whole(request: HttpRequest, found: Picture) -> HttpResponse:
    """The picture as it was sent, no larger than is shown."""
    return _file(found.whole)


def small(request: HttpRequest, found: Picture) -> HttpResponse:
    """The same, small enough for a phone."""
    return _file(found.small)


def describe(request: HttpRequest, found: Picture) -> HttpResponse:
    """Say better what a picture shows."""
    return form_page(
        request,
        forms.WordsForm(posted(request), initial={"alt": found.alt, "caption": found.caption}),
        partial(actions.describe, picture=found),
        then=lambda kept: Done(_page_of(kept), "The words of the picture are saved."),
        context=_about(request, found, "What the picture shows"),
        template="files/form.jinja",
    )


def take_down(request: HttpRequest, found: Picture) -> HttpResponse:
    """Take a picture down for good."""
    return form_page(
        request,
        forms.TakeDownForm(posted(request)),
        partial(actions.take_down, picture=found),
        then=lambda kept: Done(_page_of(kept), "The picture is taken down, and its file is gone."),
        context=_about(request, found, "Take the picture down", button="Take it down", intro=FOR_GOOD),
        template="files/form.jinja",
    )


def _file(name: str) -> HttpResponse:
    content = store.get(name)
    if content is None:
        logger.error("The file of a picture is missing or was changed: %s", name)
        raise Http404("The file of this picture is not there.")
    return HttpResponse(content, headers=HEADERS)


def _page_of(picture: Picture) -> str:
    return owners.of(picture.kind).link(picture.thing)


def _about(request: HttpRequest, found: Picture, title: str, **more: object) -> dict[str, object]:
    back = _page_of(found)
    said = {"title": title, "picture": found, "cancel": back, **more}
    crumb = (str(found.thing), back)
    if found.organisation_id in somebody(request).reach.detailed:
        return of_organisation(request, found.organisation, crumb, **said)
    words = Vocabulary(found.organisation.words)
    return {"organisation": None, "words": words, "crumbs": [crumb], **said}
