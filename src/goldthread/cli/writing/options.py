"""How every method's command writes its answer: `--format`, `-o` and `--width`, in one decorator.

A command answers with an Answer; only what the chosen format needs is made.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from .. import Refused
from .answer import Answer, Rows
from .files import write_whole

FORMATS = ("table", "json", "csv", "svg", "png", "html")
ENDINGS = {".txt": "table", ".htm": "html"} | {f".{form}": form for form in FORMATS[1:]}


def written(*, others: Sequence[str] = ()) -> Callable[[Callable[..., Answer]], Callable[..., None]]:
    """Give a command that answers with an Answer the options --format, -o and --width.

    Stands under @click.command and the command's own options. others: further formats.
    Without --format the ending of -o decides; without that it is a table on a terminal,
    and CSV where the answer goes into a pipe.
    """

    def decorate(command: Callable[..., Answer]) -> Callable[..., None]:
        @functools.wraps(command)
        def run(form: str | None, out: str | None, width: int, **given: Any) -> None:
            chosen = form or _by_ending(out, others) or ("table" if sys.stdout.isatty() else "csv")
            write(command(**given), chosen, out, width)

        for option in reversed(_options([*FORMATS, *others])):
            run = option(run)
        return run

    return decorate


def _options(formats: Sequence[str]) -> list[Callable[[Any], Any]]:
    return [
        click.option(
            "--format",
            "form",
            type=click.Choice(formats),
            help="Else as the ending of OUT says; else a table on a terminal, and CSV in a pipe.",
        ),
        click.option(
            "-o", "--out", type=click.Path(dir_okay=False), help="A file to write; else standard output."
        ),
        click.option(
            "--width",
            type=click.IntRange(280, 4000),
            default=800,
            show_default=True,
            help="Of a figure, in pixels.",
        ),
    ]


def _by_ending(out: str | None, others: Sequence[str]) -> str | None:
    """The format that the ending of the file to be written says; None where nothing is said."""
    if out in (None, "-"):
        return None
    ending = Path(str(out)).suffix.lower()
    found = (ENDINGS | {f".{other}": other for other in others}).get(ending)
    if found is None:
        raise click.UsageError(f"What '{out}' is to hold does not show in its name: give --format.")
    return found


def write(answer: Answer, form: str, out: str | None, width: int) -> None:
    """Write the answer in a format, whole or not at all; its warnings on standard error.

    Refused where a table of it would have two columns of one name.
    """
    answer = _with_columns_told_apart(answer)
    for warning in answer.warnings:
        click.echo(f"Warning: {warning}", err=True)
    if form in answer.others:
        content = answer.others[form]()
        if isinstance(content, bytes) and form != "html" and out in (None, "-") and sys.stdout.isatty():
            raise click.UsageError(f"A {form.upper()} is not for a terminal: name a file with -o.")
        write_whole([content.encode() if isinstance(content, str) else content], out)
    elif form == "csv":
        from .text import csv_of

        write_whole(csv_of(answer.rows()), out)
    elif form == "json":
        from .text import json_of

        write_whole(json_of(answer.data() | ({"read": answer.read} if answer.read else {})), out)
    elif form == "table":
        from .text import table_of

        write_whole([table_of(answer).encode()], out)
    elif form == "html":
        from .page import page_of

        write_whole([page_of(answer, width).encode()], out)
    else:
        write_whole([_drawn(answer, form, width, out)], out)


def _with_columns_told_apart(answer: Answer) -> Answer:
    """The same answer, whose tables refuse to be made with two columns of one name."""
    return replace(
        answer,
        rows=_told_apart(answer.rows),
        shown=_told_apart(answer.shown) if answer.shown else None,
        tables={caption: _told_apart(rows) for caption, rows in answer.tables.items()},
    )


def _told_apart(made: Callable[[], Rows]) -> Callable[[], Rows]:
    def rows() -> Rows:
        header, cells = made()
        names = list(header)
        twice = next((name for place, name in enumerate(names) if name in names[:place]), None)
        if twice is not None:
            raise Refused(
                f"The answer would have two columns named '{twice}': give the column '{twice}' of the file "
                "another name first."
            )
        return header, cells

    return rows


def _drawn(answer: Answer, form: str, width: int, out: str | None) -> bytes:
    if form == "png" and out in (None, "-") and sys.stdout.isatty():
        raise click.UsageError("A PNG is not for a terminal: name a file with -o.")
    figures = list(answer.figures(width)) if answer.figures else []
    if not figures:
        raise Refused(f"There is no figure of this to write as {form.upper()}.")
    from .figures import png_of, svg_of

    return png_of(figures) if form == "png" else svg_of(figures).encode()
