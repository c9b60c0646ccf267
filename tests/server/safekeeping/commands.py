"""The commands as a person runs them, on a place of its own."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from goldthread.server.config.safekeeping.records import LEFT_OUT as NOT_IN_BACKUPS

KEY = "a key of these tests that seals every backup"
NOT_KEPT = ("DJANGO", "DATABASE", "GOLDTHREAD", "PG")


def goldthread(
    place: Path, *arguments: str, fails: bool = False, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run the command, on a SQLite file of its own; all seal with one key unless more says otherwise."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(NOT_KEPT)}
    done = subprocess.run(
        [sys.executable, "-m", "goldthread.cli", *arguments],
        env={**kept, "GOLDTHREAD_BACKUP_KEY": KEY, "GOLDTHREAD_DATA": str(place), **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode != 0) is fails, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done


LEFT_OUT = {
    "django_session",
    "django_content_type",
    "auth_permission",
    "django_migrations",
    "sqlite_sequence",
    *(label.replace(".", "_") for label in NOT_IN_BACKUPS),
}


def everything(place: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with sqlite3.connect(place / "goldthread.sqlite3") as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            t: database.execute(f'SELECT * FROM "{t}" ORDER BY 1').fetchall()
            for t in set(tables) - LEFT_OUT
            if not t.startswith("search_words")
        }
