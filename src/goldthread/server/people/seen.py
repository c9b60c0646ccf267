"""How much of an organisation somebody must see to find a thing: said beside the function that finds it."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

Finder = TypeVar("Finder", bound=Callable[..., Any])


class Seen(StrEnum):
    """From the widest to the narrowest; a part in the thing itself also does."""

    ANYBODY = "anybody"  # everybody who is signed in
    TOTALS = "totals"  # whoever may know that the organisation exists
    WORKSHOPS = "workshops"  # who sees its workshops, with names or without; its totals alone: 403
    WHOLE = "whole"  # who holds a role in it
    PARTNERSHIP = "partnership"  # who holds a role in the partnership, or in one of its organisations
    TABLE = "table"  # who holds a role in the partnership itself: those who sit at its table
    OWN = "own"  # only whom it is about


def seen_by(level: Seen) -> Callable[[Finder], Finder]:
    """Says of a function that finds what an address names (or answers 404) who finds it."""

    def mark(find: Finder) -> Finder:
        find.seen = level  # type: ignore[attr-defined]
        return find

    return mark
