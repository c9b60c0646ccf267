"""What is found says why: the words that matched, marked, in which text, and how they were meant."""

from collections.abc import Callable
from datetime import date
from typing import Any
from unicodedata import normalize

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.server import search
from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.models import ValueStream
from goldthread.server.measures import actions as measures
from goldthread.server.measures.models import Measure
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.search import Hit, keeping, marking
from goldthread.server.search.found import Marked, Piece, Told


@pytest.fixture
def add_team(trust: Organisation, administrator: Person) -> Callable[[str], Team]:
    return lambda name: people.add_team(organisation=trust, name=name, by=administrator)


@pytest.fixture
def add_measure(trust: Organisation, facilitator: Person) -> Callable[..., Measure]:
    def add(title: str, **more: Any) -> Measure:
        return measures.add_measure(
            organisation=trust, title=title, dimension="service", counted="Falls", frequency="month",
            kind="value", unit="falls", direction="down", by=facilitator, **more,
        )  # fmt: skip

    return add


@pytest.fixture
def stream(trust: Organisation, facilitator: Person) -> ValueStream:
    return improvement.open_value_stream(
        organisation=trust, title="Outpatient letters", scope="From visit to post",
        chosen_by="The board", chosen_why=f"They wait. {'It takes long. ' * 20}Nobody knows how many.",
        considered="", team=None, by=facilitator,
    )  # fmt: skip


def hits(person: Person, text: str, said: Vocabulary | None = None) -> list[Hit]:
    """All that is found but help, as a request finds it; alike before and after the worker has read it."""

    def found() -> search.Found:
        return search.find(Person.objects.get(pk=person.pk), text, said or Vocabulary())

    before = found()
    keeping.keep_up()
    assert found() == before
    return [hit for sort in before.sorts if sort.title != "Help" for hit in sort.hits]


def marks(text: Marked) -> list[str]:
    return [piece.text for piece in text if piece.marked]


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        ("Falls on wards", "ward fall", ["Falls", "wards"]),
        ("Café ward", "cafe", ["Café"]),
        ("Re-admission within 30 days", "readmission", ["Re-admission"]),
        ("O’Brien ward", "obrien", ["O’Brien"]),
        ("Time out", "timeout", ["Time out"]),
        ("Ward 7B", "7b", ["7B"]),
        ("Day therapies", "therapy", ["therapies"]),
        ("Straße", "strasse", ["Straße"]),
    ],
)
def test_the_words_of_a_name_that_matched_are_marked(
    add_team: Callable[[str], Team], staff: Person, name: str, typed: str, expected: list[str]
) -> None:
    add_team(name)
    (hit,) = hits(staff, typed)
    assert marks(hit.why.name) == expected
    assert "".join(piece.text for piece in hit.why.name) == name
    assert (hit.why.told, hit.why.meant) == ((), ())


def test_what_stands_in_another_text_is_shown_with_what_that_is_called(
    stream: ValueStream, facilitator: Person
) -> None:
    (hit,) = hits(facilitator, "outpatient visit")
    assert marks(hit.why.name) == ["Outpatient"]
    ((label, text),) = hit.why.told
    assert (label, marks(text)) == ("Scope", ["visit"])


def test_of_a_long_text_what_stands_around_the_word_is_shown(
    stream: ValueStream, facilitator: Person
) -> None:
    (hit,) = hits(facilitator, "nobody")
    ((label, text),) = hit.why.told
    said = "".join(piece.text for piece in text)
    assert label == "Why it was chosen"
    assert said.startswith("… ")
    assert said.endswith("Nobody knows how many.")
    assert len(said) < 2 * marking.AROUND + 10


def test_a_code_is_shown_since_the_name_does_not_tell(
    add_measure: Callable[..., Measure], facilitator: Person
) -> None:
    add_measure("Falls", code="QX-17")
    (hit,) = hits(facilitator, "qx17")
    assert hit.why.told == (Told("Code", (Piece("QX-17", True),)),)
    assert marks(hit.why.name) == []


def test_what_is_nearly_the_same_says_what_it_is_like(add_team: Callable[[str], Team], staff: Person) -> None:
    add_team("Physiotherapy")
    (hit,) = hits(staff, "phisiotherapy")
    assert hit.why.meant == ("like ‘phisiotherapy’",)
    assert marks(hit.why.name) == ["Physiotherapy"]


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        ("Strolls of the board", "genba walk", "‘genba walk’ is ‘stroll’ here"),
        ("Genba walks", "stroll", "‘stroll’ is also called ‘genba walk’"),
        ("Improvement week in theatres", "RPIWs", "‘RPIW’ is ‘improvement week’ here"),
        ("Muda in theatres", "waste", "‘waste’ is also called ‘muda’"),
    ],
)
def test_another_word_for_the_same_is_said_in_the_words_that_are_used_there(
    add_team: Callable[[str], Team], staff: Person, name: str, typed: str, expected: str
) -> None:
    add_team(name)
    said = Vocabulary({"pack": "plain", "own": {"genba_walk": ["stroll", "strolls", "a stroll"]}})
    (hit,) = hits(staff, typed, said)
    assert hit.why.meant == (expected,)
    assert marks(hit.why.name)


@pytest.mark.parametrize(
    "text",
    ["", "́", "a" * 5000, "ﷺ ½ ward", "👩‍⚕️ ward", "ward\tward\n\nward", "𝔴𝔞𝔯𝔡", "é ward", "<b>ward</b>"],
)
def test_marking_leaves_out_and_adds_nothing(text: str) -> None:
    for ways in ([("ward",)], [("ward*",), ("a*", "b")], [("award",)], []):
        assert "".join(p.text for p in marking.whole(text, ways)).split() == normalize("NFC", text).split()


def test_of_several_words_that_mean_the_same_those_in_a_row_are_marked(
    stream: ValueStream, facilitator: Person
) -> None:
    improvement.edit_value_stream(
        value_stream=stream, title="Go far, and look", scope="They see it and go. Then they go and see.",
        chosen_by="The board", chosen_why="Waits", considered="", team=None, by=facilitator,
    )  # fmt: skip
    (hit,) = hits(facilitator, "genba")
    ((_, text),) = hit.why.told
    assert marks(text) == ["go and see"]


def test_a_page_of_help_is_found_by_words_that_mean_the_same_where_they_stand_in_a_row(staff: Person) -> None:
    found = search.find(Person.objects.get(pk=staff.pk), "genba", Vocabulary())
    (pages,) = (sort for sort in found.sorts if sort.title == "Help")
    assert [hit.title for hit in pages.hits] == ["Finding things"]
    ((_, text),) = pages.hits[0].why.told
    assert marks(text)[0] == "genba"
    assert not {"*", "#"} & set("".join(piece.text for piece in text))


def test_what_one_may_do_there_is_offered_and_nothing_else(
    add_measure: Callable[..., Measure], stream: ValueStream, facilitator: Person, staff: Person
) -> None:
    measure = add_measure("Letters sent")
    offered = {hit.title: hit.offer.says for hit in hits(facilitator, "letters") if hit.offer}
    assert offered == {"Letters sent": "Record a reading", "Outpatient letters": "Propose a workshop"}
    assert [hit.offer for hit in hits(staff, "letters")] == [None, None]
    measures.retire_measure(measure=measure, reason="Enough", by=facilitator)
    assert [hit.offer for hit in hits(facilitator, "letters sent")] == [None]


def test_an_owner_is_offered_to_record_a_reading(add_measure: Callable[..., Measure], staff: Person) -> None:
    add_measure("Falls", owner=staff)
    (hit,) = hits(staff, "falls")
    assert hit.offer
    assert hit.offer.says == "Record a reading"


def test_who_is_offered_something_is_let_in_there(
    client: Client, add_measure: Callable[..., Measure], stream: ValueStream, facilitator: Person
) -> None:
    add_measure("Letters sent")
    client.force_login(facilitator)
    links = [hit.offer.link for hit in hits(facilitator, "letters") if hit.offer]
    assert [client.get(link).status_code for link in links] == [200, 200]


def test_offers_ask_no_more_questions_for_many_than_for_one(
    stream: ValueStream, facilitator: Person, staff: Person
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            search.find(Person.objects.get(pk=staff.pk), "letters", Vocabulary())
        return len(questions)

    def propose(title: str) -> None:
        workshop = improvement.propose_workshop(
            value_stream=stream, title=title, process="From a to b", proposed_on=date(2018, 10, 1),
            team=None, by=facilitator,
        )  # fmt: skip
        improvement.plan_workshop(
            workshop=workshop, starts=date(2019, 7, 22), ends=date(2019, 7, 26), by=facilitator
        )

    propose("Letters in theatres")
    few = asked()
    for n in range(8):
        propose(f"Letters {n}")
    assert asked() == few


def test_the_page_marks_and_explains_and_the_box_offers_for_the_first(
    client: Client, add_measure: Callable[..., Measure], facilitator: Person
) -> None:
    for n in range(2):
        add_measure(f"Letters <{n}>")
    client.force_login(facilitator)
    page = client.get("/search/", {"q": "letter"}).content.decode()
    assert '<mark class="app-found__mark">Letters</mark> &lt;0&gt;' in page
    assert page.count("Record a reading<") == 2
    box = client.get("/search/suggestions/", {"q": "letter"}).content.decode()
    assert box.count("Record a reading<") == 1
