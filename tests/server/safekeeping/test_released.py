"""What any released version backed up is restored by this one, brought up to date, on either database."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from goldthread.server.config import safekeeping
from goldthread.server.config.safekeeping import sealing
from goldthread.server.config.safekeeping.archive import opened
from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.models import SetAside
from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Person

pytestmark = [pytest.mark.slow, pytest.mark.long]
RELEASED = sorted(Path(__file__).with_name("released").glob("*.zip"))


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path))
    return tmp_path


def taken(file: Path) -> dict[str, Any]:
    """What lets a backup of no place of ours be read: the seal it bears, or that it bears none."""
    with file.open("rb") as raw:
        seal = sealing.sealed_by(raw)
    return {"unsealed": not seal, "sealed_by": seal or ""}


def test_there_is_one_of_each_version() -> None:
    assert [file.stem for file in RELEASED][:3] == ["0.1.0", "0.2.0", "0.3.0"]


@pytest.mark.django_db
@pytest.mark.parametrize("file", RELEASED, ids=lambda file: file.stem)
def test_a_backup_of_any_version_is_carried_forward(file: Path, place: Path) -> None:
    said = taken(file)
    with opened(file, unsealed=said["unsealed"], trusted=said["sealed_by"]) as old:
        records = old.records
    count = safekeeping.read(file, **said)
    assert count >= sum(records.values())
    assert Person.objects.count() == records["people.person"]
    assert Measure.objects.get(code="OPD-LET").revisions.count() == 2
    assert not any(place.glob("carrying-*"))


@pytest.mark.django_db
@pytest.mark.parametrize("file", RELEASED[1:], ids=lambda file: file.stem)
def test_what_an_older_version_set_aside_can_be_put_back(file: Path) -> None:
    safekeeping.read(file, **taken(file))
    by = Person.objects.get(email="facilitator@example.org")
    for aside in SetAside.objects.filter(is_back=False, what=SetAside.What.PART):
        improvement.put_back(aside=aside, by=by)


def test_what_was_released_is_not_written_again() -> None:
    version = __import__("goldthread").__version__
    if version not in [file.stem for file in RELEASED]:
        return
    into = str(RELEASED[0].parent)
    asked = [sys.executable, "-m", "tests.server.safekeeping.write_released", into]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "stays as it is" in done.stderr
