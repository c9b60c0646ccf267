"""What runs beside the processes that answer."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Companion:
    """A command that runs beside the server for as long as it does, such as the worker of tasks."""

    name: str
    command: Sequence[str]
