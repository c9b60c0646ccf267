"""A real uvicorn on loopback in a thread, and clients that misbehave towards it."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from goldthread.server.edge.patient import Patient

ENOUGH = 20.0
"""Seconds after which a client that should have been cut off long ago gives up."""


def in_the_end(true: Callable[[], bool]) -> bool:
    """Whether it becomes true, while one waits."""
    until = time.monotonic() + ENOUGH
    while not (found := true()) and time.monotonic() < until:
        time.sleep(0.05)
    return found


@contextmanager
def served(application: Any, patience: type[Patient] = Patient, *, patiently: bool = False) -> Iterator[int]:
    """The port at which `application` is served. patiently: in the end, what is being answered is answered.

    Raises AssertionError where it does not end.
    """
    config = uvicorn.Config(
        application,
        port=0,
        http=patience,
        ws="none",
        lifespan="off",
        log_level="critical",
        server_header=False,
    )
    server = uvicorn.Server(config)
    sock = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([sock])))
    thread.start()
    try:
        yield sock.getsockname()[1]
    finally:
        server.should_exit, server.force_exit = True, not patiently
        thread.join(ENOUGH)
        server.force_exit, ended = True, not thread.is_alive()
        thread.join()
        assert ended


class Client:
    """A socket that sends what it likes."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=ENOUGH)

    def send(self, data: bytes) -> "Client":
        self.socket.sendall(data)
        return self

    def try_to_send(self, data: bytes) -> bool:
        try:
            self.socket.sendall(data)
        except OSError:
            return False
        return True

    def until_closed(self) -> bytes:
        """What comes until the server closes. Raises TimeoutError if it never does."""
        came = []
        try:
            while more := self.socket.recv(65536):
                came.append(more)
        except ConnectionError:
            pass
        return b"".join(came)

    def answer(self) -> bytes:
        """What comes until there is a whole answer of few bytes."""
        came = b""
        while b"\r\n\r\n" not in came or b"done" not in came:
            more = self.socket.recv(65536)
            if not more:
                break
            came += more
        return came

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()


async def reads_all(scope: Any, receive: Any, send: Any) -> None:
    """An application that reads a body, as Django does, and answers with how much it was."""
    came = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        came += len(message["body"])
        if not message["more_body"]:
            break
    body = b"%d done" % came
    headers = [(b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
