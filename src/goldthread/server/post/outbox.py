"""The outbox's own bookkeeping: what waits, who has it in hand, what became of it.

Nothing of the programme changes here, so nothing is recorded: the action that wrote a letter was. A letter is
claimed before it is sent and marked after it, each in one statement, so that two workers never have the same
one in hand. Whoever was killed in between lets go of it after a while; it is sent again under the same
message id.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, When
from django.utils import timezone

from goldthread.server.people.models import Organisation, Person

from .kinds import muteable
from .models import Letter, LetterText

IN_HAND = timedelta(minutes=10)  # longer than a slow mail server takes with one
KEPT = timedelta(days=60)
GIVES_UP = timedelta(days=3)
WAITS = [timedelta(minutes=n) for n in (1, 5, 15, 60, 180, 360)]
RESTORED = "It waited when this place was restored from a backup, where no words of letters are kept."


@dataclass(frozen=True)
class Written:
    """A letter to be put into the outbox."""

    kind: str
    to: str
    subject: str
    body: str
    person: Person | None = None
    organisation: Organisation | int | None = None
    called: str = ""
    about: str = ""
    once: str | None = None
    until: datetime | None = None


def put(written: Iterable[Written]) -> list[Letter]:
    """Put letters into the outbox, within whatever transaction there is."""
    made = []
    with transaction.atomic():
        for each in written:
            letter = Letter.objects.create(
                kind=each.kind,
                to=each.to,
                person=each.person,
                organisation_id=getattr(each.organisation, "pk", each.organisation),
                called=each.called[:200],
                about=each.about,
                once=each.once,
                until=each.until,
            )
            LetterText.objects.create(letter=letter, subject=each.subject[:500], body=each.body)
            made.append(letter)
    return made


def due(most: int = 20) -> list[int]:
    """The keys of some letters that are to be tried now, and that nobody has in hand.

    What somebody waits for at a page (a password, an invitation) goes before what is written to many.
    """
    to_many = Case(When(kind__in=[kind.key for kind in muteable()], then=1), default=0)
    waiting = _free().filter(try_at__lte=timezone.now()).order_by(to_many, "try_at", "pk")
    return list(waiting.values_list("pk", flat=True)[:most])


def claim(pk: int) -> Letter | None:
    """Take a letter in hand; None when somebody else was quicker."""
    claim, now = uuid4(), timezone.now()
    taken = _free().filter(pk=pk).update(claim=claim, claimed_until=now + IN_HAND, tries=F("tries") + 1)
    if not taken:
        return None
    return Letter.objects.select_related("text", "person").get(pk=pk, claim=claim)


def sent(letter: Letter) -> None:
    """It was taken: its words go."""
    _end(letter, Letter.State.SENT, "")


def dropped(letter: Letter, why: str) -> None:
    """Nobody wants it any more: it is not sent, and its words go."""
    _end(letter, Letter.State.DROPPED, why)


def refused(letter: Letter, why: str) -> None:
    """It will not be taken, however often it is tried: its words go."""
    _end(letter, Letter.State.REFUSED, why)


def try_later(letter: Letter, why: str) -> None:
    """Not now: later again, each time after a longer while; after three days no more."""
    now = timezone.now()
    if now > letter.written_at + GIVES_UP or (letter.until and now > letter.until):
        refused(letter, why)
        return
    wait = WAITS[min(letter.tries, len(WAITS)) - 1]
    _mine(letter).update(claim=None, claimed_until=None, try_at=now + wait, wrong=_without(letter, why))


def forget_old() -> int:
    """Forget what became of letters long ago; returns of how many."""
    long_ago = Letter.objects.filter(ended_at__lt=timezone.now() - KEPT)
    return long_ago.delete()[0]


def say_what_was_lost() -> int:
    """Letters that wait without words, as after a restore: they are not sent, and that is said."""
    lost = Letter.objects.filter(state=Letter.State.WAITING, text=None, claim=None)
    if not lost.exists():  # to look takes no lock
        return 0
    return lost.update(state=Letter.State.REFUSED, ended_at=timezone.now(), wrong=RESTORED)


def _free() -> QuerySet[Letter]:
    now = timezone.now()
    return Letter.objects.filter(Q(claimed_until=None) | Q(claimed_until__lt=now), state=Letter.State.WAITING)


def _mine(letter: Letter) -> QuerySet[Letter]:
    """The letter, for as long as it is in the hand of whoever claimed it."""
    return Letter.objects.filter(pk=letter.pk, claim=letter.claim, state=Letter.State.WAITING)


def _end(letter: Letter, state: Letter.State, why: str) -> None:
    ended = {"state": state, "ended_at": timezone.now(), "wrong": _without(letter, why)}
    with transaction.atomic():
        if _mine(letter).update(claim=None, claimed_until=None, **ended):
            LetterText.objects.filter(letter=letter.pk).delete()


def _without(letter: Letter, why: str) -> str:
    """What a mail server said, on one line, without the address: not everybody may know of it."""
    return " ".join(why.replace(letter.to, "the address").split())[:300]
