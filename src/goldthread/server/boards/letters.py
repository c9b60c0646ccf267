"""Letters of tickets: to whoever is to look after one, and to whoever wrote it, of what came of it."""

from django.conf import settings

from goldthread.server.people.models import Person
from goldthread.server.post import kinds
from goldthread.server.post.writing import later

from .models import Ticket

TICKET = kinds.register(
    kinds.Kind(
        "ticket",
        "Tickets on boards",
        "When a ticket is given to you, and when one that you wrote is answered or has ended.",
        may_be_muted=True,
    )
)


def tell_owner(ticket: Ticket, *, by: Person) -> None:
    """Write to whoever looks after it from now on."""
    assert ticket.owner
    _write(ticket.owner, ticket, by, f"{by.name} gives you a ticket: {ticket.what}")


def tell_writer(ticket: Ticket, *, by: Person) -> None:
    """Write to whoever wrote it what came of it; to nobody where nobody signed in to."""
    if ticket.added_by and ticket.added_by != by and ticket.added_by.is_active:
        said = "answered" if ticket.is_open else ticket.get_state_display().lower()
        _write(ticket.added_by, ticket, by, f"Your ticket, {said}: {ticket.what}")


def _write(to: Person, ticket: Ticket, by: Person, subject: str) -> None:
    later(
        to=to,
        kind=TICKET,
        subject=subject,
        template="boards/mail/ticket.txt.jinja",
        about=ticket,
        organisation=ticket.board.team.organisation,
        once=f"ticket:{ticket.pk}:{ticket.version}",
        ticket=ticket,
        by=by,
        link=f"{settings.GOLDTHREAD_URL}{ticket.get_absolute_url()}",
    )
