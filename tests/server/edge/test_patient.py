"""Clients that are silent, drip, ask for too much, or do not read: real sockets towards a real server.

Nothing is timed; each is cut off at all, where it used to be kept for ever.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from goldthread.server.edge.patient import Patient

from .serving import Client, in_the_end, reads_all, served

GET = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"


class Impatient(Patient):
    HEADERS_WITHIN = 0.5
    READ_WITHIN = 1.0
    OF_ONE_CLIENT = 8


@pytest.fixture
def port() -> Iterator[int]:
    with served(reads_all, Impatient) as port:
        yield port


def test_whoever_asks_is_answered_again_and_again_on_one_connection(port: int) -> None:
    with Client(port) as client:
        for _ in range(3):
            assert client.send(GET).answer().startswith(b"HTTP/1.1 200 ")


def test_two_requests_at_once_are_both_answered(port: int) -> None:
    with Client(port) as client:
        last = GET.replace(b"here", b"here\r\nConnection: close")
        assert client.send(GET + last).until_closed().count(b"0 done") == 2


def test_a_silent_connection_is_closed(port: int) -> None:
    with Client(port) as client:
        assert client.until_closed() == b""


@pytest.mark.parametrize("start", [b"", GET], ids=["at first", "after an answer"])
@pytest.mark.parametrize(
    "begun", [b"\r\n", b"GE", b"GET / HTTP/1.1\r\nHost: here\r\n", b"POST / HTTP/1.1\r\nX: y"]
)
def test_headers_that_never_end_are_cut_off(port: int, start: bytes, begun: bytes) -> None:
    with Client(port) as client:
        if start:
            client.send(start).answer()
        assert b"200" not in client.send(begun).until_closed()


def test_headers_that_drip_are_cut_off(port: int) -> None:
    with Client(port) as client:
        client.send(b"GET / HTTP/1.1\r\n")
        client.socket.settimeout(0.1)
        dripped = 0
        while client.try_to_send(b"X-A: b\r\n") and dripped < 150:
            dripped += 1
            try:
                if not client.socket.recv(1000):
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
        assert dripped < 150


@pytest.mark.parametrize(
    "headers",
    [
        b"GET /" + b"a" * 60_000 + b" HTTP/1.1\r\nHost: here\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: here\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: here\r\n" + b"X: a\r\n" * 20_000 + b"\r\n",
        b"GET / HTTP/1.1\r\nHost: here\r\nX: " + b"a" * 200_000,
        b"GET / HTTP/1.1\r\n" + b"a" * 200_000,
    ],
    ids=["address", "one header", "many headers", "a header without end", "a name without end"],
)
def test_headers_that_are_too_long_are_refused(port: int, headers: bytes) -> None:
    with Client(port) as client:
        client.try_to_send(headers)
        came = client.until_closed()
        assert came == b"" or came.startswith((b"HTTP/1.1 431 ", b"HTTP/1.1 400 "))


def test_what_follows_a_refusal_is_not_read(port: int) -> None:
    with Client(port) as client:
        client.try_to_send(b"GET / HTTP/1.1\r\nX: " + b"a" * 40_000 + b"\r\n\r\n" + GET)
        assert b"200" not in client.until_closed()


def test_one_client_holds_no_more_than_its_connections(port: int) -> None:
    """The ones on which nothing happens make room for the newest."""
    clients = [Client(port) for _ in range(40)]
    try:
        assert clients[-1].send(GET).answer().startswith(b"HTTP/1.1 200 ")
        assert all(client.until_closed() == b"" for client in clients[:20])
    finally:
        for client in clients:
            client.socket.close()


def test_connections_in_use_are_not_closed_for_new_ones(port: int) -> None:
    asks = b"POST / HTTP/1.1\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n12"
    busy = [Client(port).send(asks) for _ in range(8)]
    try:
        assert all(client.socket.recv(100).startswith(b"HTTP/1.1 100 ") for client in busy)
        with Client(port) as one_more:
            one_more.try_to_send(GET)
            assert one_more.until_closed() == b""
        assert all(b"5 done" in client.send(b"345").answer() for client in busy)
    finally:
        for client in busy:
            client.socket.close()


async def says_much(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(400):
        await send({"type": "http.response.body", "body": b"a" * 65536, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def test_a_client_that_does_not_read_its_answer_is_cut_off() -> None:
    with served(says_much, Impatient) as port, Client(port) as client:
        client.send(GET)
        assert in_the_end(lambda: not Impatient._held)


def test_whoever_reads_is_sent_everything() -> None:
    with served(says_much, Impatient) as port, Client(port) as client:
        came = client.send(b"GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n").until_closed()
        assert came.count(b"a") >= 400 * 65536
