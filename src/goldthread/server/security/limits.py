"""Limits that all processes share, since they stand in the database.

A limit lets so many through at once and then one in every so often. It slows; it never shuts: whoever waits
as long as it says gets through. What is refused does not count, so that nobody is kept waiting by somebody
who does not stop. (The generic cell rate algorithm, of which one time for each limit is all that is kept:
ITU-T I.371, annex A.)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import Bucket


@dataclass(frozen=True)
class Pace:
    """So many at once, and from then on one in every so many seconds."""

    name: str
    at_once: int
    then: float

    @property
    def step(self) -> timedelta:
        return timedelta(seconds=self.then)


@dataclass(frozen=True)
class Limit:
    """A pace for one thing, such as one address in one network."""

    pace: Pace
    of: tuple[str, ...]

    @property
    def key(self) -> str:
        return digest(self.pace.name, *self.of)


@dataclass(frozen=True)
class Taken:
    """What was counted, so that it can be given back to whoever turned out to be right."""

    limits: tuple[Limit, ...] = ()

    def give_back(self) -> None:
        """Count it no more."""
        with _locked(self.limits) as rows:
            for limit in self.limits:
                rows[limit.key].until -= limit.pace.step


def digest(*parts: str) -> str:
    """A name under which the same thing is found again, and nothing of it can be read."""
    return salted_hmac("goldthread.security", "\0".join(parts), algorithm="sha256").hexdigest()[:32]


def take(*limits: Limit, at: datetime | None = None) -> tuple[Taken, timedelta]:
    """Count one attempt against every limit, or against none and say how long to wait.

    Returns what was taken and no wait, or nothing and the wait. All of it at once: of a hundred that come in
    the same moment no more get through than of a hundred in a row.
    """
    now = at or timezone.now()
    if wait := _longest(limits, _as_they_are(limits), now):
        return Taken(), wait  # most that is refused is refused without writing anything
    with _locked(limits, now) as rows:
        if wait := _longest(limits, rows, now):
            return Taken(), wait
        for limit in limits:
            rows[limit.key].until = max(rows[limit.key].until, now) + limit.pace.step
    return Taken(limits), timedelta(0)


def count(limit: Limit, at: datetime | None = None) -> tuple[Taken, bool]:
    """Count one where there is room; and whether the limit is over, for what is no refusal."""
    taken, wait = take(limit, at=at)
    return taken, bool(wait)


def once(name: str, *of: str, within: float) -> bool:
    """Whether this is the first time within so many seconds: of two at the same moment one is."""
    return not take(Limit(Pace(name, 1, within), of))[1]


def purge(at: datetime | None = None) -> None:
    """Delete what says nothing any more, and nobody is looking at, a thousand at a time."""
    now, more = at or timezone.now(), True
    while more:
        with transaction.atomic():
            old = Bucket.objects.select_for_update(skip_locked=True).filter(until__lt=now)
            found = [bucket.pk for bucket in old[:1000]]
            more = bool(Bucket.objects.filter(pk__in=found).delete()[0])


def _longest(limits: tuple[Limit, ...], rows: dict[str, Bucket], now: datetime) -> timedelta:
    """How long the slowest of these limits has one wait; nothing where all let one through."""
    waits = [_wait(rows[each.key].until, each.pace, now) for each in limits if each.key in rows]
    return max([timedelta(0), *waits])


def _as_they_are(limits: tuple[Limit, ...]) -> dict[str, Bucket]:
    return {bucket.key: bucket for bucket in Bucket.objects.filter(key__in=[each.key for each in limits])}


def _wait(until: datetime, pace: Pace, now: datetime) -> timedelta:
    return max(until, now) + pace.step - now - pace.at_once * pace.step


@contextmanager
def _locked(limits: tuple[Limit, ...], now: datetime | None = None) -> Iterator[dict[str, Bucket]]:
    """The rows of these limits, locked in one order, made where they are missing, and saved afterwards."""
    keys = sorted({limit.key for limit in limits})
    with transaction.atomic():
        rows = _rows(keys, now or timezone.now())
        before = {key: bucket.until for key, bucket in rows.items()}
        yield rows
        for key, bucket in rows.items():
            if bucket.until != before[key]:
                bucket.save(update_fields=["until"])


def _rows(keys: list[str], empty: datetime) -> dict[str, Bucket]:
    """A row of each key. One that is purged between being found there and being locked is made again."""
    rows: dict[str, Bucket] = {}
    while len(rows) < len(keys):
        Bucket.objects.bulk_create([Bucket(key=key, until=empty) for key in keys], ignore_conflicts=True)
        found = Bucket.objects.select_for_update().filter(key__in=keys).order_by("key")
        rows = {bucket.key: bucket for bucket in found}
    return rows
