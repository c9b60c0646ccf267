"""`goldthread examples`: the data sets to try the methods on; and the example that ends each --help."""

from __future__ import annotations

import click

from .writing.answer import Answer, Rows
from .writing.options import written


def example(line: str) -> str:
    """The end of a command's --help: a line that runs as it stands, on a bundled data set."""
    return f"\b\nExample:\n  {line}"


@click.command("examples", epilog=example("goldthread examples --format table"))
@written()
def examples() -> Answer:
    """The bundled data sets: what they hold, and where they come from.

    Any command takes one in place of a file, as example:NAME.
    """
    from goldthread.examples import described

    found = described()

    def rows() -> Rows:
        return ("name", "rows", "columns", "one_row", "source"), [
            (each.name, each.rows, " ".join(each.columns), each.one_row, each.source) for each in found
        ]

    def shown() -> Rows:
        return ("name", "rows", "one row is"), [(each.name, each.rows, each.one_row) for each in found]

    def columns() -> Rows:
        return ("name", "columns"), [(each.name, ", ".join(each.columns)) for each in found]

    def sources() -> Rows:
        return ("name", "source and licence"), [(each.name, each.source) for each in found]

    return Answer(
        heading="Data sets to try the methods on: give example:NAME where a file would stand",
        rows=rows,
        shown=shown,
        caption="What they are",
        tables={"Columns": columns, "Where they come from": sources},
        data=lambda: {"examples": found},
    )
