"""The people who could have answered: a file with one of them a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from goldthread.tables.names import as_first_written
from goldthread.tables.problem import quoted
from goldthread.tables.table import Table

from ..reading.options import Reading
from ..reading.refusing import cell_in_words, wrong_where
from ..reading.texts import NO, YES, texts

if TYPE_CHECKING:
    from goldthread.methods.ties import Person

ANSWERED = YES | {"respondent", "responded", "answered"}
SILENT = NO | {"collaborator", "named only", "named-only", "non-respondent", "nonrespondent", "not answered"}


def read_people(
    reading: Reading, path: str, identity: str, respondent: str | None, groups: tuple[str, ...]
) -> list[Person]:
    """The people of a file. Refused: an empty id or one there twice; an answer to respondent not known."""
    from goldthread.methods.ties import Person

    table = reading.table(path, [identity, *([respondent] if respondent else []), *groups])
    column = table.named(identity)
    written = texts(table, column)
    called = as_first_written(written)
    ids = [called[name] for name in written]
    _refuse_twice(table, column, ids)
    answered = _answered(table, table.named(respondent)).tolist() if respondent else [None] * len(ids)
    named = [table.named(group) for group in groups]
    columns = [texts(table, group, empty="keep") for group in named]
    return [
        Person(name, said, {group: cells[at] or None for group, cells in zip(named, columns, strict=True)})
        for at, (name, said) in enumerate(zip(ids, answered, strict=True))
    ]


def _refuse_twice(table: Table, column: str, ids: list[str]) -> None:
    first: dict[str, int] = {}
    again = np.array([first.setdefault(name, place) != place for place, name in enumerate(ids)], np.bool_)

    def found(place: int) -> str:
        return f"{quoted(ids[place])} again (it is in row {table.row(first[ids[place]])})"

    wrong_where(table, column, again, found, "each person once").refuse_any(table)


def _answered(table: Table, column: str) -> NDArray[np.bool_]:
    cells = texts(table, column, empty="keep")
    lowered = [cell.lower() for cell in cells]
    known = np.array([cell in ANSWERED or cell in SILENT for cell in lowered], np.bool_)
    wanted = "yes or no (or respondent or collaborator, true or false, 1 or 0)"
    wrong = wrong_where(table, column, ~known, lambda place: cell_in_words(cells[place]), wanted)
    wrong.refuse_any(table)
    return np.array([cell in ANSWERED for cell in lowered], np.bool_)
