"""The room is there for each test of this folder, and nowhere else."""

import pytest
from django.apps import AppConfig

from goldthread.server.doors import registry as doors
from goldthread.server.first_steps import registry as first_steps
from goldthread.server.needs import registry as needs
from goldthread.server.people import abilities, parts, vocabulary


@pytest.fixture(autouse=True)
def one_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    for keeps, names in (
        (abilities, ("_registered", "_notes")),
        (parts, ("_registered", "_where")),
        (vocabulary, ("_terms",)),
        (needs, ("_rooms",)),
        (doors, ("_doors",)),
        (first_steps, ("_steps",)),
    ):
        for name in names:
            monkeypatch.setattr(keeps, name, getattr(keeps, name).copy())
    AppConfig.create("tests.server.one_more_room").ready()
