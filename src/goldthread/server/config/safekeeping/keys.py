"""The last key that was given of each kind of record, to one that is gone since, too.

What was taken out keeps its key, and so does the record of it: no other may ever get it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.management.color import no_style
from django.db import connections, models
from django.db.backends.utils import CursorWrapper

Kinds = Iterable[type[models.Model]]


def last_keys(kinds: Kinds, using: str) -> dict[str, int]:
    """By the name of each kind whose keys the database gives."""
    with connections[using].cursor() as cursor:
        return {kind._meta.label_lower: _last_key(cursor, *_where(kind)) for kind in _numbered(kinds)}


def go_on_after(kinds: Kinds, last: Mapping[str, int]) -> None:
    """The next record of each kind takes the number after the last that was ever given."""
    kinds = list(kinds)
    connection = connections["default"]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kinds):
            cursor.execute(statement)
        for kind in _numbered(kinds):
            if key := last.get(kind._meta.label_lower):
                _go_on_after(cursor, *_where(kind), key)


def _numbered(kinds: Kinds) -> list[type[models.Model]]:
    return [kind for kind in kinds if isinstance(kind._meta.pk, models.AutoField)]


def _where(kind: type[models.Model]) -> tuple[str, str]:
    """Its table, and the column of its keys."""
    return kind._meta.db_table, str(kind._meta.pk.column)


def _last_key(cursor: CursorWrapper, table: str, column: str) -> int:
    if cursor.db.vendor == "sqlite":
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
        return found[0] if found else 0
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table}"', column])
    cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {cursor.fetchone()[0]}")
    last: int = cursor.fetchone()[0]
    return last


def _go_on_after(cursor: CursorWrapper, table: str, column: str, last: int) -> None:
    if cursor.db.vendor == "sqlite":
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
        cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
    else:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, %s), %s::bigint)", [f'"{table}"', column, str(last)]
        )
