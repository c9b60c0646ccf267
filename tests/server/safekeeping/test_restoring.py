"""A backup restores into an empty place, and everything is there again."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from .commands import LEFT_OUT, everything, goldthread

pytestmark = [pytest.mark.slow, pytest.mark.long]


@pytest.fixture(scope="module")
def place(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("copied") / "place"
    shutil.copytree(built, place)
    with sqlite3.connect(place / "goldthread.sqlite3") as database:  # the last of a kind is gone since
        database.execute("DELETE FROM people_datedevent WHERE id = (SELECT max(id) FROM people_datedevent)")
    return place


def last_keys(place: Path) -> dict[str, int]:
    """The last key that was given in each table."""
    with sqlite3.connect(place / "goldthread.sqlite3") as database:
        return {
            table: last
            for table, last in database.execute("SELECT name, seq FROM sqlite_sequence")
            if table not in LEFT_OUT and last
        }


@pytest.fixture(scope="module")
def file(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("safe") / "backup.zip"
    goldthread(place, "backup", str(file))
    return file


def test_what_was_backed_up_is_restored_row_by_row(place: Path, file: Path, tmp_path: Path) -> None:
    said = goldthread(tmp_path, "restore", str(file)).stdout
    assert "records are restored" in said
    before = everything(place)
    assert len(before["audit_event"]) > 1000
    assert everything(tmp_path) == before


def test_what_is_recorded_of_something_gone_never_becomes_the_record_of_something_new(
    place: Path, file: Path, tmp_path: Path
) -> None:
    goldthread(tmp_path, "restore", str(file))
    assert last_keys(tmp_path) == last_keys(place)


def test_the_restored_place_is_the_same_demonstration(file: Path, tmp_path: Path) -> None:
    goldthread(tmp_path, "restore", str(file))
    said = json.loads((tmp_path / "place.json").read_text())
    assert (said["demonstration"], said["today"]) == (True, "2019-07-15")


def test_nothing_is_restored_over_something(place: Path, file: Path) -> None:
    before = everything(place)
    said = goldthread(place, "restore", str(file), fails=True)
    assert "not empty" in said.stderr
    assert everything(place) == before


def test_a_backup_is_not_written_over_another_file(place: Path, file: Path) -> None:
    before = file.read_bytes()
    assert "exists already" in goldthread(place, "backup", str(file), fails=True).stderr
    assert file.read_bytes() == before


def test_only_its_owner_reads_a_backup(file: Path) -> None:
    assert file.stat().st_mode & 0o077 == 0


def test_whoever_backs_up_is_told_by_whose_seal_it_is_known(place: Path, tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "backup.zip", tmp_path / "elsewhere"
    said = goldthread(place, "backup", str(file), GOLDTHREAD_BACKUP_KEY="").stdout
    fingerprint = said.split()[-1].rstrip(".")
    refused = goldthread(elsewhere, "restore", str(file), GOLDTHREAD_BACKUP_KEY="", fails=True).stderr
    assert "Another place sealed it" in refused
    assert fingerprint in refused
    assert not elsewhere.exists()
    other = fingerprint.replace(fingerprint[0], "0" if fingerprint[0] != "0" else "1")
    again = goldthread(
        elsewhere, "restore", str(file), "--sealed-by", other, GOLDTHREAD_BACKUP_KEY="", fails=True
    )
    assert "and not by" in again.stderr
    goldthread(elsewhere, "restore", str(file), "--sealed-by", fingerprint, GOLDTHREAD_BACKUP_KEY="")
    assert everything(elsewhere) == everything(place)


def test_a_backup_can_be_looked_at_without_restoring_it(file: Path, tmp_path: Path) -> None:
    assert "is whole" in goldthread(tmp_path / "empty", "restore", "--check", str(file)).stdout
    assert not (tmp_path / "empty").exists()


def test_what_is_no_backup_is_refused_in_one_sentence(tmp_path: Path) -> None:
    letter = tmp_path / "letter.zip"
    letter.write_text("Dear all")
    said = goldthread(tmp_path / "empty", "restore", str(letter), fails=True)
    assert "is not a backup" in said.stderr
    assert "Traceback" not in said.stderr
