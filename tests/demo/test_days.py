"""The demonstration's history is of the demonstration's days."""

from datetime import date

import pytest
from django.utils import timezone

from goldthread.demo.days import BEGAN, on
from goldthread.demo.programme import Programme
from goldthread.demo.rooms import people
from goldthread.server import clock
from goldthread.server.audit.models import Event


@pytest.mark.parametrize(
    ("days", "then"),
    [
        ((date(2017, 3, 1),), date(2017, 3, 1)),
        ((date(2017, 3, 1), date(2018, 3, 1), None), date(2018, 3, 1)),
        ((date(2010, 6, 1),), BEGAN),
        ((date(2031, 1, 1),), date(2019, 7, 15)),
    ],
)
def test_things_happen_on_the_latest_day_they_wait_for(days: tuple[date | None, ...], then: date) -> None:
    with on(*days):
        assert timezone.localtime(clock.now()).date() == then


@pytest.mark.django_db
def test_the_trusts_and_what_happened_to_them_are_recorded_when_it_happened() -> None:
    list(people.begin(Programme()))
    begun = Event.objects.filter(what="organisation.founded")
    happened = Event.objects.filter(what="dated_event.recorded")
    assert {timezone.localtime(e.at).date() for e in begun} == {BEGAN}
    assert len({timezone.localtime(e.at).date() for e in happened}) > 5
    assert max(timezone.localtime(e.at).date() for e in Event.objects.all()) <= clock.today()
