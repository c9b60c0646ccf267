"""How long the server waits for whoever connects, and how many connections one client may hold.

uvicorn waits for ever: for the first byte, for headers that drip, for a client that does not read its answer.
These limits hold before any application is asked; how long a body may take is for `edge.bounds`.
"""

import asyncio
import resource
from collections import defaultdict
from typing import Any, ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from .headers import FIXED

FILES_OF_OURS = 200
"""Open files that a process needs beside its connections: its database, what it reads and sends."""


STREAM = "goldthread.stream"
"""In the `state` of a request that is answered by a stream which was let in: those are counted apart."""


class Patient(HttpToolsProtocol):
    """One connection. It is cut off when it is silent, drips, or asks for more than a client may."""

    HEADERS_WITHIN: ClassVar[float] = 5.0  # seconds from the connection, or from a request's first byte
    MOST_HEADERS: ClassVar[int] = 32 * 1024  # bytes of a request's first line and headers
    READ_WITHIN: ClassVar[float] = 60.0  # seconds in which a client must take in what is sent
    OF_ONE_CLIENT: ClassVar[int] = 128  # connections of one address to one process, its streams apart

    _held: ClassVar[dict[str, dict["Patient", None]]] = defaultdict(dict)  # in the order in which they came

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._headers_due: asyncio.TimerHandle | None = None
        self._read_due: asyncio.TimerHandle | None = None
        self._in_body = False
        self._refused = False
        self._bytes_of_headers = 0
        self._address = ""

    # From the connection

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._address = self.client[0] if self.client else ""
        self._held[self._address][self] = None
        if self._is_one_too_many() and not self._one_idle_less():
            self._refused = True
            transport.abort()
            return
        self._await_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget(self._headers_due)
        self._forget(self._read_due)
        held = self._held[self._address]
        held.pop(self, None)
        if not held:
            del self._held[self._address]
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._refused:
            return
        if not self._in_body:
            if self._headers_due is None:
                self._await_headers()
            self._bytes_of_headers += len(data)
        super().data_received(data)
        if not self._in_body and self._headers_due and self._bytes_of_headers > self.MOST_HEADERS:
            self._refuse(431, "These headers are too long.")

    def pause_writing(self) -> None:
        super().pause_writing()
        self._read_due = self.loop.call_later(self.READ_WITHIN, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._forget(self._read_due)

    # From the parser

    def on_message_begin(self) -> None:
        self._in_body = False
        if self._headers_due is None:
            self._await_headers()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._in_body = True
        self._forget(self._headers_due)
        self._headers_due = None
        size = len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers)
        if size > self.MOST_HEADERS:
            self._refuse(431, "These headers are too long.")
        else:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        if not self._refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        self._in_body = False
        self._bytes_of_headers = 0
        if not self._refused:
            super().on_message_complete()

    # From uvicorn

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._cut_off_once_closing()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._cut_off_once_closing()

    def shutdown(self) -> None:
        """The server is told to end: a stream has no end of its own, and its browser comes again."""
        super().shutdown()
        if self.is_a_stream():
            self.transport.close()

    def _unsupported_upgrade_warning(self) -> None:
        """Nothing: whoever asks for another protocol is answered in this one."""

    # Ours

    def is_idle(self) -> bool:
        """Whether nothing is asked and nothing is being answered."""
        return not self._in_body and (self.cycle is None or self.cycle.response_complete)

    def is_a_stream(self) -> bool:
        """Whether a stream is open on it."""
        if self.cycle is None or self.cycle.response_complete:
            return False
        return bool(self.cycle.scope.get("state", {}).get(STREAM))

    def _await_headers(self) -> None:
        self._headers_due = self.loop.call_later(self.HEADERS_WITHIN, self._headers_are_late)

    def _headers_are_late(self) -> None:
        if not self.is_idle():  # the next request came early: its time begins when this one is answered
            self._await_headers()
        elif self._bytes_of_headers:
            self._refuse(408, "This request took too long to arrive.")
        else:
            self.transport.abort()

    def _refuse(self, status: int, why: str) -> None:
        """Say no in a line, and close: what comes after is not read."""
        self._refused = True
        self._forget(self._headers_due)
        self._headers_due = None
        said = {**FIXED, "Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(why))}
        head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
        phrase = {408: "Request Timeout", 431: "Request Header Fields Too Large"}[status]
        self.transport.write(f"HTTP/1.1 {status} {phrase}\r\n{head}Connection: close\r\n\r\n{why}".encode())
        self.transport.close()
        self._cut_off_once_closing()

    def _cut_off_once_closing(self) -> None:
        """What waits to be closed until its client has read everything waits no longer than that."""
        if self.transport.is_closing():
            self._forget(self._read_due)
            self._read_due = self.loop.call_later(self.READ_WITHIN, self.transport.abort)

    def _is_one_too_many(self) -> bool:
        if sum(not each.is_a_stream() for each in self._held[self._address]) > self.OF_ONE_CLIENT:
            return True  # a web server in front is one client, with a stream for each page that is open
        return len(self.connections) > resource.getrlimit(resource.RLIMIT_NOFILE)[0] - FILES_OF_OURS

    def _one_idle_less(self) -> bool:
        """Make room by closing this client's oldest connection on which nothing happens, if there is one."""
        idle = next((each for each in self._held[self._address] if each is not self and each.is_idle()), None)
        if idle is not None:
            idle.transport.abort()
        return idle is not None

    @staticmethod
    def _forget(timer: asyncio.TimerHandle | None) -> None:
        if timer is not None:
            timer.cancel()
