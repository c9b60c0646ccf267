"""How many rows the database answers with: what a page reads, whatever the number of its queries."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models.sql import compiler


@contextmanager
def rows_read() -> Iterator[list[int]]:
    """The rows of each answer that Django's queries get within it."""
    read: list[int] = []
    iterate = compiler.cursor_iter

    def counted(*given: Any, **more: Any) -> Iterator[Any]:
        for rows in iterate(*given, **more):
            read.append(len(rows))
            yield rows

    compiler.cursor_iter = counted
    try:
        yield read
    finally:
        compiler.cursor_iter = iterate
