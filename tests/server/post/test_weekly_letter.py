"""The weekly letter is of every room, comes once a week however many workers there are, and never late."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from goldthread.server.config.place import weekday_and_time
from goldthread.server.measures import actions as measures
from goldthread.server.people.models import Organisation, Person
from goldthread.server.post import reminding, weekly
from goldthread.server.post.models import Letter
from goldthread.server.post.sending import deliver
from goldthread.server.work import duties, turns
from goldthread.server.work.models import Turn

from ..measures.addresses import DEFINITION
from .conftest import MailServer

MONDAY = date(2019, 7, 15)


def test_a_measure_that_nobody_read_is_in_it(
    mail_server: MailServer, trust: Organisation, facilitator: Person, staff: Person
) -> None:
    measures.add_measure(
        organisation=trust,
        code="OPD-LET",
        title="Letters",
        dimension="service",
        owner=staff,
        by=facilitator,
        **DEFINITION,
    )
    [letter] = weekly.weekly_letters(MONDAY)
    assert letter.to == staff
    assert letter.subject == "Goldthread: 1 thing to do this week"
    assert "Record ‘Letters’ (never read)" in letter.text
    assert trust.name in letter.text
    reminding.remind(MONDAY)
    assert deliver().sent == Letter.objects.count()
    assert reminding.remind(MONDAY + timedelta(days=6)) == []


@pytest.mark.django_db
def test_its_turn_is_taken_by_one_worker_and_a_week_later_again() -> None:
    assert turns.take("the weekly letter", MONDAY, late=False)
    assert not turns.take("the weekly letter", MONDAY, late=False)
    assert turns.take("the weekly letter", MONDAY + timedelta(days=7), late=False)


@pytest.mark.django_db
def test_weeks_without_a_worker_are_not_made_up_for() -> None:
    assert not turns.take("the weekly letter", MONDAY, late=True)
    assert not turns.take("the weekly letter", MONDAY, late=False)
    assert Turn.objects.get().missed


@pytest.mark.parametrize(
    ("now", "turn"),
    [
        ("2019-07-15 05:59", "2019-07-08 06:00"),
        ("2019-07-15 06:00", "2019-07-15 06:00"),
        ("2019-07-21 23:00", "2019-07-15 06:00"),
        ("2019-10-28 06:00", "2019-10-28 06:00"),  # the day after clocks went back
    ],
)
def test_a_turn_comes_on_its_weekday_at_its_time(now: str, turn: str) -> None:
    of = duties.Round("letters", time(6), lambda: None, on=0)
    at = timezone.make_aware(datetime.fromisoformat(now))
    assert of.last_turn(at) == timezone.make_aware(datetime.fromisoformat(turn))


def test_when_it_comes_is_said_in_words() -> None:
    assert weekday_and_time("Tuesday 07:30") == (1, time(7, 30))
    assert weekday_and_time("off") is None
    with pytest.raises(ValueError, match="monday 06:00"):
        weekday_and_time("every day")
