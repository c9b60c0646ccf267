"""A folder of things that can be made again."""

import os
from pathlib import Path

import pytest

from goldthread.server.ui.shelf import EVERY, LENGTH, Shelf


def test_what_is_put_away_is_found_again_by_other_processes_too(tmp_path: Path) -> None:
    Shelf(tmp_path / "drawn", most=1000).put("a", b"A picture")
    assert Shelf(tmp_path / "drawn", most=1000).get("a") == b"A picture"
    assert Shelf(tmp_path / "drawn", most=1000).get("b") is None


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    Shelf(tmp_path / "drawn", most=1000).put("../../a", b"A picture")
    (kept,) = (tmp_path / "drawn").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700


def test_it_never_holds_much_more_than_it_may_and_what_is_asked_for_stays(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "drawn", most=20 * (100 + LENGTH))
    for n in range(3 * EVERY):
        shelf.put(str(n), b"x" * 100)
        os.utime(shelf._path(str(n)), (n, n))
        shelf.get("3")
    assert len(list((tmp_path / "drawn").iterdir())) < 20 + EVERY
    assert shelf.get(str(3 * EVERY - 1)) == b"x" * 100
    assert shelf.get("3") == b"x" * 100
    assert shelf.get("0") is None


@pytest.mark.parametrize("left", [b"", b"A pic", b"x" * 32, b"<svg>something else</svg>" * 10])
def test_what_was_cut_or_changed_on_the_disk_is_made_again(tmp_path: Path, left: bytes) -> None:
    shelf = Shelf(tmp_path, most=1000)
    shelf.put("a", b"A picture")
    shelf._path("a").write_bytes(left)
    assert shelf.get("a") is None
    shelf.put("a", b"A picture")
    assert shelf.get("a") == b"A picture"


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "drawn").write_text("no folder")
    shelf = Shelf(tmp_path / "drawn", most=1000)
    shelf.put("a", b"A picture")
    assert shelf.get("a") is None


def test_it_may_be_deleted_meanwhile(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "drawn", most=1000)
    shelf.put("a", b"A picture")
    for kept in (tmp_path / "drawn").iterdir():
        kept.unlink()
    (tmp_path / "drawn").rmdir()
    assert shelf.get("a") is None
    shelf.put("a", b"A picture")
    assert shelf.get("a") == b"A picture"
