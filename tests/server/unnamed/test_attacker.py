"""Twelve answer; whoever has every copy of the database, its bytes and its logs learns not who said what."""

import logging
import random
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import count

import pytest
from django.db import connection

from goldthread.server.people import actions as people
from goldthread.server.people.models import Person

from . import attacker
from .room import NAIVE, TABLES, Envelopes, Logged

ROUNDS, MANY = 4, 12
FOUND = 20  # of 48, where 4 are right by chance: so many less than once in ten million times
numbers = count(1)
Log = Callable[[], Sequence[str]]


@pytest.fixture
def twelve() -> list[Person]:
    names = [f"Nadia Number {n}" for n in range(MANY)]
    return [people.add_person(email=f"n{n}@example.org", name=name, by=None) for n, name in enumerate(names)]


def watched(room: Envelopes, twelve: Sequence[Person], log: Log) -> Counter[str]:
    """How often each way of guessing is right, in one round of twelve who answer in an order of chance."""
    said = [f"Answer {next(numbers)}{'!' * (1 + n)}" for n in range(MANY)]
    random.shuffle(said)
    truth = dict(zip((p.pk for p in random.sample(twelve, MANY)), said, strict=True))
    seen = attacker.Seen(sorted(truth), sorted(said), [attacker.copy(log())])
    by_key = {p.pk: p for p in twelve}
    for pk, text in truth.items():
        room.answer(by_key[pk], text)
        seen.copies.append(attacker.copy(log()))
    room.open()
    seen.copies.append(attacker.copy(log()))
    return Counter({
        way: sum(truth[person] == text for person, text in guess.items())
        for way, guess in attacker.guesses(seen)
    })  # fmt: skip


def clear() -> None:
    for table in reversed(TABLES):
        table._base_manager.all().delete()


def test_no_way_of_guessing_is_better_than_chance(
    twelve: list[Person], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    right: Counter[str] = Counter()
    for _ in range(ROUNDS):
        clear()
        right += watched(Envelopes(), twelve, lambda: caplog.messages)
    assert {way: n for way, n in right.items() if n >= FOUND} == {}


@pytest.mark.parametrize("kind", NAIVE, ids=lambda kind: kind.name)
def test_the_same_attacker_finds_out_who_said_what_where_it_is_kept_carelessly(
    kind: type[Envelopes], twelve: list[Person]
) -> None:
    right = watched(kind(), twelve, lambda: Logged.log)
    assert max(right.values()) == MANY, right.most_common(3)


def test_on_sqlite_the_attacker_reads_what_was_freed_too(twelve: list[Person]) -> None:
    if connection.vendor != "sqlite":
        return
    before = attacker.copy()
    person = people.add_person(email="gone@example.org", name="Gloria Gone", by=None)
    person.delete()
    assert not attacker.in_bytes(before, "Gloria Gone")
    assert attacker.in_bytes(attacker.copy(), "Gloria Gone")
