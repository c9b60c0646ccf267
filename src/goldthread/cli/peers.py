"""`goldthread peers`: the organisations most like one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click
import numpy as np
from numpy.typing import NDArray

from goldthread.tables.problem import quoted
from goldthread.tables.table import Table

from . import Refused
from .lists import WithLists
from .reading.leaving_totals import left_out_said, totals_in, with_totals_option
from .reading.options import Reading, reads
from .reading.refusing import Wrong, problems_in_words, wrong_where
from .reading.texts import texts
from .writing.answer import Answer, Rows
from .writing.options import written

if TYPE_CHECKING:
    from goldthread.charts.figure import Figure
    from goldthread.methods.peers import Nearest, Peer


@click.command(
    cls=WithLists, epilog="Example: goldthread peers example:ae_organisations --id org_code --of RF4 -k 10"
)
@click.argument("file", metavar="FILE")
@click.option("--id", "identity", required=True, metavar="ID", help="The column that names organisations.")
@click.option("--of", "whose", required=True, multiple=True, metavar="NAME…", help="Whose peers.")
@click.option("-k", "count", type=click.IntRange(1), default=10, show_default=True, help="How many peers.")
@click.option(
    "--features",
    multiple=True,
    metavar="COL…",
    help="The columns to compare, also parted by commas; else every column of numbers.",
)
@click.option(
    "--scale",
    type=click.Choice(["z", "robust", "none"]),
    default="z",
    show_default=True,
    help="z: standard deviations from the mean; robust: 1.4826 × MAD from the median; none: as they are.",
)
@with_totals_option
@written()
@reads
def peers(
    reading: Reading,
    file: str,
    identity: str,
    whose: tuple[str, ...],
    count: int,
    features: tuple[str, ...],
    scale: Any,
    with_totals: bool,
) -> Answer:
    """The k organisations of FILE nearest to NAME, and the features that made them so.

    FILE is CSV, a workbook or Parquet; '-' is standard input, 'example:NAME' a bundled data set.
    One row is one organisation; a row that is the total of the others is left out and named.
    Distances are Euclidean over the standardised features;
    ties stand in the order of names. An organisation that lacks a feature is left out
    and named.
    """
    from goldthread.methods import peers as method

    table = reading.table(file, [identity])
    identity = table.named(identity)
    names = _names(table, identity)
    columns, values, doubts = _columns(table, reading, identity, features)
    totals = [each for each in totals_in(table, values, [identity], columns) if each.name not in whose]
    told = left_out_said(table, totals, with_totals)
    gone = [] if with_totals else [each.place for each in totals]
    names = [name for place, name in enumerate(names) if place not in gone]
    features_of = np.delete(np.column_stack(values), gone, axis=0)
    try:
        found = [
            method.nearest(features_of, names, of=name, k=count, scale=scale, feature_names=columns)
            for name in dict.fromkeys(whose)
        ]
    except ValueError as error:
        raise Refused(f"{table.name}: {error}") from error
    unused = [c for c in table.columns if c not in columns and c != identity]
    words = [column for column in unused if column not in doubts]
    return _answer(found, [] if features else words, [*doubts.values(), *told])


def _names(table: Table, column: str) -> list[str]:
    """The organisations' names; refused where two rows have one."""
    names = texts(table, column)
    first: dict[str, int] = {}
    twice = np.array([first.setdefault(name, place) != place for place, name in enumerate(names)])

    def found(place: int) -> str:
        return f"{quoted(names[place])} again (first in row {table.row(first[names[place]])})"

    wrong_where(table, column, twice, found, "one row an organisation").refuse_any(table)
    return names


def _columns(
    table: Table, reading: Reading, identity: str, asked: Sequence[str]
) -> tuple[list[str], list[NDArray[np.float64]], dict[str, str]]:
    """The columns to compare with their numbers: those asked for, else every other column of numbers alone.

    And what is said of columns that would be such a one, but for a cell that is no number.
    """
    if asked:
        told = [
            table.named(name)
            for each in asked
            for name in ([each] if each in table.columns else map(str.strip, each.split(",")))
            if name
        ]
        chosen = list(dict.fromkeys(told))
        return chosen, [reading.numbers(table, column, empty="missing") for column in chosen], {}
    found: dict[str, NDArray[np.float64]] = {}
    doubts: dict[str, str] = {}
    for column in table.columns:
        if column == identity:
            continue
        values, wrong = reading.numbers_or_wrong(table, column, empty="missing")
        if not wrong and np.isfinite(values).any():
            found[column] = values
        elif wrong and len(wrong.problems) + wrong.more < len(table):
            doubts[column] = _doubt(table, column, wrong)
    if not found:
        told_of = "".join(f"\n{doubt}" for doubt in doubts.values())
        raise Refused(f"{table.name}: beside ‘{identity}’ there is no column of numbers to compare.{told_of}")
    return list(found), list(found.values()), doubts


def _doubt(table: Table, column: str, wrong: Wrong) -> str:
    """Which cell keeps a column from being compared, and what to do."""
    count = len(wrong.problems) + wrong.more
    more = f" (It is the first of {count:,} such cells.)" if count > 1 else ""
    first = problems_in_words(table.called, Wrong(wrong.problems[:1]))
    return f"{first}{more} So ‘{column}’ is not compared."


def _answer(found: Sequence[Nearest], unused: Sequence[str], doubts: Sequence[str]) -> Answer:
    """unused: columns of words; doubts: what is said of columns that are not compared for a cell."""
    first = found[0]
    sentences = [f"Compared over {', '.join(first.features)} ({_said(first)})."]
    if unused:
        sentences.append(f"Not numbers, so not compared: {', '.join(unused)}.")
    sentences += [_why(one) for one in found if one.peers]
    return Answer(
        heading=f"Peers of {', '.join(one.of for one in found)}",
        sentences=sentences,
        rows=lambda: _rows(found),
        shown=lambda: _shown(found),
        data=lambda: (
            _data(first, doubts)
            if len(found) == 1
            else {"organisations": [_data(one, doubts) for one in found]}
        ),
        figures=lambda width: _figures(found, width),
        warnings=[*doubts, *dict.fromkeys(warning for one in found for warning in one.warnings)],
    )


def _said(one: Nearest) -> str:
    return {
        "z": f"in standard deviations over {one.compared + 1} organisations",
        "robust": f"in 1.4826 × MAD over {one.compared + 1} organisations",
        "none": "unscaled",
    }[one.scale]


def _why(one: Nearest) -> str:
    """What keeps the peers apart from the one asked for: the feature with most of the distance."""
    shares = np.array([peer.shares for peer in one.peers]) * np.array([[p.distance**2] for p in one.peers])
    text = f"{one.of}: nearest {one.peers[0].name}, farthest of the {len(one.peers)} {one.peers[-1].name}"
    if not shares.sum():
        return text + "."
    most = int(shares.sum(axis=0).argmax())
    share = shares[:, most].sum() / shares.sum()
    return f"{text}; most of what parts them is {one.features[most]} ({share:.0%} of the squared distances)."


def _rows(found: Sequence[Nearest]) -> Rows:
    """Full precision: each peer with its features and their shares of the squared distance."""
    named = list(dict.fromkeys(name for one in found for name in one.features))
    header = ["of", "rank", "id", "distance", *named, *(f"{name}_share" for name in named)]
    return header, [
        [one.of, rank, peer.name, peer.distance, *_both(one, peer, named)]
        for one in found
        for rank, peer in enumerate(one.peers, start=1)
    ]


def _both(one: Nearest, peer: Peer, named: Sequence[str]) -> Iterator[float | None]:
    yield from _in_order(one, peer.values, named)
    yield from _in_order(one, peer.shares, named)


def _shown(found: Sequence[Nearest]) -> Rows:
    """For a terminal: the one asked for in the first row, as rank 0."""
    named = list(dict.fromkeys(name for one in found for name in one.features))
    rows: list[list[Any]] = []
    for one in found:
        rows.append([0, one.of, 0.0, *_in_order(one, one.values, named)])
        for rank, peer in enumerate(one.peers, start=1):
            rows.append([rank, peer.name, peer.distance, *_in_order(one, peer.values, named)])
    return ["rank", "id", "distance", *named], rows


def _in_order(one: Nearest, values: Sequence[float], named: Sequence[str]) -> Iterator[float | None]:
    known = dict(zip(one.features, values, strict=True))
    return (known.get(name) for name in named)


def _data(one: Nearest, doubts: Sequence[str]) -> dict[str, Any]:
    return {
        "of": one.of,
        "k": one.k,
        "scale": one.scale,
        "features": one.features,
        "peers": [
            {
                "id": peer.name,
                "distance": peer.distance,
                "features": {
                    name: {"value": value, "difference": difference, "share": share}
                    for name, value, difference, share in zip(
                        one.features, peer.values, peer.differences, peer.shares, strict=True
                    )
                },
            }
            for peer in one.peers
        ],
        "left_out": [{"id": each.name, "lacks": each.lacks} for each in one.left_out],
        "warnings": [*doubts, *one.warnings],
        "compared": one.compared,
        "own": dict(zip(one.features, one.values, strict=True)),
        "scaled_by": {
            name: {"centre": centre, "spread": spread}
            for name, centre, spread in zip(one.features, one.centres, one.spreads, strict=True)
        },
    }


def _figures(found: Sequence[Nearest], width: int) -> Iterator[Figure]:
    from goldthread.charts.peers import strips

    for one in found:
        yield strips(one, width=width)
