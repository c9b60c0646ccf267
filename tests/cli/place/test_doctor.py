"""`goldthread doctor`: each line says that something is well, or what to do."""

from pathlib import Path

import pytest

from .test_places import BEGIN, goldthread

DONE = ("--administrator-name", "Ada Khan")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doctor") / "data"
    assert goldthread(*BEGIN, *DONE, "--port", "9", place=folder).returncode == 0
    return folder


def lines(said: str) -> dict[str, tuple[str, str]]:
    """What is said of each thing: its state, and the words."""
    parts = [line.split(maxsplit=2) for line in said.splitlines() if line.count(" ") > 2]
    return {name: (state, words) for state, name, words in parts}


def test_a_place_that_works_has_advice_and_no_fault(begun: Path) -> None:
    done = goldthread("doctor", place=begun)
    assert done.returncode == 0, done.stdout
    found = lines(done.stdout)
    assert {state for state, _ in found.values()} <= {"ok", "advice", "All"}
    assert found["database"][0] == found["tables"][0] == found["key"][0] == "ok"
    assert "Nobody answers at http://127.0.0.1:9" in found["address"][1]
    assert f"letters lie in {begun / 'mail'}" in found["mail"][1]
    assert "link ada@example.org" in found["begun"][1]


def test_what_does_not_work_is_a_fault_with_its_remedy(begun: Path) -> None:
    said = {"GOLDTHREAD_URL": "http://improve.invalid", "EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": "9"}
    done = goldthread("doctor", "--send-test", "ada@example.org", place=begun, more=said)
    assert done.returncode == 1
    found = lines(done.stdout)
    assert found["mail"][0] == found["https"][0] == "fault"
    assert "127.0.0.1:9 does not take letters" in found["mail"][1]
    assert "put a web server with https in front" in found["https"][1]
    assert "Traceback" not in done.stdout + done.stderr


def test_a_backup_that_was_made_is_known(begun: Path, tmp_path: Path) -> None:
    assert "There was no backup yet" in lines(goldthread("doctor", place=begun).stdout)["backup"][1]
    assert goldthread("backup", str(tmp_path / "one.zip"), place=begun).returncode == 0
    assert lines(goldthread("doctor", place=begun).stdout)["backup"][0] == "ok"


def test_an_empty_place_says_how_to_begin(tmp_path: Path) -> None:
    done = goldthread("doctor", place=tmp_path)
    assert done.returncode == 1
    assert "starting the pages makes them" in done.stdout
    assert "could not be looked at" not in done.stdout
