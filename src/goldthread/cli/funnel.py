"""`goldthread funnel`: units of different sizes beside one another at one time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click
import numpy as np
from numpy.typing import NDArray

from goldthread.tables.problem import quoted
from goldthread.tables.table import Table

from . import Refused
from .reading.leaving_totals import left_out_said, totals_in, with_totals_option
from .reading.options import Reading, reads
from .reading.refusing import Wrong, wrong_where
from .reading.texts import texts
from .writing.answer import Answer, Rows
from .writing.options import written

if TYPE_CHECKING:
    from goldthread.charts.figure import Figure
    from goldthread.methods.funnel import Funnel

Floats = NDArray[np.float64]


@click.command(
    epilog="Example: goldthread funnel example:ae_type_1 --numerator breaches --denominator attendances "
    "--by org_code --format table",
)
@click.argument("file", metavar="FILE")
@click.option("--numerator", metavar="N", help="The column of what is counted.")
@click.option("--denominator", metavar="D", help="The column of how many, or how much, it is counted in.")
@click.option("--by", required=True, metavar="COL", help="The column that names units.")
@click.option(
    "--kind",
    type=click.Choice(["proportion", "rate", "standardised"]),
    default="proportion",
    show_default=True,
    help="proportion: so many of so many. rate: events in so much. standardised: observed over expected, "
    "compared with 1.",
)
@click.option(
    "--adjust",
    type=click.Choice(["additive", "multiplicative", "none"]),
    default="additive",
    show_default=True,
    help="Where units differ by more than chance makes them: additive widens the limits by how far they "
    "differ, multiplicative by as many times for each size; none leaves them to chance alone.",
)
@click.option(
    "--trim",
    type=click.FloatRange(0, 0.5, max_open=True),
    default=0.1,
    show_default=True,
    help="The share of units at each end that is drawn in before it is measured how far units differ.",
)
@click.option(
    "--per",
    type=click.FloatRange(0, min_open=True),
    default=1,
    metavar="N",
    help="What rates are told of, such as 1000 bed days; 100 for standardised ratios.",
)
@with_totals_option
@written()
@reads
def funnel(
    reading: Reading,
    file: str,
    numerator: str | None,
    denominator: str | None,
    by: str,
    kind: str,
    adjust: Any,
    trim: float,
    per: float,
    with_totals: bool,
) -> Answer:
    """Which units in FILE differ from all together by more than chance, whatever their size.

    FILE is CSV, a workbook or Parquet; '-' is standard input, 'example:NAME' a bundled data set.
    Rows of one unit are added up; a row that is the total of the others is left out and named, and so is
    a row without a value. Units stand in the order of the file, and are ranked by nothing.

    A funnel compares one time. What each unit has done over time is the better question beside it:
    'goldthread spc --by' draws that.
    """
    from goldthread.methods import funnel as method

    if kind == "proportion" and per != 1:
        raise click.UsageError("--per is for rates and standardised ratios: proportions are in percent.")
    table, columns = reading.columns_of(file, {"numerator": numerator, "denominator": denominator}, [by])
    names, above, below, told = _rows_of(
        table, reading, columns["numerator"], columns["denominator"], by, kind, with_totals
    )
    units, numerators, denominators = _added_up(names, above, below)
    if len(units) < len(names):
        told.append(
            f"{table.name}: {len(names):,} rows of {len(units):,} units; the rows of each were added up."
        )
    try:
        found = method.funnel(
            numerators, denominators, units=units, kind=kind, adjust=adjust, trim=trim, per=per
        )
    except ValueError as error:
        raise Refused(f"{table.name}: {error}") from error
    return _answer(found, columns, table.named(by), told)


def _rows_of(
    table: Table, reading: Reading, numerator: str, denominator: str, by: str, kind: str, with_totals: bool
) -> tuple[list[str], Floats, Floats, list[str]]:
    """The units' names and numbers, a row each, and what is said of rows that were left out."""
    read = [reading.numbers_or_wrong(table, column, empty="missing") for column in (numerator, denominator)]
    sum((wrong for _, wrong in read), Wrong()).refuse_any(table)
    above, below = (values for values, _ in read)
    names = texts(table, table.named(by))
    _refuse_what_cannot_be(table, numerator, denominator, above, below, kind)
    totals = totals_in(table, [above, below], [table.named(by)], [numerator, denominator])
    told = left_out_said(table, totals, with_totals)
    kept = np.isfinite(above) & np.isfinite(below)
    if not kept.all():
        rows = ", ".join(str(table.row(place)) for place in np.flatnonzero(~kept).tolist()[:10])
        more = f" and {int((~kept).sum()) - 10:,} more" if (~kept).sum() > 10 else ""
        told.append(f"{table.name}: no value in both columns in row {rows}{more}; left out.")
    if not with_totals:
        kept[[each.place for each in totals]] = False
    places = np.flatnonzero(kept).tolist()
    return [names[place] for place in places], above[kept], below[kept], told


def _refuse_what_cannot_be(
    table: Table, numerator: str, denominator: str, above: Floats, below: Floats, kind: str
) -> None:
    """Refused row by row: a numerator below 0, a denominator of 0 or less, a part larger than its whole."""
    wrong = wrong_where(table, numerator, above < 0, lambda p: f"{above[p]:g}", "a number of 0 or more")
    wrong += wrong_where(table, denominator, below <= 0, lambda p: f"{below[p]:g}", "a number above 0")
    if kind == "proportion":
        wrong += wrong_where(
            table,
            numerator,
            above > below,
            lambda p: f"{above[p]:g}, of {below[p]:g} in {quoted(denominator)}",
            "no more than the denominator. Give --kind rate or --kind standardised if it is no proportion",
        )
    wrong.refuse_any(table)


def _added_up(names: Sequence[str], above: Floats, below: Floats) -> tuple[list[str], Floats, Floats]:
    units = list(dict.fromkeys(names))
    places = {unit: place for place, unit in enumerate(units)}
    where = np.array([places[name] for name in names], dtype=np.int64)
    sums = np.zeros((2, len(units)))
    for row, values in zip(sums, (above, below), strict=True):
        np.add.at(row, where, values)
    return units, sums[0], sums[1]


def _answer(found: Funnel, columns: dict[str, str], by: str, told: Sequence[str]) -> Answer:
    from goldthread.methods.funnel import sentence

    heading = f"{columns['numerator']} over {columns['denominator']}, by {by}"
    return Answer(
        heading=heading,
        sentences=[sentence(found), *found.warnings],
        rows=lambda: _rows(found),
        shown=lambda: _shown(found, by),
        data=lambda: _data(found, told),
        figures=lambda width: _figures(found, heading, width),
        warnings=told,
    )


def _units(found: Funnel) -> list[dict[str, Any]]:
    from goldthread.charts.funnel import table

    return [dict(row) for row in table(found)]


def _rows(found: Funnel) -> Rows:
    """Full precision: a row a unit."""
    rows = _units(found)
    return list(rows[0]), [list(row.values()) for row in rows]


def _shown(found: Funnel, by: str) -> Rows:
    """For a terminal: a row a unit, in the order of the file, and which lie outside."""
    from goldthread.methods.funnel.words import said

    header = [by, "numerator", "denominator", "ratio", "95% limits", "99.8% limits", "outside"]
    rows = [
        [
            row["unit"],
            row["numerator"],
            row["denominator"],
            said(found, row["ratio"]),
            f"{said(found, row['lower95'])} to {said(found, row['upper95'])}",
            f"{said(found, row['lower998'])} to {said(found, row['upper998'])}",
            "" if row["outside"] == "none" else OUTSIDE[row["outside"]],
        ]
        for row in _units(found)
    ]
    return header, rows


OUTSIDE = {
    "low_95": "below 95%",
    "high_95": "above 95%",
    "low_998": "below 99.8%",
    "high_998": "above 99.8%",
}


def _data(found: Funnel, told: Sequence[str]) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "adjust": found.adjust,
        "adjusted": found.is_adjusted,
        "per": found.per,
        "centre": found.centre,
        "phi": found.phi,
        "tau2": found.tau2,
        "p": found.dispersion.p,
        "units": _units(found),
        "warnings": [*told, *found.warnings],
    }


def _figures(found: Funnel, heading: str, width: int) -> Iterator[Figure]:
    from goldthread.charts.funnel import funnel_plot

    yield funnel_plot(found, title=heading, width=width)
