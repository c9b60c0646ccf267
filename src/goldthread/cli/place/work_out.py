"""`goldthread work-out`: what is kept only so that pages are quick, worked out anew."""

import click

from .. import django_ready
from .database import migrate, prepare


@click.command()
def work_out() -> None:
    """Work out anew what lists say of each measure, from its readings, and what search looks in.

    It is kept up to date by itself, and what is missing is worked out by the worker. This is for whoever
    doubts it, or has changed the database by hand.
    """
    prepare()
    django_ready()
    migrate()
    from goldthread.server.measures import standings
    from goldthread.server.search import keeping

    click.echo(f"{standings.keep_all_anew():,} measures were worked out anew.")
    click.echo(f"{keeping.rebuild():,} things can be found by their words.")
