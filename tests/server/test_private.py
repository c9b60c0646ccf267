"""Whatever an installation owns is its owner's alone, whatever the mask; and no link is followed."""

import os
import stat
from pathlib import Path

import pytest

from goldthread.server.config import place as places
from goldthread.server.config.private import loose, tighten

from .safekeeping.commands import goldthread

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights otherwise")
BEGIN = ("begin", "--code", "SASH", "--name", "Surrey", "--administrator", "a@example.org")


def open_to_others(folder: Path) -> list[str]:
    return [str(each) for each in (folder, *folder.rglob("*")) if each.lstat().st_mode & 0o077]


@pytest.mark.slow
def test_whatever_is_written_is_its_owners_alone(tmp_path: Path) -> None:
    place, before = tmp_path / "place", os.umask(0)
    try:
        goldthread(place, *BEGIN, "--administrator-name", "Ada Khan")
        goldthread(place, "backup", str(place / "backups.zip"))
        goldthread(place, "remind")
    finally:
        os.umask(before)
    assert not open_to_others(place)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """One as an earlier version left it, open to all."""
    (tmp_path / "mail").mkdir()
    names = ("secret_key", "place.json", "goldthread.sqlite3", "goldthread.sqlite3-wal", "mail/1.log")
    for name in names:
        (tmp_path / name).write_text("{}")
    for each in (tmp_path, *tmp_path.rglob("*")):
        each.chmod(0o777 if each.is_dir() else 0o666)
    return tmp_path


def test_one_that_was_open_is_closed_at_the_next_start(place: Path) -> None:
    found = places.find(str(place))
    assert len(list(loose(found))) == 7
    assert not tighten(found)
    assert not open_to_others(place)
    assert stat.S_IMODE(place.stat().st_mode) == 0o700


def test_what_is_not_ours_is_left_as_it_is(place: Path) -> None:
    (place / "notes.txt").write_text("mine")
    (place / "notes.txt").chmod(0o644)
    tighten(places.find(str(place)))
    assert stat.S_IMODE((place / "notes.txt").stat().st_mode) == 0o644


def test_a_folder_that_all_may_write_to_is_not_closed_to_them(place: Path) -> None:
    place.chmod(0o1777)
    tighten(places.find(str(place)))
    assert stat.S_IMODE(place.stat().st_mode) == 0o1777


def test_no_link_is_followed(place: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "others"
    other.write_text("of somebody else")
    other.chmod(0o644)
    for name in ("mail/2.log", "secret_key"):
        (place / name).unlink(missing_ok=True)
        (place / name).symlink_to(other)
    left = tighten(places.find(str(place)))
    assert {each.path.name for each in left} == {"2.log", "secret_key"}
    assert all("is a link to" in each.says for each in left)
    assert stat.S_IMODE(other.stat().st_mode) == 0o644


def test_a_key_that_others_could_have_written_is_not_taken(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GOLDTHREAD_SECRET_KEY", raising=False)
    other = tmp_path / "theirs"
    other.write_text("a key that they know")
    other.chmod(0o666)
    (place / "secret_key").unlink()
    (place / "secret_key").symlink_to(other)
    with pytest.raises(places.NotOurs):
        places.secret(places.find(str(place)))
    other.chmod(0o400)
    assert places.secret(places.find(str(place))) == "a key that they know"


def test_what_is_said_of_the_place_is_written_whole_and_through_no_link(place: Path, tmp_path: Path) -> None:
    (place / "place.json").unlink()
    (place / "place.json").symlink_to(tmp_path / "elsewhere")
    places.describe(places.Place(place, url="http://127.0.0.1:1"))
    assert not (place / "place.json").is_symlink()
    assert not (tmp_path / "elsewhere").exists()
    assert places.find(str(place)).url == "http://127.0.0.1:1"
    assert not list(place.glob("*.part"))
