"""Tasks may come from tickets."""

from collections.abc import Iterable, Mapping

from goldthread.server.people.models import Person
from goldthread.server.tasks import sources
from goldthread.server.tasks.sources import Source

from .models import Ticket, TicketQuerySet
from .queries import tickets_in_full


def register() -> None:
    sources.register(
        Source(
            Ticket,
            named_to=_named_to,
            many=_many,
            link=Ticket.get_absolute_url,
            title=lambda ticket: f"{ticket.board}: {ticket.what}",
        )
    )


def _named_to(person: Person) -> TicketQuerySet:
    return Ticket.objects.named_to(person)


def _many(keys: Iterable[int]) -> Mapping[int, Ticket]:
    return {ticket.pk: ticket for ticket in tickets_in_full(Ticket.objects.filter(pk__in=list(keys)))}
