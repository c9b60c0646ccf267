"""Reading the outbox: what became of letters, and who wants which."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from goldthread.server.people.access import people_of
from goldthread.server.people.models import Organisation, Person

from .kinds import Kind, muteable
from .models import Letter, Muted

SHOWN = 200


def kinds_of(person: Person) -> list[tuple[Kind, bool]]:
    """The kinds that somebody may stop, each with whether they get it."""
    muted = set(Muted.objects.filter(person=person).values_list("kind", flat=True))
    return [(kind, kind.key not in muted) for kind in muteable()]


def who_muted(kind: Kind) -> set[int]:
    """The keys of those who do not want letters of this kind."""
    return set(Muted.objects.filter(kind=kind.key).values_list("person", flat=True))


def letters_of(organisation: Organisation) -> QuerySet[Letter]:
    """The letters an organisation sent, and those of sign-in to its people; the last first."""
    to_its_people = Q(organisation=None, person__in=people_of(organisation))
    return Letter.objects.filter(Q(organisation=organisation) | to_its_people)


def not_gone(organisation: Organisation) -> list[Letter]:
    """Its letters that were not taken, or wait for another try."""
    waits = Q(state=Letter.State.WAITING, tries__gt=0)
    return list(letters_of(organisation).filter(waits | Q(state=Letter.State.REFUSED))[:SHOWN])


def all_not_gone() -> QuerySet[Letter]:
    """The same of the whole place, for whoever looks after it."""
    return Letter.objects.filter(Q(state=Letter.State.WAITING, tries__gt=0) | Q(state=Letter.State.REFUSED))


def fates(about: Iterable[str]) -> dict[str, str]:
    """What is worth saying of the last letter about each of these keys; nothing of one that went."""
    last: dict[str, Letter] = {}
    for letter in Letter.objects.filter(about__in=list(about)).order_by("pk"):
        last[letter.about] = letter
    return {key: said for key, letter in last.items() if (said := fate(letter))}


def fate(letter: Letter) -> str:
    """What became of a letter, where somebody must know; empty where it went, or is about to."""
    if letter.state == Letter.State.REFUSED:
        return "The letter could not be delivered"
    if letter.state == Letter.State.WAITING and letter.tries:
        return "The letter waits: the mail server did not take it yet"
    return ""
