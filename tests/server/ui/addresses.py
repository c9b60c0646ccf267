"""Where the addresses of the components answer otherwise than they declare."""

from ..addresses.expecting import Otherwise
from ..addresses.world import World

OTHERWISE = [Otherwise("ui:gallery", "it stands in the demonstration alone", got=404)]


def fill(world: World) -> None:
    """Nothing is needed."""
