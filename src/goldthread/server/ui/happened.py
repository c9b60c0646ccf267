"""What a page says after something was done: that it happened, what is next, and the way back.

It is kept with Django's messages, so that it is there after the redirect, on whatever page comes next,
once, with or without a script; `page.jinja` shows it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponseRedirect


@dataclass(frozen=True)
class Happening:
    """`text` happened. `next` is a link, as text and address; `take_back` the address that undoes it."""

    text: str
    next: tuple[str, str] | None = None
    take_back: str | None = None


@dataclass(frozen=True)
class Done:
    """What follows when something was done: the page at `to`, and what it says, if anything."""

    to: str
    text: str = ""
    take_back: str | None = None
    next: tuple[str, str] | None = None


def follow(request: HttpRequest, done: Done) -> HttpResponseRedirect:
    """Lead on to the page that follows, which says what happened."""
    if done.text:
        happened(request, done.text, take_back=done.take_back, next=done.next)
    return HttpResponseRedirect(done.to)


def happened(
    request: HttpRequest, text: str, *, take_back: str | None = None, next: tuple[str, str] | None = None
) -> None:
    """Say on the next page that `text` happened.

    text: a whole sentence in the organisation's words. take_back: an address that undoes it when it is
    posted to, by whom it may be undone; 'Take it back' becomes a button. next: what to do now, as the
    words of a link and where it leads.
    """
    ways = {"take_back": take_back, "next": next}
    messages.success(request, text, extra_tags=json.dumps(ways) if take_back or next else "")


def happenings(told: Iterable[Message]) -> list[Happening]:
    """What there is to say, in order; saying it forgets it. Messages of others have no ways on."""
    return [_happening(message) for message in told]


def _happening(message: Message) -> Happening:
    ways = json.loads(message.extra_tags) if (message.extra_tags or "").startswith("{") else {}
    following = ways.get("next")
    return Happening(
        text=str(message),
        next=(following[0], following[1]) if following else None,
        take_back=ways.get("take_back"),
    )
