"""How much a request may bring and how long it may take: real sockets towards a real server."""

import asyncio
import errno
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from goldthread.server.edge import leaving
from goldthread.server.edge.bounds import Bounded, Bounds

from .serving import Client, in_the_end, reads_all, served

STRANGERS = 100_000
LARGEST = 1_000_000
SMALL = Bounds(STRANGERS, LARGEST, 50_000, grace=0.5, rate=100_000, at_most=3)
ASKED: list[str] = []


async def is_signed_in(scope: Any) -> bool:
    ASKED.append(scope["path"])
    return any(name == b"cookie" for name, _ in scope["headers"])


@pytest.fixture
def port() -> Iterator[int]:
    ASKED.clear()
    with served(Bounded(reads_all, is_signed_in, SMALL)) as port:
        yield port


def head(cookie: bool = False, **headers: object) -> bytes:
    said = {"Host": "here", **({"Cookie": "sessionid=1"} if cookie else {})}
    said |= {name.replace("_", "-"): str(value) for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return f"POST / HTTP/1.1\r\n{lines}\r\n".encode()


def chunks(size: int, each: int = 16_384) -> Iterator[bytes]:
    for start in range(0, size, each):
        part = b"a" * min(each, size - start)
        yield b"%x\r\n%s\r\n" % (len(part), part)
    yield b"0\r\n\r\n"


def sent(port: int, size: int, *, cookie: bool = False, chunked: bool = False) -> bytes:
    with Client(port) as client:
        if chunked:
            client.send(head(cookie, Transfer_Encoding="chunked", Connection="close"))
            _ = all(client.try_to_send(chunk) for chunk in chunks(size))
        else:
            client.send(head(cookie, Content_Length=size, Connection="close"))
            client.try_to_send(b"a" * size)
        return client.until_closed()


@pytest.mark.parametrize("chunked", [False, True], ids=["declared", "chunked"])
@pytest.mark.parametrize(
    ("size", "cookie"), [(STRANGERS, False), (STRANGERS + 1, True), (LARGEST + 50_000, True), (0, False)]
)
def test_what_one_may_send_arrives_whole(port: int, size: int, cookie: bool, chunked: bool) -> None:
    assert f"{size} done".encode() in sent(port, size, cookie=cookie, chunked=chunked)


@pytest.mark.parametrize("chunked", [False, True], ids=["declared", "chunked"])
@pytest.mark.parametrize(("size", "cookie"), [(STRANGERS + 1, False), (LARGEST + 50_001, True)])
def test_more_is_refused_on_a_page_that_says_how_much(
    port: int, size: int, cookie: bool, chunked: bool
) -> None:
    came = sent(port, size, cookie=cookie, chunked=chunked)
    assert came.startswith(b"HTTP/1.1 413 ")
    assert b"connection: close" in came
    assert b"permissions-policy: " in came
    assert b"content-security-policy: default-src 'self'" in came
    assert b"That is too much at once" in came
    assert (b"Send it in parts" in came) is cookie


def test_what_is_declared_too_large_is_refused_before_any_of_it_is_sent(port: int) -> None:
    with Client(port) as client:
        client.send(head(Content_Length=10**12, Expect="100-continue"))
        came = client.socket.recv(65536)
        assert came.startswith(b"HTTP/1.1 413 ")


def test_nothing_that_a_stranger_sends_beyond_is_read_for_long(port: int) -> None:
    with Client(port) as client:
        client.send(head(Transfer_Encoding="chunked"))
        assert not all(client.try_to_send(chunk) for chunk in chunks(2 * 10**8, 10**6))


def test_who_it_is_matters_for_large_requests_alone(port: int) -> None:
    sent(port, STRANGERS, cookie=True)
    assert ASKED == []
    sent(port, STRANGERS + 1, cookie=True, chunked=True)
    assert ASKED == ["/"]


@pytest.mark.parametrize("length", [b"-1", b"1e3", b"0x10", b"5, 6", b" "])
def test_a_length_that_is_none_is_refused(port: int, length: bytes) -> None:
    with Client(port) as client:
        client.send(b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: " + length + b"\r\n\r\nabcdef")
        assert b"200 OK" not in client.until_closed()


def test_a_body_that_never_comes_is_cut_off(port: int) -> None:
    with Client(port) as client:
        assert client.send(head(Content_Length=5) + b"ab").until_closed().startswith(b"HTTP/1.1 408 ")


def test_a_body_that_drips_is_cut_off(port: int) -> None:
    with Client(port) as client:
        client.send(head(Content_Length=100_000))
        client.socket.settimeout(0.05)
        came, dripped = b"", 0
        while not came and dripped < 400 and client.try_to_send(b"a"):
            dripped += 1
            try:
                came = client.socket.recv(1000)
            except TimeoutError:
                continue
            except ConnectionError:
                break
        assert dripped < 400


def test_a_body_that_comes_in_pieces_in_time_is_taken(port: int) -> None:
    with Client(port) as client:
        client.send(head(Content_Length=60_000, Connection="close"))
        for _ in range(60):
            client.send(b"a" * 1000)
        assert b"60000 done" in client.until_closed()


async def waits_for_leaving(scope: Any, receive: Any, send: Any) -> None:
    """As Django: reads the body, then listens whether the client leaves."""
    seen.append(leaving.is_gone())
    await receive()
    assert (await receive())["type"] == "http.disconnect"
    seen.append(leaving.is_gone())


seen: list[bool] = []


def test_work_in_a_request_learns_that_its_client_has_gone() -> None:
    seen.clear()
    with served(Bounded(waits_for_leaving, is_signed_in, SMALL)) as port:
        with Client(port) as client:
            client.send(head(Content_Length=0))
            assert in_the_end(lambda: seen == [False])
        assert in_the_end(lambda: seen == [False, True])
        with Client(port) as client:
            client.send(head(Content_Length=0))
            assert in_the_end(lambda: seen[2:] == [False])


def test_outside_a_request_nobody_has_gone() -> None:
    assert not leaving.is_gone()


@pytest.mark.parametrize(("code", "status"), [(errno.ENOSPC, 507), (errno.EROFS, 503)])
def test_a_disk_that_takes_nothing_is_said(code: int, status: int) -> None:
    async def keeps(scope: Any, receive: Any, send: Any) -> None:
        raise OSError(code, "no")

    with served(Bounded(keeps, is_signed_in, SMALL)) as port, Client(port) as client:
        came = client.send(head(Content_Length=0)).until_closed()
    assert came.startswith(f"HTTP/1.1 {status} ".encode())
    assert b"whoever runs this server" in came


class Busy:
    """An application that answers when it is let, and counts how many ask at once."""

    def __init__(self) -> None:
        self.let = threading.Event()
        self.now = self.most = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        while (await receive())["more_body"]:
            pass
        self.now += 1
        self.most = max(self.most, self.now)
        while not self.let.is_set():
            await asyncio.sleep(0.02)
        self.now -= 1
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
        await send({"type": "http.response.body", "body": b"done"})


def test_many_at_once_wait_for_their_turn_and_all_are_answered() -> None:
    application = Busy()
    few = replace(SMALL, at_once=3)
    with served(Bounded(application, is_signed_in, few)) as port:
        clients = [Client(port).send(head(Content_Length=0)) for _ in range(20)]
        assert in_the_end(lambda: application.now == 3)
        application.let.set()
        assert all(b"done" in client.answer() for client in clients)
    assert application.most == 3


def test_whose_turn_does_not_come_is_told_to_try_again() -> None:
    application = Busy()
    few = replace(SMALL, at_once=1, turn_within=0.3)
    served_one = served(Bounded(application, is_signed_in, few))
    with served_one as port, Client(port) as first, Client(port) as second:
        first.send(head(Content_Length=0))
        assert in_the_end(lambda: application.now == 1)
        came = second.send(head(Content_Length=0)).until_closed()
        assert came.startswith(b"HTTP/1.1 503 ")
        assert b"retry-after: " in came
        application.let.set()
        assert b"done" in first.answer()


def test_whoever_sends_slowly_takes_nobodys_turn() -> None:
    few = replace(SMALL, at_once=1, grace=5)
    with served(Bounded(reads_all, is_signed_in, few)) as port, Client(port) as slow, Client(port) as other:
        slow.send(head(Content_Length=2, Expect="100-continue"))
        assert slow.socket.recv(100).startswith(b"HTTP/1.1 100 ")
        assert b"0 done" in other.send(head(Content_Length=0)).answer()
        assert b"2 done" in slow.send(b"ab").answer()


def test_whoever_reads_slowly_takes_nobodys_turn() -> None:
    async def says_much(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        length = 0 if scope["method"] == "GET" else 5 * 10**7
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"a" * length, "more_body": True})
        await send({"type": "http.response.body", "body": b"done"})

    few = replace(SMALL, at_once=1, turn_within=5)
    with served(Bounded(says_much, is_signed_in, few)) as port, Client(port) as slow, Client(port) as other:
        slow.send(head(Content_Length=0))
        assert slow.socket.recv(100).startswith(b"HTTP/1.1 200 ")
        assert b"done" in other.send(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n").answer()


def test_what_is_refused_here_is_a_line_of_the_log(port: int, caplog: pytest.LogCaptureFixture) -> None:
    sent(port, STRANGERS + 1)
    assert in_the_end(lambda: "413 POST /: That is too much at once" in caplog.text)
