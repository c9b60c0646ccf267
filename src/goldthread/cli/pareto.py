"""`goldthread pareto`: which few kinds of something make most of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click
import numpy as np
from numpy.typing import NDArray

from goldthread.tables.problem import quoted
from goldthread.tables.table import Table

from . import Refused
from .examples import example
from .lists import WithLists
from .reading.leaving_totals import left_out_said, totals_in, with_totals_option
from .reading.options import Reading, reads
from .reading.refusing import wrong_where
from .reading.texts import coded_texts, texts
from .writing.answer import Answer, Rows
from .writing.options import written

if TYPE_CHECKING:
    from goldthread.charts.figure import Figure
    from goldthread.methods.pareto import Pareto

Floats = NDArray[np.float64]
MOST_FIGURES = 100
EMPTY = "(empty)"

Found = list[tuple[tuple[str, ...], "Pareto"]]
"""Each group by its cells in the --by columns, and its kinds in order."""


@click.command(
    cls=WithLists,
    epilog=example(
        "goldthread pareto example:improvement_network_people --category profession --format table"
    ),
)
@click.argument("file", metavar="FILE")
@click.option("--category", required=True, metavar="COL", help="The column that says of which kind each is.")
@click.option("--count", metavar="COL", help="How many, or how much, a row is of; else each row is one.")
@click.option(
    "--by", multiple=True, metavar="COL…", help="The columns that tell groups apart, each for itself."
)
@click.option(
    "--most",
    type=click.IntRange(1),
    metavar="N",
    help="So many kinds for themselves, the rest as Other.",
)
@click.option(
    "--vital",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.8,
    show_default=True,
    help="The share that the vital few make.",
)
@with_totals_option
@written()
@reads
def pareto(
    reading: Reading,
    file: str,
    category: str,
    count: str | None,
    by: tuple[str, ...],
    most: int | None,
    vital: float,
    with_totals: bool,
) -> Answer:
    """Which few kinds in FILE make most of it, in order, and how sure that order is.

    FILE is CSV, a workbook or Parquet; '-' is standard input, 'example:NAME' a bundled data set. Each row is
    one thing, or --count says how many. Rows of one kind are added up; an empty kind is one of its own,
    called '(empty)'. What is counted is not weighed: the most frequent is not always what harms most.
    """
    table = reading.table(file, [category, *by, *([count] if count else [])])
    category, by = table.named(category), tuple(map(table.named, by))
    count = None if count is None else table.named(count)
    kinds, groups, amounts, told = _rows_of(table, reading, category, count, by, with_totals)
    found = _in_order(table, kinds, groups, amounts, most, vital)
    heading = f"{count} by {category}" if count else category
    return _answer(found, heading, category, by, told)


def _rows_of(
    table: Table, reading: Reading, category: str, count: str | None, by: tuple[str, ...], with_totals: bool
) -> tuple[list[str], list[tuple[str, ...]], Floats, list[str]]:
    """Each row's kind, group and amount; and what is said of rows that were left out."""
    kinds = [kind or EMPTY for kind in texts(table, category, empty="keep")]
    columns = [coded_texts(table, column) for column in by]
    cells = [[names[code] or EMPTY for code in codes.tolist()] for codes, names in columns]
    groups = list(zip(*cells, strict=True)) if by else [()] * len(kinds)
    if count is None:
        return kinds, groups, np.ones(len(kinds)), []
    amounts = reading.numbers(table, count, least=0, empty="missing")
    wrong_where(table, count, np.isinf(amounts), lambda _: "no end", "a number").refuse_any(table)
    totals = totals_in(table, [amounts], [category], [count, *by])
    told = left_out_said(table, totals, with_totals)
    kept = np.isfinite(amounts)
    if not kept.all():
        told.append(f"{table.name}: no number in {quoted(count)} in {int((~kept).sum()):,} rows; left out.")
    if not with_totals:
        kept[[each.place for each in totals]] = False
    places = np.flatnonzero(kept).tolist()
    return [kinds[place] for place in places], [groups[place] for place in places], amounts[kept], told


def _in_order(
    table: Table,
    kinds: list[str],
    groups: list[tuple[str, ...]],
    amounts: Floats,
    most: int | None,
    vital: float,
) -> Found:
    from goldthread.methods.pareto import pareto as in_order

    sums: dict[tuple[str, ...], dict[str, float]] = {}
    for kind, group, amount in zip(kinds, groups, amounts.tolist(), strict=True):
        within = sums.setdefault(group, {})
        within[kind] = within.get(kind, 0.0) + amount
    found: Found = []
    for group, counted in sums.items():
        whose = f", {', '.join(group)}" if group else ""
        try:
            found.append((group, in_order(list(counted.values()), list(counted), most=most, vital=vital)))
        except ValueError as error:
            raise Refused(f"{table.name}{whose}: {error}") from error
    if not found:
        raise Refused(f"{table.name}: no row has a number to be counted.")
    return found


def _answer(found: Found, heading: str, category: str, by: tuple[str, ...], told: Sequence[str]) -> Answer:
    from goldthread.methods.pareto import sentence

    said = [": ".join([*([", ".join(group)] if group else []), sentence(each)]) for group, each in found]
    return Answer(
        heading=heading,
        sentences=said,
        rows=lambda: _rows(found, category, by),
        shown=lambda: _shown(found, category, by),
        data=lambda: _data(found, by, told),
        figures=lambda width: _figures(found, heading, width),
        warnings=told,
    )


def _kinds(found: Pareto) -> list[dict[str, Any]]:
    from goldthread.charts.pareto import table

    return [dict(row) for row in table(found)]


def _rows(found: Found, category: str, by: tuple[str, ...]) -> Rows:
    """Full precision: a row a kind, group after group."""
    columns = list(_kinds(found[0][1])[0])[1:]
    rows = [
        [*group, row["category"], *(row[name] for name in columns)]
        for group, each in found
        for row in _kinds(each)
    ]
    return [*by, category, *columns], rows


def _shown(found: Found, category: str, by: tuple[str, ...]) -> Rows:
    """For a terminal: shares in percent, and which are the vital few."""
    from goldthread.methods.pareto.words import percent
    from goldthread.methods.plain import plain_number

    def said(row: dict[str, Any]) -> list[Any]:
        low, high = row["lower"], row["upper"]
        sure = "" if low is None else f"{plain_number(100 * low)} to {percent(high)}"
        vital = "vital few" if row["vital"] else ""
        return [row["category"], row["count"], percent(row["share"]), sure, percent(row["cumulative"]), vital]

    header = [*by, category, "count", "share", "95% interval", "together", "which"]
    return header, [[*group, *said(row)] for group, each in found for row in _kinds(each)]


def _data(found: Found, by: tuple[str, ...], told: Sequence[str]) -> dict[str, Any]:
    from goldthread.methods.pareto import sentence

    groups = [
        {
            "by": dict(zip(by, group, strict=True)),
            "total": each.total,
            "level": each.level,
            "vital": each.vital,
            "p_alike": each.alike,
            "p_second": each.second,
            "gathered": list(each.gathered),
            "sentence": sentence(each),
            "categories": _kinds(each),
        }
        for group, each in found
    ]
    return {"groups": groups, "warnings": list(told)}


def _figures(found: Found, heading: str, width: int) -> Iterator[Figure]:
    from goldthread.charts.pareto import pareto_chart

    if len(found) > MOST_FIGURES:
        raise Refused(f"{len(found):,} figures are too many for one document; {MOST_FIGURES} are the most.")
    for group, each in found:
        yield pareto_chart(each, title=", ".join([heading, *group]), width=width)
