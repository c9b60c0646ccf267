"""What is told is told once it is so, and to whoever may see the thing."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.server.live import telling
from goldthread.server.live.models import Told
from goldthread.server.people.models import Organisation, Person
from goldthread.server.work import actions, queue
from goldthread.server.work.jobs import Ended, Progress, job

pytestmark = pytest.mark.django_db(transaction=True)


@job("tests.looked_at")
def looked_at(progress: Progress) -> Ended:
    return Ended("Nothing was done.")


def test_a_thing_that_was_told_of_has_another_mark_each_time(trust: Organisation) -> None:
    marks = [telling.mark(trust)]
    for _ in range(3):
        telling.tell(trust)
        marks.append(telling.mark(trust))
    assert marks[0] == ""
    assert len(set(marks)) == 4


def test_what_is_rolled_back_is_told_to_nobody(trust: Organisation) -> None:
    telling.tell(trust)
    before = telling.mark(trust)
    with transaction.atomic():
        telling.tell(trust)
        assert telling.mark(trust) == before
        transaction.set_rollback(True)
    assert telling.mark(trust) == before


def test_many_things_are_told_of_at_once(trust: Organisation, other_trust: Organisation) -> None:
    telling.tell(trust, other_trust)
    assert telling.mark(trust)
    assert telling.mark(other_trust)
    telling.tell()


def test_what_nobody_can_ask_after_any_more_is_forgotten(trust: Organisation) -> None:
    telling.tell(trust)
    assert telling.forget_old() == 0
    Told.objects.update(at=timezone.now() - timedelta(days=3))
    assert telling.forget_old() == 1


def test_each_step_of_a_job_is_told(administrator: Person) -> None:
    asked = actions.ask(job=looked_at, what="Something long", by=administrator, arguments={})
    marks = [telling.mark(asked)]
    begun = queue.begin(asked.pk, None)
    assert begun
    marks.append(telling.mark(asked))
    queue.say(begun, done=1, total=2, step="Reading")
    marks.append(telling.mark(asked))
    queue.done(begun, Ended("It is done."))
    marks.append(telling.mark(asked))
    assert len(set(marks)) == 4


def test_who_may_not_see_a_job_may_not_watch_it(
    administrator: Person, executive: Person, client: Client
) -> None:
    asked = actions.ask(job=looked_at, what="Something long", by=administrator, arguments={})
    address = reverse("work:live", args=[asked.pk])
    assert client.get(address).status_code == 302
    client.force_login(executive)
    assert client.get(address).status_code == 404
    client.force_login(administrator)
    assert client.get(address).json()["mark"] == telling.mark(asked)
