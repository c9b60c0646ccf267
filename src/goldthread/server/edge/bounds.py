"""How much a request may bring, and how long it may take to bring it: before anything of it is kept.

Django writes a whole body to disk before any middleware sees the request, so this stands around Django, as
ASGI. It goes by Content-Length where there is one, and counts what comes in any case.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from goldthread.server import trouble
from goldthread.server.trouble import Trouble

from . import answers, leaving
from .logs import shown

logger = logging.getLogger(__name__)

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[..., Awaitable[None]]  # of scope, receive and send


class TooMuch(Exception):
    """A request brings more than whoever sends it may."""


class TooSlow(Exception):
    """A request's body does not come."""


class TooMany(Exception):
    """So many requests are being answered that this one's turn did not come."""


@dataclass(frozen=True)
class Bounds:
    """What is allowed. Bytes and seconds."""

    of_strangers: int = 2**20
    largest_file: int = 20 * 2**20  # that any form takes
    beside_a_file: int = 2**20
    grace: float = 10  # in which nothing need come
    rate: float = 4096  # bytes a second, at least, once that is over
    at_most: float = 600  # however quickly it comes
    at_once: int = 24  # requests that one process answers; others wait for their turn
    turn_within: float = 30

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
        self.turns = asyncio.Semaphore(self.bounds.at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        with leaving.watched() as gone:
            body = _Body(self, scope, receive, gone.set)
            try:
                body.refuse_what_is_declared_too_large(await body.may_be(declared(scope)))
                await self.application(scope, body.receive, body.giving_up_its_turn(send))
            except Exception as wrong:  # before Django answers, or in its place: it says what is wrong itself
                if (said := self._why(wrong, body)) is None:
                    raise
                logger.warning("%s %s %s: %s", said.status, scope["method"], shown(scope["path"]), said.title)
                pour = body.pour_away if isinstance(wrong, TooMuch) else None
                await answers.send_alone(send, said, meanwhile=pour)
            finally:
                body.give_up_its_turn()

    def _why(self, wrong: Exception, body: "_Body") -> Trouble | None:
        """What to say of a request that did not come through; None for a fault of ours."""
        if isinstance(wrong, TooMuch):
            most = self.bounds.largest_file if body.signed_in else self.bounds.of_strangers
            return answers.too_much(most, signed_in=bool(body.signed_in))
        if isinstance(wrong, (TooSlow, TooMany)):
            return answers.TOO_SLOW if isinstance(wrong, TooSlow) else answers.TOO_MANY_AT_ONCE
        return trouble.of(wrong)  # as the body was put on disk, or the session read


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
        self.has_its_turn = False

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
        if self.whole and message["type"] != "http.disconnect":
            await self._await_its_turn()
        return self._noted(message)

    async def _await_its_turn(self) -> None:
        """From when all has come until it is answered: whoever sends or reads slowly takes nobody's turn."""
        try:
            async with asyncio.timeout(self.by.bounds.turn_within):
                await self.by.turns.acquire()
        except TimeoutError:
            raise TooMany from None
        self.has_its_turn = True

    def give_up_its_turn(self) -> None:
        if self.has_its_turn:
            self.has_its_turn = False
            self.by.turns.release()

    def giving_up_its_turn(self, send: Send) -> Send:
        """`send`, with which the turn ends: what is left is for the client to read."""

        async def sending(message: Message) -> None:
            self.give_up_its_turn()
            await send(message)

        return sending

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
