"""Where no form is there to show it: what an action refused as a page, and addresses that cannot be."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server.refusal import Refusal, TooSoon

Answer = Callable[[HttpRequest], HttpResponse]


class SaysNo:
    """Middleware: a refusal that no form caught is a page with its words (409), never a fault (500);
    one that comes too soon says when it may come again (429).

    Such are buttons pressed in an old tab: the step of a workshop that has ended since. A NUL in an
    address leads nowhere (404): PostgreSQL keeps none, and would fail at being asked for one.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404("There is no such address.")
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal) or isinstance(exception, PermissionDenied):
            return None
        request.refused_because = type(exception).__name__  # type: ignore[attr-defined]  # for the log
        context = {"title": "That was not done", "why": str(exception), "back": _back(request)}
        if isinstance(exception, TooSoon):
            return _wait(request, exception, context)
        return render(request, "ui/refused.jinja", context, status=409)


def _wait(request: HttpRequest, refusal: TooSoon, context: dict[str, Any]) -> HttpResponse:
    more = {"title": "Wait a little", "way": refusal.way}
    response = render(request, "ui/refused.jinja", context | more, status=429)
    response["Retry-After"] = str(refusal.seconds)
    return response


NOTHING_TO_SEND = "Nothing can be sent to this page: it only shows something."
NOTHING_TO_SEE = (
    "There is nothing to see at this address: it does something when a button is pressed. "
    "Nothing was done. Go back, and press the button again."
)


def not_this_way(request: HttpRequest, methods: Sequence[str]) -> HttpResponse:
    """A page that is asked for in a way it does not answer (405), which says in which way it does."""
    why = NOTHING_TO_SEND if request.method == "POST" else NOTHING_TO_SEE
    context = {"title": "That was not done", "why": why, "back": _back(request)}
    response = render(request, "ui/refused.jinja", context, status=405)
    response["Allow"] = ", ".join(methods)
    return response


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of whoever may see, but not do, or sees less than they asked for (403).

    An exception may say more than why: what the page is headed (`heading`), and where to go on from it
    (`onward`: a text and an address).
    """
    context = {
        "exception": str(exception),
        "heading": getattr(exception, "heading", ""),
        "onward": getattr(exception, "onward", None),
    }
    return render(request, "403.html", context, status=403)


def _back(request: HttpRequest) -> str:
    """The page they came from, if it is one of ours."""
    came_from = request.headers.get("Referer", "")
    here = f"{request.scheme}://{request.get_host()}/"
    return "/" + came_from.removeprefix(here).lstrip("/") if came_from.startswith(here) else "/"
