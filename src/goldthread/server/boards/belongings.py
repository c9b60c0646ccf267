"""What a person holds here: tickets they look after, handed over when they leave."""

from collections.abc import Iterator

from goldthread.server.people.handing_over import Thing
from goldthread.server.people.holdings import Held
from goldthread.server.people.models import Person

from . import actions
from .models import Ticket
from .queries import tickets_in_full


def looks_after(person: Person, viewer: Person) -> Held:
    """The open tickets that somebody looks after, as far as the viewer may see them."""
    found = Ticket.objects.visible_to(viewer).open().filter(owner=person)
    return [(ticket.what, ticket.get_absolute_url()) for ticket in tickets_in_full(found)]


def things(person: Person) -> Iterator[Thing]:
    """What they hand over when they leave."""
    for ticket in tickets_in_full(Ticket.objects.open().filter(owner=person)):
        yield Thing(str(ticket.pk), ticket.what, ticket.organisation_id)


def give(key: str, from_: Person | None, to: Person, by: Person) -> None:
    """Let somebody else look after a ticket."""
    actions.hand_over(ticket=Ticket.objects.get(pk=key), to=to, by=by)


def holds(key: str, person: Person) -> bool:
    """Whether somebody looks after a ticket that is open."""
    return Ticket.objects.open().filter(pk=key, owner=person).exists()
