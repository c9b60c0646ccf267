"""What SQLite keeps beside its file stays there while the server runs."""

import sqlite3
from pathlib import Path

from goldthread.server.edge.kept_open import sqlite_kept_open


def test_pages_that_open_and_close_need_make_nothing_anew(tmp_path: Path) -> None:
    """On a full disk nothing could be made: nothing could be read either."""
    file = tmp_path / "goldthread.sqlite3"
    with sqlite3.connect(file) as made:
        made.execute("PRAGMA journal_mode=WAL")
    made.close()
    beside = tmp_path / "goldthread.sqlite3-shm"
    assert not beside.exists()
    kept = sqlite_kept_open({"ENGINE": "django.db.backends.sqlite3", "NAME": file})
    assert kept
    before = beside.stat().st_ino
    page = sqlite3.connect(file)
    page.execute("CREATE TABLE a (b)")
    page.close()
    assert beside.stat().st_ino == before
    kept.close()


def test_postgresql_needs_none() -> None:
    assert sqlite_kept_open({"ENGINE": "django.db.backends.postgresql"}) is None
