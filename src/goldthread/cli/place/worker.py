"""`goldthread worker`: letters, and what takes long, beside the pages."""

import click

from .. import django_ready
from .database import prepare, wait_for_database


@click.command()
@click.option("--once", is_flag=True, help="Do what waits now, and end.")
def worker(once: bool) -> None:
    """Send letters, and do what people asked for that takes long, until stopped.

    `goldthread serve` runs one by itself. Run more of them, also on other machines that share the folder and
    the database, where one is too slow. It waits ten minutes for a database that is away.
    """
    prepare()
    django_ready()
    from goldthread.server.edge.parent import end_with_whoever_started_me
    from goldthread.server.work import duties, running

    end_with_whoever_started_me()
    wait_for_database()
    if once:
        duties.do_what_is_due()
        running.do_all()
        return
    running.run()
