"""What is found of this room."""

from goldthread.server import search

from .models import Ticket


def register() -> None:
    """Add tickets, those that ended among them."""
    search.register(
        Ticket,
        "Tickets",
        text=("what", "felt_by", "answer", "outcome"),
        link=Ticket.get_absolute_url,
        where="board__team__organisation__code",
        along=("board__team__organisation",),
    )
