"""`goldthread backup` and `goldthread restore`."""

from pathlib import Path

import click

from .. import Refused, django_ready
from .database import migrate, prepare


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write everything into FILE, as it is at one moment, while people work.

    The file restores on SQLite and on PostgreSQL alike. It holds people's names and second factors:
    keep it as safe as the database. The signing key is not in it. Keep the line that says who sealed it:
    by that another place knows that it is yours.
    """
    prepare()
    django_ready()
    from goldthread.server.config import place as places
    from goldthread.server.config import safekeeping

    if file.exists():
        raise Refused(f"{file} exists already, and is not written over.")
    try:
        count = safekeeping.write(file)
        sealed = safekeeping.own_fingerprint()
    except (safekeeping.CannotBackUp, safekeeping.CannotRestore) as refusal:
        raise Refused(str(refusal)) from None
    except OSError as error:
        raise Refused(f"{file} could not be written: {error.strerror}. Nothing is left of it.") from None
    places.note_backup(file)
    click.echo(f"{count:,} records are in {file}, sealed by {sealed}.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--sealed-by", default="", metavar="FINGERPRINT", help="Trust the seal of that other place.")
@click.option(
    "--unsealed", is_flag=True, help="Take a file that nobody sealed: you know where it comes from."
)
@click.option("--check", is_flag=True, help="Look at every bit of FILE, and restore nothing.")
def restore(file: Path, sealed_by: str, unsealed: bool, check: bool) -> None:
    """Restore what `goldthread backup` wrote into FILE, into an empty place.

    A file that was changed, cut, or sealed by another place is refused before anything is written. One of an
    older version is brought up to date.
    """
    django_ready()
    from goldthread.server.config import safekeeping

    try:
        found = safekeeping.check(file, sealed_by=sealed_by, unsealed=unsealed)
        if check:
            held = f"{sum(found.records.values()):,} records and {len(found.files):,} files"
            click.echo(f"{file} is whole: {held}, written by Goldthread {found.version}.")
            return
        prepare()
        migrate()
        count = safekeeping.read(file, sealed_by=sealed_by, unsealed=unsealed)
    except safekeeping.CannotRestore as refusal:
        raise Refused(str(refusal)) from None
    click.echo(f"{count:,} records are restored.")
