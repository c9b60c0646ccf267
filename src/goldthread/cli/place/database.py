"""Making the place ready: its folder, its key, its tables."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

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


def remove(place: Place) -> None:
    """Delete the place's SQLite database, with its journal."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{place.database}{suffix}").unlink(missing_ok=True)


def _write_key(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(get_random_secret_key())
