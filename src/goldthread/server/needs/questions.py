"""What people are asked and have not answered: to take a role or a part, or for their organisation."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.urls import reverse

from goldthread.server import clock
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import holders
from goldthread.server.people.inviting import partnerships
from goldthread.server.people.inviting.answering import VALID_FOR
from goldthread.server.people.models import Person
from goldthread.server.people.queries import organisations_with, unanswered

from .registry import Need


def finds(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """Five queries. That whoever asked may still ask is for the page of the answer to say."""
    yield from _asked(people)
    yield from _asked_for_organisations(people)


def _asked(people: QuerySet[Person]) -> Iterator[tuple[Person, Need]]:
    waiting = unanswered()
    addressed = people.filter(is_active=True).annotate(address=Lower("email"))
    found = waiting.filter(
        email__in=addressed.values("address"), invited_at__gte=clock.now() - VALID_FOR
    ).select_related("team", "organisation", "partnership", "invited_by")
    asked = list(found)
    by_address = {p.address: p for p in addressed.filter(address__in={i.email for i in asked})}
    for invitation in asked:
        what = f"Answer {invitation.invited_by.name}, who invites you {invitation.question}"
        link = reverse("people:asked", args=[invitation.pk])
        at = invitation.organisation
        where, code = ("", at.code) if at else (str(invitation.host), "")
        yield by_address[invitation.email], Need(what, where, link, code)


def _asked_for_organisations(people: QuerySet[Person]) -> Iterator[tuple[Person, Need]]:
    answering = list(holders(PeopleAbility.SET_ORGANISATION, people))
    codes = dict(organisations_with({at for _, at in answering}).values_list("code", "pk"))
    for invitation in partnerships.unanswered(codes):
        what = f"Answer {invitation.partnership.name}, which asks {invitation.code} to join it"
        link = reverse("people:answer_partnership", args=[invitation.code, invitation.pk])
        for person, at in answering:
            if at == codes[invitation.code]:
                yield person, Need(what, "Partnerships", link, invitation.code)
