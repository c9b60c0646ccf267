"""A backup is of one moment, and nobody waits while it is made."""

import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from goldthread.server.config.safekeeping.still import held_still
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="in memory; a file is tried below")
def test_whoever_writes_goes_through_while_a_backup_is_made() -> None:
    people.found_organisation(code="SASH", name="Surrey", by=None)
    with held_still() as using:
        people.found_organisation(code="LTHT", name="Leeds", by=None)
        assert Organisation.objects.count() == 2
        assert [each.code for each in Organisation.objects.using(using)] == ["SASH"]
    assert using not in connections.databases


@pytest.mark.slow
@pytest.mark.long
def test_whoever_writes_to_a_file_of_sqlite_goes_through_while_a_backup_is_made(tmp_path: Path) -> None:
    import sqlite3

    from .commands import goldthread

    place = tmp_path / "place"
    begin = ("begin", "--code", "SASH", "--name", "Surrey", "--administrator", "a@example.org")
    goldthread(place, *begin, "--administrator-name", "Ada Khan")
    written: list[Any] = []
    stop = threading.Event()

    def write() -> None:
        with sqlite3.connect(place / "goldthread.sqlite3", timeout=0, isolation_level=None) as database:
            while not stop.is_set():
                database.execute("BEGIN IMMEDIATE")
                database.execute(
                    "UPDATE people_organisation SET name = ? WHERE code = 'SASH'", [f"S{len(written)}"]
                )
                database.execute("COMMIT")
                written.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        goldthread(place, "backup", str(tmp_path / "one.zip"))
    finally:
        stop.set()
        writer.join()
    assert len(written) > 5  # none of them was told that the database is locked
    goldthread(tmp_path / "other", "restore", str(tmp_path / "one.zip"))
