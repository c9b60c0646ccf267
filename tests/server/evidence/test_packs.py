"""Everything of an organisation in one file: asked for, made in the background, downloaded by who asked."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.server.measures import actions as measures
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.work.models import Job
from goldthread.server.work.running import do_all

from ..measures.addresses import DEFINITION
from .conftest import Run

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path))
    return tmp_path


def asked(client: Client, by: Person) -> Job:
    client.force_login(by)
    answer = client.post(reverse("evidence:pack", args=["SASH"]))
    job = Job.objects.order_by("-pk")[0]
    assert answer.headers["Location"] == reverse("work:job", args=[job.pk])
    do_all()
    job.refresh_from_db()
    return job


def read(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read(name).decode())))


def test_it_holds_every_table_and_no_live_formula(
    client: Client, trust: Organisation, facilitator: Person, run: Run, outsider: Person
) -> None:
    run(trust, lead_time={"baseline": 6000, "90": 3000})
    measures.add_measure(
        organisation=trust, code="M", title="=1+1", dimension="service", by=facilitator, **DEFINITION
    )
    job = asked(client, facilitator)
    assert (job.state, job.says) == ("done", "The file is made.")
    answer = client.get(reverse("work:file", args=[job.pk]))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    assert "readings.csv" in archive.read("README.txt").decode()
    [measure] = read(archive, "measures.csv")
    assert measure["title"] == "'=1+1"
    assert measure["population"] == DEFINITION["population"]
    assert (measure["target"], measure["synthetic"]) == ("", "no")
    [measured] = read(archive, "workshops.csv")
    assert (measured["baseline"], measured["day_90"]) == ("6000.0", "3000.0")
    assert read(archive, "evidence.csv")
    client.force_login(outsider)
    assert client.get(reverse("work:file", args=[job.pk])).status_code == 404


def test_of_an_organisation_that_has_only_begun_it_is_made_too(client: Client, facilitator: Person) -> None:
    job = asked(client, facilitator)
    assert (job.state, job.says) == ("done", "The file is made.")


def test_who_sees_the_programme_no_longer_gets_nothing(
    client: Client, trust: Organisation, staff: Person, administrator: Person, place: Path
) -> None:
    client.force_login(staff)
    client.post(reverse("evidence:pack", args=["SASH"]))
    people.revoke(grant=staff.grants.get(), by=administrator)
    do_all()
    job: Any = Job.objects.get()
    assert (job.state, job.file) == ("failed", "")
    assert not [*place.glob("work/*")]
