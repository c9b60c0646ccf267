"""Which names the server answers to."""

from pathlib import Path

import pytest

from goldthread.server.config.hosts import TooWide, answered
from tests.cli.place.test_places import goldthread


def test_it_answers_to_what_is_named_and_to_its_own_address() -> None:
    named = answered("improve, improve.example.org,", "https://lean.example.org", demonstration=False)
    assert named == ["improve", "improve.example.org", "lean.example.org"]


def test_where_nothing_is_named_it_answers_to_this_machine_alone() -> None:
    assert answered("", "http://[::1]:8000", demonstration=False) == [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::1]",
    ]


@pytest.mark.parametrize("name", ["*", ".", "*.", ".org", ".com", ".nhs.uk", ".CO.UK", "*.example.org", "a*"])
def test_names_that_take_in_other_peoples_servers_are_refused(name: str) -> None:
    with pytest.raises(TooWide, match="Name each that people type"):
        answered(f"improve.example.org,{name}", "https://improve.example.org", demonstration=False)
    assert name in answered(name, "http://127.0.0.1:8000", demonstration=True)


@pytest.mark.parametrize("name", [".example.org", ".sash.nhs.uk", "localhost", "10.0.0.7", "[::1]"])
def test_names_of_ones_own_are_taken(name: str) -> None:
    assert name in answered(name, "https://improve.example.org", demonstration=False)


def test_no_command_begins_with_such_a_name_and_it_says_how_to_mend_it(tmp_path: Path) -> None:
    done = goldthread("serve", "--port", "0", place=tmp_path, more={"GOLDTHREAD_HOSTS": "*"})
    assert done.returncode == 1
    assert "such as GOLDTHREAD_HOSTS=improve.example.org,improve" in done.stderr
    assert "Traceback" not in done.stderr
