"""Django's way of sending e-mail, ending in the outbox: it goes with its transaction, or not at all.

So `people`, below this, and django-allauth write letters as any Django program does (ADR: letters wait in an
outbox). What they say of a letter beside its words travels in headers that are taken off here.
"""

from collections.abc import Iterator, Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from goldthread.server.people import letters
from goldthread.server.people.queries import people_at

from . import outbox
from .kinds import SIGN_IN


class Outbox(BaseEmailBackend):
    """An e-mail backend that puts each message into the outbox, once for each address."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        written = [each for message in email_messages for each in _written(message)]
        outbox.put(written)
        return len(written)


def _written(message: EmailMessage) -> Iterator[outbox.Written]:
    if message.attachments or getattr(message, "alternatives", None):
        raise ValueError("A letter is plain text: it has neither attachments nor another form.")
    said = message.extra_headers
    organisation = said.get(letters.ORGANISATION)
    addresses = [to.lower() for to in message.recipients()]
    people = {p.email.lower(): p for p in people_at(addresses)}
    for to in message.recipients():
        person = people.get(to.lower())
        yield outbox.Written(
            kind=said.get(letters.KIND, SIGN_IN.key),
            to=to,
            subject=str(message.subject),
            body=str(message.body),
            person=person,
            organisation=int(organisation) if organisation else None,
            called=said.get(letters.CALLED, person.name if person else ""),
            about=said.get(letters.ABOUT, ""),
        )
