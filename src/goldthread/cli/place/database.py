"""Making the place ready: its folder, its key, its tables."""

import logging
import os
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
from django.core.management.utils import get_random_secret_key

from goldthread.server.config import place as places
from goldthread.server.config import private
from goldthread.server.config.place import Place


def prepare(*, demonstration: bool = False, today: date | None = None) -> Place:
    """Make the folder and its key where they are missing, closed to others, and say what kind it is."""
    private.keep_private()
    place = places.find()
    place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    private.tighten(place)
    if not place.key.exists():
        _write_key(place.key)
    if demonstration:
        place = replace(place, demonstration=True, today=today)
        places.describe(place)
    return place


def migrate() -> None:
    """Bring the tables up to date. Call after django_ready()."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def wait_for_database(longest: float = 600.0, every: float = 1.0) -> None:
    """Wait until the database answers, as after a machine began anew, and say so once.

    Call after django_ready(). What somebody must mend first, and a database that does not come within
    `longest` seconds, is raised as it was.
    """
    from django.db import Error, connection

    from goldthread.server import trouble

    until, told = time.monotonic() + longest, False
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)  # it would say so at every attempt
    while True:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            break
        except Error as wrong:
            found = trouble.of(wrong)
            if found is None or found.again_in is None or time.monotonic() > until:
                raise
            if not told:
                click.echo(f"{found.title}: it is waited for. ({trouble.cause(wrong)})", err=True)
            told = True
        connection.close()
        time.sleep(every)
    logging.getLogger("psycopg.pool").setLevel(logging.NOTSET)


def remove(place: Place) -> None:
    """Delete the place's SQLite database, with its journal."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{place.database}{suffix}").unlink(missing_ok=True)


def _write_key(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(get_random_secret_key())
