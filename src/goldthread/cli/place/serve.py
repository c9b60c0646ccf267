"""`goldthread serve`: the server."""

import socket

import click

from .. import Refused, django_ready
from .addresses import command, settle
from .database import migrate, prepare


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, help="The port to listen on; 0 takes a free one.")
@click.option("--workers", default=1, show_default=True, help="How many processes share the work.")
def serve(host: str, port: int, workers: int) -> None:
    """Serve the pages, after bringing the database up to date."""
    port = free_port(host, port)
    prepare()
    settle(host=host, port=port)
    django_ready()
    migrate()
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


def run(host: str, port: int, workers: int = 1) -> None:
    """Serve until interrupted."""
    import uvicorn
    from django.conf import settings

    click.echo(f"Goldthread is at {settings.GOLDTHREAD_URL}/ (stop it with Ctrl+C)")
    uvicorn.run(
        "goldthread.server.config.asgi:application",
        host=host,
        port=port,
        workers=workers,
        log_level="warning",
        lifespan="off",
    )


def _say_how_to_begin() -> None:
    """Nobody can sign in to a place where no organisation has begun, or its first person never came."""
    from goldthread.server.people.models import Organisation
    from goldthread.server.people.queries import administrators

    if not Organisation.objects.exists():
        click.echo(f"Nobody can sign in yet. Begin with: {command('begin')}")
    elif not any(person.last_login for person in administrators()):
        first = administrators()[0].email if administrators() else "EMAIL"
        click.echo(f"Nobody has signed in yet. A link for the first time: {command(f'link {first}')}")
