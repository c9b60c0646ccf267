"""What a worker does by itself: every few seconds, or once on a certain day.

    duties.every("letters", seconds=2, does=deliver)
    duties.weekly("the weekly letter", on=0, at=time(6), does=remind)

However many workers there are, what comes round once is done once: whoever takes the turn does it. What was
missed, because no worker was there, is not done late: its next turn comes.
"""

import logging
import time as clock_of_the_machine
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db import close_old_connections
from django.utils import timezone

from . import turns
from .patience import is_passing

logger = logging.getLogger(__name__)

Does = Callable[[], object]
LATE = timedelta(hours=18)  # later than this a turn is missed: what is due at six is not done at night
AGAIN = 600.0  # seconds after which what went wrong is tried again


@dataclass
class Every:
    """Something done every so many seconds, by each worker."""

    name: str
    seconds: float
    does: Does
    next: float = field(default=0.0)


@dataclass(frozen=True)
class Round:
    """Something done once a week on a weekday (from Monday, 0), or once a day, from a time of day on."""

    name: str
    at: time
    does: Does
    on: int | None = None

    def last_turn(self, now: datetime) -> datetime:
        """When its turn last came, at or before now."""
        day = now.date() if now.time() >= self.at else now.date() - timedelta(days=1)
        if self.on is not None:
            day -= timedelta(days=(day.weekday() - self.on) % 7)
        return timezone.make_aware(datetime.combine(day, self.at))


_every: list[Every] = []
_rounds: list[Round] = []
_not_before: dict[str, float] = {}


def every(name: str, *, seconds: float, does: Does) -> None:
    """Have something done again and again, by each worker."""
    _every.append(Every(name, seconds, does))


def daily(name: str, *, at: time, does: Does) -> None:
    """Have something done once a day, from that time of day on, by one worker."""
    _rounds.append(Round(name, at, does))


def weekly(name: str, *, on: int, at: time, does: Does) -> None:
    """Have something done once a week, from that time of that weekday on, by one worker."""
    _rounds.append(Round(name, at, does, on))


def do_what_is_due() -> None:
    """Do each duty whose time has come. One that goes wrong hides none of the others."""
    for duty in _every:
        if clock_of_the_machine.monotonic() >= duty.next:
            _do(duty.name, duty.does)
            duty.next = clock_of_the_machine.monotonic() + duty.seconds
    for each in _rounds:
        _take_turn(each, timezone.localtime())


def _take_turn(each: Round, now: datetime) -> None:
    if clock_of_the_machine.monotonic() < _not_before.get(each.name, 0.0):
        return
    turn = each.last_turn(now)
    try:
        mine = turns.take(each.name, turn.date(), late=now - turn > LATE)
    except Exception as wrong:
        if not is_passing(wrong):
            logger.exception("The turn of %s could not be taken", each.name)
        return
    if mine and not _do(each.name, each.does):
        turns.give_back(each.name, turn.date())
        _not_before[each.name] = clock_of_the_machine.monotonic() + AGAIN


def _do(name: str, does: Does) -> bool:
    """Whether it went well."""
    try:
        close_old_connections()
        does()
    except Exception as wrong:
        if not is_passing(wrong):
            logger.exception("%s could not be done; it is tried again", name.capitalize())
        return False
    return True


def last_taken(name: str) -> date | None:
    """The day of the last turn that was taken and not missed."""
    return turns.last(name)
