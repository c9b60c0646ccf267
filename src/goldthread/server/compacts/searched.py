"""What is found of this room."""

from goldthread.server import search

from .models import Compact


def register() -> None:
    """Add compacts, by what they are called."""
    search.register(
        Compact,
        "Compacts",
        text=("title",),
        link=Compact.get_absolute_url,
        where="organisation__code",
        along=("organisation", "partnership"),
    )
