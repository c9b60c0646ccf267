"""`goldthread serve`: the server."""

import socket
import sys

import click

from goldthread.server.config import signing_key
from goldthread.server.config.commands import command
from goldthread.server.edge.companions import Companion
from goldthread.server.upkeep.checks.of_database import sealed_with_another_key

from .. import Refused, django_ready
from .addresses import settle
from .database import migrate, prepare, wait_for_database


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, help="The port to listen on; 0 takes a free one.")
@click.option(
    "--workers", type=click.IntRange(1), help="How many processes share the work; else one for each core."
)
def serve(host: str, port: int, workers: int | None) -> None:
    """Serve the pages, after bringing the database up to date."""
    port = free_port(host, port)
    place = prepare()
    if not place.demonstration and (wrong := signing_key.wrong_with(place)):
        raise Refused(wrong)
    settle(host=host, port=port)
    django_ready()
    wait_for_database()
    migrate()
    _seal_second_factors()
    _say_how_to_begin()
    run(host, port, workers)


def free_port(host: str, port: int) -> int:
    """The port, or a free one for 0. Refused when somebody else has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refused(
                f"Port {port} is taken ({error.strerror}). Choose another: --port {port + 1}"
            ) from None
        return int(probe.getsockname()[1])


def run(host: str, port: int, workers: int | None = None) -> None:
    """Serve until interrupted, with as many processes as there are cores unless `workers` says how many."""
    from django.conf import settings

    from goldthread.server.edge import supervising
    from goldthread.server.edge.kept_open import sqlite_kept_open

    _let_go_of_the_database()
    kept = sqlite_kept_open(settings.DATABASES["default"])
    click.echo(f"Goldthread is at {settings.GOLDTHREAD_URL}/ (stop it with Ctrl+C)")
    supervising.serve(
        "goldthread.server.config.asgi:application",
        host=host,
        port=port,
        workers=workers or supervising.cores(),
        companions=companions(),
    )
    if kept:
        kept.close()


def companions() -> list[Companion]:
    """The commands that run beside the pages, and are started again when they end."""
    return [Companion("The worker", [sys.executable, "-m", "goldthread.cli", "worker"])]


def _let_go_of_the_database() -> None:
    """The process that looks after the others keeps no connection to the database."""
    from django.db import connection

    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()


def _seal_second_factors() -> None:
    """Those that came unsealed, or were sealed with a key of before, are sealed with that of now."""
    from goldthread.server.people import factors_at_rest

    if strange := factors_at_rest.seal_all():
        click.echo(sealed_with_another_key(strange), err=True)


def _say_how_to_begin() -> None:
    """Nobody can sign in to a place where no organisation has begun, or its first person never came."""
    from goldthread.server.people.models import Organisation
    from goldthread.server.people.queries import administrators

    if not Organisation.objects.exists():
        click.echo(f"Nobody can sign in yet. Begin with: {command('begin')}")
    elif not any(person.last_login for person in administrators()):
        first = administrators()[0].email if administrators() else "EMAIL"
        click.echo(f"Nobody has signed in yet. A link for the first time: {command(f'link {first}')}")
