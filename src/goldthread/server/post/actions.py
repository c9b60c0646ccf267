"""What people decide about letters: which kinds they want, and that one is tried again."""

from datetime import timedelta

from django.utils import timezone

from goldthread.server.audit.actions import AtTheSameMoment, Refusal, action, record
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import NotAllowed, require
from goldthread.server.people.models import Organisation, Person

from . import news
from .kinds import REMINDER, Kind
from .models import Letter, Muted
from .weekly import TEMPLATE, WeeklyLetter, once
from .writing import later

__all__ = ["NotToBeMuted", "mute", "stop", "try_again", "unmute", "write_weekly_letter"]


class NotToBeMuted(Refusal):
    """Letters that somebody needs to sign in, or that others ask them by, always come."""


@action
def mute(*, person: Person, kind: Kind, by: Person) -> None:
    """Get no letters of a kind any more. Each person decides for themselves."""
    _only_they(person, by)
    _mute(person, kind, by)


@action
def unmute(*, person: Person, kind: Kind, by: Person) -> None:
    """Have letters of a kind again."""
    _only_they(person, by)
    Muted.objects.filter(person=person, kind=kind.key).delete()
    record("letters.wanted", person, by=by, kind=kind.title)


@action
def stop(*, person: Person, kind: Kind, by: None = None) -> None:
    """The same by the link in a letter, without signing in: whoever has the link got the letter."""
    _mute(person, kind, by)


@action
def try_again(*, organisation: Organisation, by: Person) -> int:
    """Have the letters of an organisation that wait for another try sent now; returns how many."""
    require(by, PeopleAbility.MANAGE_PEOPLE, organisation)
    waiting = Letter.objects.filter(organisation=organisation, state=Letter.State.WAITING)
    tried = waiting.update(try_at=timezone.now())
    record("letters.tried_again", organisation, by=by, count=tried)
    return tried


@action
def write_weekly_letter(*, letter: WeeklyLetter) -> Letter:
    """Write somebody's letter of this week. Raises AtTheSameMoment if it was written already, or is muted."""
    written = later(
        to=letter.to,
        kind=REMINDER,
        subject=letter.subject,
        template=TEMPLATE,
        once=once(letter.week),
        until=timezone.now() + timedelta(days=6),
        **letter.said,
    )
    if written is None:
        raise AtTheSameMoment("This week's letter to them was written already.")
    news.tell(letter.news)
    record("weekly_email.sent", letter.to, by=None, week=letter.week, things=letter.things)
    return written


def _only_they(person: Person, by: Person) -> None:
    if by.pk != person.pk:
        raise NotAllowed("Only they themselves may say which letters they want.")


def _mute(person: Person, kind: Kind, by: Person | None) -> None:
    if not kind.may_be_muted:
        raise NotToBeMuted(f"Letters of this kind always come: {kind.title.lower()}.", about="kind")
    Muted.objects.get_or_create(person=person, kind=kind.key)
    record("letters.muted", person, by=by, kind=kind.title)
