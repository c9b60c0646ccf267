"""A workshop to have pictures of, and a place of its own for their files."""

from datetime import date
from pathlib import Path

import pytest

from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.models import Workshop
from goldthread.server.people.models import Organisation, Person


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def workshop(place: Path, trust: Organisation, facilitator: Person) -> Workshop:
    stream = improvement.open_value_stream(
        organisation=trust,
        title="Outpatients",
        scope="From referral to letter",
        chosen_by="The executive team",
        chosen_why="People wait",
        opened_on=date(2018, 1, 8),
        by=facilitator,
    )
    return improvement.propose_workshop(
        value_stream=stream, title="Letters", process="From clinic to practice", by=facilitator
    )
