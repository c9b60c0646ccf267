"""Which rows may hold what was typed, asked of the database: never too few, and seldom too many."""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import BooleanField, F, Func, Q

from .plain import may_be_mistyped

Pieces = Callable[[str], Iterable[str]]


class Holds(Func):
    """Whether texts together hold a term, letters and digits of English, in capitals or not."""

    output_field = BooleanField()
    arg_joiner = " || ' ' || "

    def __init__(self, fields: Sequence[str], term: str) -> None:
        super().__init__(*map(F, fields))
        self.term = term

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        sql, params = self.as_sql(compiler, connection, template="((%(expressions)s) LIKE %%s)")
        return sql, [*params, f"%{self.term}%"]

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        template = '(strpos(lower((%(expressions)s) COLLATE "C"), %%s) > 0)'
        sql, params = self.as_sql(compiler, connection, template=template)
        return sql, [*params, self.term]


class HasOtherLetters(Func):
    """Whether a text has letters beyond those of English: how those compare, only `plain` knows."""

    output_field = BooleanField()
    arity = 1
    template = "(octet_length(%(expressions)s) <> length(%(expressions)s))"

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        template = "(length(CAST(%(expressions)s AS BLOB)) <> length(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template)


def may_hold(terms: Sequence[str], fields: Sequence[str], pieces: Pieces) -> Q:
    """Rows in which every term may stand, by one of its `pieces`; and all with other letters than English."""
    other = reduce(or_, (Q(HasOtherLetters(F(field))) for field in fields))
    if not all(term.isascii() for term in terms):
        return other
    return do_hold(terms, fields, pieces) | other


def do_hold(terms: Sequence[str], fields: Sequence[str], pieces: Pieces) -> Q:
    """Rows in which every term stands by one of its pieces, whatever the beginning of their words."""
    return reduce(and_, (reduce(or_, (Q(Holds(fields, p)) for p in pieces(term))) for term in terms))


def whole(term: str) -> list[str]:
    """A word that begins with a term holds all of it."""
    return [term]


def halves(term: str) -> list[str]:
    """A word in which one letter of a term is wrong, missing or too many holds one of its halves.

    So it does where two letters in a row are swapped, unless they are the two in the middle.
    """
    if not may_be_mistyped(term):
        return [term]
    at = len(term) // 2
    swapped = term[: at - 1] + term[at] + term[at - 1] + term[at + 1 :]
    return [term[:at], term[at:], swapped]
