"""Where the addresses of evidence answer otherwise than they declare."""

from ..addresses.expecting import Otherwise
from ..addresses.visitors import LIMITED, Shared
from ..addresses.world import World

NOTHING_TO_DRAW = "nobody shares anything with them, and so there is nothing to draw"
TOO_FEW = "of so few workshops no totals are told"
LIMITED_ONES = tuple(v.name for v in LIMITED)
OTHERWISE = [
    Otherwise("evidence:figure", NOTHING_TO_DRAW, got=404, who=("outsider", "patient partner")),
    Otherwise("evidence:figure", NOTHING_TO_DRAW, got=404, who=LIMITED_ONES, shared=Shared.NOTHING),
    Otherwise("evidence:figure", TOO_FEW, got=404, who=LIMITED_ONES, shared=Shared.TOTALS),
]


def fill(world: World) -> None:
    """What the other rooms have is enough."""
