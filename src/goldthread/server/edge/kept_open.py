"""SQLite's files beside the database, kept there for as long as the server runs."""

import sqlite3
from collections.abc import Mapping
from typing import Any


def sqlite_kept_open(database: Mapping[str, Any]) -> sqlite3.Connection | None:
    """A connection to the database of the settings, to keep and not to use; None on PostgreSQL.

    Each page opens and closes a connection of its own. With the last that closes, SQLite removes its
    write-ahead log and the index of it, and makes them anew for the next: on a full disk it cannot, and then
    no page can even be read.
    """
    if not database["ENGINE"].endswith("sqlite3"):
        return None
    kept = sqlite3.connect(database["NAME"], isolation_level=None)
    kept.execute("SELECT count(*) FROM sqlite_master").fetchone()  # a first read opens them
    return kept
