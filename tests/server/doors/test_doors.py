"""One list of doors: the navigation, the cards and the first page offer what is open to whoever looks."""

import re

import pytest
from django.test import Client

from goldthread.server import doors
from goldthread.server.doors import Door, Group, Of, Shown, Way, registry
from goldthread.server.doors.navigation import MOST, Item, navigation
from goldthread.server.people import actions as people
from goldthread.server.people.abilities import Misdeclared, PeopleAbility
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role
from goldthread.server.people.seen import Seen
from goldthread.server.people.vocabulary import Vocabulary
from tests.server.conftest import Somebody

WORDS = Vocabulary({})
NINE_MORE = (
    ("Coaching", Group.IMPROVEMENT),
    ("Crises", Group.IMPROVEMENT),
    ("Voices", Group.AIMS),
    ("Training", Group.LEARNING),
    ("Toolkit", Group.LEARNING),
    ("Surveys", Group.RESULTS),
    ("Networks", Group.RESULTS),
    ("Chats", Group.TOGETHER),
    ("Ideas", Group.TOGETHER),
)


@pytest.fixture(autouse=True)
def nothing_stays_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_doors", list(registry._doors))


def titles(items: list[Item]) -> list[str]:
    return [item.title for item in items]


def ways(found: list[Way]) -> list[str]:
    return [way.title for way in found]


def cards(client: Client, person: Person, address: str) -> list[str]:
    client.force_login(person)
    said = client.get(address).content.decode()
    return re.findall(r'app-cards__link" href="[^"]*">([^<]*)<', said)


def test_where_doors_are_few_each_stands_by_itself(staff: Person, trust: Organisation) -> None:
    found = navigation(staff, trust, WORDS, "/o/SASH/workshops/3/")
    assert titles(found) == [
        "This week",
        "Organisations",
        "Golden thread",
        "Value streams",
        "Workshops",
        "Measures",
        "Evidence",
    ]
    assert [item.title for item in found if item.current == "true"] == ["Workshops"]


def test_whoever_is_in_no_organisation_is_offered_what_is_of_none(staff: Person) -> None:
    found = navigation(staff, None, WORDS, "/")
    assert titles(found) == ["This week", "Organisations", "Evidence"]
    assert [item.title for item in found if item.current == "page"] == ["This week"]


def test_fifteen_rooms_fit_in_seven_items_and_each_is_still_there(staff: Person, trust: Organisation) -> None:
    for title, group in NINE_MORE:
        doors.register(Door(title, "measures:measures"), group=group)
    found = navigation(staff, trust, WORDS, "/o/SASH/workshops/")
    assert titles(found) == [group.value for group in Group]
    assert len(found) <= MOST
    reached = [each.title for item in found for each in (item.within or [item])]
    assert {title for title, _ in NINE_MORE} <= set(reached)
    assert {"Golden thread", "Workshops", "Evidence"} <= set(reached)
    assert [item.title for item in found if item.current] == ["Improvement"]


def test_one_room_more_folds_one_group_alone(staff: Person, trust: Organisation) -> None:
    doors.register(Door("Boards", "measures:measures"), group=Group.IMPROVEMENT)
    found = navigation(staff, trust, WORDS, "/")
    assert titles(found) == [
        "This week",
        "Organisations",
        "Golden thread",
        "Improvement",
        "Measures",
        "Evidence",
    ]
    week, folded = [item for item in found if item.within]
    assert (week.title, folded.title) == ("This week", "Improvement")
    assert titles(list(folded.within)) == ["Value streams", "Workshops", "Boards"]


def test_a_folded_group_opens_without_a_script(client: Client, staff: Person) -> None:
    doors.register(Door("Boards", "measures:measures"), group=Group.IMPROVEMENT)
    client.force_login(staff)
    client.get("/o/SASH/")
    said = client.get("/o/SASH/workshops/").content.decode()
    assert '<summary class="app-nav__link" aria-current="true">Improvement</summary>' in said
    assert re.search(r'app-nav__way" href="/o/SASH/workshops/" aria-current="page">Workshops<', said)


def test_what_somebody_may_not_do_is_not_offered(
    staff: Person, facilitator: Person, trust: Organisation
) -> None:
    doors.register(
        Door("Boards to set up", "people:teams", ability=PeopleAbility.MANAGE_PEOPLE), group=Group.IMPROVEMENT
    )
    assert "Boards to set up" in ways(doors.of_organisation(facilitator, trust, WORDS))
    assert "Boards to set up" not in ways(doors.of_organisation(staff, trust, WORDS))


def test_whoever_sees_totals_is_offered_the_evidence_alone(
    client: Client, somebody: Somebody, trust: Organisation
) -> None:
    evaluator = somebody(Role.EVALUATOR)
    assert cards(client, evaluator, "/o/SASH/") == ["Evidence"]
    assert titles(navigation(evaluator, trust, WORDS, "/")) == ["This week", "Organisations", "Evidence"]


def test_every_card_leads_somewhere_that_lets_one_in(
    client: Client, staff: Person, somebody: Somebody, trust: Organisation
) -> None:
    for person in (staff, somebody(Role.EVALUATOR), somebody(Role.ADMINISTRATOR)):
        client.force_login(person)
        offered = [*doors.of_organisation(person, trust, WORDS), *registry.upkeep_of(person, trust, WORDS)]
        assert [way.href for way in offered if client.get(way.href).status_code != 200] == []


def test_cards_and_the_first_page_say_the_organisations_words(
    client: Client, administrator: Person, trust: Organisation
) -> None:
    people.choose_words(of=trust, pack="plain", by=administrator)
    assert "Patient pathways" in cards(client, administrator, "/o/SASH/")
    assert ">Patient pathways</a>" in client.get("/").content.decode().split("<aside")[1]


def test_a_partnership_has_doors_of_its_own(client: Client, trust: Organisation, somebody: Somebody) -> None:
    five = people.found_partnership(slug="five", name="Five trusts", organisations=[trust])
    member = somebody(Role.BOARD_MEMBER, at=five)
    assert cards(client, member, "/p/five/") == [
        "Routines",
        "Compacts",
        "What is due",
        "Measures",
        "Evidence",
    ]
    for way in doors.of_partnership(member, five, WORDS):
        assert client.get(way.href).status_code == 200


def test_two_doors_of_one_thing_cannot_be_called_the_same() -> None:
    with pytest.raises(Misdeclared, match="‘Measures’"):
        doors.register(Door("Measures", "aims:thread"), group=Group.AIMS)
    doors.register(Door("Measures", "people:organisations", of=Of.NOTHING), group=Group.RESULTS)


def test_there_are_never_more_groups_than_fit() -> None:
    assert len(Group) <= MOST


def test_who_keeps_a_place_running_finds_its_letters(client: Client, administrator: Person) -> None:
    client.force_login(administrator)
    said = client.get("/o/SASH/").content.decode()
    assert "Letters that did not go" in said.split('id="upkeep"')[1]


def test_a_door_for_whoever_sees_the_organisation_whole_is_shown_to_no_other(
    somebody: Somebody, trust: Organisation, staff: Person
) -> None:
    doors.register(Door("The wall", "aims:thread", shown=Shown.CARD, seen=Seen.WHOLE), group=Group.AIMS)
    assert "The wall" in ways(doors.of_organisation(staff, trust, WORDS))
    assert "The wall" not in ways(doors.of_organisation(somebody(Role.EVALUATOR), trust, WORDS))
