"""Looking in the index: which entries hold what was asked, in each database's own words."""

from bisect import bisect, bisect_left
from collections.abc import Iterable

from django.db import connection
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

from .asking import Asked, Way
from .numbers import range_of
from .registry import Things

IN_SQLITE = "SELECT rowid - %s FROM search_words WHERE search_words MATCH %s AND rowid BETWEEN %s AND %s"
IN_POSTGRESQL = (
    "SELECT id - %s FROM search_entry WHERE array_to_tsvector(string_to_array({}, ' ')) @@ %s::tsquery"
    " AND id BETWEEN %s AND %s"
)
EVERYTHING = (-(2**63), 2**63 - 1)


def entries_that_hold(asked: Asked, most: int) -> RawSQL:
    """The numbers of those entries, `most` of them, for `pk__in`."""
    return _that_hold(asked, 0, EVERYTHING, f" LIMIT {most}")


class Holding:
    """Which things of each sort have entries that hold what is asked.

    SQLite looks into a part of its lists as quickly as that is small. PostgreSQL reads a list to its end,
    whatever part is wanted: so it is asked once, for all sorts.
    """

    def __init__(self) -> None:
        self._numbers: dict[Asked, list[int]] = {}

    def things(self, asked: Asked, sort: Things) -> RawSQL:
        """The keys of those of one sort, for `pk__in`."""
        first, last = range_of(sort)
        if connection.vendor == "sqlite":
            return _that_hold(asked, first, (first, last))
        numbers = self._read(asked)
        keys = [number - first for number in numbers[bisect_left(numbers, first) : bisect(numbers, last)]]
        return RawSQL("SELECT unnest(%s::bigint[])", (keys,), output_field=BigIntegerField())

    def _read(self, asked: Asked) -> list[int]:
        if asked not in self._numbers:
            held = _that_hold(asked, 0, EVERYTHING)
            with connection.cursor() as cursor:
                cursor.execute(held.sql, held.params)
                self._numbers[asked] = sorted(number for (number,) in cursor.fetchall())
        return self._numbers[asked]


def _that_hold(asked: Asked, less: int, numbers: tuple[int, int], limit: str = "") -> RawSQL:
    if connection.vendor == "sqlite":
        sql, query = IN_SQLITE, _expression(asked, '"{}"', '"{}"*', ("AND", "OR"))
        query = f"{{name}} : ({query})" if asked.names_only else query
    else:
        sql = IN_POSTGRESQL.format("name" if asked.names_only else "words")
        query = _expression(asked, "'{}'", "'{}':*", ("&", "|"))
    return RawSQL(sql + limit, (less, query, *numbers), output_field=BigIntegerField())


def _expression(asked: Asked, whole: str, begun: str, joins: tuple[str, str]) -> str:
    """The readings as one expression. Words are letters and digits alone, and quoted: none is an operator."""
    every, one = joins

    def joined(how: str, parts: Iterable[str]) -> str:
        return "(" + f" {how} ".join(parts) + ")"

    def of_a_way(way: Way) -> str:
        return joined(every, (begun.format(w[:-1]) if w.endswith("*") else whole.format(w) for w in way))

    return joined(
        one,
        (
            joined(every, (joined(one, (of_a_way(way) for way in ways)) for ways in reading))
            for reading in asked.readings
        ),
    )
