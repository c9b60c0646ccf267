"""What the addresses of help are tried on."""

from ..addresses.world import World


def fill(world: World) -> None:
    """A page of help."""
    world.blanks["help:topic"] = "measures"
