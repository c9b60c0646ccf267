"""When things happened: now, unless a past is built; in the demonstration, on its own days."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from goldthread.server import clock
from goldthread.server.audit.queries import history
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person

A_MINUTE = timedelta(minutes=1)


def test_what_is_done_happens_now_whatever_the_programmes_day(trust: Organisation) -> None:
    assert abs(history(trust)[0].at - timezone.now()) < A_MINUTE
    assert clock.today() == date(2019, 7, 15)


def test_a_past_is_built_on_its_own_days(trust: Organisation, administrator: Person) -> None:
    with clock.happening_on(date(2016, 5, 2)):
        people.choose_words(of=trust, pack="plain", by=administrator)
    people.choose_words(of=trust, pack="japanese", by=administrator)
    later, earlier = history(trust).filter(what="words.chosen")
    assert timezone.localtime(earlier.at).date() == date(2016, 5, 2)
    assert abs(later.at - timezone.now()) < A_MINUTE


def test_in_the_demonstration_everything_happens_on_its_day(settings: Any) -> None:
    settings.GOLDTHREAD_DEMONSTRATION = True
    assert timezone.localtime(clock.now()).date() == date(2019, 7, 15)
