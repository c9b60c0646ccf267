"""The database as it is at one moment, while everybody goes on writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper as OfSQLite

ALIAS = "as_of_now"


@contextmanager
def held_still() -> Iterator[str]:
    """The alias of a connection that sees the database as it is now, until the end.

    Nobody waits for it: on SQLite it reads beside the journal (WAL), on PostgreSQL it has a snapshot of its
    own. Within a transaction, and in a database in memory, it is the connection that is there.
    """
    usual = connections["default"]
    if usual.in_atomic_block or _is_in_memory(usual):
        yield usual.alias
        return
    connections[ALIAS] = apart = usual.copy(ALIAS)
    if apart.vendor == "sqlite":
        options = apart.settings_dict["OPTIONS"]
        apart.settings_dict["OPTIONS"] = {**options, "transaction_mode": "DEFERRED"}
    else:  # its own connection, not one of the pool's
        options = {name: each for name, each in apart.settings_dict["OPTIONS"].items() if name != "pool"}
        apart.settings_dict["OPTIONS"] = options
    try:
        with transaction.atomic(using=ALIAS):
            _begin(apart)
            yield ALIAS
    finally:
        apart.close()
        del connections[ALIAS]


def _begin(connection: BaseDatabaseWrapper) -> None:
    """Take the moment: a transaction that has read nothing has none yet."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT count(*) FROM django_migrations")


def _is_in_memory(connection: BaseDatabaseWrapper) -> bool:
    return isinstance(connection, OfSQLite) and connection.is_in_memory_db()
