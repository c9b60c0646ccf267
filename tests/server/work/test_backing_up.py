"""A backup comes by itself every day; so many are kept, and nothing else in the folder is touched."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from goldthread.cli.place.database import prepare
from goldthread.server.config import safekeeping
from goldthread.server.people.models import Organisation
from goldthread.server.work import duties, turns
from goldthread.server.work.backing_up import back_up
from goldthread.server.work.models import Turn

MONDAY = date(2019, 7, 15)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path / "place"))
    prepare()
    return tmp_path / "backups"


def test_the_last_ones_are_kept_and_each_is_whole(place: Path, trust: Organisation) -> None:
    place.mkdir()
    (place / "holiday.zip").write_text("somebody else's")
    for n in range(4):
        back_up(place, MONDAY + timedelta(days=n), kept=2)
    left = sorted(each.name for each in place.iterdir())
    assert left == ["goldthread-2019-07-17.zip", "goldthread-2019-07-18.zip", "holiday.zip"]
    assert safekeeping.check(place / left[0]).records["people.organisation"] == 1
    assert (place / left[0]).stat().st_mode & 0o777 == 0o600


def test_what_is_of_today_already_stays(place: Path, trust: Organisation) -> None:
    first = back_up(place, MONDAY, kept=2).read_bytes()
    assert back_up(place, MONDAY, kept=2).read_bytes() == first


def test_what_went_wrong_gives_its_turn_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise OSError("the disk is full")

    assert turns.take("a backup", MONDAY, late=False)
    turns.give_back("a backup", MONDAY)
    assert turns.take("a backup", MONDAY, late=False)
    assert not duties._do("a backup", fails)
    assert Turn.objects.count() == 1
