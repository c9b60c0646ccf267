"""What is found of one thing that the doctor looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

OK, ADVICE, FAULT = "ok", "advice", "fault"


@dataclass(frozen=True)
class Found:
    """What was found of one thing: whether it is well, and in words what there is or what to do."""

    state: str
    says: str


Check = Callable[[], Found]
