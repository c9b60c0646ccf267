"""Somebody who has all but the keys: the database after each step, its bytes with what was freed, the logs.

They know how everything works and what was said, and guess who said what, in every way below. A way that
guesses right more often than chance has found something.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import connection

from goldthread.server.unnamed import sealing

Row = Mapping[str, Any]
Guess = Mapping[int, str]
HIDDEN = {"sqlite": ("rowid",), "postgresql": ("ctid", "xmin")}


@dataclass(eq=False)
class Copy:
    """All that was there after one step."""

    tables: Mapping[str, Sequence[Row]]
    raw: bytes = b""
    log: Sequence[str] = ()

    @cached_property
    def of_people(self) -> Mapping[int, list[str]]:
        """The rows that point to each person, without where they stand."""
        found: dict[int, list[str]] = {}
        for row in (row for rows in self.tables.values() for row in rows):
            for person in pointed_to(row):
                kept = {name: value for name, value in row.items() if not name.startswith("hidden")}
                found.setdefault(person, []).append(written(kept))
        return found

    @cached_property
    def texts(self) -> str:
        """Every text of every row."""
        rows = (row for rows in self.tables.values() for row in rows)
        return "\n".join(value for row in rows for value in row.values() if isinstance(value, str))


@dataclass
class Seen:
    """Copies in their order; the people who may have answered; what was said."""

    people: Sequence[int]
    said: Sequence[str]
    copies: list[Copy] = field(default_factory=list)


def copy(log: Sequence[str] = ()) -> Copy:
    """A copy of the database as it stands: every table and column, hidden ones too; on SQLite every byte."""
    tables = {name: rows_of(name) for name in connection.introspection.table_names()}
    raw = connection.connection.serialize() if connection.vendor == "sqlite" else b""
    return Copy(tables, raw, tuple(log))


def rows_of(table: str) -> list[Row]:
    with connection.cursor() as cursor:
        hidden = () if has_no_rowid(table) else HIDDEN[connection.vendor]
        cursor.execute(f'SELECT {", ".join((*hidden, "*"))} FROM "{table}" ORDER BY {(*hidden, "1")[0]}')
        names = [f"hidden {name}" for name in hidden] + [each[0] for each in cursor.description][
            len(hidden) :
        ]
        return [dict(zip(names, map(plain, row), strict=True)) for row in cursor.fetchall()]


def has_no_rowid(table: str) -> bool:
    """Whether SQLite keeps no number of its own for the rows, as in some tables of the index of search."""
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [table])
        return "WITHOUT ROWID" in cursor.fetchone()[0]


def plain(value: Any) -> Any:
    return (
        bytes(value)
        if isinstance(value, memoryview)
        else value
        if isinstance(value, (int, bytes))
        else str(value)
    )


def guesses(seen: Seen) -> Iterator[tuple[str, Guess]]:
    """Every way to guess, named. One that finds nothing to go by guesses nobody."""
    for way in (by_moment, by_order, by_shared_value, by_length, by_keys_found, by_bytes, by_log):
        yield from way(seen)


def by_moment(seen: Seen) -> Iterator[tuple[str, Guess]]:
    """Between two copies one person's rows changed, and one answer came."""
    for told, found in (("rows", in_rows), ("bytes", in_bytes)):
        guess: dict[int, str] = {}
        for before, after in zip(seen.copies, seen.copies[1:], strict=False):
            who = [p for p in seen.people if mentions(after, p) != mentions(before, p)]
            what = [text for text in seen.said if found(after, text) and not found(before, text)]
            if len(who) == len(what) == 1:
                guess[who[0]] = what[0]
        yield f"moment, {told}", guess


def by_order(seen: Seen) -> Iterator[tuple[str, Guess]]:
    """Who answered first said what is first, in the order of any column."""
    people = order_of_answering(seen)
    for table, column, rows in columns_of_answers(seen):
        texts = [text_of(row, seen) for row in sorted(rows, key=lambda row: sortable(row[column]))]
        yield f"order, {table}.{column}", dict(zip(people, texts, strict=False))


def by_shared_value(seen: Seen) -> Iterator[tuple[str, Guess]]:
    """A value, or a part of one, that stands in one answer and in what was ever kept of one person."""
    kept = {
        p: "\n".join(sorted({row for each in seen.copies for row in mentions(each, p)})) for p in seen.people
    }
    for table, column, rows in columns_of_answers(seen):
        guess: dict[int, str] = {}
        for row in rows:
            if len(value := written(row[column])) > 7 and column != "text":
                for person in [p for p in seen.people if value in kept[p]][:1]:
                    guess[person] = text_of(row, seen)
        yield f"shared value, {table}.{column}", guess


def by_length(seen: Seen) -> Iterator[tuple[str, Guess]]:
    """The longest said what takes most room, in any column of what is kept of a person."""
    longest = sorted(seen.said, key=len)
    for table, column, values in columns_of_people(seen):
        sizes = {person: len(written(value)) for person, value in values.items()}
        if len(set(sizes.values())) > 1:
            yield (
                f"length, {table}.{column}",
                dict(zip(sorted(sizes, key=sizes.__getitem__), longest, strict=False)),
            )


def by_keys_found(seen: Seen) -> Iterator[tuple[str, Guess]]:
    """Whatever was ever kept and has the size of a key is tried on whatever is sealed."""
    keys = {key for each in seen.copies for key in key_sized(each)}
    guess: dict[int, str] = {}
    for _, _, values in columns_of_people(seen):
        for person, value in values.items():
            for key in keys if isinstance(value, bytes) and len(value) > sealing.LONGEST else ():
                try:
                    guess[person] = sealing.unseal(value, key)
                except sealing.Unreadable:
                    continue
    yield "keys found", guess


def by_bytes(seen: Seen) -> Iterator[tuple[str, Guess]]:
    """What stands first among the bytes, freed ones with them, was said first."""
    people, raw = order_of_answering(seen), seen.copies[-1].raw
    for told, find in (("first", raw.find), ("last", raw.rfind)):
        there = [text for text in seen.said if find(text.encode()) >= 0]
        texts = sorted(there, key=lambda text: find(text.encode()))
        yield f"bytes, {told}", dict(zip(people, texts, strict=False))
        yield f"bytes, {told}, backwards", dict(zip(people, reversed(texts), strict=False))


def by_log(seen: Seen) -> Iterator[tuple[str, Guess]]:
    """What the log names first was said first."""
    lines = "\n".join(seen.copies[-1].log)
    texts = sorted((t for t in seen.said if t in lines), key=lines.find)
    yield "log", dict(zip(order_of_answering(seen), texts, strict=False))


def order_of_answering(seen: Seen) -> list[int]:
    """The people in the order in which what is kept of them changed."""
    found: list[int] = []
    for before, after in zip(seen.copies, seen.copies[1:], strict=False):
        found += [p for p in seen.people if p not in found and mentions(after, p) != mentions(before, p)]
    return found


def mentions(each: Copy, person: int) -> list[str]:
    return each.of_people.get(person, [])


def pointed_to(row: Row) -> set[int]:
    """The people whom a row names by a foreign key, or as the record does."""
    keys = (str(row.get(name, "")).partition("people.person:")[2] for name in ("actor", "subject"))
    named = {int(key) for key in keys if key.isdecimal()}
    return named | {row["person_id"]} if isinstance(row.get("person_id"), int) else named


def columns_of_answers(seen: Seen) -> Iterator[tuple[str, str, list[Row]]]:
    for table, rows in seen.copies[-1].tables.items():
        told = [row for row in rows if text_of(row, seen)]
        yield from ((table, column, told) for column in (told[0] if told else ()))


def columns_of_people(seen: Seen) -> Iterator[tuple[str, str, dict[int, Any]]]:
    """Of each column what it was for each person before everything was opened."""
    for table, rows in seen.copies[-2].tables.items():
        theirs = {row["person_id"]: row for row in rows if row.get("person_id") in seen.people}
        for column in next(iter(theirs.values()), ()):
            yield table, column, {person: row[column] for person, row in theirs.items()}


def text_of(row: Row, seen: Seen) -> str:
    return next((value for value in row.values() if value in seen.said), "")


def in_rows(each: Copy, text: str) -> bool:
    return text in each.texts


def in_bytes(each: Copy, text: str) -> bool:
    return text.encode() in each.raw


def key_sized(each: Copy) -> Iterator[bytes]:
    for rows in each.tables.values():
        for value in (value for row in rows for value in row.values()):
            if isinstance(value, bytes) and len(value) == sealing.KEY:
                yield value
            elif isinstance(value, str) and len(value) == 2 * sealing.KEY:
                try:
                    yield bytes.fromhex(value)
                except ValueError:
                    continue


def written(value: Any) -> str:
    if isinstance(value, dict):
        return json.dumps({name: written(each) for name, each in value.items()})
    return value.hex() if isinstance(value, bytes) else str(value)


def sortable(value: Any) -> tuple[int, Any]:
    return (0, value) if isinstance(value, int) else (1, written(value))
