"""Search: whoever looks finds what holds their words among what they may see, and learns of nothing else."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.server import search
from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.models import ValueStream
from goldthread.server.people import actions as people
from goldthread.server.people.abilities import Misdeclared
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.roles import Role
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.search import keeping
from goldthread.server.search.asking import LONGEST, MOST
from goldthread.server.search.finding import SHOWN
from tests.server.addresses import world as worlds
from tests.server.addresses.world import PATIENT_PARTNER, World
from tests.server.conftest import Somebody

WORDS = Vocabulary()
BEGINNINGS = [
    "ad",
    "bo",
    "de",
    "do",
    "ea",
    "ev",
    "fa",
    "le",
    "lt",
    "ou",
    "pa",
    "re",
    "sa",
    "so",
    "st",
    "su",
    "te",
    "to",
    "wa",
    "wo",
]


def found(person: Person, text: str) -> search.Found:
    """As a request finds: what somebody reaches is read anew. It finds the same before and after the worker
    has read what was changed.
    """
    before = search.find(Person.objects.get(pk=person.pk), text, WORDS)
    keeping.keep_up()
    after = search.find(Person.objects.get(pk=person.pk), text, WORDS)
    assert before == after
    return after


def titles(person: Person, text: str, *, nearly: bool = False) -> list[str]:
    """What is found, in its order; `nearly` where only words nearly the same hold it."""
    answer = found(person, text)
    assert not answer.sorts or answer.nearly == nearly
    return [hit.title for sort in answer.sorts for hit in sort.hits if sort.title != "Help"]


@pytest.fixture
def add_team(trust: Organisation, administrator: Person) -> Callable[..., Team]:
    def add(name: str, at: Organisation | None = None) -> Team:
        return people.add_team(organisation=at or trust, name=name, by=administrator if at is None else None)  # type: ignore[arg-type]

    return add


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Café ward", "cafe"),
        ("Cafe ward", "café"),
        ("Łukasz’s team", "lukasz"),
        ("Søndergård", "sondergard"),
        ("Straße", "STRASSE"),
        ("Physiotherapy", "physio"),
        ("Day surgery, 60-day review", "60 surg"),
        ("Ward ‘7B’ (Orchid)", "orchid 7b"),
        ("Gofal dwŷs", "dwys gofal"),
        ("Ünit İstanbul", "istanbul"),
        ("Отделение", "отдел"),
        ("日本 病棟", "病棟"),
        ("100% ready_now", "ready 100%"),
    ],
)
def test_accents_capitals_and_what_stands_between_words_do_not_count(
    add_team: Callable[..., Team], staff: Person, name: str, typed: str
) -> None:
    add_team(name)
    add_team("Something else")
    assert titles(staff, typed) == [name]


@pytest.mark.parametrize("typed", ["art", "surgery ward", "70"])
def test_the_middle_of_a_word_and_half_of_the_words_find_nothing(
    add_team: Callable[..., Team], staff: Person, typed: str
) -> None:
    add_team("Start of surgery")
    add_team("Physiotherapy, 170")
    assert titles(staff, typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        "medicaton",
        "mediaction",
        "nedication",
        "medicatiion",
        "Medicatoin",
        "dication",
        "edication",
        "emdicat",
    ],
)
def test_one_letter_wrong_missing_too_many_or_two_swapped_is_forgiven(
    add_team: Callable[..., Team], staff: Person, typed: str
) -> None:
    add_team("Médication rounds")
    add_team("Medication rounds, again")
    expected = ["Medication rounds, again", "Médication rounds"]
    assert sorted(titles(staff, typed, nearly=True)) == expected


def test_every_single_mistake_in_a_word_is_forgiven(add_team: Callable[..., Team], staff: Person) -> None:
    add_team("Theatre")
    right = "theatre"
    wrong = {right[:n] + right[n + 1 :] for n in range(7)}
    wrong |= {right[:n] + "x" + right[n:] for n in range(8)} | {
        right[:n] + "x" + right[n + 1 :] for n in range(7)
    }
    wrong |= {right[:n] + right[n + 1] + right[n] + right[n + 2 :] for n in range(6)}
    for each in wrong - {"theatr"}:
        answer = found(staff, each)
        assert "Theatre" in [hit.title for sort in answer.sorts for hit in sort.hits], each


def test_numbers_and_short_words_are_taken_as_they_are(add_team: Callable[..., Team], staff: Person) -> None:
    add_team("Ward 2024")
    add_team("Eye")
    assert [titles(staff, typed) for typed in ("2025", "ear", "wards 2025")] == [[], [], []]


def test_what_has_the_words_in_its_name_and_whole_comes_first(
    trust: Organisation, facilitator: Person, add_team: Callable[..., Team]
) -> None:
    for name in ("Wardrobes of theatre staff", "The old ward of all", "Ward"):
        add_team(name)
    assert titles(facilitator, "ward") == ["Ward", "The old ward of all", "Wardrobes of theatre staff"]


def test_more_than_are_shown_are_counted(add_team: Callable[..., Team], staff: Person) -> None:
    for number in range(SHOWN + 3):
        add_team(f"Orchid {number}")
    (sort,) = found(staff, "orchid").sorts
    assert (sort.title, sort.count, len(sort.hits)) == ("Teams", SHOWN + 3, SHOWN)


def test_what_was_changed_just_now_is_found_as_it_is_now(
    trust: Organisation, administrator: Person, add_team: Callable[..., Team]
) -> None:
    team = add_team("Orchid")
    assert titles(administrator, "orchid") == ["Orchid"]
    people.close_team(team=team, roles="end", by=administrator)
    assert titles(administrator, "orchid") == []


def test_in_an_actions_own_transaction_it_is_found_and_taken_back_with_it(
    facilitator: Person, stream: ValueStream
) -> None:
    assert titles(facilitator, "letters") == [stream.title]
    improvement.edit_value_stream(
        value_stream=stream, title="Discharge", scope="From ward to home", chosen_by="The board",
        chosen_why="It takes long", considered="", team=None, by=facilitator,
    )  # fmt: skip
    assert titles(facilitator, "letters") == []
    assert titles(facilitator, "discharge") == ["Discharge"]


@pytest.fixture
def stream(trust: Organisation, facilitator: Person) -> ValueStream:
    return improvement.open_value_stream(
        organisation=trust, title="Outpatient letters", scope="From visit to post",
        chosen_by="Zebedee Quill", chosen_why="They wait for weeks", considered="Pharmacy", team=None,
        by=facilitator,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["outpatient", "weeks", "outpatiemt", "visit", "pharmacy"])
def test_an_outsider_learns_of_nothing(stream: ValueStream, outsider: Person, text: str) -> None:
    assert [sort.title for sort in found(outsider, text).sorts if sort.title != "Help"] == []


def test_nobody_finds_by_what_not_everybody_reads(stream: ValueStream, facilitator: Person) -> None:
    assert titles(facilitator, "zebedee") == []


@pytest.mark.parametrize(
    ("shared", "expected"), [("nothing", []), ("totals", []), ("workshops", ["Outpatient letters"])]
)
def test_who_sees_totals_alone_finds_no_workshop_or_stream(
    stream: ValueStream, trust: Organisation, administrator: Person, somebody: Somebody, shared: str,
    expected: list[str],
) -> None:  # fmt: skip
    both = people.found_partnership(slug="both", name="Both", organisations=[trust], by=None)
    board = somebody(Role.BOARD_MEMBER, at=both, name="Bo Board")
    people.set_organisation(
        organisation=trust, name=trust.name, shared=shared, weeks_of_planning=8, by=administrator
    )
    assert titles(board, "outpatient") == expected
    assert titles(board, "femi") == []
    assert titles(board, "surrey") == ([] if shared == "nothing" else [trust.name])


def test_every_visitor_is_let_in_at_all_they_find(db: None) -> None:
    world = worlds.build()
    finds = {}
    here = {name: person for name, person in world.people.items() if name != "left"}
    for name, person in here.items():
        browser = Client()
        browser.force_login(person)
        answers = [found(person, beginning) for beginning in BEGINNINGS]
        links = {
            hit.link for answer in answers if not answer.nearly for sort in answer.sorts for hit in sort.hits
        }
        finds[name] = len(links)
        refused = {link: browser.get(link).status_code for link in links}
        assert {link: status for link, status in refused.items() if status != 200} == {}, name
    assert finds["facilitator"] > finds["outsider"]


def test_a_patient_partners_name_is_found_by_nobody_else(db: None) -> None:
    world: World = worlds.build()
    finders = {name for name, person in world.people.items() if titles(person, PATIENT_PARTNER)}
    assert finders <= {"patient partner"}


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", '"', "'", "''; drop table people_person; --", "* OR NOT AND", 'title:"a*',
        "%", "_", "%%__", "\\", "NEAR(a b)", "or:*", "!!&&||()", "<script>alert(1)</script>",
        "{workshop.titles}", "\ud800", "\u202eabc", "😀😀", "́́́", "ﷺ" * 150, "(" * 199, "ab " * 60, "a", "é",
        "[^a", "(?i)or", "$1 %s {}", "a" * 200, "a b c d e f g h i j k l",
        "ab " * 66, "a'b'c'd'e'f'g'h'i'j'k'l'",
        "\x00ward\x00", "ward\x00 OR 1", "{name} : ward", "name:ward",
        "^ward", "ward*", "+ward -theatre", "'ward':*A",
        "NEAR/2", "\"ward", "ward\"*\"", "\\'",
        "\u200bward\u200d", "\ufeffward", "\u0645\u0631\u062d\u0628\u0627 ward",
        "ẛ̣", "𝔴𝔞𝔯𝔡", "½ ²", "👩‍⚕️ ward", "𞤀𞤁𞤂", "\udfff\ud83d",
    ],
)  # fmt: skip
def test_operators_and_nonsense_are_words_or_nothing(
    add_team: Callable[..., Team], staff: Person, client: Client, text: str
) -> None:
    add_team("Orchid or not, and 100% Near")
    client.force_login(staff)
    before = Person.objects.count()
    answer = client.get(reverse("search:search"), {"q": text.encode("utf-8", "replace")})
    assert answer.status_code == (404 if "\0" in text else 200)  # at the edge: no address has such a letter
    assert b"<script>alert" not in answer.content
    assert Person.objects.count() == before
    assert found(staff, text).sorts == found(staff, text.upper()).sorts or "{" in text


@pytest.mark.parametrize("length", [LONGEST + 1, 10_000])
def test_too_long_a_text_says_how_to_go_on(staff: Person, client: Client, length: int) -> None:
    client.force_login(staff)
    page = client.get(reverse("search:search"), {"q": "a" * length})
    assert page.status_code == 200
    assert f"longer than {LONGEST} letters" in page.content.decode()


def test_too_many_words_say_how_to_go_on(staff: Person) -> None:
    assert f"more than {MOST} words" in found(staff, " ".join(f"word{n}" for n in range(MOST + 1))).wrong


def test_one_letter_is_asked_for_another(staff: Person) -> None:
    assert "first two letters" in found(staff, "x").wrong
    assert found(staff, "").wrong == found(staff, " ").wrong == ""


def test_the_page_says_what_is_found_and_keeps_what_was_typed(
    stream: ValueStream, facilitator: Person, client: Client
) -> None:
    client.force_login(facilitator)
    page = client.get(reverse("search:search"), {"q": "Outpat"}).content.decode()
    assert "Value streams (1)" in page
    assert ">Outpatient</mark> letters</a>, SASH" in page
    assert 'value="Outpat"' in page


def test_help_is_found_in_the_words_that_are_used(staff: Person) -> None:
    (sort,) = (sort for sort in found(staff, "measures revision").sorts if sort.title == "Help")
    assert all(hit.link.startswith("/help/") for hit in sort.hits)


def test_the_queries_do_not_grow_with_what_there_is(add_team: Callable[..., Team], staff: Person) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            search.find(Person.objects.get(pk=staff.pk), "orchid", WORDS)
        return len(seen)

    add_team("Orchid")
    few = queries()
    for number in range(30):
        add_team(f"Orchid {number}")
    assert queries() == few


def test_a_model_is_registered_once() -> None:
    with pytest.raises(Misdeclared):
        search.register(Team, "Wards", text=("name",), link=str, visible=lambda person: Team.objects.all())
    with pytest.raises(Misdeclared):
        search.register_pages("Help", lambda words: [])
