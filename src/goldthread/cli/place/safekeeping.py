"""`goldthread backup` and `goldthread restore`."""

from pathlib import Path

import click

from .. import Refused, django_ready
from .database import migrate, prepare


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write everything into FILE, as it is at one moment.

    The file restores on SQLite and on PostgreSQL alike. It holds people's names and second factors:
    keep it as safe as the database. The signing key is not in it.
    """
    django_ready()
    from goldthread.server.config import place as places
    from goldthread.server.config import safekeeping

    if file.exists():
        raise Refused(f"{file} exists already, and is not written over.")
    count = safekeeping.write(file)
    places.note_backup()
    click.echo(f"{count:,} records are in {file}.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Restore what `goldthread backup` wrote into FILE, into an empty place."""
    prepare()
    django_ready()
    migrate()
    from goldthread.server.config import safekeeping

    try:
        count = safekeeping.read(file)
    except safekeeping.CannotRestore as refusal:
        raise Refused(str(refusal)) from None
    click.echo(f"{count:,} records are restored.")
