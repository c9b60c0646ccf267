"""How every method's command reads its files: one decorator for the options, one object for what was read.

The reading itself is `goldthread.tables`; here it is asked with the options of the shell,
and what it refuses or says is put in the shell's words: with the file's name, on standard error.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from goldthread.tables.problem import Unreadable
from goldthread.tables.reading import read
from goldthread.tables.table import Table, matching

from .. import Refused
from ..writing.answer import Answer
from .refusing import Wrong, problems_in_words
from .wide_tables import made_long

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from goldthread.tables.columns import Times

EXAMPLE = "example:"
ORDERS: dict[str, Literal["day", "month"]] = {"day-first": "day", "month-first": "month"}


@dataclass
class Reading:
    """How the files of one command are to be read, and what there is to say of how they were.

    notes: sentences on what was passed over or may not be expected, each with its file's name.
    columns: for each file, how each of its columns was read.
    """

    sheet: str | None = None
    heading_row: int | None = None
    encoding: str | None = None
    decimal: Any = None
    dates: str | None = None
    suppressed: Any = None
    notes: list[str] = field(default_factory=list)
    columns: dict[str, list[str]] = field(default_factory=dict)

    def table(self, path: str, wanted: Sequence[str] = (), *, without_rows: bool = False) -> Table:
        """The table in that file; on standard input for '-'; of a bundled data set for 'example:NAME'.

        Refused if it is no table, has no such columns, or a header and no rows (unless a
        table without_rows means something, as where nobody named anybody).
        """
        name, source = _source(path)
        try:
            table = read(
                source,
                name=name,
                wanted=tuple(wanted),
                sheet=self.sheet,
                heading_row=self.heading_row,
                encoding=self.encoding,
            )
        except Unreadable as problems:
            raise Refused(problems_in_words(name, problems)) from problems
        except OSError as error:
            raise Refused(f"{name}: it cannot be read ({error.strerror}).") from error
        if not without_rows and not len(table):
            raise Refused(f"{name}: it has a header and no rows.")
        self.notes += [_sentence(name, warning) for warning in table.warnings]
        self.columns.setdefault(name, [])
        return table

    def columns_of(
        self, path: str, needed: Mapping[str, str | None], others: Sequence[str] = ()
    ) -> tuple[Table, dict[str, str]]:
        """The table in a file, and its column for each purpose that is needed (an option without its dashes).

        others: columns named for further purposes. One that is needed and not named is the
        column called as its purpose; else the file must have exactly as many columns as are
        left, which are taken in order. Either is said. Where a time and a value are needed
        and neither is named, a wide table is made long.
        """
        known = [name for name in needed.values() if name is not None]
        return self.columns_in(self.table(path, [*known, *others]), needed, others)

    def columns_in(
        self, table: Table, needed: Mapping[str, str | None], others: Sequence[str] = ()
    ) -> tuple[Table, dict[str, str]]:
        """The same of a table that was read already."""
        known = {purpose: name for purpose, name in needed.items() if name is not None}
        chosen = {purpose: table.named(name) for purpose, name in known.items()}
        used = {*chosen.values(), *map(table.named, others)}
        unnamed = [purpose for purpose in needed if purpose not in known]
        free = [column for column in table.columns if column not in used]
        taken, how = _taken(unnamed, free)
        if taken is not None:
            if taken:
                pairs = " and ".join(f"‘{column}’ for --{purpose}" for purpose, column in taken.items())
                self.notes.append(_sentence(table.name, f"taken {how}: {pairs}"))
            return table, chosen | taken
        made = made_long(table) if "time" in needed and not known else None
        if made is None:
            raise _not_named(table, unnamed, free)
        self.notes.append(_sentence(table.name, made.warnings[-1]))
        return made, dict(zip(needed, made.columns[-2:], strict=True))

    def numbers(self, table: Table, column: str, **asked: Any) -> NDArray[np.float64]:
        """The numbers of a column (see goldthread.tables.columns.numbers); refused row by row."""
        values, wrong = self.numbers_or_wrong(table, column, **asked)
        wrong.refuse_any(table)
        return values

    def numbers_or_wrong(self, table: Table, column: str, **asked: Any) -> tuple[NDArray[np.float64], Wrong]:
        """The numbers of a column, and what is wrong with it: then all NaN, to be refused later."""
        import numpy as np

        from goldthread.tables.columns import numbers

        try:
            found = numbers(table, column, decimal=self.decimal, suppressed=self.suppressed, **asked)
        except Unreadable as problems:
            return np.full(len(table), np.nan), Wrong.of(problems)
        self._read(table, column, found.how, found.notes)
        return found.values, Wrong()

    def times(self, table: Table, columns: Sequence[str]) -> Times:
        """The times of a column, or of two (of years and of months); refused row by row."""
        found, wrong = self.times_or_wrong(table, columns)
        wrong.refuse_any(table)
        return found

    def times_or_wrong(self, table: Table, columns: Sequence[str]) -> tuple[Times, Wrong]:
        """The times, and what is wrong with them: then none, to be refused with other columns."""
        import numpy as np

        from goldthread.tables.columns import Times, times

        column, *others = columns
        try:
            found = times(
                table, column, order=ORDERS.get(self.dates or ""), with_=others[0] if others else None
            )
        except Unreadable as problems:
            return Times((), np.zeros(len(table), np.int64), ""), Wrong.of(problems)
        self._read(table, " and ".join(columns), f"{found.how}, {found.span}", found.notes)
        return found, Wrong()

    def explained(self) -> list[str]:
        """'a.csv: month as ‘MMM-yy’, 24 months from July 2017; compliance as percentages.' of each file."""
        return [f"{name}: {'; '.join(columns)}." for name, columns in self.columns.items() if columns]

    def _read(self, table: Table, column: str, how: str, notes: Sequence[str]) -> None:
        self.columns.setdefault(table.name, []).append(f"{column} as {how}")
        self.notes += [_sentence(table.name, note) for note in notes]


def reads(command: Callable[..., Answer]) -> Callable[..., Answer]:
    """Give a command that takes `reading` the options that say how its files are read.

    Stands under @written and the command's own options. What was passed over is said on
    standard error; with --explain also how each column was read; JSON has both, as `read`.
    """

    @functools.wraps(command)
    def run(explain: bool, **given: Any) -> Answer:
        names = ("sheet", "heading_row", "encoding", "decimal", "dates", "suppressed")
        reading = Reading(**{name: given.pop(name) for name in names})
        try:
            answer = command(reading=reading, **given)
        except Unreadable as problems:
            raise Refused(problems_in_words(list(reading.columns)[-1], problems)) from problems
        finally:
            for sentence in [*reading.notes, *(reading.explained() if explain else ())]:
                click.echo(f"Read: {sentence}", err=True)
        return replace(answer, read=(*reading.explained(), *reading.notes))

    for option in reversed(OPTIONS):
        run = option(run)
    return run


OPTIONS = (
    click.option(
        "--sheet", metavar="NAME", help="The sheet of a workbook; else the first that has the columns."
    ),
    click.option(
        "--heading-row",
        type=click.IntRange(0),
        metavar="N",
        help="The row of the headings (0: there are none); else the first that has the columns.",
    ),
    click.option("--encoding", metavar="E", help="Of a text that is not Unicode, such as cp1252."),
    click.option(
        "--decimal",
        type=click.Choice(["point", "comma"]),
        help="What parts decimals; else what the column shows.",
    ),
    click.option(
        "--dates",
        type=click.Choice(list(ORDERS)),
        help="Of dates such as 3/4/2019; else what the column shows.",
    ),
    click.option(
        "--suppressed", type=click.Choice(["missing"]), help="Take numbers held back (<5, 1-9) for missing."
    ),
    click.option("--explain", is_flag=True, help="Say how each column was read, on standard error."),
)


def _source(path: str) -> tuple[str, Any]:
    """What a file is called in messages, and what is read."""
    if path == "-":
        return "standard input", sys.stdin.buffer
    if not path.startswith(EXAMPLE):
        return Path(path).name, Path(path)
    from goldthread import examples

    try:
        found = Path(examples.path(path.removeprefix(EXAMPLE)))
    except KeyError as error:
        raise Refused(str(error.args[0])) from error
    return found.name, found


def _taken(unnamed: Sequence[str], free: Sequence[str]) -> tuple[dict[str, str] | None, str]:
    """Columns for purposes that are not named, by name, the rest in order; None where neither will do."""
    by_name = {purpose: matching(purpose, free) for purpose in unnamed}
    found = {purpose: column for purpose, column in by_name.items() if column is not None}
    rest = [purpose for purpose in unnamed if purpose not in found]
    left = [column for column in free if column not in found.values()]
    if rest and len(rest) != len(left):
        return None, ""
    how = " and ".join([*(["by name"] if found else []), *(["in order"] if rest else [])])
    return found | dict(zip(rest, left, strict=False)), how


def _not_named(table: Table, unnamed: Sequence[str], free: Sequence[str]) -> Exception:
    options = " and ".join(f"--{purpose}" for purpose in unnamed)
    columns = ", ".join(f"‘{column}’" for column in free[:30]) or "none"
    return click.UsageError(
        f"Name the {'column' if len(unnamed) == 1 else 'columns'} for {options}: {table.name} has {columns}."
    )


def _sentence(name: str, text: str) -> str:
    return f"{name}: {text.rstrip('.')}."
