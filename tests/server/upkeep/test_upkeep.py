"""Administrators see whether the installation is well, and have it backed up; nobody else does."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from goldthread.cli.place.database import prepare
from goldthread.server import needs
from goldthread.server.config import place as places
from goldthread.server.config import safekeeping
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role
from goldthread.server.upkeep import checks, findings, in_words
from goldthread.server.work.models import Job
from goldthread.server.work.running import do_all

from ..conftest import Somebody

pytestmark = pytest.mark.django_db(transaction=True)

DAY = date(2019, 7, 15)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path / "place"))
    prepare()
    return tmp_path / "place"


@pytest.fixture
def backups(settings: Settings, tmp_path: Path) -> Path:
    settings.GOLDTHREAD_BACKUPS = tmp_path / "backups"
    return tmp_path / "backups"


def pressed(client: Client, by: Person, button: str) -> Job:
    client.force_login(by)
    answer = client.post(reverse(f"upkeep:{button}", args=["SASH"]))
    job = Job.objects.order_by("-pk")[0]
    assert answer.headers["Location"] == reverse("work:job", args=[job.pk])
    do_all()
    job.refresh_from_db()
    return job


def page(client: Client, by: Person) -> str:
    client.force_login(by)
    return client.get(reverse("upkeep:upkeep", args=["SASH"])).content.decode()


def keep(place: Path, at: timedelta = timedelta(0), **states: str) -> None:
    said = {"at": (timezone.now() - at).isoformat(), "states": states}
    places.write_down(place / "found.json", said)


def needed(person: Person) -> list[str]:
    return [need.what for need in needs.of(person, DAY)]


def test_a_backup_that_is_asked_for_is_made_and_said(
    client: Client, administrator: Person, backups: Path
) -> None:
    assert "No backup was made yet" in page(client, administrator)
    job = pressed(client, administrator, "back_up")
    assert job.state == "done"
    [made] = backups.iterdir()
    assert safekeeping.check(made).records["people.organisation"] == 1
    assert made.stat().st_mode & 0o777 == 0o600
    shown = page(client, administrator)
    assert "The last backup was made on" in shown
    assert "the last 14 of them are kept" in shown
    assert "It is there, and whole" in shown
    assert made.name not in shown


def test_those_that_were_asked_for_leave_those_of_each_day(
    client: Client, administrator: Person, backups: Path
) -> None:
    backups.mkdir()
    names = [f"goldthread-2019-07-{day}-090000.zip" for day in (11, 12, 13, 14)]
    for name in ("goldthread-2019-07-10.zip", *names):
        (backups / name).write_text("made before")
    pressed(client, administrator, "back_up")
    left = sorted(each.name for each in backups.iterdir())
    assert left[:3] == ["goldthread-2019-07-10.zip", *names[2:]]
    assert len(left) == 4


def test_where_none_are_made_none_can_be_asked_for(
    client: Client, administrator: Person, settings: Settings
) -> None:
    settings.GOLDTHREAD_BACKUPS = None
    assert "Make a backup now" not in page(client, administrator)
    job = pressed(client, administrator, "back_up")
    assert (job.state, job.says) == (
        "failed",
        "Here whoever looks after the server makes backups, in a way of their own.",
    )


def test_who_is_no_administrator_any_more_gets_no_backup(
    client: Client, administrator: Person, somebody: Somebody, backups: Path
) -> None:
    other = somebody(Role.ADMINISTRATOR)
    client.force_login(administrator)
    client.post(reverse("upkeep:back_up", args=["SASH"]))
    [grant] = administrator.grants.all()
    people.revoke(grant=grant, by=other)
    do_all()
    assert Job.objects.get().state == "failed"
    assert not backups.exists()


def test_it_is_looked_at_when_asked(client: Client, administrator: Person, place: Path) -> None:
    assert "Nobody has looked yet" in page(client, administrator)
    pressed(client, administrator, "look")
    shown = page(client, administrator)
    assert "No backup was made yet" in shown
    assert "The database" in shown


def test_the_page_names_no_folder_no_command_and_nobody(
    client: Client, administrator: Person, place: Path, other_trust: Organisation, somebody: Somebody
) -> None:
    stranger = somebody(Role.ADMINISTRATOR, at=other_trust, name="Xanthippe")
    findings.look()
    shown = page(client, administrator)
    for secret in (str(place), "--data", stranger.name, stranger.email):
        assert secret not in shown


def test_everything_that_is_said_is_looked_at() -> None:
    assert set(in_words.SAID) <= set(checks.named())


def test_what_does_not_work_stands_first_and_needs_an_administrator(
    client: Client, administrator: Person, facilitator: Person, place: Path
) -> None:
    keep(place, folder="ok", mail="advice", backup="fault")
    shown = page(client, administrator)
    assert shown.index("Does not work") < shown.index("Look at it") < shown.index("There is room enough")
    assert needed(administrator) == ["See to what does not work on the server: the last backup"]
    assert needed(facilitator) == []


def test_advice_needs_nobody(administrator: Person, place: Path) -> None:
    keep(place, mail="advice", backup="ok")
    assert needed(administrator) == []


def test_that_nobody_has_looked_for_days_needs_an_administrator_once(
    administrator: Person, other_trust: Organisation, place: Path
) -> None:
    people.grant(person=administrator, role=Role.ADMINISTRATOR, place=other_trust, by=None)
    keep(place, timedelta(days=5), backup="ok")
    assert needed(administrator) == ["See why nobody has looked at the installation for 5 days"]


def test_it_is_looked_at_once_a_day(place: Path, trust: Organisation) -> None:
    keep(place, timedelta(hours=20), nothing="ok")
    findings.look_if_old()
    assert findings.last_found().states == {"nothing": "ok"}
    keep(place, timedelta(hours=25), nothing="ok")
    findings.look_if_old()
    assert "backup" in findings.last_found().states


def test_what_was_kept_by_halves_is_as_if_nobody_had_looked(place: Path) -> None:
    (place / "found.json").write_text("{")
    assert findings.last_found() is None


@pytest.mark.parametrize("way", ["upkeep:upkeep", "people:security_log", "people:second_factor"])
def test_the_page_of_the_organisation_and_its_settings_lead_there(
    client: Client, administrator: Person, way: str
) -> None:
    client.force_login(administrator)
    for name in ("people:organisation", "people:settings"):
        shown = client.get(reverse(name, args=["SASH"])).content.decode()
        assert reverse(way, args=["SASH"]) in shown


def test_executives_are_not_led_there(client: Client, executive: Person) -> None:
    client.force_login(executive)
    shown = client.get(reverse("people:organisation", args=["SASH"])).content.decode()
    assert reverse("upkeep:upkeep", args=["SASH"]) not in shown
