"""Everything in one file, and back: the same file for SQLite and PostgreSQL.

The file is a ZIP of `records.jsonl`, one record a line as Django serialises it; of the files that are
kept (`keep_folder`); and of `manifest.json` (version, migrations, counts, the hash of each part, the place).
It ends with the seal of the place that wrote it. Sessions are left out: people sign in again.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder

import goldthread

from .. import place as places
from . import sealing
from .archive import BLOCK, FORMAT, MANIFEST, RECORDS, Backup, opened
from .carrying import carried
from .folders import files, keep_folder
from .keys import go_on_after, last_keys
from .records import kept, save_records, write_records
from .refusals import CannotBackUp, CannotRestore
from .sealing import own_fingerprint
from .still import held_still

__all__ = [
    "CannotBackUp",
    "CannotRestore",
    "check",
    "keep_folder",
    "own_fingerprint",
    "read",
    "tried",
    "write",
]


def write(file: Path) -> int:
    """Write every record and every file that is kept into `file`, as of one moment. Returns how many records.

    Nobody waits for it. Raises CannotBackUp, and leaves nothing behind, where there is such a file already.
    """
    half = file.with_name(f"{file.name}.{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(half, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w+b") as raw:
            count = _write_into(raw)
            sealing.sealed(raw)
            raw.flush()
            os.fsync(raw.fileno())
        _name(half, file)
    finally:
        half.unlink(missing_ok=True)
    return count


def check(file: Path, *, sealed_by: str = "", unsealed: bool = False) -> Backup:
    """Look at every bit of a backup without restoring it. Raises CannotRestore."""
    with opened(file, trusted=sealed_by, unsealed=unsealed) as backup:
        backup.check()
        return backup


def read(file: Path, *, sealed_by: str = "", unsealed: bool = False) -> int:
    """Restore `file` into this empty database, whole or not at all. Returns how many records.

    sealed_by: the fingerprint of another place whose seal is trusted. unsealed: it need not be sealed.
    """
    with opened(file, trusted=sealed_by, unsealed=unsealed) as backup:
        backup.check()
        _refuse_full()
        if backup.migrations == _migrations("default"):
            return _restore(backup, backup)
        with carried(backup) as today:
            return _restore(today, backup)


def tried(file: Path) -> int:
    """Restore `file` into a scratch place that is thrown away; how many records. Raises CannotRestore."""
    with opened(file) as backup:
        backup.check()
        with carried(backup) as today:
            return sum(today.records.values())


def _write_into(raw: IO[bytes]) -> int:
    parts: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = sealing.NOTHING
        with held_still() as using:
            with _part(archive, RECORDS, parts) as out:
                counts = write_records(out, apps, using)
            manifest = _manifest(counts, using)
        for name, path in files():
            with suppress(FileNotFoundError), _plain_file(path) as file, _part(archive, name, parts) as out:
                shutil.copyfileobj(file, out, BLOCK)  # one that was taken down meanwhile is in no backup
        archive.writestr(MANIFEST, json.dumps({**manifest, "parts": parts}, indent=1))
    return counts.total()


class _Hashed:
    """A part that is written, and hashed as it is."""

    def __init__(self, out: IO[bytes]) -> None:
        self.out, self.digest, self.size = out, hashlib.sha256(), 0

    def write(self, data: Any) -> int:
        self.digest.update(data)
        self.size += len(data)
        return self.out.write(data)

    def flush(self) -> None:
        self.out.flush()

    closed = False

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False


@contextmanager
def _part(archive: zipfile.ZipFile, name: str, parts: dict[str, dict[str, Any]]) -> Iterator[Any]:
    with archive.open(name, "w", force_zip64=True) as out:
        hashed = _Hashed(out)
        yield hashed
    parts[name] = {"size": hashed.size, "sha256": hashed.digest.hexdigest()}


@contextmanager
def _plain_file(path: Path) -> Iterator[IO[bytes]]:
    """A file that is one, and no link to another that came between."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
        yield file


def _name(half: Path, file: Path) -> None:
    """Give the whole file its name, over no other."""
    try:
        os.link(half, file)
    except FileExistsError:
        raise CannotBackUp(f"{file} exists already, and is not written over.") from None
    except OSError:  # a disk that knows no such links
        if file.exists():
            raise CannotBackUp(f"{file} exists already, and is not written over.") from None
        half.rename(file)


def _manifest(counts: Counter[str], using: str) -> dict[str, Any]:
    place = places.find()
    return {
        "format": FORMAT,
        "goldthread": goldthread.__version__,
        "migrations": sorted(_migrations(using)),
        "records": dict(counts),
        "last_keys": last_keys(kept(apps), using),
        "demonstration": place.demonstration,
        "today": place.today.isoformat() if place.today else None,
    }


def _migrations(using: str) -> frozenset[str]:
    applied = MigrationRecorder(connections[using]).applied_migrations()
    return frozenset(f"{app}.{name}" for app, name in applied)


def _refuse_full() -> None:
    if full := next((kind for kind in kept(apps) if kind._base_manager.exists()), None):
        raise CannotRestore(
            f"This place is not empty: there are {full._meta.verbose_name_plural}. Restore into an empty one."
        )


def _restore(backup: Backup, with_files: Backup) -> int:
    """Put in the records of one backup, and the files of another that is the same but older."""
    try:
        with _files_put_back(with_files), transaction.atomic():
            _refuse_full()
            with connection.constraint_checks_disabled():
                counts = save_records(backup.lines(), apps)
            if dict(counts) != dict(backup.records):
                raise CannotRestore(f"{with_files.file} is not whole: it says other numbers than it holds.")
            connection.check_constraints()
            go_on_after(kept(apps), backup.last_keys)
    except (
        DatabaseError,
        DeserializationError,
        ValidationError,
        ValueError,
        TypeError,
        OverflowError,
    ) as error:
        said = str(error).strip()[:300].rstrip(".")
        raise CannotRestore(f"{with_files.file} does not fit together: {said}.") from None
    _describe(with_files)
    return counts.total()


@contextmanager
def _files_put_back(backup: Backup) -> Iterator[None]:
    """The files of the backup stand in the place; and are gone again where what follows fails."""
    root, tops = places.find().folder, {name.split("/")[0] for name in backup.files}
    for top in tops:
        with suppress(OSError):
            (root / top).rmdir()  # an empty one is in nobody's way
        if (root / top).exists():
            raise CannotRestore(f"This place is not empty: there is {root / top}. Restore into an empty one.")
    try:
        for name in backup.files:
            _put_back(backup, name, root)
        yield
    except BaseException:
        for top in tops:
            shutil.rmtree(root / top, ignore_errors=True)
        raise


def _put_back(backup: Backup, name: str, root: Path) -> None:
    path = root / name
    for folder in reversed(path.relative_to(root).parents[:-1]):
        (root / folder).mkdir(mode=0o700, exist_ok=True)
    with backup.archive.open(name) as part:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            shutil.copyfileobj(part, out, BLOCK)


def _describe(backup: Backup) -> None:
    if backup.demonstration:
        today = places._day(backup.today)
        places.describe(replace(places.find(), demonstration=True, today=today))
