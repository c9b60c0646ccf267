"""The ties of a network: a file with one of them a row, as people and other programmes write it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from goldthread.tables.names import as_first_written, nearly_alike
from goldthread.tables.problem import quoted
from goldthread.tables.table import Table, loosely
from goldthread.tables.totals import is_called_total

from ..reading.options import Reading
from ..reading.refusing import cell_in_words, wrong_where
from ..reading.texts import NO, YES, texts

if TYPE_CHECKING:
    from goldthread.methods.ties import Network, Person

DIRECTIONS = ("type", "directed", "direction")
WEIGHTS = ("weight", "strength")
BOTH_WAYS = {"undirected", "mutual", "both"}
ONE_WAY = {"directed", "oneway"}
MOST_NAMED = 8

Tie = tuple[str, ...]
"""Who named whom, and the kind of tie where kinds are read."""


def read_network(
    reading: Reading,
    path: str,
    source: str | None,
    target: str | None,
    kind: str | None,
    people: Sequence[Person],
    *,
    with_totals: bool,
) -> Network:
    """The network of a file of ties. Refused where a name is empty, or a kind if kinds are read.

    Undirected ties are ties both ways; ties of weight 0, and totals, are left out. Names are
    one where only Unicode's forms, blanks or the case of an e-mail address part them.
    """
    from goldthread.methods import ties

    table, columns = _columns(reading, path, source, target, kind, bool(people))
    direction, weight = _meaning(table, columns, DIRECTIONS), _meaning(table, columns, WEIGHTS)
    both, direction = _both_ways(table, direction)
    kept = _kept(reading, table, columns[:2], weight, with_totals)
    used = {*columns, *(each for each in (direction, weight) if each)}
    unused = [column for column in table.columns if column not in used]
    if unused:
        reading.notes.append(f"{table.name}: not used: {', '.join(map(quoted, unused))}.")
    if not all(kept):
        places = [place for place, keep in enumerate(kept) if keep]
        table, both, kept = table.only(places), [both[place] for place in places], [True] * len(places)
    cells = [texts(table, column) for column in columns]
    called = as_first_written([*(person.name for person in people), *cells[0], *cells[1]])
    _say_alike(reading, table, set(called.values()))
    return ties.network(_ties(cells, called, kept, both), people=list(people))


def _columns(
    reading: Reading, path: str, source: str | None, target: str | None, kind: str | None, without_rows: bool
) -> tuple[Table, list[str]]:
    further = [kind] if kind else []
    if source is not None and target is not None:
        table = reading.table(path, [source, target, *further], without_rows=without_rows)
        return table, [table.named(name) for name in (source, target, *further)]
    table, columns = reading.columns_of(path, {"source": source, "target": target}, further)
    return table, [columns["source"], columns["target"], *map(table.named, further)]


def _meaning(table: Table, used: Collection[str], names: Sequence[str]) -> str | None:
    """The column of that meaning, if it has not another."""
    return next((each for each in table.columns if loosely(each) in names and each not in used), None)


def _both_ways(table: Table, column: str | None) -> tuple[list[bool], str | None]:
    """Which ties are undirected; and the column that says so, if it says nothing else."""
    if column is None:
        return [False] * len(table), None
    told = [loosely(cell).replace("-", "") for cell in texts(table, column, empty="keep")]
    if loosely(column) == "directed" and set(told) <= YES | NO | {""}:
        return [each in NO for each in told], column
    if set(told) <= BOTH_WAYS | ONE_WAY | {""}:
        return [each in BOTH_WAYS for each in told], column
    return [False] * len(table), None


def _kept(
    reading: Reading, table: Table, ends: Sequence[str], weight: str | None, with_totals: bool
) -> list[bool]:
    """Which rows are ties: not those of weight 0, nor those of a total."""
    kept = np.ones(len(table), np.bool_)
    if weight is not None:
        weights = reading.numbers(table, weight, empty="missing")
        negative = weights < 0
        cells = table.column(weight)
        wrong_where(
            table, weight, negative, lambda place: cell_in_words(cells[place]), "a weight of 0 or more"
        ).refuse_any(table)
        nothing = weights == 0
        if nothing.any():
            reading.notes.append(f"{table.name}: {_rows(table, nothing)} of weight 0: no tie; left out.")
        kept &= ~nothing
    for column in ends:
        names = texts(table, column, empty="keep")
        total = np.array([is_called_total(name, everywhere=False) for name in names], np.bool_)
        if total.any():
            then = "kept, as --with-totals asks" if with_totals else "left out (--with-totals keeps it)"
            reading.notes.append(f"{table.name}: {_rows(table, total)} called a total in ‘{column}’; {then}.")
        if not with_totals:
            kept &= ~total
    return kept.tolist()


def _rows(table: Table, where: np.typing.NDArray[np.bool_]) -> str:
    rows = [str(table.row(place)) for place in np.flatnonzero(where).tolist()]
    if len(rows) == 1:
        return f"row {rows[0]} is"
    more = f" and {len(rows) - MOST_NAMED:,} more" if len(rows) > MOST_NAMED else ""
    return f"rows {', '.join(rows[:MOST_NAMED])}{more} are"


def _say_alike(reading: Reading, table: Table, names: Collection[str]) -> None:
    groups = nearly_alike(sorted(names))
    for group in groups[:MOST_NAMED]:
        reading.notes.append(
            f"{table.name}: {' and '.join(map(quoted, group))} differ in case or accents alone, and count "
            f"as {len(group)}; write them alike if they are one."
        )
    if len(groups) > MOST_NAMED:
        reading.notes.append(
            f"{table.name}: {len(groups) - MOST_NAMED:,} more names differ in case or accents alone."
        )


def _ties(
    cells: Sequence[Sequence[str]], called: Mapping[str, str], kept: Sequence[bool], both: Sequence[bool]
) -> Iterator[Tie]:
    for place, keep in enumerate(kept):
        if keep:
            source, target, *kind = (column[place] for column in cells)
            yield called[source], called[target], *kind
            if both[place]:
                yield called[target], called[source], *kind
