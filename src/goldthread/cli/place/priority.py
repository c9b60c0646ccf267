"""`goldthread priority`: what the nation asks of every organisation here, from the server's own shell."""

from datetime import datetime

import click

from .. import Refused
from .partnership import ready, refused_in_words

DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def priority() -> None:
    """Write down national priorities, which every organisation of this place is asked to decide about.

    What a partnership asks of its organisations, and what an organisation asks of itself, is on the pages.
    """


@priority.command("set")
@click.argument("code")
@click.argument("title")
@click.option("--set-on", type=DAY, required=True, metavar="DAY", help="Since when it is asked: 2010-06-01.")
@click.option("--description", default="", help="What is asked.")
@click.option("--source", default="", help="Where it comes from.")
def set_(code: str, title: str, set_on: datetime, description: str, source: str) -> None:
    """Write one down: A&E-4H 'Four hours in A&E'."""
    ready()
    from goldthread.server.aims import actions

    with refused_in_words():
        made = actions.set_priority(
            code=code, title=title, set_on=set_on.date(), description=description, source=source, by=None
        )
    click.echo(f"‘{made}’ is asked of every organisation.")


@priority.command("lapse")
@click.argument("code")
@click.option(
    "--on", type=DAY, required=True, metavar="DAY", help="The day from which it is asked no longer."
)
def lapse(code: str, on: datetime) -> None:
    """Say that one is no longer asked for."""
    ready()
    from goldthread.server.aims import actions
    from goldthread.server.aims.models import Priority

    found = Priority.objects.national().filter(code=code).first()
    if found is None:
        raise Refused(f"There is no national priority with the code {code} here.")
    with refused_in_words():
        actions.lapse_priority(priority=found, on=on.date(), by=None)
    click.echo(f"‘{found}’ is asked for no longer.")


@priority.command("list")
def list_() -> None:
    """Each national priority."""
    ready()
    from goldthread.server.aims.models import Priority

    for each in Priority.objects.national():
        lapsed = f", lapsed on {each.lapsed_on:%d %B %Y}" if each.lapsed_on else ""
        click.echo(f"{each.code}  {each}: set on {each.set_on:%d %B %Y}{lapsed}")
