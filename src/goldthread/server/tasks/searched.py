"""What is found of this room."""

from goldthread.server import search

from .models import Task


def register() -> None:
    """Add tasks, those that ended among them."""
    search.register(
        Task,
        "Tasks",
        text=("text", "outcome"),
        link=Task.get_absolute_url,
        where="organisation__code",
        along=("organisation", "partnership"),
    )
