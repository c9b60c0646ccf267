"""The database itself notes which things were changed, in whatever way: triggers on the tables searched.

An index that the actions kept would not see what `update()` or `bulk_create` writes, nor a restore. A trigger
says only that, and of what; the words are read later (`keeping`). SQLite loses the triggers of a table that
a migration makes anew, so they are looked at after each migration: where one is missing, everything of that
sort is read again.
"""

from zlib import crc32

from django.db import connection, transaction

from .numbers import first_of
from .registry import Things, things

SQLITE = (
    "CREATE TRIGGER {name}_{when} AFTER {when} ON {table}"
    " BEGIN INSERT INTO search_changed (entry) VALUES ({first} + {row}.{key}); END"
)
POSTGRESQL = (
    "CREATE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE ON {table}"
    " FOR EACH ROW EXECUTE FUNCTION search_note_change('{first}')"
)
ROWS = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}
ALL_CHANGED = "INSERT INTO search_changed (entry) SELECT {first} + {key} FROM {table}"
THERE = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master"
    " WHERE type = 'trigger' AND name LIKE 'search\\_of\\_%' ESCAPE '\\'",
    "postgresql": "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
    " WHERE NOT tgisinternal AND tgname LIKE 'search\\_of\\_%'",
}


def watch() -> None:
    """Put the triggers where they are missing, and note all of those sorts as changed."""
    with transaction.atomic(), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        sorts = [sort for sort in things() if {sort.model._meta.db_table, "search_changed"} <= tables]
        wanted = {sort: _triggers(sort) for sort in sorts}
        cursor.execute(THERE[connection.vendor])
        there = dict(cursor.fetchall())
        names = {name for triggers in wanted.values() for name in triggers}
        for name in there.keys() - names:
            cursor.execute(f"DROP TRIGGER {name}" + ("" if _is_sqlite() else f" ON {_quoted(there[name])}"))
        for sort, triggers in wanted.items():
            if missing := triggers.keys() - there.keys():
                for name in missing:
                    cursor.execute(triggers[name])
                cursor.execute(ALL_CHANGED.format(**_names(sort)))


def note_everything() -> None:
    """Note every thing as changed, and whatever the index has that is no thing any more."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_changed (entry) SELECT id FROM search_entry")
        for sort in things():
            cursor.execute(ALL_CHANGED.format(**_names(sort)))


def put_in_order() -> None:
    """Have SQLite make its own lists anew from the entries. PostgreSQL's are its indexes."""
    if _is_sqlite():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('rebuild')")


def _triggers(sort: Things) -> dict[str, str]:
    """The triggers on the table of a sort, by their name: another one when other fields are searched."""
    said = crc32(f"{sort.model._meta.label_lower} {sort.text}".encode())
    name, names = f"search_of_{said:08x}", _names(sort)
    if not _is_sqlite():
        return {name: POSTGRESQL.format(name=name, **names)}
    return {
        f"{name}_{when}": SQLITE.format(name=name, when=when, row=row, **names) for when, row in ROWS.items()
    }


def _names(sort: Things) -> dict[str, object]:
    meta = sort.model._meta
    key = str(meta.pk.column)
    return {"table": _quoted(meta.db_table), "key": _quoted(key), "first": first_of(sort.model)}


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _is_sqlite() -> bool:
    return connection.vendor == "sqlite"
