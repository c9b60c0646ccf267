"""A backup restores into an empty place, and everything is there again."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

LEFT_OUT = {
    "django_session",
    "django_content_type",
    "auth_permission",
    "django_migrations",
    "sqlite_sequence",
}


def goldthread(place: Path, *arguments: str, fails: bool = False) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would, on a SQLite file of its own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO", "DATABASE", "GOLDTHREAD"))}
    done = subprocess.run(
        [sys.executable, "-m", "goldthread.cli", *arguments],
        env={**kept, "GOLDTHREAD_DATA": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode != 0) is fails, done.stderr
    return done


def everything(place: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with sqlite3.connect(place / "goldthread.sqlite3") as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            t: database.execute(f'SELECT * FROM "{t}" ORDER BY 1').fetchall() for t in set(tables) - LEFT_OUT
        }


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


def test_a_damaged_backup_changes_nothing(file: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.zip"
    with zipfile.ZipFile(file) as whole, zipfile.ZipFile(damaged, "w") as part:
        part.writestr("manifest.json", whole.read("manifest.json"))
        lines = whole.read("records.jsonl").splitlines(keepends=True)
        part.writestr("records.jsonl", b"".join(lines[: len(lines) // 2]))
    said = goldthread(tmp_path / "empty", "restore", str(damaged), fails=True)
    assert "not whole" in said.stderr
    assert not everything(tmp_path / "empty")["people_person"]


def test_what_is_no_backup_is_refused_in_one_sentence(tmp_path: Path) -> None:
    letter = tmp_path / "letter.zip"
    letter.write_text("Dear all")
    said = goldthread(tmp_path / "empty", "restore", str(letter), fails=True)
    assert "is not a backup" in said.stderr
    assert "Traceback" not in said.stderr
