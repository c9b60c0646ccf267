"""`goldthread before-after`: pairs of a measure before and after a change, compared."""

from __future__ import annotations

from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from goldthread.tables.table import Table

from .. import Refused
from ..reading.leaving_totals import left_out_said, totals_in, with_totals_option
from ..reading.options import Reading, reads
from ..reading.refusing import Wrong
from ..reading.texts import texts
from ..writing.answer import Answer
from ..writing.options import written
from .pairs import Pairs

ROWS_NAMED = 10


@click.command(
    "before-after",
    epilog="Example: goldthread before-after example:workshops --before before --after after --by trust "
    "--cluster value_stream --unit minutes --format table",
)
@click.argument("file", metavar="FILE")
@click.option("--before", metavar="B", help="The column of values before the change.")
@click.option("--after", metavar="A", help="The column of values after; empty where missing.")
@click.option(
    "--by", metavar="COL", help="A column of groups: each is compared by itself, and all are pooled."
)
@click.option(
    "--cluster", metavar="COL", help="A column of what may have changed together (a value stream, a ward)."
)
@click.option("--name", metavar="COL", help="A column that names each pair in the figure.")
@click.option(
    "--improves",
    type=click.Choice(["up", "down"]),
    default="down",
    show_default=True,
    help="Which way is better: says which pair did worst.",
)
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.95,
    show_default=True,
    help="Of every interval, as a share.",
)
@click.option(
    "--spread",
    type=click.FloatRange(0),
    metavar="S",
    help="How much one process varies about its usual level (a standard deviation in the measure's unit, "
    "from its chart): what luck alone would do is then worked out from it, not guessed.",
)
@click.option(
    "--second-look",
    metavar="COL",
    help="A column of second values before anything was done: what luck did shows in it.",
)
@click.option(
    "--method",
    type=click.Choice(["reml", "paule-mandel", "dersimonian-laird"]),
    default="reml",
    show_default=True,
    help="How far groups differ, for the pooled figure.",
)
@click.option(
    "--interval",
    type=click.Choice(["hartung-knapp", "normal"]),
    default="hartung-knapp",
    show_default=True,
    help="Of the pooled figure.",
)
@click.option("--unit", default="", metavar="U", help="What the values are in, for sentences and figures.")
@with_totals_option
@written()
@reads
def before_after(
    reading: Reading,
    file: str,
    before: str | None,
    after: str | None,
    by: str | None,
    cluster: str | None,
    name: str | None,
    second_look: str | None,
    with_totals: bool,
    **asked: Any,
) -> Answer:
    """Compare each value before with its own value after, for all pairs in FILE and by group.

    FILE is CSV, a workbook or Parquet; '-' is standard input, 'example:NAME' a bundled data set.
    One row is one pair; a row that is the total of the others is left out and named.
    A row with a value before and none after is a missing remeasure:
    it is counted, and the answer is given again as if it had not improved at all, and as
    if it had done as the worst observed. A row without a value before is left out and named.

    change is after less before; t is of before less after, positive for a fall. The
    signed-rank test is that of R's wilcox.test. Its shift is the median of the mean of every
    two changes, which R gives too with fewer than 50 pairs, no ties and no zeros; else R
    solves for a value close to it.
    """
    from .findings import answer

    further = [column for column in (by, cluster, name, second_look) if column is not None]
    table, columns = reading.columns_of(file, {"before": before, "after": after}, further)
    pairs = read_pairs(
        table,
        reading,
        columns["before"],
        columns["after"],
        by=by,
        cluster=cluster,
        name=name,
        second_look=second_look,
        with_totals=with_totals,
    )
    complete = int((~np.isnan(pairs.after)).sum())
    if complete < 2:
        there = "there is 1" if complete else "there is none"
        raise Refused(f"{table.name}: a comparison needs at least 2 pairs with both values; {there}.")
    by = None if by is None else table.named(by)
    return answer(pairs, by=by, columns=(columns["before"], columns["after"]), **asked)


def read_pairs(
    table: Table,
    reading: Reading,
    before: str,
    after: str,
    *,
    by: str | None,
    cluster: str | None,
    name: str | None,
    second_look: str | None,
    with_totals: bool,
) -> Pairs:
    """The pairs of a table; refused where a value is no number or a label is missing."""
    columns = [before, after, *([second_look] if second_look else [])]
    values = _values(table, reading, columns)
    named = [column for column in (name, by, cluster) if column is not None]
    totals = totals_in(table, values[:2], named, columns)
    totals_said = left_out_said(table, totals, with_totals)
    if totals and not with_totals:
        gone = [each.place for each in totals]
        table = table.without(gone)
        values = [np.delete(column, gone) for column in values]
    first, second = values[:2]
    look = values[2] if second_look else None
    labels = [None if column is None else texts(table, column) for column in (name, by, cluster)]
    use = ~np.isnan(first)
    nothing = np.isnan(first) & np.isnan(second)
    left_out = (
        *totals_said,
        *_said(table, nothing, f"neither '{before}' nor '{after}'"),
        *_said(table, ~use & ~nothing, f"a value in '{after}' and none in '{before}'"),
    )
    kept = np.flatnonzero(use).tolist()
    names, groups, clusters = (None if each is None else [each[place] for place in kept] for each in labels)
    look = None if look is None else look[use]
    return Pairs(first[use], second[use], names, groups, clusters, look, left_out)


def _values(table: Table, reading: Reading, columns: list[str]) -> list[NDArray[np.float64]]:
    """The numbers of several columns, refused at once if any is none."""
    read = [reading.numbers_or_wrong(table, column, empty="missing") for column in columns]
    sum((wrong for _, wrong in read), Wrong()).refuse_any(table)
    return [values for values, _ in read]


def _said(table: Table, where: NDArray[np.bool_], what: str) -> list[str]:
    rows = [table.row(place) for place in np.flatnonzero(where).tolist()]
    if not rows:
        return []
    shown = ", ".join(str(row) for row in rows[:ROWS_NAMED])
    more = f" and {len(rows) - ROWS_NAMED:,} more" if len(rows) > ROWS_NAMED else ""
    subject = f"row {shown} has" if len(rows) == 1 else f"rows {shown}{more} have"
    return [f"{table.name}: {subject} {what}; left out."]
