"""`goldthread import readings`: a file of readings, taken in whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goldthread.cli import Refused, django_ready
from goldthread.tables.problem import Ambiguous

if TYPE_CHECKING:
    from goldthread.server.measures.files import Choices
    from goldthread.server.measures.models import Measure
    from goldthread.server.measures.queries import Preview
    from goldthread.server.people.models import Organisation, Person

SHOWN = 200


@click.group("import")
def import_group() -> None:
    """Take in a file."""


@import_group.command("readings")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--measure", "code", metavar="CODE", help="The measure; else the file's column `measure` says.")
@click.option("--as", "email", metavar="EMAIL", required=True, help="Who takes it in.")
@click.option("--organisation", "at", metavar="CODE", help="Where, if more than one has such a measure.")
@click.option("--reason", default="", help="Why readings that are there already are changed.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="WHAT=HEADING",
    help="Which column is the period, year, value, numerator, denominator or measure.",
)
@click.option("--decimal", type=click.Choice(["point", "comma"]), help="What parts decimals.")
@click.option("--dates", type=click.Choice(["day-first", "month-first"]), help="Of dates such as 1/2/2019.")
@click.option(
    "--percent",
    type=click.Choice(["shares", "percentages"]),
    help="Whether 0.9 in a column of % is 90% or 0.9%.",
)
@click.option("--suppressed", type=click.Choice(["missing"]), help="Leave out numbers held back, such as <5.")
@click.option("--row", metavar="NAME", help="Which row, or which of several rows for each period.")
@click.option("--sheet", metavar="NAME", help="Which sheet of a workbook.")
@click.option(
    "--heading-row", type=click.IntRange(0), metavar="N", help="Where the headings are; 0: nowhere."
)
@click.option("--encoding", metavar="NAME", help="Of a text that is not UTF-8, such as cp1252.")
def readings(
    file: Path, code: str | None, email: str, at: str | None, reason: str, dry_run: bool, **how: Any
) -> None:
    """Take in a file of readings (CSV, Excel, OpenDocument or Parquet), every row or none.

    Its columns need not be called period and value: where there are just enough they are taken in order,
    and that is said. What can be read in two ways is refused with the option that decides.

    Exit codes: 0 done, or nothing was new; 1 refused, row by row on standard error; 2 wrong usage.
    """
    django_ready()
    from goldthread.server.measures import actions
    from goldthread.server.refusal import Refusal

    person = _person(email)
    organisation, measure = _place(person, code, at)
    preview, sha256 = _looked_at(file, organisation, measure, _choices(**how), person)
    _said(preview, dry_run)
    if dry_run or not (preview.added or preview.changed):
        return
    total = len(preview.added) + len(preview.changed)
    try:
        with click.progressbar(length=total, label="Taking in", file=sys.stderr) as bar:
            actions.import_now(
                organisation=organisation,
                measure=measure,
                sha256=sha256,
                name=file.name,
                rows=preview.rows,
                unchanged=preview.unchanged,
                reason=reason,
                by=person,
                progress=bar.update,
            )
    except Refusal as refusal:
        raise Refused(str(refusal)) from refusal
    click.echo("Done.")


def _person(email: str) -> Person:
    from goldthread.server.people.models import Person

    person = Person.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise click.BadParameter(f"nobody here has the address {email}", param_hint="--as")
    return person


def _place(person: Person, code: str | None, at: str | None) -> tuple[Organisation, Measure | None]:
    """The organisation, and the measure if one was named, as far as this person may see them."""
    from goldthread.server.measures import queries
    from goldthread.server.people.models import Organisation

    organisations = list(Organisation.objects.whole_to(person).filter(**({"code": at} if at else {})))
    if at and not organisations:
        raise click.BadParameter(
            f"there is no organisation {at} that you may see", param_hint="--organisation"
        )
    if code is None:
        if len(organisations) != 1:
            raise click.UsageError("Give --measure CODE, or --organisation CODE for a file of many measures.")
        return organisations[0], None
    measures = list(queries.measures_called(organisations, code).select_related("organisation"))
    if not measures:
        raise click.BadParameter(f"there is no measure {code} that {person} may see", param_hint="--measure")
    if len(measures) > 1:
        where = ", ".join(m.organisation.code for m in measures)
        raise click.UsageError(f"More than one has a measure {code} ({where}): give --organisation CODE.")
    if measures[0].code != code.upper():
        click.echo(f"{code.upper()} is called {measures[0].code} now.", err=True)
    return measures[0].organisation, measures[0]


def _choices(
    *, columns: tuple[str, ...], heading_row: int | None, dates: str | None, **answers: str
) -> Choices:
    """What the options say of how the file is to be read."""
    from goldthread.server.measures.files import ROLES, Choices

    chosen = {}
    for each in columns:
        role, parted, heading = each.partition("=")
        if not parted or role not in ROLES:
            roles = ", ".join(ROLES)
            raise click.BadParameter(f"expected one of {roles}, then = and a heading", param_hint="--column")
        chosen[role] = heading
    given = {about: key for about, key in answers.items() if key}
    if dates:
        given["dates"] = dates.removesuffix("-first")
    return Choices(chosen, given, heading_row)


def _looked_at(
    file: Path, organisation: Organisation, measure: Measure | None, choices: Choices, person: Person
) -> tuple[Preview, str]:
    """What the file would do, and its hash. Nothing is changed."""
    from goldthread.server.measures import files, intake

    size = file.stat().st_size
    with file.open("rb") as opened:
        sha256 = files.hash_of(opened) if size <= files.MOST_BYTES else ""
        return intake.look(organisation, measure, file.name, opened, size, sha256, choices, to=person), sha256


def _doubts(preview: Preview) -> list[str]:
    """What is open, each with the option that decides."""
    asked = [str(Ambiguous(each)) for each in preview.asked]
    if not preview.columns.doubts:
        return asked
    there = ", ".join(f"‘{heading}’" for heading in preview.headings)
    options = " ".join(f"--column {role}=…" for role in sorted(preview.columns.doubts))
    return [*asked, f"Say which column it is: {options}. The columns are {there}."]


def _said(preview: Preview, dry_run: bool) -> None:
    """Say what would be done; refuse if any row is refused, or anything could be read in two ways."""
    doubts = _doubts(preview)
    if preview.problems or doubts:
        for problem in (*preview.problems[:SHOWN], *doubts):
            click.echo(str(problem), err=True)
        more = len(preview.problems) - SHOWN
        if more > 0:
            click.echo(f"… and {more:,} more.", err=True)
        raise Refused("Nothing was taken in.")
    for note in preview.notes:
        click.echo(note)
    if preview.seen_before:
        click.echo(preview.seen_said)
    for line in preview.changed[:SHOWN]:
        was = line.was[0] if line.was else 0
        click.echo(f"{line.code} {line.when}: {was:.6g} → {line.now.value:.6g}")
    would = "would be " if dry_run else ""
    click.echo(
        f"{len(preview.added):,} {would}added, {len(preview.changed):,} {would}changed, "
        f"{preview.unchanged:,} here already."
    )
    if not (preview.added or preview.changed):
        click.echo("Nothing is new, so nothing was changed.")
