"""What is found of this room."""

from goldthread.server import search

from .models import Routine


def register() -> None:
    """Add routines, those that ended among them."""
    search.register(
        Routine,
        "Routines",
        text=("title", "purpose", "place"),
        link=Routine.get_absolute_url,
        where="organisation__code",
        along=("organisation", "partnership"),
    )
