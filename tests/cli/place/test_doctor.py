"""`goldthread doctor`: each line says that something is well, or what to do."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from .test_places import BEGIN, goldthread

DONE = ("--administrator-name", "Ada Khan")


@pytest.fixture(scope="module")
def begun(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(tables, tmp_path_factory.mktemp("doctor") / "data")
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


def test_a_backup_is_looked_at_and_tried(begun: Path, tmp_path: Path) -> None:
    file = tmp_path / "one.zip"
    said = goldthread("backup", str(file), place=begun).stdout
    found = lines(goldthread("doctor", "--try-backup", place=begun).stdout)["backup"]
    assert found[0] == "ok"
    assert "could be restored" in found[1]
    assert said.split()[-1].rstrip(".") in found[1]
    changed = bytearray(file.read_bytes())
    changed[len(changed) // 2] ^= 1
    file.write_bytes(changed)
    done = goldthread("doctor", place=begun)
    assert done.returncode == 1
    assert "could not be restored" in lines(done.stdout)["backup"][1]
    file.unlink()
    assert "no longer where it was written" in lines(goldthread("doctor", place=begun).stdout)["backup"][1]


def test_an_empty_place_says_how_to_begin_and_stays_empty(tmp_path: Path) -> None:
    done = goldthread("doctor", place=tmp_path)
    assert done.returncode == 1
    assert "There is no database yet" in done.stdout
    assert "There is no signing key" in done.stdout
    assert "could not be looked at" not in done.stdout
    assert not list(tmp_path.iterdir())


def test_what_others_can_read_is_a_fault_until_the_next_start(begun: Path) -> None:
    (begun / "secret_key").chmod(0o644)
    done = goldthread("doctor", place=begun)
    assert done.returncode == 1
    assert f"chmod 600 {begun / 'secret_key'}" in lines(done.stdout)["private"][1]
    assert (begun / "secret_key").stat().st_mode & 0o077
    goldthread("backup", str(begun / "closes.zip"), place=begun)
    assert lines(goldthread("doctor", place=begun).stdout)["private"][0] == "ok"


@pytest.mark.parametrize(
    "key",
    [
        "known",
        "a" * 60,
        "django-insecure-0123456789abcdefghijklmnopqrstuvwxyz",
        "Change-Me: a long text that stood in a file of settings",
    ],
)
def test_a_key_that_can_be_guessed_is_a_fault_and_nothing_is_served_with_it(begun: Path, key: str) -> None:
    done = goldthread("doctor", place=begun, more={"GOLDTHREAD_SECRET_KEY": key})
    assert "can be guessed" in lines(done.stdout)["key"][1]
    served = goldthread("serve", "--port", "0", place=begun, more={"GOLDTHREAD_SECRET_KEY": key})
    assert served.returncode == 1
    assert "can be guessed: take what this prints" in served.stderr
    assert key not in done.stdout + served.stderr


def test_a_place_whose_key_is_an_empty_file_is_not_served(begun: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    shutil.copytree(begun, place)
    (place / "secret_key").write_text("")
    served = goldthread("serve", "--port", "0", place=place)
    assert served.returncode == 1
    assert "There is no signing key in" in served.stderr


def test_second_factors_that_no_key_here_opens_are_a_fault(begun: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    shutil.copytree(begun, place)
    with sqlite3.connect(place / "goldthread.sqlite3") as database:
        database.execute(
            "INSERT INTO mfa_authenticator (type, data, user_id, created_at) "
            "SELECT 'totp', ?, id, '2026-01-01' FROM people_person",
            ['{"secret": "sealed-1:of another place"}'],
        )
    state, words = lines(goldthread("doctor", place=place).stdout)["factors"]
    assert state == "fault"
    assert "GOLDTHREAD_SECRET_KEYS_BEFORE" in words


def test_a_damaged_database_is_a_fault_and_hides_nothing_else(begun: Path, tmp_path: Path) -> None:
    place = tmp_path / "damaged"
    shutil.copytree(begun, place)
    with (place / "goldthread.sqlite3").open("r+b") as file:
        file.seek(4096)
        file.write(b"nonsense" * 20_000)
    done = goldthread("doctor", place=place)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    found = lines(done.stdout)
    assert found["database"][0] == "fault"
    assert found["key"][0] == found["pages"][0] == "ok"


def test_tables_of_a_newer_version_are_a_fault(begun: Path, tmp_path: Path) -> None:
    place = tmp_path / "newer"
    shutil.copytree(begun, place)
    with sqlite3.connect(place / "goldthread.sqlite3") as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '0999_x', 'x')"
        )
    assert "newer version" in lines(goldthread("doctor", place=place).stdout)["tables"][1]


def test_what_a_killed_server_left_is_taken_in_by_whoever_reads_next(begun: Path, tmp_path: Path) -> None:
    place = tmp_path / "killed"
    place.mkdir()
    with sqlite3.connect(begun / "goldthread.sqlite3", isolation_level=None) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("UPDATE people_organisation SET name = 'Written last'")
        for each in begun.iterdir():  # as the disk is when a server is killed: the journal is not taken in
            if each.is_file():
                shutil.copy(each, place)
    assert (place / "goldthread.sqlite3-wal").stat().st_size
    assert lines(goldthread("doctor", place=place).stdout)["database"][0] == "ok"
    with sqlite3.connect(place / "goldthread.sqlite3") as database:
        assert database.execute("SELECT name FROM people_organisation").fetchone() == ("Written last",)


def test_the_same_for_programs(begun: Path) -> None:
    done = goldthread("doctor", "--json", place=begun)
    found = {each["name"]: each["state"] for each in json.loads(done.stdout)}
    assert found["database"] == "ok"
    assert set(found.values()) <= {"ok", "advice", "fault"}
