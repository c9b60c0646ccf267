"""A backup of an older version is carried forward: its tables are made as they were, filled, and brought on.

All that happens in a scratch place, in a process of its own; what comes of it is a backup of today.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from .. import place as places
from . import sealing
from .archive import Backup, opened
from .keys import go_on_after
from .records import kept, save_records
from .refusals import CannotRestore


@contextmanager
def carried(old: Backup) -> Iterator[Backup]:
    """The same records as a backup of this version holds them."""
    _refuse_unknown(old)
    with tempfile.TemporaryDirectory(dir=places.find().folder, prefix="carrying-") as scratch:
        file, key = Path(scratch) / "today.zip", secrets.token_urlsafe(48)
        known = {name: said for name, said in os.environ.items() if not name.startswith(("PG", "DATABASE"))}
        here = {"GOLDTHREAD_DATA": str(Path(scratch) / "place"), "GOLDTHREAD_BACKUP_KEY": key}
        done = subprocess.run(
            [sys.executable, "-m", f"{__package__}.carry", str(old.file), str(file), old.sealed_by],
            env={**known, **here, "DATABASE": "sqlite", "GOLDTHREAD_SECRET_KEY": key},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            said = done.stderr.strip().splitlines()[-1:] or ["it ended without a word"]
            raise CannotRestore(
                f"It could not be brought from {old.version} to this version: {said[0][:500]}"
            )
        with opened(file, trusted=sealing.fingerprint(key)) as today:
            today.check()
            yield today


def carry(file: Path, sealed_by: str) -> None:
    """In the scratch place: make the tables as the backup knew them, fill them, and bring them up to date."""
    from django.core.management import call_command

    with opened(file, trusted=sealed_by, unsealed=not sealed_by) as old:
        loader = _AsItWas(old.migrations)
        executor = MigrationExecutor(connection)
        executor.loader = loader
        executor.migrate(loader.graph.leaf_nodes())
        apps = loader.project_state(loader.graph.leaf_nodes()).apps
        with transaction.atomic(), connection.constraint_checks_disabled():
            counts = save_records(old.lines(), apps)
            if dict(counts) != dict(old.records):
                raise CannotRestore(f"{file} is not whole: it says other numbers than it holds.")
            go_on_after(kept(apps), old.last_keys)
        connection.check_constraints()
    call_command("migrate", verbosity=0, interactive=False)


class _AsItWas(MigrationLoader):
    """Knows those migrations alone that a backup names."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names
        super().__init__(connection)

    def load_disk(self) -> None:
        super().load_disk()
        self.disk_migrations = {
            (app, name): step
            for (app, name), step in self.disk_migrations.items()
            if f"{app}.{name}" in self.names
        }


def _refuse_unknown(old: Backup) -> None:
    """A version that is newer than this one has made tables of which this one knows nothing."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if old.migrations - known:
        raise CannotRestore(
            f"It was written by Goldthread {old.version[:20]}, which is newer than this one: its tables are "
            "not known here. Install that version, or a newer one, and restore with it."
        )
