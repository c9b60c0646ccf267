"""Pages that somebody has for themselves alone, linked from their own page; who makes one registers it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OwnPage:
    """A page of one's own. `address` is its name in the list of addresses; it takes nothing."""

    title: str
    address: str
    says: str


_pages: list[OwnPage] = []


def register(page: OwnPage) -> None:
    """Have the page linked from everybody's own page."""
    _pages.append(page)


def own_pages() -> list[OwnPage]:
    """All of them, in the order in which they were registered."""
    return list(_pages)
