"""What `goldthread serve` says before it serves: how to begin, and how the first person comes in."""

import socket

import pytest

from goldthread.cli import Refused
from goldthread.cli.place.serve import _say_how_to_begin, free_port
from goldthread.server.people import actions as people


def test_an_empty_place_says_how_to_begin(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    _say_how_to_begin()
    assert "Nobody can sign in yet. Begin with:" in capsys.readouterr().out


def test_until_somebody_came_it_says_how_they_come(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    organisation = people.found_organisation(code="SASH", name="Surrey and Sussex", by=None)
    people.appoint_first(organisation=organisation, email="ada@example.org", name="Ada Khan", by=None)
    _say_how_to_begin()
    assert "link ada@example.org" in capsys.readouterr().out


def test_a_port_that_is_taken_is_refused_and_0_takes_a_free_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refused, match=f"--port {port + 1}"):
            free_port("127.0.0.1", port)
    assert free_port("127.0.0.1", 0) > 0
