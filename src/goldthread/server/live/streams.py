"""Streams of news, around Django: a stream of Django's own would hold a thread to its end.

Who may watch is asked of Django itself, as the browser would ask: at first, before anything is told, and at
every heartbeat. So the same rules hold as for the page, in the same place, and a stream ends when its session
does, or when its thing may be seen no longer.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from goldthread.server.edge.headers import FIXED
from goldthread.server.edge.patient import STREAM as IS_A_STREAM

from .hub import Full, Hub

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

HEARTBEAT = 15.0  # seconds: proxies cut off what is silent for a minute
STREAM = {"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
HEADERS = [(name.lower().encode(), value.encode()) for name, value in {**FIXED, **STREAM}.items()]
HERE = "event: here\ndata: \n\n"
"""An event and no comment: a page that hears none knows that something on the way keeps what it is told."""
FULL = (HTTPStatus.SERVICE_UNAVAILABLE, [(b"content-type", b"text/plain")], b"Ask from time to time instead.")


class Streams:
    """`application`, whose addresses that end in /live/ also answer with a stream, if one is asked for."""

    def __init__(self, application: Application, heartbeat: float = HEARTBEAT) -> None:
        self.application = application
        self.heartbeat = heartbeat
        self.hub = Hub()

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if not _is_for_a_stream(scope):
            await self.application(scope, receive, send)
            return
        await receive()  # the request, which brings nothing: it takes its turn like any other
        asked = await _ask(self.application, scope)
        if asked.status != HTTPStatus.OK:
            await _pass_on(send, asked.status, asked.headers, asked.body)
            return
        try:
            with self.hub.wait_for(asked.of, asked.mark, asked.who) as waiting:
                scope.setdefault("state", {})[IS_A_STREAM] = True
                await self._stream(scope, receive, send, asked, waiting.news)
        except Full:
            await _pass_on(send, *FULL)

    async def _stream(
        self,
        scope: MutableMapping[str, Any],
        receive: Receive,
        send: Send,
        asked: "_Answer",
        news: asyncio.Event,
    ) -> None:
        await send({"type": "http.response.start", "status": HTTPStatus.OK, "headers": HEADERS})
        since = _since(scope)
        async with _leaving(receive) as gone:
            while not gone.done():
                told = asked.mark != since
                await _say(send, f"event: told\nid: {asked.mark}\ndata: \n\n" if told else HERE)
                since = asked.mark
                await self._wait(news, gone)
                if gone.done():
                    return
                asked = await _ask(self.application, scope)
                if asked.status != HTTPStatus.OK:
                    if asked.status < HTTPStatus.INTERNAL_SERVER_ERROR:  # else the browser comes again
                        await _say(send, "event: over\ndata: \n\n")
                    break
        await send({"type": "http.response.body", "body": b""})

    async def _wait(self, news: asyncio.Event, gone: asyncio.Task[None]) -> None:
        """For news, the heartbeat, or that nobody listens any more."""
        coming = asyncio.create_task(news.wait())
        try:
            await asyncio.wait({coming, gone}, timeout=self.heartbeat, return_when=asyncio.FIRST_COMPLETED)
        finally:
            coming.cancel()
        news.clear()  # before it is asked: what comes meanwhile is asked after again


@dataclass(frozen=True)
class _Answer:
    """What Django answers to whoever wants to watch."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes

    @property
    def of(self) -> str:
        return str(json.loads(self.body)["of"])

    @property
    def mark(self) -> str:
        return str(json.loads(self.body)["mark"])

    @property
    def who(self) -> int:
        return int(json.loads(self.body)["who"])


def _is_for_a_stream(scope: MutableMapping[str, Any]) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].endswith("/live/"):
        return False
    return b"text/event-stream" in _header(scope, b"accept")


def _header(scope: MutableMapping[str, Any], wanted: bytes) -> bytes:
    return next((value for name, value in scope["headers"] if name == wanted), b"")


def _since(scope: MutableMapping[str, Any]) -> str:
    """The mark that the page knows: as it was told last, else as it was made."""
    last = _header(scope, b"last-event-id").decode("latin-1")
    return last or parse_qs(scope["query_string"].decode("latin-1")).get("since", [""])[0]


async def _ask(application: Application, scope: MutableMapping[str, Any]) -> _Answer:
    """What Django says to this request, made as an ordinary one."""
    came: list[Message] = []
    headers = [
        (name, value) for name, value in scope["headers"] if name not in (b"accept", b"accept-encoding")
    ]
    requests = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Message:
        for request in requests:
            return request
        await asyncio.Event().wait()  # whether somebody still listens is not this question's to ask
        raise AssertionError

    async def send(message: Message) -> None:
        came.append(message)

    await application({**scope, "headers": headers}, receive, send)
    body = b"".join(message.get("body", b"") for message in came)
    return _Answer(came[0]["status"], list(came[0]["headers"]), body)


@asynccontextmanager
async def _leaving(receive: Receive) -> AsyncIterator[asyncio.Task[None]]:
    """A task that is done when the client has gone."""

    async def leave() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    gone = asyncio.create_task(leave())
    try:
        yield gone
    finally:
        gone.cancel()


async def _say(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _pass_on(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
