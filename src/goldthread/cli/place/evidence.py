"""`goldthread evidence`: what the programme's workshops changed, for the shell."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .. import Refused, django_ready

if TYPE_CHECKING:
    from goldthread.server.evidence.report import Evidence
    from goldthread.server.evidence.seen import Seen
    from goldthread.server.evidence.text_tables import Table
    from goldthread.server.people.models import Organisation, Person


@click.command()
@click.option(
    "--organisation", "codes", multiple=True, metavar="CODE", help="Its short code; once for each, else all."
)
@click.option(
    "--checkpoint",
    type=click.Choice(["90", "last"]),
    help="The value after: at day 90, or the last. Else 90, and the last for the tests.",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["table", "json", "csv", "xlsx"]),
    default="table",
    show_default=True,
    help="CSV holds before and after, and what stands beside the totals; the others hold everything.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write.")
@click.option("--as", "email", metavar="EMAIL", help="As this person sees it; else everything.")
@click.option(
    "--in-totals",
    is_flag=True,
    help="As those see it who see totals alone: for outside. Nothing of fewer than five workshops.",
)
def evidence(
    codes: tuple[str, ...],
    checkpoint: str | None,
    kind: str,
    output: Path | None,
    email: str | None,
    in_totals: bool,
) -> None:
    """Tables 7.1 to 7.3 of the evaluation report from the records, and what stands beside them.

    Organisations are compared within themselves; nobody is ranked.
    """
    if kind == "xlsx" and output is None:
        raise click.UsageError("A spreadsheet is not for a terminal: name a file with -o.")
    if in_totals and email:
        raise click.UsageError("As one person sees it (--as), or as those do who see totals (--in-totals)?")
    _look_for_programme()
    django_ready()
    from goldthread.server.evidence.outcomes import Checkpoint
    from goldthread.server.evidence.reading import read

    person = _person(email) if email else None
    organisations, seen = _organisations(codes, person, in_totals)
    found = read(organisations, Checkpoint(checkpoint) if checkpoint else None, seen)
    content = _written(found, kind)
    if output is None:
        click.echo(content, nl=False)
    else:
        _keep(output, content)


def _look_for_programme() -> None:
    """Refuse a folder in which there is no database, before one is made there by looking."""
    from goldthread.server.config import place as places

    place = places.find()
    if os.environ.get("DATABASE", "sqlite") == "sqlite" and not place.database.exists():
        raise Refused(
            f"There is no programme in {place.folder}. Begin one with `goldthread begin` or `goldthread "
            "demo`, or name its folder: goldthread --data FOLDER evidence"
        )


def _organisations(
    codes: Sequence[str], person: Person | None, in_totals: bool
) -> tuple[list[Organisation], Seen]:
    """Those asked for, else all, and how much of them may be seen: all of it at the server's own shell."""
    from goldthread.server.evidence.seen import EVERYTHING, seen_by, seen_from_outside
    from goldthread.server.people.models import Organisation

    may = Organisation.objects.visible_to(person) if person else Organisation.objects.all()
    by_code = {organisation.code: organisation for organisation in may.order_by("code")}
    unknown = [code for code in codes if code not in by_code]
    if unknown:
        known = ", ".join(by_code) or "none"
        raise Refused("\n".join(f"There is no organisation {c}. Known here: {known}." for c in unknown))
    chosen = [by_code[code] for code in dict.fromkeys(codes)] or list(by_code.values())
    if in_totals:
        return chosen, seen_from_outside()
    return chosen, seen_by(person, chosen) if person else EVERYTHING


def _person(email: str) -> Person:
    from goldthread.server.people.models import Person

    person = Person.objects.filter(email__iexact=email.strip()).first()
    if person is None:
        raise Refused(f"Nobody here has the address {email}.")
    return person


def _written(found: Evidence, kind: str) -> str | bytes:
    from goldthread.server.evidence import exported

    if kind == "json":
        return exported.as_json(found)
    if kind == "csv":
        return exported.as_csv(found)
    return exported.as_xlsx(found) if kind == "xlsx" else _as_text(found)


def _keep(output: Path, content: str | bytes) -> None:
    try:
        output.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as refusal:
        raise Refused(f"{output} cannot be written: {refusal.strerror}.") from None
    click.echo(f"The evidence is in {output}.", err=True)


def _as_text(found: Evidence) -> str:
    from goldthread.server.evidence import differing_words, text_tables, words
    from goldthread.server.evidence.caveats import what_could_be_wrong
    from goldthread.server.evidence.notes import notes

    nothing = [] if found.in_totals else ["No workshop has a baseline and a value after it yet."]
    lines = [*(words.opening(found) or nothing), *filter(None, [words.in_totals(found)])]
    for table in text_tables.tables(found):
        lines += ["", table.caption, *_aligned(table)]
    if found.differing:
        said = (*differing_words.sentences(found), *differing_words.warnings(found))
        lines += ["", "How far organisations differ", *(f"  {sentence}" for sentence in said)]
    for heading, sentences in what_could_be_wrong(found):
        lines += ["", heading, *(f"  {sentence}" for sentence in sentences)]
    return "\n".join([*lines, "", "Notes", *(f"  {note}" for note in notes(found))]) + "\n"


def _aligned(table: Table) -> Iterator[str]:
    """Columns side by side: names to the left, numbers to the right."""
    rows = [list(table.head), *table.rows]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        first, *others = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(["", row[0].ljust(len(first)), *others])
