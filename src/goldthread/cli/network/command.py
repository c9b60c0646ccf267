"""`goldthread network`: who turns to whom, from a file of ties and, if there is one, a file of people."""

from __future__ import annotations

import click

from .. import Refused
from ..examples import example
from ..lists import WithLists
from ..reading.leaving_totals import with_totals_option
from ..reading.options import Reading, reads
from ..writing.answer import Answer
from ..writing.options import written


@click.command(
    cls=WithLists,
    epilog=example(
        "goldthread network example:improvement_network_ties --source source --target target --kind kind "
        "--people example:improvement_network_people --id id --respondent respondent --group directorate "
        "--format table"
    ),
)
@click.argument("ties", metavar="TIES")
@click.option("--source", metavar="S", help="The column of who named somebody.")
@click.option("--target", metavar="T", help="The column of whom they named.")
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
@with_totals_option
@written(others=("graphml", "gexf"))
@reads
def network(
    reading: Reading,
    ties: str,
    source: str | None,
    target: str | None,
    kind: str | None,
    people: str | None,
    identity: str | None,
    respondent: str | None,
    group: tuple[str, ...],
    invited: int | None,
    names: bool,
    with_totals: bool,
) -> Answer:
    """Who turns to whom: what is returned, who stands between others, who is left alone.

    TIES is CSV, a workbook or Parquet, one row a tie: S named T. '-' is standard input,
    'example:NAME' a bundled data set. A tie of somebody with themselves, and a second tie of
    one kind between the same two, are said and left out. As other programmes write networks, a
    column Type of Directed and Undirected is followed, and a tie of Weight 0 is no tie. Without
    --people, or without --respondent, those who named somebody are taken to have answered.

    CSV has a row for each person; JSON everything; GraphML and GEXF are for other programmes.
    CSV, JSON, GraphML and GEXF hold what people are called in TIES; the table, the page and
    the map do not, unless --names is given.
    """
    _refuse_options(ties, people, identity, respondent, group)
    from .files import answer
    from .people import read_people
    from .ties import read_network

    listed = read_people(reading, people, str(identity), respondent, group) if people else []
    found = read_network(reading, ties, source, target, kind, listed, with_totals=with_totals)
    if not len(found):
        raise Refused(f"{ties}: there are no ties, and no people.")
    answered = int(found.respondent.sum())
    if invited is not None and invited < answered:
        raise Refused(f"{ties}: {answered:,} people answered, which is more than the {invited:,} invited.")
    return answer(found, invited=invited, names=names, of=ties)


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
