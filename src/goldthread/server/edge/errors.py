"""The pages of what went wrong before, beside or in a view: none needs the database.

Trouble with the database or the disk is said as what it is, wherever it struck: in a view, in an action, as a
session was written or somebody signed in.
"""

import secrets
import sys
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from goldthread.server import trouble
from goldthread.server.trouble import Trouble

from . import answers
from .logs import refused_because

Answer = Callable[[HttpRequest], HttpResponse]

MISREAD = Trouble(
    "That could not be read",
    "Your browser sent something that makes no sense here. Nothing was changed. Go back, load the page "
    "again, and try once more.",
    400,
)
STALE = Trouble(
    "This page was open for too long",
    "The form you sent belongs to a visit that has ended, or your browser keeps no cookies. Nothing was "
    "changed. Go back, load the page again, and send the form from there.",
    403,
)


class SaysWhatIsWrong:
    """Middleware: trouble with the database or the disk in a view is a page that says so."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        found = trouble.of(exception)
        return _said(request, found, exception) if found else None


def went_wrong(request: HttpRequest) -> HttpResponse:
    """The page of a fault of ours, with a number under which the log has it; or of trouble outside a view."""
    wrong = sys.exc_info()[1]
    if found := trouble.of(wrong):
        return _said(request, found, wrong)
    number = f"{secrets.token_hex(2)}-{secrets.token_hex(2)}".upper()
    request.number = number  # type: ignore[attr-defined]
    return HttpResponse(render_to_string("500.html", {"number": number}), status=500)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of a request that makes no sense, is too large, or whose session could not be written."""
    if found := trouble.of(exception):  # Django takes a session that cannot be saved for one that was deleted
        return _said(request, found, exception)
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        return _alone(answers.TOO_MANY_FIELDS)
    return _alone(MISREAD)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page of a form that does not carry its token."""
    refused_because(request, reason)
    return _alone(STALE)


def _said(request: HttpRequest, found: Trouble, wrong: BaseException | None) -> HttpResponse:
    refused_because(request, f"{found.title}: {trouble.cause(wrong)}")
    response = HttpResponse(_page(request, found), status=found.status)
    if found.again_in is not None:
        response.headers["Retry-After"] = str(found.again_in)
    return response


def _page(request: HttpRequest, found: Trouble) -> str:
    """What was typed stands in it, to be sent again with one press, unless it is a password or a file."""
    posted, files = (
        request.__dict__.get("_post"),
        request.__dict__.get("_files"),
    )  # what was read of it, if it was
    if not posted or files or any("password" in name for name in posted):
        return answers.page(found, back=request.path)
    again = [(name, value) for name, values in posted.lists() for value in values]
    fields = [(name, value) for name, value in again if name != "csrfmiddlewaretoken"]
    said = {"title": found.title, "says": [found.says], "path": request.get_full_path()}
    return render_to_string("ui/again.jinja", {**said, "fields": fields, "token": get_token(request)})


def _alone(said: Trouble) -> HttpResponse:
    return HttpResponse(answers.page(said), status=said.status)
