"""`goldthread demo`: the demonstration programme."""

from pathlib import Path

import click

from .. import Refused, django_ready
from .addresses import settle
from .database import migrate, prepare, remove
from .serve import free_port, run


@click.command()
@click.option("--serve/--no-serve", default=True, help="Serve it once it is built.")
@click.option("--reset", is_flag=True, help="Start afresh: what was changed in the demonstration is lost.")
@click.option("--port", default=8000, show_default=True, help="The port to listen on.")
def demo(serve: bool, reset: bool, port: int) -> None:
    """Build the demonstration programme where there is none, and serve it."""
    from goldthread.demo import TODAY
    from goldthread.server.config import place as places

    place = places.find()
    if place.database.exists() and not place.demonstration:
        raise Refused(
            f"{place.folder} holds a real programme; the demonstration will not touch it. "
            "Name another folder: goldthread --data FOLDER demo"
        )
    if serve:
        port = free_port("127.0.0.1", port)
    built = place.folder / "demonstration-built"
    if reset or not built.exists():
        remove(place)
        built.unlink(missing_ok=True)
    prepare(demonstration=True, today=TODAY)
    url = settle(port=port)
    django_ready()
    migrate()
    if not built.exists():
        _build(built)
    _say_who(url)
    if serve:
        run("127.0.0.1", port)


def _build(built: Path) -> None:
    from goldthread.demo.load import load

    with click.progressbar(load(), label="Building the demonstration", length=100) as steps:
        for _ in steps:
            pass
    built.touch()


def _say_who(url: str) -> None:
    from goldthread.demo.cast import people_named

    click.echo(f"\nThe demonstration: {url}/demo/\nSign in with one click as, among others:")
    for name, post, organisation in people_named():
        click.echo(f"  {name:<22} {post}, {organisation}")
    click.echo("")
