"""Pictures are in every backup, and stand where they stood once it is restored."""

import sqlite3
import zipfile
from pathlib import Path

import pytest

from goldthread.server.config import safekeeping
from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.models import Workshop
from goldthread.server.people.models import Person

from ..safekeeping.commands import KEY, goldthread
from .pictures import received


@pytest.fixture
def backup(workshop: Workshop, facilitator: Person, place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOLDTHREAD_BACKUP_KEY", KEY)
    improvement.add_picture(to=workshop, picture=received(), alt="Notes", agreed=True, by=facilitator)
    file = place / "backup.zip"
    safekeeping.write(file)
    return file


def kept(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (place / "files").rglob("*.jpg")}


@pytest.mark.slow
def test_what_was_backed_up_is_restored(
    backup: Path, place: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    goldthread(elsewhere, "restore", str(backup))
    assert kept(elsewhere) == kept(place) != {}
    with sqlite3.connect(elsewhere / "goldthread.sqlite3") as database:
        [[alt, whole]] = database.execute("SELECT alt, whole FROM files_picture")
    assert (alt, f"{whole}.jpg" in kept(elsewhere)) == ("Notes", True)


@pytest.mark.slow
def test_one_with_another_picture_in_it_is_refused_whole(
    backup: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other, elsewhere = backup.with_name("other.zip"), tmp_path_factory.mktemp("elsewhere")
    with zipfile.ZipFile(backup) as held, zipfile.ZipFile(other, "w") as changed:
        for name in held.namelist():
            changed.writestr(name, b"another" if name.startswith("files/") else held.read(name))
    said = goldthread(elsewhere, "restore", "--unsealed", str(other), fails=True).stderr
    assert "changed since it was written" in said
    assert not (elsewhere / "files").exists()


def test_a_picture_that_went_meanwhile_stops_no_backup(
    backup: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = list(safekeeping.files())
    for _, path in found:
        path.unlink()
    monkeypatch.setattr(safekeeping, "files", lambda: iter(found))
    safekeeping.write(place / "second.zip")
    safekeeping.check(place / "second.zip")
