"""`goldthread network`: who turns to whom, from a file of ties and, if there is one, a file of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import numpy as np
from numpy.typing import NDArray

from . import Refused
from .cells import saying
from .columns import NO, YES, texts
from .examples import example
from .lists import WithLists
from .reading_tables import Table, read_table
from .refusing import refuse_any, wrong_where
from .writing import Answer, written

if TYPE_CHECKING:
    from goldthread.methods.ties import Network, Person

ANSWERED = YES | {"respondent", "responded", "answered"}
SILENT = NO | {"collaborator", "named only", "named-only", "non-respondent", "nonrespondent", "not answered"}


@click.command(
    cls=WithLists,
    epilog=example(
        "goldthread network example:improvement_network_ties --source source --target target --kind kind "
        "--people example:improvement_network_people --id id --respondent respondent --group directorate "
        "--format table"
    ),
)
@click.argument("ties", metavar="TIES")
@click.option("--source", required=True, metavar="S", help="The column of who named somebody.")
@click.option("--target", required=True, metavar="T", help="The column of whom they named.")
@click.option("--kind", metavar="K", help="The column of kinds of tie: each is also told by itself.")
@click.option("--people", metavar="FILE", help="A file of the people who could have answered, one a row.")
@click.option("--id", "identity", metavar="ID", help="Its column of what people are called in TIES.")
@click.option(
    "--respondent", metavar="R", help="Its column of who answered: yes or no, respondent or collaborator."
)
@click.option("--group", multiple=True, metavar="G…", help="Its columns of groups.")
@click.option(
    "--invited", type=click.IntRange(1), metavar="N", help="How many were asked, for the response rate."
)
@click.option("--names", is_flag=True, help="Draw people's names on the map, which has none otherwise.")
@written(others=("graphml", "gexf"))
def network(
    ties: str,
    source: str,
    target: str,
    kind: str | None,
    people: str | None,
    identity: str | None,
    respondent: str | None,
    group: tuple[str, ...],
    invited: int | None,
    names: bool,
) -> Answer:
    """Who turns to whom: what is returned, who stands between others, who is left alone.

    TIES is CSV, XLSX or Parquet, one row a tie: S named T. '-' is standard input,
    'example:NAME' a bundled data set. A tie of somebody with themselves, and a second tie of
    one kind between the same two, are said and left out. Without --people, or without
    --respondent, those who named somebody are taken to have answered.

    CSV has a row for each person; JSON everything; GraphML and GEXF are for other programmes.
    CSV, JSON, GraphML and GEXF hold what people are called in TIES; the table, the page and
    the map do not, unless --names is given.
    """
    _refuse_options(ties, people, identity, respondent, group)
    from .network_files import answer

    listed = read_people(read_table(people), str(identity), respondent, group) if people else []
    found = read_network(read_table(ties, without_rows=bool(listed)), source, target, kind, listed)
    if not len(found):
        raise Refused(f"{ties}: there are no ties, and no people.")
    answered = int(found.respondent.sum())
    if invited is not None and invited < answered:
        raise Refused(f"{ties}: {answered:,} people answered, which is more than the {invited:,} invited.")
    return answer(found, invited=invited, names=names, of=ties)


def read_network(table: Table, source: str, target: str, kind: str | None, people: list[Person]) -> Network:
    """The network of a table's ties. Refused where a name is empty, or a kind if kinds are read."""
    from goldthread.methods import ties

    columns = [texts(table, column) for column in (source, target, *([kind] if kind else []))]
    return ties.network(zip(*columns, strict=True), people=people)


def read_people(table: Table, identity: str, respondent: str | None, groups: tuple[str, ...]) -> list[Person]:
    """The people of a table. Refused: an empty id or one there twice; an answer to respondent not known."""
    from goldthread.methods.ties import Person

    ids = texts(table, identity)
    _refuse_twice(table, identity, ids)
    answered = _answered(table, respondent).tolist() if respondent else [None] * len(ids)
    columns = [texts(table, column, empty="keep") for column in groups]
    return [
        Person(name, said, {column: cells[at] or None for column, cells in zip(groups, columns, strict=True)})
        for at, (name, said) in enumerate(zip(ids, answered, strict=True))
    ]


def _refuse_options(
    ties: str, people: str | None, identity: str | None, respondent: str | None, group: tuple[str, ...]
) -> None:
    if people is None and (identity or respondent or group):
        raise click.UsageError(
            "--id, --respondent and --group name columns of a file of people: give --people."
        )
    if people is not None and identity is None:
        raise click.UsageError("--people needs --id, the column of what people are called in TIES.")
    if ties == people == "-":
        raise click.UsageError("Ties and people cannot both be on standard input.")
    if len(set(group)) < len(group):
        raise click.UsageError("A column of groups is named twice.")


def _refuse_twice(table: Table, column: str, ids: list[str]) -> None:
    first: dict[str, int] = {}
    again = np.array([first.setdefault(name, place) != place for place, name in enumerate(ids)], np.bool_)

    def found(place: int) -> str:
        return f"found {ids[place]!r} again (it is in row {table.row(first[ids[place]])})"

    refuse_any(table, wrong_where(column, again, found, "each person once"))


def _answered(table: Table, column: str) -> NDArray[np.bool_]:
    cells = texts(table, column, empty="keep")
    lowered = [cell.lower() for cell in cells]
    known = np.array([cell in ANSWERED or cell in SILENT for cell in lowered], np.bool_)
    wanted = "yes or no (or respondent or collaborator, true or false, 1 or 0)"
    refuse_any(table, wrong_where(column, ~known, saying(lambda place: cells[place]), wanted))
    return np.array([cell in ANSWERED for cell in lowered], np.bool_)
