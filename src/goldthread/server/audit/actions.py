"""How anything changes here: inside an action, whole or not at all, with one event that says so.

`@action` wraps each function that changes state. It opens the transaction, refuses text that looks
like somebody's care and names that nobody can read, and refuses to commit unless the function recorded
exactly one event.

Two kinds say less (docs/adr/0025): `@draft_action`, for what is not said yet (answers as they are typed,
votes that may change), leaves no event; `@anonymous_action`, for what is said without a name, knows nobody.
"""

import logging
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import date
from enum import Enum
from functools import partial, wraps
from inspect import signature
from typing import ParamSpec, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from goldthread.server import clock
from goldthread.server.refusal import AtTheSameMoment, LooksLikeCare, NotAName, Refusal

from . import following
from .clashes import is_a_clash, over_what
from .models import Event
from .stopping import stop_care, stop_what_is_no_name

__all__ = [
    "AtTheSameMoment",
    "Kind",
    "LooksLikeCare",
    "NotAName",
    "NotAnonymous",
    "NotAudited",
    "OutsideAnAction",
    "Refusal",
    "action",
    "anonymous_action",
    "as_text",
    "draft_action",
    "is_acting",
    "key",
    "kind",
    "record",
    "record_unnamed",
]

P = ParamSpec("P")
R = TypeVar("R")

logger = logging.getLogger(__name__)

NOBODY = "Somebody"
"""Who did it, as the record of what was said without a name has it."""

CLASHED = "Somebody else changed this at the same moment: look again. Nothing was changed."


class NotAudited(Exception):
    """An action recorded no event, or more than one: a fault of ours, so nothing was changed."""


class OutsideAnAction(Exception):
    """Something was recorded outside an action: a fault of ours."""


class NotAnonymous(Exception):
    """What should know nobody was told who it is, or would have told the record: a fault of ours."""


class Kind(Enum):
    """The three kinds of action, each with how many events of its own it may record."""

    ACTION = (1,)
    DRAFT = (0,)
    ANONYMOUS = (0, 1)


TELLS_WHO = frozenset({"by", "person", "people", "author", "email", "session", "request", "at", "when"})
"""What an argument is called that would tell an anonymous action who or when."""

_recorded: ContextVar[list[Event] | None] = ContextVar("recorded", default=None)
_kind: ContextVar[Kind | None] = ContextVar("kind", default=None)


def action(does: Callable[P, R]) -> Callable[P, R]:
    """Make `does` an action: atomic, guarded, and recorded exactly once.

    `does` takes keyword arguments only. Raises LooksLikeCare and NotAName before anything is touched,
    NotAudited (and rolls back) when `does` did not record one event of its own, AtTheSameMoment when
    somebody else was quicker: what should be once is there already, or what is changed is gone.
    """

    return _acting(does, Kind.ACTION)


def draft_action(does: Callable[P, R]) -> Callable[P, R]:
    """Make `does` an action of what is not said yet: atomic and guarded as every one, and without an event.

    For answers as they are typed and votes that may change. What hands them in is an action, or an anonymous
    one.
    """
    return _acting(does, Kind.DRAFT)


def anonymous_action(does: Callable[P, R]) -> Callable[P, R]:
    """Make `does` an action that knows nobody: atomic and guarded; it records one event or none.

    It records by `record_unnamed`. Raises TypeError where `does` takes what would tell who or when, and
    NotAnonymous when it is handed a person, calls an action that is somebody's, or is called within one,
    whose event would name them.
    """
    if told := TELLS_WHO & set(signature(does).parameters):
        raise TypeError(f"{does.__qualname__} is anonymous: it cannot take {', '.join(sorted(told))}.")
    return _acting(does, Kind.ANONYMOUS)


def _acting(does: Callable[P, R], kind: Kind) -> Callable[P, R]:
    @wraps(does)
    @sensitive_variables()
    def acting(*args: P.args, **kwargs: P.kwargs) -> R:
        stop_care(kwargs)
        stop_what_is_no_name(kwargs)
        _stop_who(kind, kwargs)
        try:
            return _whole(kind, partial(does, *args, **kwargs), f"{does.__module__}.{does.__qualname__}")
        except (IntegrityError, ObjectDoesNotExist) as wrong:
            if not is_a_clash(wrong):
                raise
            logger.warning("%s.%s clashed: %s", does.__module__, does.__qualname__, over_what(wrong))
            raise AtTheSameMoment(CLASHED) from (None if kind is Kind.ANONYMOUS else wrong)

    acting.is_action = True  # type: ignore[attr-defined]
    acting.kind = kind  # type: ignore[attr-defined]
    return acting


def _whole(kind: Kind, does: Callable[[], R], name: str) -> R:
    """What `does` does, with the events that its kind leaves, or nothing."""
    with transaction.atomic():
        mine: list[Event] = []
        outer, outer_kind = _recorded.set(mine), _kind.set(kind)
        try:
            result = does()
        finally:
            _recorded.reset(outer)
            _kind.reset(outer_kind)
        if len(mine) not in kind.value:
            raise NotAudited(f"{name} recorded {len(mine)} events, not {' or '.join(map(str, kind.value))}.")
        for event in mine:
            following.follow(event)
    return result


def record(what: str, subject: models.Model, *, by: models.Model | None, **values: object) -> Event:
    """Record that `by` did `what` to `subject`, with values as text. Once in each action.

    `by` is None when nobody signed in did it (an invitation accepted, the demonstration built).
    """
    mine = _recorded.get()
    if mine is None:
        raise OutsideAnAction(f"{what} was recorded outside an action.")
    if _kind.get() is Kind.ANONYMOUS:
        raise NotAnonymous(f"{what} would be recorded with who and when: use record_unnamed.")
    event = Event.objects.create(
        at=clock.now(),
        actor=key(by) if by else "",
        actor_name=str(by)[:200] if by else "Goldthread",
        what=what,
        subject=key(subject),
        subject_name=str(subject)[:300],
        values={name: as_text(value) for name, value in values.items() if value not in (None, "")},
        keys={name: key(value) for name, value in values.items() if isinstance(value, models.Model)},
    )
    mine.append(event)
    return event


def record_unnamed(what: str, subject: models.Model, **values: object) -> Event:
    """Record that something was said about `subject`: not by whom, and of when the day alone.

    In an anonymous action. Raises NotAnonymous for a person, as subject or among the values.
    """
    mine = _recorded.get()
    if mine is None or _kind.get() is not Kind.ANONYMOUS:
        raise OutsideAnAction(f"{what} was recorded outside an anonymous action.")
    if any(_is_somebody(each) for each in (subject, *values.values())):
        raise NotAnonymous(f"{what} would be recorded with a person.")
    event = Event.objects.create(
        at=timezone.localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0),
        actor="",
        actor_name=NOBODY,
        what=what,
        subject=key(subject),
        subject_name=str(subject)[:300],
        values={name: as_text(value) for name, value in values.items() if value not in (None, "")},
    )
    mine.append(event)
    return event


def kind() -> Kind | None:
    """Which kind of action this runs within, if any."""
    return _kind.get()


def is_acting() -> bool:
    """Whether this runs within an action: what is written then goes with it, or not at all."""
    return _recorded.get() is not None


def key(thing: models.Model) -> str:
    """The key under which events speak of a thing, such as "measures.measure:12"."""
    return f"{thing._meta.label_lower}:{thing.pk}"


def as_text(value: object) -> str:
    """A value as an event keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(as_text(v) for v in value)
    return str(value)


def _stop_who(kind: Kind, arguments: Mapping[str, object]) -> None:
    """An anonymous action is handed nobody; it is no part of somebody's action, nor has one as a part."""
    around = _kind.get()
    if around and around is not kind and Kind.ANONYMOUS in (around, kind):
        raise NotAnonymous("An action that knows nobody and one that is somebody's cannot be one.")
    if kind is Kind.ANONYMOUS and any(_is_somebody(each) for each in arguments.values()):
        raise NotAnonymous("An anonymous action was handed a person.")


def _is_somebody(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(_is_somebody(each) for each in value.values())
    if isinstance(value, (list, tuple, set, frozenset)):
        return any(_is_somebody(each) for each in value)
    return isinstance(value, AbstractBaseUser)
