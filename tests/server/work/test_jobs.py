"""How a job ends is said to whoever asked; nobody else reads it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.server.people.models import Organisation, Person
from goldthread.server.work import actions, queue, workers
from goldthread.server.work.doing import do
from goldthread.server.work.jobs import known_as
from goldthread.server.work.models import Job, Worker
from goldthread.server.work.running import do_all

from .room import jobs as room

pytestmark = pytest.mark.django_db(transaction=True)
assert room


def ask(name: str, by: Person, **arguments: Any) -> Job:
    known = known_as(name)
    assert known
    return actions.ask(job=known, what="Something long", by=by, arguments=arguments)


def done(name: str, by: Person, **arguments: Any) -> Job:
    job = ask(name, by, **arguments)
    do_all()
    job.refresh_from_db()
    return job


def test_what_it_refuses_is_said_in_its_words(administrator: Person) -> None:
    job = done("room.refuses", administrator)
    assert (job.state, job.says) == ("failed", "It cannot be done on a Monday. Ask again tomorrow.")


def test_a_fault_of_ours_is_said_without_what_nobody_need_read(administrator: Person, client: Client) -> None:
    job = done("room.fails", administrator)
    client.force_login(administrator)
    page = client.get(reverse("work:job", args=[job.pk])).content.decode()
    assert f"job {job.pk}" in page
    assert "nobody need read this" not in page


def test_a_database_that_is_busy_is_tried_again_three_times(administrator: Person) -> None:
    job = done("room.busy", administrator)
    assert (job.state, job.tries) == ("lost", queue.MOST_TRIES - 1)


def test_a_job_is_begun_once_however_often_it_is_handed_out(
    administrator: Person, trust: Organisation
) -> None:
    job = ask("room.count", administrator, upto=2)
    do.enqueue(job.pk)
    do_all()
    assert trust.dated_events.count() == 1


def test_one_whose_task_the_queue_forgot_is_handed_out_again(
    administrator: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ask("room.count", administrator, upto=2)
    from django_tasks_db.models import DBTaskResult

    long_ago = timezone.now() - 2 * workers.LOST_AFTER
    DBTaskResult.objects.update(status="FAILED", finished_at=long_ago)
    Job.objects.update(asked_at=long_ago)
    workers.reap()
    do_all()
    job.refresh_from_db()
    assert job.state == "done"


def test_one_cancels_ones_own_before_it_began_and_nobody_elses(
    administrator: Person, staff: Person, client: Client
) -> None:
    job = ask("room.count", administrator, upto=2)
    client.force_login(staff)
    assert client.post(reverse("work:cancel", args=[job.pk])).status_code == 404
    client.force_login(administrator)
    page = client.post(reverse("work:cancel", args=[job.pk]), follow=True).content.decode()
    assert "It was cancelled before it began" in page
    do_all()
    job.refresh_from_db()
    assert (job.state, job.arguments) == ("cancelled", {})
    assert client.post(reverse("work:cancel", args=[job.pk])).status_code == 409


def test_the_page_says_when_nobody_works(administrator: Person, client: Client) -> None:
    job = ask("room.count", administrator, upto=2)
    client.force_login(administrator)
    address = reverse("work:job", args=[job.pk])
    assert "Nobody does it just now" not in client.get(address).content.decode()  # one may be beginning
    Job.objects.update(asked_at=timezone.now() - timedelta(minutes=1))
    assert "Nobody does it just now" in client.get(address).content.decode()
    workers.enter()
    assert "Nobody does it just now" not in client.get(address).content.decode()
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="job"')


def test_what_a_worker_that_is_gone_had_in_hand_is_found(administrator: Person) -> None:
    job = ask("room.whole", administrator, upto=1)
    gone = Worker.objects.create(where=workers.here(), pid=2**22 - 1)
    assert queue.begin(job.pk, gone)
    assert workers.reap() == 1
    job.refresh_from_db()
    assert job.state == "lost"
    assert not Worker.objects.exists()


def test_what_was_asked_for_within_what_is_undone_never_was(administrator: Person) -> None:
    from django.db import transaction

    with transaction.atomic():
        ask("room.count", administrator, upto=1)
        transaction.set_rollback(True)
    do_all()
    assert not Job.objects.exists()


def test_of_many_that_somebody_asks_for_at_the_same_moment_no_more_wait(administrator: Person) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite's database of tests is of one connection alone")

    def one(_: int) -> bool:
        try:
            ask("room.count", administrator, upto=1, seconds=0)
        except actions.TooMany:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(one, range(24))) == actions.AT_ONCE
