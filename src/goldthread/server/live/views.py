"""What a page asks that cannot be told: whether the thing has changed since."""

from django.db import models
from django.http import HttpRequest, HttpResponse, JsonResponse

from goldthread.server.audit.actions import key

from .telling import mark


def at(request: HttpRequest, thing: models.Model) -> HttpResponse:
    """The thing's mark, for whoever may see the thing. Streams ask here too, again and again (`streams`)."""
    return JsonResponse({"of": key(thing), "mark": mark(thing), "who": request.user.pk})
