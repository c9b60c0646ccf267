"""Answers that no view makes: what is said where a request cannot go through, in a page that stands alone."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.template.loader import render_to_string

from goldthread.server.trouble import Trouble

from .headers import FIXED

TOO_SLOW = Trouble(
    "That took too long to arrive",
    "What you sent came so slowly that the server stopped waiting. Nothing was changed. Try again, where the "
    "connection is better if it was a file.",
    408,
)


TOO_MANY_FIELDS = Trouble(
    "That is too much at once",
    "What was sent has more fields, or more text in them, than can be read: 1,000 fields and 10 MB. "
    "Nothing was changed. Send it in parts.",
    413,
)
TOO_MANY_AT_ONCE = Trouble(
    "Busy just now",
    "Very many people are asking at this moment, and yours had to wait too long. Nothing was changed. "
    "Try again in a moment.",
    503,
    again_in=10,
)


def too_much(most: int, *, signed_in: bool) -> Trouble:
    """That more came than `most` bytes."""
    size = f"{most / 2**20:g} MB"
    if signed_in:
        says = (
            f"Files up to {size} can be sent here, and this is more. Nothing was changed. Send it in parts."
        )
    else:
        says = (
            f"Whoever is not signed in can send {size} at most. Nothing was changed. If you had signed in, "
            "that has ended since: sign in, and send it again."
        )
    return Trouble("That is too much at once", says, 413)


def page(said: Trouble, **more: Any) -> str:
    """The page, which needs neither a request nor the database."""
    return render_to_string("ui/alone.jinja", {"title": said.title, "says": [said.says], **more})


async def send_alone(
    send: Callable[[MutableMapping[str, Any]], Awaitable[None]],
    said: Trouble,
    meanwhile: Callable[[], Awaitable[None]] | None = None,
) -> None:
    """Answer over ASGI and close the connection; `meanwhile` runs between the last word and the end."""
    body = (await sync_to_async(page, thread_sensitive=False)(said)).encode()
    headers = {
        **FIXED,
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(body)),
        "Content-Security-Policy": policy(),
        "Cache-Control": "no-store",
        "Connection": "close",
    }
    if said.again_in is not None:
        headers["Retry-After"] = str(said.again_in)
    told = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": said.status, "headers": told})
    await send({"type": "http.response.body", "body": body, "more_body": True})
    if meanwhile:
        await meanwhile()
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def policy() -> str:
    """The content security policy of every page, as django-csp writes it."""
    directives: dict[str, list[str]] = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())
