"""Everything in one file, and back: the same file for SQLite and PostgreSQL.

The file is a ZIP of `manifest.json` (version, migrations, counts, the place) and `records.jsonl`,
one record a line as Django serialises it. Sessions are left out: people sign in again.
"""

import json
import os
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path

from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, connection, models, transaction
from django.db.backends.utils import CursorWrapper
from django.db.migrations.recorder import MigrationRecorder

import goldthread

from . import place as places

LEFT_OUT = {
    "sessions.session",
    "usersessions.usersession",
    "security.bucket",
    "contenttypes.contenttype",
    "auth.permission",
    "auth.group",
    "post.lettertext",  # may hold a link that signs somebody in
    "work.worker",
    "work.job",  # what it works on is not in the backup either
    "django_tasks_db.dbtaskresult",
}
BATCH = 2000


class CannotRestore(Exception):
    """The file cannot be restored here; nothing was changed."""


class _Exact(DjangoJSONEncoder):
    """Keeps times to the microsecond, which Django's own encoder cuts to the millisecond."""

    def default(self, o: object) -> object:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def write(file: Path) -> int:
    """Write every record into `file`, as of one moment. Returns how many."""
    half = file.with_name(f"{file.name}.part")
    counts: Counter[str] = Counter()
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with (
        os.fdopen(descriptor, "wb") as raw,
        zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive,
        transaction.atomic(),
    ):
        _hold_still()
        with archive.open("records.jsonl", "w", force_zip64=True) as out:
            serializers.serialize("jsonl", _records(counts), stream=TextIOWrapper(out, "utf-8"), cls=_Exact)
        archive.writestr("manifest.json", json.dumps(_manifest(counts), indent=1))
    half.replace(file)
    return counts.total()


def read(file: Path) -> int:
    """Restore `file` into this empty database, whole or not at all. Returns how many records."""
    try:
        with zipfile.ZipFile(file) as archive, transaction.atomic():
            manifest = json.loads(archive.read("manifest.json"))
            _check(manifest)
            with connection.constraint_checks_disabled(), archive.open("records.jsonl") as lines:
                counts = _save(serializers.deserialize("jsonl", lines))
            if dict(counts) != manifest["records"]:
                raise CannotRestore(f"{file} is not whole: it says other numbers than it holds.")
            connection.check_constraints()
            _move_sequences(manifest.get("last_keys", {}))
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError, DeserializationError):
        raise CannotRestore(f"{file} is not a backup, or was damaged.") from None
    except DatabaseError as error:
        raise CannotRestore(f"{file} does not fit together: {error}") from None
    _describe(manifest)
    return counts.total()


def _kept() -> list[type[models.Model]]:
    tables = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed]
    return [m for m in tables if m._meta.label_lower not in LEFT_OUT]


def _records(counts: Counter[str]) -> Iterator[models.Model]:
    for model in _kept():
        for record in model._base_manager.order_by("pk").iterator(BATCH):
            counts[model._meta.label_lower] += 1
            yield record


def _hold_still() -> None:
    """See the database as it is at this moment. (On SQLite the transaction holds the write lock.)"""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _manifest(counts: Counter[str]) -> dict[str, object]:
    place = places.find()
    return {
        "goldthread": goldthread.__version__,
        "migrations": _migrations(),
        "records": dict(counts),
        "last_keys": _last_keys(),
        "demonstration": place.demonstration,
        "today": place.today.isoformat() if place.today else None,
    }


def _migrations() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def _check(manifest: dict[str, object]) -> None:
    if manifest["migrations"] != _migrations():
        raise CannotRestore(
            f"The backup was written by goldthread {manifest['goldthread']}, whose tables differ from "
            f"those of {goldthread.__version__}. Restore it with that version, then upgrade."
        )
    if full := next((m for m in _kept() if m._base_manager.exists()), None):
        raise CannotRestore(
            f"This place is not empty: there are {full._meta.verbose_name_plural}. Restore into an empty one."
        )


def _save(records: Iterable[DeserializedObject]) -> Counter[str]:
    counts: Counter[str] = Counter()
    waiting: list[models.Model] = []

    def flush() -> None:
        if waiting:
            type(waiting[0])._base_manager.bulk_create(waiting)
            waiting.clear()

    for record in records:
        thing = record.object
        if waiting and (type(thing) is not type(waiting[0]) or len(waiting) >= BATCH):
            flush()
        waiting.append(thing)
        counts[thing._meta.label_lower] += 1
    flush()
    return counts


def _numbered() -> list[type[models.Model]]:
    """Those whose keys the database gives."""
    return [m for m in _kept() if isinstance(m._meta.pk, models.AutoField)]


def _last_keys() -> dict[str, int]:
    """The last key that was given of each kind of record, to one that is gone since, too.

    What was taken out keeps its key, and so does the record of it: no other may ever get it.
    """
    with connection.cursor() as cursor:
        return {model._meta.label_lower: _last_key(cursor, *_where(model)) for model in _numbered()}


def _where(model: type[models.Model]) -> tuple[str, str]:
    """Its table, and the column of its keys."""
    return model._meta.db_table, str(model._meta.pk.column)


def _last_key(cursor: CursorWrapper, table: str, column: str) -> int:
    if connection.vendor == "sqlite":
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
        return found[0] if found else 0
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table}"', column])
    cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {cursor.fetchone()[0]}")
    last: int = cursor.fetchone()[0]
    return last


def _move_sequences(last_keys: Mapping[str, int]) -> None:
    """The next record takes the number after the last that was ever given."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _kept()):
            cursor.execute(statement)
        for model in _numbered():
            if last := last_keys.get(model._meta.label_lower):
                _go_on_after(cursor, *_where(model), last)


def _go_on_after(cursor: CursorWrapper, table: str, column: str, last: int) -> None:
    if connection.vendor == "sqlite":
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
        cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
    else:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, %s), %s::bigint)", [f'"{table}"', column, str(last)]
        )


def _describe(manifest: dict[str, object]) -> None:
    place = places.find()
    if manifest["demonstration"]:
        today = places._day(str(manifest["today"])) if manifest["today"] else None
        places.describe(replace(place, demonstration=True, today=today))
