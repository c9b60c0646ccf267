"""The rooms of the house, in the order in which one may know another: read from the import contract."""

import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[2]
SERVER = PROJECT / "src" / "goldthread" / "server"


def _storeys() -> list[list[str]]:
    """The layers of the server, the lowest first; those in one layer know nothing of each other."""
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["type"] == "layers")
    return [[room.strip() for room in layer.split("|")] for layer in reversed(layers)]


STOREY = {room: n for n, storey in enumerate(_storeys()) for room in storey}
"""How high each room stands."""

ROOMS = frozenset(room for room in STOREY if (SERVER / room).is_dir())


def room_of(path: Path) -> str:
    """The room a file of the server stands in."""
    return path.relative_to(SERVER).parts[0]


def may_know(room: str, other: str) -> bool:
    """Whether a room may name another: itself, and whatever stands below it."""
    return room == other or STOREY[other] < STOREY[room]
