"""How much a request may bring, and how long it may take to bring it: before anything of it is kept.

Django writes a whole body to disk before any middleware sees the request, so this stands around Django, as
ASGI. It goes by Content-Length where there is one, and counts what comes in any case.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from goldthread.server import trouble

from . import answers, leaving

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[..., Awaitable[None]]  # of scope, receive and send


class TooMuch(Exception):
    """A request brings more than whoever sends it may."""


class TooSlow(Exception):
    """A request's body does not come."""


@dataclass(frozen=True)
class Bounds:
    """What is allowed. Bytes and seconds."""

    of_strangers: int = 2**20
    largest_file: int = 20 * 2**20  # that any form takes
    beside_a_file: int = 2**20
    grace: float = 10  # in which nothing need come
    rate: float = 4096  # bytes a second, at least, once that is over
    at_most: float = 600  # however quickly it comes

    @property
    def of_people(self) -> int:
        """The most that somebody signed in may send at once."""
        return self.largest_file + self.beside_a_file


class Bounded:
    """`application`, which no request reaches with more, or more slowly, than `bounds` allow.

    `is_signed_in(scope)` is asked only about requests with more than a stranger may send.
    """

    def __init__(
        self,
        application: Application,
        is_signed_in: Callable[[Scope], Awaitable[bool]],
        bounds: Bounds | None = None,
    ) -> None:
        self.application = application
        self.is_signed_in = is_signed_in
        self.bounds = bounds or Bounds()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        with leaving.watched() as gone:
            body = _Body(self, scope, receive, gone.set)
            try:
                body.refuse_what_is_declared_too_large(await body.may_be(declared(scope)))
                await self.application(scope, body.receive, send)
            except TooMuch:
                most = self.bounds.largest_file if body.signed_in else self.bounds.of_strangers
                said = answers.too_much(most, signed_in=bool(body.signed_in))
                await answers.send_alone(send, said, meanwhile=body.pour_away)
            except TooSlow:
                await answers.send_alone(send, answers.TOO_SLOW)
            except (
                Exception
            ) as wrong:  # as the body was put on disk, or the session read: before Django answers
                if (found := trouble.of(wrong)) is None:
                    raise
                await answers.send_alone(send, found)


def declared(scope: Scope) -> int:
    """The bytes that a request says it brings; 0 if it does not say."""
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


class _Body:
    """What comes of one request."""

    def __init__(self, by: Bounded, scope: Scope, receive: Receive, on_leaving: Callable[[], None]) -> None:
        self.by, self.scope, self._receive, self.on_leaving = by, scope, receive, on_leaving
        self.began = time.monotonic()
        self.came = 0
        self.signed_in: bool | None = None
        self.whole = False

    async def may_be(self, size: int) -> int:
        """The most bytes that whoever asks may send; who they are matters above what strangers may."""
        if size <= self.by.bounds.of_strangers:
            return self.by.bounds.of_strangers
        if self.signed_in is None:
            self.signed_in = await self.by.is_signed_in(self.scope)
        return self.by.bounds.of_people if self.signed_in else self.by.bounds.of_strangers

    def refuse_what_is_declared_too_large(self, most: int) -> None:
        if declared(self.scope) > most:
            raise TooMuch

    async def receive(self) -> Message:
        """The next message, for Django. Raises TooMuch and TooSlow."""
        if self.whole:
            return self._noted(await self._receive())
        try:
            async with asyncio.timeout(self._due() - time.monotonic()):
                message = await self._receive()
        except TimeoutError:
            raise TooSlow from None
        self.came += len(message.get("body", b""))
        self.whole = not message.get("more_body", False)
        if self.came > await self.may_be(self.came):
            raise TooMuch
        return self._noted(message)

    async def pour_away(self) -> None:
        """Read on a while and keep nothing: a client that is cut off while it sends never reads why."""
        most, within = (2**30, 60) if self.signed_in else (16 * 2**20, 3)
        poured = 0
        try:
            async with asyncio.timeout(within):
                while not self.whole and poured < most:
                    message = await self._receive()
                    poured += len(message.get("body", b""))
                    self.whole = not message.get("more_body", False)
        except TimeoutError:
            pass

    def _due(self) -> float:
        bounds = self.by.bounds
        return self.began + min(bounds.grace + self.came / bounds.rate, bounds.at_most)

    def _noted(self, message: Message) -> Message:
        if message["type"] == "http.disconnect":
            self.whole = True
            self.on_leaving()
        return message
