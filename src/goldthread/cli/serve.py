"""`goldthread serve`: the server."""

import click

from . import Refused, django_ready
from .database import migrate, prepare


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, help="The port to listen on; 0 takes a free one.")
@click.option("--workers", default=1, show_default=True, help="How many processes share the work.")
def serve(host: str, port: int, workers: int) -> None:
    """Serve the pages, after bringing the database up to date."""
    prepare()
    django_ready()
    migrate()
    run(host, port, workers)


def run(host: str, port: int, workers: int = 1) -> None:
    """Serve until interrupted. Refused when somebody else has the port."""
    import socket

    import uvicorn

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refused(
                f"Port {port} is taken ({error.strerror}). Choose another: --port {port + 1}"
            ) from None
    click.echo(f"Goldthread is at http://{host}:{port}/ (stop it with Ctrl+C)")
    uvicorn.run(
        "goldthread.server.config.asgi:application",
        host=host,
        port=port,
        workers=workers,
        log_level="warning",
        lifespan="off",
    )
