"""A stream tells whoever listens, asks again whether they may, and holds nothing when they have gone."""

import json
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from goldthread.server.edge.patient import Patient
from goldthread.server.live import hub
from goldthread.server.live.streams import Streams

from ..edge.serving import Client, in_the_end, served

pytestmark = pytest.mark.django_db(transaction=True)


class Answering:
    """An application that answers every request with what its `status` and `mark` are just then."""

    def __init__(self) -> None:
        self.status, self.mark, self.asked = 200, "one", 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked += 1
        body = json.dumps({"of": "a.thing:1", "mark": self.mark, "who": 1}).encode()
        headers = [(b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


@contextmanager
def watching(answers: Answering) -> Iterator[tuple[Streams, int]]:
    streams = Streams(answers, heartbeat=0.1)
    with served(streams) as port:
        yield streams, port


def asked(port: int, since: str = "one", more: str = "", path: str = "/a/live/") -> Client:
    lines = f"GET {path}?since={since} HTTP/1.1\r\nHost: here\r\nAccept: text/event-stream\r\n{more}\r\n"
    return Client(port).send(lines.encode())


def until(client: Client, wanted: str) -> str:
    """What came up to something wanted, or up to the end."""
    came = ""
    while not re.search(wanted, came):
        more = client.socket.recv(65536).decode()
        if not more:
            break
        came += more
    return came


def test_a_page_that_is_out_of_date_is_told_at_once_and_with_what_mark() -> None:
    with watching(Answering()) as (_, port), asked(port, since="none") as client:
        came = until(client, "id: one")
    assert "text/event-stream" in came
    assert "event: told" in came


def test_a_page_that_is_as_it_was_is_told_when_something_changes() -> None:
    answers = Answering()
    with watching(answers) as (_, port), asked(port) as client:
        assert "told" not in until(client, ": here")
        answers.mark = "two"
        assert "event: told\nid: two" in until(client, "id: two")


def test_a_server_that_is_told_to_end_does_not_wait_for_streams() -> None:
    with served(Streams(Answering()), patiently=True) as port:
        client = asked(port)
        until(client, ": here")
    assert client.until_closed() == b""


class Few(Patient):
    OF_ONE_CLIENT = 4


def test_open_pages_behind_one_web_server_leave_it_room_for_others() -> None:
    with served(Streams(Answering()), Few) as port:
        pages = []
        for _ in range(8):
            pages.append(asked(port))
            assert ": here" in until(pages[-1], ": here")
        with Client(port) as other:
            assert b" 200 " in other.send(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n").socket.recv(65536)


def test_a_browser_that_comes_again_goes_on_from_what_it_was_told_last() -> None:
    with watching(Answering()) as (_, port), asked(port, "none", "Last-Event-ID: one\r\n") as client:
        assert "told" not in until(client, ": here")


@pytest.mark.parametrize("status", [302, 403, 404])
def test_a_stream_ends_when_its_session_does_or_the_thing_may_be_seen_no_longer(status: int) -> None:
    answers = Answering()
    with watching(answers) as (streams, port), asked(port) as client:
        until(client, ": here")
        answers.status = status
        assert "event: over" in until(client, "event: over")
        assert in_the_end(lambda: not streams.hub.waiting)


def test_trouble_ends_a_stream_so_that_the_browser_comes_again() -> None:
    answers = Answering()
    with watching(answers) as (streams, port), asked(port) as client:
        until(client, ": here")
        answers.status = 503
        assert in_the_end(lambda: not streams.hub.waiting)
        assert "over" not in until(client, "0\r\n\r\n$")


def test_who_may_not_see_it_is_answered_as_the_page_answers() -> None:
    answers = Answering()
    answers.status = 404
    with watching(answers) as (streams, port), asked(port) as client:
        assert until(client, "\r\n\r\n").startswith("HTTP/1.1 404")
        assert not streams.hub.waiting


def test_when_the_browser_goes_nothing_is_held_any_more() -> None:
    with watching(Answering()) as (streams, port):
        with asked(port) as client:
            until(client, ": here")
            assert streams.hub.waiting
            client.socket.shutdown(socket.SHUT_RDWR)
        assert in_the_end(lambda: not streams.hub.waiting)
        assert not streams.hub.known


def test_one_person_holds_so_many_streams_and_no_more() -> None:
    with watching(Answering()) as (streams, port):
        clients = [asked(port) for _ in range(hub.OF_ONE)]
        for client in clients:
            until(client, ": here")
        with asked(port) as one_more:
            assert until(one_more, "\r\n\r\n").startswith("HTTP/1.1 503")
        for client in clients:
            client.socket.close()
        assert in_the_end(lambda: not streams.hub.waiting)


def test_other_addresses_and_other_questions_are_left_to_the_application() -> None:
    answers = Answering()
    with watching(answers) as (_, port):
        with asked(port, path="/a/") as client:
            assert "a.thing" in until(client, "a.thing")
        with Client(port).send(b"GET /a/live/ HTTP/1.1\r\nHost: here\r\n\r\n") as client:
            assert "a.thing" in until(client, "a.thing")
