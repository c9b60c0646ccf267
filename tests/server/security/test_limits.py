"""Limits slow down and never shut, count what comes at once, and keep nothing that can be read."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from goldthread.server.security import limits
from goldthread.server.security.limits import Limit, Pace, take
from goldthread.server.security.models import Bucket

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LIMIT = Limit(Pace("tries", 3, 60), ("ada@example.org", "192.0.2.1"))
OTHER = Limit(Pace("tries", 3, 60), ("ada@example.org", "192.0.2.2"))


def tries(limit: Limit, at: datetime, times: int) -> list[float]:
    """How many seconds each of so many tries is told to wait."""
    return [take(limit, at=at)[1].total_seconds() for _ in range(times)]


def test_so_many_at_once_and_then_one_in_every_minute(db: None) -> None:
    assert tries(LIMIT, NOON, 5) == [0, 0, 0, 60, 60]
    assert tries(LIMIT, NOON + timedelta(seconds=59), 1) == [1]
    assert tries(LIMIT, NOON + timedelta(seconds=60), 2) == [0, 60]


def test_whoever_does_not_stop_waits_no_longer_for_it(db: None) -> None:
    tries(LIMIT, NOON, 500)
    assert tries(LIMIT, NOON + timedelta(seconds=60), 1) == [0]


def test_who_waits_long_enough_begins_anew(db: None) -> None:
    tries(LIMIT, NOON, 3)
    assert tries(LIMIT, NOON + timedelta(hours=1), 4) == [0, 0, 0, 60]


def test_what_is_elsewhere_is_counted_apart(db: None) -> None:
    tries(LIMIT, NOON, 9)
    assert tries(OTHER, NOON, 1) == [0]


def test_whoever_was_right_is_given_it_back(db: None) -> None:
    for _ in range(20):
        taken, wait = take(LIMIT, at=NOON)
        assert not wait
        taken.give_back()


def test_one_limit_that_is_over_uses_up_no_other(db: None) -> None:
    tries(LIMIT, NOON, 3)
    for _ in range(9):
        assert take(LIMIT, OTHER, at=NOON)[1]
    assert tries(OTHER, NOON, 3) == [0, 0, 0]


def test_a_thing_is_first_once(db: None) -> None:
    assert limits.once("code", "7", "123456", within=120)
    assert not limits.once("code", "7", "123456", within=120)
    assert limits.once("code", "8", "123456", within=120)


def test_nothing_of_whom_it_is_can_be_read(db: None) -> None:
    take(LIMIT, at=NOON)
    kept = str(list(Bucket.objects.values()))
    assert "ada" not in kept
    assert "192.0.2.1" not in kept


def test_what_says_nothing_any_more_is_deleted(db: None) -> None:
    tries(LIMIT, NOON, 3)
    limits.purge(at=NOON + timedelta(minutes=2))
    assert Bucket.objects.exists()
    limits.purge(at=NOON + timedelta(minutes=4))
    assert not Bucket.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_at_the_same_moment_no_more_get_through() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite's database of tests is of one connection alone")

    def one(_: int) -> bool:
        try:
            return not take(LIMIT, at=NOON)[1]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(one, range(40))) == 3
