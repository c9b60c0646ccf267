"""What the addresses of letters are tried on."""

from goldthread.server.post.stopping import link_to_stop

from ..addresses.expecting import Otherwise
from ..addresses.world import World

OTHERWISE = [Otherwise("post:stop", "it says that it is done", got=200, ways=("POST",))]


def fill(world: World) -> None:
    """A kind of letter, and the link that stops it."""
    link = link_to_stop(world.people["staff"], "reminder")
    world.blanks |= {"post:kind": "reminder", "post:token": link.rstrip("/").rpartition("/")[2]}
