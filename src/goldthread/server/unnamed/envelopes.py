"""Putting envelopes into a box and opening them together, for the actions of rooms.

    @draft_action
    def answer(*, question, text, by):          # may be changed until it is opened
        require(by, …, question)
        put_in(question, text, of=by)

    @anonymous_action
    def open_answers(*, question):
        record_unnamed("question.opened", question, opened=open_together(question))

Who has answered is known, so that each answers once and the others may be reminded; what they said is known
only among at least `box.at_least`. Until then it is sealed, and the key stands in no database and no backup.
"""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import uuid4

from django.db import models, transaction

from goldthread.server.audit.actions import Kind, NotAnonymous, OutsideAnAction, Refusal, kind

from . import keys, sealing
from .models import Box, Envelope

__all__ = [
    "AlreadyOpened",
    "Closed",
    "KeyIsGone",
    "TooFew",
    "TooLong",
    "close",
    "open_box",
    "open_together",
    "put_in",
]

B = TypeVar("B", bound=Box)


class Closed(Refusal):
    """Nothing more goes into this box."""


class AlreadyOpened(Refusal):
    """What somebody said is among the others': it can no longer be found."""


class TooFew(Refusal):
    """So few together would tell who said what."""


class TooLong(Refusal):
    """It does not fit."""


class KeyIsGone(Refusal):
    """What was sealed can no longer be read by anybody."""


def open_box(box: Box) -> None:
    """Give a new box, not saved yet, the lock with which the first envelopes are sealed."""
    box.lock = keys.new_lock()


def put_in(box: Box, text: str, *, of: models.Model | None) -> None:
    """Seal what somebody says; what the same person put in before is replaced.

    `of` is None where nobody is asked for. In a draft action, or in an anonymous one where nobody is asked
    for: an event at this moment would tell when. Raises Closed, AlreadyOpened, TooLong.
    """
    _refuse_unless(Kind.DRAFT if of else Kind.ANONYMOUS)
    box = _locked(box)
    sealed = _sealed(text, box)
    if of is None or not (mine := box.envelopes.select_for_update().filter(person=of).first()):
        box.envelopes.create(person=of, sealed=sealed)
    elif mine.is_opened:
        raise AlreadyOpened(
            "Your answer was opened among the others: nobody can tell which it is, nor change it."
        )
    else:
        mine.sealed = sealed
        mine.save(update_fields=["sealed"])


def open_together(box: Box) -> int:
    """Open the envelopes that wait, so many that none is told from the others; how many.

    The key is destroyed, and the box gets another for those to come. Raises TooFew, Closed, KeyIsGone.
    """
    _refuse_unless(Kind.ANONYMOUS, Kind.ACTION)
    box = _locked(box)
    waiting = _waiting(box)
    if len(waiting) < box.at_least:
        raise TooFew(
            f"{len(waiting)} answers wait, and they are opened {box.at_least} or more at once, so that "
            "nobody can tell who said what. Wait for more, or close this: then they are destroyed unread."
        )
    _tip_out(box, waiting)
    _change_lock(box, keys.new_lock())
    return len(waiting)


def close(box: Box) -> tuple[int, int]:
    """Open what waits, where it is enough; else destroy it unread. How many were opened, how many destroyed.

    Nothing goes in any more. Raises Closed.
    """
    _refuse_unless(Kind.ANONYMOUS, Kind.ACTION)
    box = _locked(box)
    waiting = _waiting(box)
    readable = len(waiting) >= box.at_least and keys.key_to(box.lock) is not None
    if readable:
        _tip_out(box, waiting)
    else:
        _empty(box)
    _change_lock(box, "")
    return (len(waiting), 0) if readable else (0, len(waiting))


def _refuse_unless(*allowed: Kind) -> None:
    now = kind()
    if now is None:
        raise OutsideAnAction("Envelopes are put in and opened within actions.")
    if now not in allowed:
        raise NotAnonymous(f"An action of the kind {now.name.lower()} would tell who said what.")


def _locked(box: B) -> B:
    """The box, for us alone. Raises Closed."""
    locked = type(box)._base_manager.select_for_update().get(pk=box.pk)
    if not locked.lock:
        raise Closed("This is closed: nothing more can be said here.")
    return locked


def _sealed(text: str, box: Box) -> bytes:
    try:
        return sealing.seal(text, bytes.fromhex(box.lock))
    except sealing.TooLong:
        raise TooLong(f"This is too long: at most {sealing.LONGEST:,} bytes fit. Shorten it.") from None


def _waiting(box: Box) -> list[bytes]:
    sealed = box.envelopes.filter(is_opened=False).values_list("sealed", flat=True)
    return [bytes(each) for each in sealed]


def _tip_out(box: Box, waiting: Sequence[bytes]) -> None:
    """Write down what was in the envelopes, in the order of keys drawn by chance, and empty them."""
    if (key := keys.key_to(box.lock)) is None:
        raise KeyIsGone(
            "The key to these answers is not in this place (a backup does not carry it): nobody can read "
            "them. Close this, and ask again."
        )
    kind_of: Any = box.answers.model
    drawn = sorted((uuid4(), sealing.unseal(each, key)) for each in waiting)
    kind_of._base_manager.bulk_create(kind_of(id=by_chance, box=box, text=text) for by_chance, text in drawn)
    _empty(box)


def _empty(box: Box) -> None:
    """Of who was asked it stays known that they answered; what nobody was asked for leaves nothing."""
    waiting: models.QuerySet[Envelope] = box.envelopes.filter(is_opened=False)
    waiting.filter(person=None).delete()
    waiting.update(is_opened=True, sealed=b"")


def _change_lock(box: Box, lock: str) -> None:
    """The old key goes once what it opened is kept."""
    transaction.on_commit(lambda old=box.lock: keys.destroy(old))  # type: ignore[misc]
    box.lock = lock
    box.save(update_fields=["lock"])
