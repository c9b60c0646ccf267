"""Every kind of event says its own sentence, in the organisation's words, without keys or names of fields."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import goldthread.server
from goldthread.server.audit import record_words
from goldthread.server.audit.actions import action, record
from goldthread.server.audit.models import Event
from goldthread.server.audit.record_words import in_sentences, kinds, says
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.vocabulary import Vocabulary

from ..addresses.world import build

KIND = re.compile(r"[a-z_]+\.[a-z_]+")
OF_OLDER_VERSIONS = {"person.muted", "person.unmuted", "weekly_email.not_sent"}  # their records stay
PLAIN = Vocabulary({"pack": "plain"})
ROOMS = Path(goldthread.server.__file__).parent


def recorded_in_the_source() -> Iterator[str]:
    """The kinds of event that actions record: the texts that look like one, where things are recorded."""
    for path in sorted([*ROOMS.glob("*/actions/**/*.py"), *ROOMS.glob("*/actions.py")]):
        tree = ast.parse(path.read_text())
        if any(
            isinstance(node, ast.Name) and node.id in {"record", "record_unnamed"} for node in ast.walk(tree)
        ):
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and KIND.fullmatch(str(node.value)):
                    yield node.value  # type: ignore[misc]


def test_no_kind_of_event_is_without_a_sentence() -> None:
    found = set(recorded_in_the_source())
    assert len(found) > 70
    assert found - kinds() == set()


def test_no_sentence_is_of_a_kind_that_nothing_records() -> None:
    assert kinds() - set(recorded_in_the_source()) == OF_OLDER_VERSIONS


@pytest.mark.django_db
def test_what_happened_in_a_whole_programme_reads_as_sentences() -> None:
    build()
    events = list(Event.objects.all())
    lines = in_sentences(events, PLAIN)
    assert len({event.what for event in events}) > 25
    for line in lines:
        said = f"{line.what} {line.why}"
        assert line.what[0].isupper() or line.what[0] in "‘0123456789", said
        assert not re.search(r"\b[a-z]+_[a-z]+\b", said), f"names a field: {said}"
        assert not re.search(r"\d{4}-\d\d-\d\d", said), f"a day in figures: {said}"
        assert not re.search(r"\b(None|True|False)\b|[a-z_]\w*:\d+\b", said), f"a key or a raw value: {said}"


@pytest.mark.django_db
def test_the_organisations_own_words_are_said() -> None:
    build()
    said = [line.what for line in in_sentences(Event.objects.filter(what="value_stream.opened"), PLAIN)]
    assert said == ["The patient pathway was opened on 8 January 2018: Outpatients."]


def test_what_was_changed_is_said_from_what_to_what(trust: Organisation, administrator: Person) -> None:
    people.set_organisation(
        organisation=trust,
        name=trust.name,
        shared=Organisation.Shared.NOTHING,
        weeks_of_planning=6,
        by=administrator,
    )
    line = in_sentences(Event.objects.filter(what="organisation.set"), PLAIN)[0]
    assert "weeks of planning 8 → 6" in line.what
    assert "→ Nothing" in line.what
    assert "name" not in line.what


def test_a_reason_is_told_beside_the_sentence(trust: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_words, "_sentences", {})
    says("wall.painted", lambda event, words: f"{event.about} is {event['colour']}.")

    @action
    def paint(*, place: Organisation, reason: str) -> None:
        record("wall.painted", place, by=None, colour="green", reason=reason)

    paint(place=trust, reason="It was grey since 2001-05-03")
    line = in_sentences(Event.objects.filter(what="wall.painted"), PLAIN)[0]
    assert line.what == f"{trust.name} is green."
    assert line.why == "It was grey since 3 May 2001"


def test_what_an_older_goldthread_recorded_is_told_all_the_same(trust: Organisation) -> None:
    Event.objects.create(what="wall.painted_over", subject="x", subject_name="Wall", actor_name="Sam Lee")
    line = in_sentences(Event.objects.filter(what="wall.painted_over"), PLAIN)[0]
    assert line.what == "Wall: painted over."
