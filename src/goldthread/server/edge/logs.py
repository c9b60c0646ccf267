"""What the server's log says: who was refused what, and why, in a line; and of a fault of ours where it was.

Nothing that was typed, no password, no link that opens something: who reads the log may be nobody of the
organisation. People stand in it by number.
"""

import logging
import re
import traceback
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from goldthread.server import trouble

SECRET_IN_ADDRESSES = frozenset({"token", "key", "uidb36", "uidb64", "code_sent", "secret", "signed"})
"""What the parts of addresses are called that open something for whoever has them."""

LOOKS_SECRET = re.compile(r"(?=[^/]*[A-Z0-9:])[^/]{20,}")
"""A part of an address that is long, and no words."""

ADDRESS = re.compile(r"[^\s<>'\"]+@[^\s<>'\"]+")
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|‘[^’]*’|“[^”]*”")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
WORD = re.compile(r"[^\s'\"‘’“”:,;()\[\]{}=<>]{3,}")


def refused_because(request: HttpRequest, why: str) -> None:
    """Say in the log's line why this request is refused. No typed text."""
    request.refused_because = why  # type: ignore[attr-defined]


class Line(logging.Formatter):
    """One line a record; of a fault of ours (500) its traceback too."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        wrong = record.exc_info[1] if record.exc_info else None
        told: dict[str, Any] = {"exc_info": None, "exc_text": None}
        if isinstance(request, HttpRequest):
            told |= {"msg": _asked_and_answered(record, request, wrong), "args": None}
            if record.__dict__.get("status_code", 500) < 500 or hasattr(request, "refused_because"):
                wrong = None
        elif found := trouble.of(wrong):  # no fault of ours, and no need of where it was
            message = f"{record.getMessage()}: {found.title}: {trouble.cause(wrong)}"
            told |= {"msg": CONTROL.sub("�", message), "args": None}
            wrong = None
        else:
            told |= {"msg": CONTROL.sub(" ", record.getMessage()), "args": None}
        if wrong is not None:
            told["exc_text"] = "\n".join(_traceback(wrong, _typed(request)))
        return super().format(logging.makeLogRecord(record.__dict__ | told))


class NoFormsToMend(logging.Filter):
    """Leaves out forms that came back with something to mend: nobody was refused."""

    def filter(self, record: logging.LogRecord) -> bool:
        return getattr(record, "status_code", None) != 422


def shown(path: str) -> str:
    """A path without what opens something."""
    try:
        secret = {str(value) for name, value in resolve(path).kwargs.items() if name in SECRET_IN_ADDRESSES}
    except Resolver404:
        secret = set()
    parts = ["…" if part in secret else LOOKS_SECRET.sub("…", part) for part in path.split("/")]
    if secret and "…" not in parts:  # a part holds several: 1-abc, as links for a password do
        parts = ["…" if any(each in part for each in secret) else part for part in parts]
    return "/".join(parts)


def _asked_and_answered(record: logging.LogRecord, request: HttpRequest, wrong: BaseException | None) -> str:
    status = record.__dict__.get("status_code", "")
    said = f"{status} {request.method} {shown(request.path)} by {_who(request)}"
    if number := request.__dict__.get("number"):
        said += f", number {number}"
    because = request.__dict__.get("refused_because") or (_because(wrong, request) if wrong else "")
    return CONTROL.sub("�", f"{said}: {because}" if because else said)


def _who(request: HttpRequest) -> str:
    """By number. Only what is known already is asked: the database may be what is wrong."""
    somebody = request.__dict__.get("_cached_user")
    return f"person {somebody.pk}" if somebody is not None and somebody.pk else "nobody signed in"


def _because(wrong: BaseException, request: HttpRequest) -> str:
    """What kind of refusal it is; its words too where they are ours and say why."""
    name = type(wrong).__name__
    said = _without(str(wrong), _typed(request)) if isinstance(wrong, PermissionDenied) else ""
    return f"{name}: {said}" if said else name


def _traceback(wrong: BaseException, typed: str | None) -> Iterator[str]:
    """Where it was, what led to it first, as Python tells it; without what was typed."""
    before = wrong.__cause__ or (None if wrong.__suppress_context__ else wrong.__context__)
    if before:
        yield from _traceback(before, typed)
        yield "which led to"
    yield "Traceback (most recent call last):"
    yield "".join(traceback.format_tb(wrong.__traceback__)).rstrip()
    yield f"{type(wrong).__module__}.{type(wrong).__qualname__}: {_without(str(wrong), typed)}"


def _typed(request: HttpRequest | None) -> str | None:
    """All that was typed in this request, in one; None where a file came, of which anything may be quoted."""
    asked = request.__dict__ if request is not None else {}
    if asked.get("_files"):
        return None
    sent = [asked.get("_post"), asked.get("GET")]
    return "\n".join(value for each in sent if each for _, values in each.lists() for value in values).lower()


def _without(message: str, typed: str | None) -> str:
    """The first line of a message (databases quote rows in the next), without words that were typed."""
    first = ADDRESS.sub("…", message.strip().split("\n")[0][:500])
    if typed is None:
        first = QUOTED.sub("…", first)
    elif typed:
        first = WORD.sub(lambda word: "…" if word[0].lower() in typed else word[0], first)
    return CONTROL.sub("�", first)
