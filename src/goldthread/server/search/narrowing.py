"""Which rows may hold what was typed, asked of the database: never too few, and seldom too many."""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import BooleanField, Func, Q
from django.db.models.expressions import F

from .plain import may_be_mistyped

Pieces = Callable[[str], Iterable[str]]


class HasOtherLetters(Func):
    """Whether a text has letters beyond those of English: what they are compared as, only we know."""

    output_field = BooleanField()
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template="(%(expressions)s GLOB '*[^\n-~]*')", **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        length = "(octet_length(%(expressions)s) <> char_length(%(expressions)s))"
        return self.as_sql(compiler, connection, template=length, **more)


def may_hold(terms: Sequence[str], fields: Sequence[str], pieces: Pieces) -> Q:
    """Rows in which every term may stand, by one of its `pieces`; and all with letters beyond English ones."""
    other = reduce(or_, (Q(HasOtherLetters(F(field))) for field in fields))
    if not all(term.isascii() for term in terms):
        return other
    return reduce(and_, (_may_hold(pieces(term), fields) for term in terms)) | other


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


def _may_hold(pieces: Iterable[str], fields: Sequence[str]) -> Q:
    return reduce(or_, (Q(**{f"{field}__icontains": piece}) for piece in pieces for field in fields))
