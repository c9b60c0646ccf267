"""A file of more than 5,000 rows is looked at and taken in in the background, whole or not at all."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from goldthread.server.measures.jobs import take_in
from goldthread.server.measures.models import Import, Measure, Reading
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.work import actions as work
from goldthread.server.work import holding, queue
from goldthread.server.work.doing import Cancelled, Saying
from goldthread.server.work.models import Job
from goldthread.server.work.running import do_all
from goldthread.tables import apart as reading_apart
from goldthread.tables.apart import Turns

ROWS = 5_200
pytestmark = pytest.mark.django_db(transaction=True)
Upload = Callable[..., Any]


@pytest.fixture
def daily(trust: Organisation, facilitator: Person, make_measure: Any) -> Measure:
    return make_measure(code="DAY", frequency="day", unit="days", kind="value")


@pytest.fixture(autouse=True)
def held(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path))
    return holding.folder()


@pytest.fixture
def upload(client: Client, facilitator: Person, daily: Measure) -> Upload:
    client.force_login(facilitator)

    def send(text: str, **more: str) -> Any:
        file = SimpleUploadedFile("long.csv", text.encode())
        address = reverse("measures:import_readings", args=["SASH", daily.code])
        return client.post(address, {"file": file, "pasted": "", **more})

    return send


def of_days(n: int = ROWS, heading: str = "period,value", write: str = "%Y-%m-%d") -> str:
    days = (date(2019, 7, 14) - timedelta(days=each) for each in range(n))
    return heading + "\n" + "".join(f"{day:{write}},{each % 30}\n" for each, day in enumerate(days))


def text_of(answer: Any) -> str:
    """What the page says from its heading on."""
    page = re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2])
    return re.sub(r"\s+", " ", page)


def last() -> Job:
    return Job.objects.order_by("-pk")[0]


def test_it_is_looked_at_beside_and_decided_on_and_taken_in_beside(
    upload: Upload, client: Client, daily: Measure, held: Any
) -> None:
    answer = upload(of_days())
    job = last()
    assert answer.headers["Location"] == reverse("work:job", args=[job.pk])
    assert "It waits for its turn" in client.get(answer.url).content.decode()
    do_all()
    job.refresh_from_db()
    assert (job.state, job.says) == ("done", "5,200 readings can be taken in. Look at them and decide.")
    assert list(held.iterdir()) == []  # the file is not kept
    assert job.arguments == {}
    assert "5,200" in client.get(job.link).content.decode()
    answer = client.post(job.link, {})
    assert answer.headers["Location"] == reverse("work:job", args=[last().pk])
    assert client.get(job.link).headers["Location"] == answer.headers["Location"]  # nobody decides twice
    assert not Reading.objects.exists()
    do_all()
    assert last().says == "5,200 readings were added."
    assert Reading.objects.filter(revision__measure=daily).count() == ROWS


def test_a_short_file_is_looked_at_while_one_waits(upload: Upload) -> None:
    assert "/work/" not in upload(of_days(50)).url
    assert not Job.objects.exists()


def test_whoever_would_have_to_wait_too_long_has_it_read_in_the_background(
    upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_apart, "turns", Turns(1, wait=0.1))
    with reading_apart.turns.one():
        answer = upload(of_days(1))
    assert answer.url == reverse("work:job", args=[last().pk])
    do_all()
    assert last().says == "1 reading can be taken in. Look at it and decide."


def test_what_could_be_read_in_two_ways_is_asked_on_the_page_of_the_import(
    upload: Upload, client: Client
) -> None:
    upload(of_days(heading="period,one,two", write="%Y-%m-%d,3"))
    do_all()
    job = last()
    assert job.says == "It can be read in more than one way. Say how it is to be read."
    page = client.get(job.link).content.decode()
    assert "Which column is the value" in page
    name = job.link.partition("found=")[2]
    path = job.link.partition("?")[0]
    client.post(
        path,
        {"found": name, "pasted": "", "answering": "on", "column_period": "period", "column_value": "two"},
    )
    do_all()
    assert "5,200 readings can be taken in" in last().says


def test_what_is_refused_is_shown_row_by_row(upload: Upload, client: Client) -> None:
    upload(of_days() + "2019-07-14,12\n")
    do_all()
    assert "some of it is refused" in last().says
    page = client.get(last().link).content.decode()
    assert "Nothing can be taken in" in page
    assert "stands in row 2 already" in page


def test_nobody_else_sees_what_was_found(
    upload: Upload, client: Client, executive: Person, somebody: Any
) -> None:
    upload(of_days() + "2019-07-14,12\n")
    do_all()
    link = last().link
    client.force_login(somebody("facilitator"))
    assert "stands in row 2 already" not in client.get(link).content.decode()
    assert client.get(reverse("work:job", args=[last().pk])).status_code == 404


def test_whoever_may_no_longer_record_when_it_runs_is_refused(
    upload: Upload, facilitator: Person, administrator: Person
) -> None:
    upload(of_days())
    people.revoke(grant=facilitator.grants.get(), by=administrator)
    do_all()
    assert last().state == "failed"
    assert "You may not do this here" in last().says
    assert last().link == reverse("measures:import_readings", args=["SASH", "DAY"])
    assert not Import.objects.exists()


def test_cancelled_while_it_is_taken_in_nothing_is_there(
    upload: Upload, client: Client, facilitator: Person
) -> None:
    upload(of_days())
    do_all()
    client.post(last().link, {})
    job = last()
    begun = queue.begin(job.pk, None)
    assert begun

    class Stopped(Saying):
        """Somebody presses the button while the first rows are written."""

        def __call__(self, more: int = 0, **said: Any) -> None:
            if more:
                Job.objects.filter(pk=job.pk).update(stop=True)
                self._said = 0
            super().__call__(more, **said)

    with pytest.raises(Cancelled):
        take_in(Stopped(begun), **job.arguments)
    assert not Reading.objects.exists()
    assert Import.objects.get().taken_in_at is None


def test_from_what_was_cancelled_one_goes_back_to_where_it_was_asked_for(
    upload: Upload, client: Client, facilitator: Person, held: Any
) -> None:
    answer = upload(of_days())
    client.post(reverse("work:cancel", args=[last().pk]))
    page = client.get(answer.url).content.decode()
    assert "It was cancelled before it began." in page
    assert list(held.iterdir()) == []
    assert f'href="{reverse("measures:import_readings", args=["SASH", "DAY"])}"' in page.partition("<main")[2]
    do_all()
    assert (last().state, Import.objects.count()) == ("cancelled", 0)


def test_one_has_not_more_than_five_things_under_way(upload: Upload) -> None:
    for _ in range(work.AT_ONCE):
        answer = upload(of_days())
        assert answer.status_code == 302, text_of(answer)
    answer = upload(of_days())
    assert answer.status_code == 422
    assert "5 things under way already" in text_of(answer)
