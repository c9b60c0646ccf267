"""How anything changes here: inside an action, whole or not at all, with one event that says so.

`@action` wraps each function that changes state. It opens the transaction, refuses text that looks
like somebody's care and names that nobody can read, and refuses to commit unless the function recorded
exactly one event.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import fields, is_dataclass
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, models, transaction

from goldthread import guard
from goldthread.server import clock, names
from goldthread.server.refusal import AtTheSameMoment, LooksLikeCare, NotAName, Refusal

from . import following
from .clashes import is_a_clash, over_what
from .models import Event

__all__ = [
    "AtTheSameMoment",
    "LooksLikeCare",
    "NotAName",
    "NotAudited",
    "OutsideAnAction",
    "Refusal",
    "action",
    "as_text",
    "is_acting",
    "key",
    "record",
]

P = ParamSpec("P")
R = TypeVar("R")

logger = logging.getLogger(__name__)

NAMES = frozenset({"name", "title", "person_name", "place_name", "post"})
"""What an argument is called that pages list, link and head their columns with."""

CLASHED = "Somebody else changed this at the same moment: look again. Nothing was changed."


class NotAudited(Exception):
    """An action recorded no event, or more than one: a fault of ours, so nothing was changed."""


class OutsideAnAction(Exception):
    """Something was recorded outside an action: a fault of ours."""


_recorded: ContextVar[list[Event] | None] = ContextVar("recorded", default=None)


def action(does: Callable[P, R]) -> Callable[P, R]:
    """Make `does` an action: atomic, guarded, and recorded exactly once.

    `does` takes keyword arguments only. Raises LooksLikeCare and NotAName before anything is touched,
    NotAudited (and rolls back) when `does` did not record one event of its own, AtTheSameMoment when
    somebody else was quicker: what should be once is there already, or what is changed is gone.
    """

    @wraps(does)
    def acting(*args: P.args, **kwargs: P.kwargs) -> R:
        _stop_care(kwargs)
        _stop_what_is_no_name(kwargs)
        try:
            return _whole(does, *args, **kwargs)
        except (IntegrityError, ObjectDoesNotExist) as wrong:
            if not is_a_clash(wrong):
                raise
            logger.warning("%s.%s clashed: %s", does.__module__, does.__qualname__, over_what(wrong))
            raise AtTheSameMoment(CLASHED) from wrong

    acting.is_action = True  # type: ignore[attr-defined]
    return acting


def _whole(does: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What `does` does, with its one event, or nothing."""
    with transaction.atomic():
        mine: list[Event] = []
        outer = _recorded.set(mine)
        try:
            result = does(*args, **kwargs)
        finally:
            _recorded.reset(outer)
        if len(mine) != 1:
            raise NotAudited(f"{does.__module__}.{does.__qualname__} recorded {len(mine)} events, not 1.")
        following.follow(mine[0])
    return result


def record(what: str, subject: models.Model, *, by: models.Model | None, **values: object) -> Event:
    """Record that `by` did `what` to `subject`, with values as text. Once in each action.

    `by` is None when nobody signed in did it (an invitation accepted, the demonstration built).
    """
    mine = _recorded.get()
    if mine is None:
        raise OutsideAnAction(f"{what} was recorded outside an action.")
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


def _stop_care(arguments: Mapping[str, object]) -> None:
    found = {}
    for name, value in arguments.items():
        findings = tuple(f for text in _texts(value) for f in guard.find_unsaid(text))
        if findings:
            found[name] = findings
    if found:
        raise LooksLikeCare(found)


def _stop_what_is_no_name(arguments: Mapping[str, object]) -> None:
    """Refuse names that nobody can read. An empty one is left to its model, where it may be left out."""
    for argument, value in _named(arguments):
        if isinstance(value, str) and value and (why := names.wrong_with(value)):
            raise NotAName(argument, why)


def _named(value: Any) -> Iterator[tuple[str, object]]:
    """Every argument that is a name, and every such field of dataclasses among them or in their lists."""
    if isinstance(value, Mapping):
        yield from ((name, each) for name, each in value.items() if name in NAMES)
        value = [each for name, each in value.items() if name not in NAMES]
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _named(each)
    elif is_dataclass(value):
        yield from _named({field.name: getattr(value, field.name) for field in fields(value)})


def _texts(value: Any) -> Iterator[str]:
    """Every free text within an argument: texts, and texts in lists, mappings and dataclasses.

    A number of ten digits counts as a text too: it may be somebody's, typed where a reading goes.
    """
    if isinstance(value, models.Choices):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, (int, float)):
        if 1e9 <= value < 1e10:
            yield f"{value:.10g}"
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
