"""Whatever a thing of the method is called, it is found: in Japanese, plainly, in one's own words."""

import pytest

from goldthread.server import search
from goldthread.server.people import actions as people
from goldthread.server.people import vocabulary
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.vocabulary import Term, Vocabulary

OWN = ["Brilliant basics", "Brilliant basics", "Brilliant basics"]


def ways_of(term: Term) -> set[str]:
    words = (term.japanese, term.plain)
    return {form for word in words for form in (word.one, word.many)} | set(term.also)


def teams(person: Person, typed: str, said: Vocabulary) -> set[str]:
    found = search.find(Person.objects.get(pk=person.pk), typed, said)
    return set() if found.nearly else {hit.title for s in found.sorts if s.title == "Teams" for hit in s.hits}


@pytest.mark.parametrize("key", sorted(vocabulary.terms()))
def test_every_way_of_saying_a_term_finds_every_other(
    trust: Organisation, administrator: Person, key: str
) -> None:
    ways = {*ways_of(vocabulary.terms()[key]), OWN[0]}
    names = {f"{way[:1].upper()}{way[1:]}, ward 7" for way in ways}
    for name in names:
        people.add_team(organisation=trust, name=name, by=administrator)
    said = Vocabulary({"pack": "plain", "own": {key: OWN}})
    for typed in ways:
        assert names - teams(administrator, typed, said) == set(), typed


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("gemba", "Genba"),
        ("genba", "Gemba walks of the board"),
        ("Gemba-Walk", "Go-and-see visits"),
        ("go see", "Genba walk"),
        ("kaizens", "Kaizen"),
        ("kai zen", "Kaizen"),
        ("improvements", "Kaizen in theatres"),
        ("muda", "Waste in pharmacy"),
        ("waste", "Seven kinds of muda"),
        ("5 S", "Tidy and safe workplace"),
        ("five-s", "5S in the store"),
        ("reportout", "Presentations of results"),
        ("stand-up", "Huddles"),
        ("kaizen promotion office", "KPO"),
        ("RPIWs", "An improvement week"),
    ],
)
def test_as_people_spell_it(trust: Organisation, administrator: Person, typed: str, name: str) -> None:
    people.add_team(organisation=trust, name=name, by=administrator)
    assert teams(administrator, typed, Vocabulary()) == {name}


@pytest.mark.parametrize("typed", ["kaisen", "kiazen", "genbba", "sensai"])
def test_a_japanese_word_that_is_mistyped_is_still_found(
    trust: Organisation, administrator: Person, typed: str
) -> None:
    for name in ("Kaizen", "Genba", "Sensei"):
        people.add_team(organisation=trust, name=name, by=administrator)
    found = search.find(Person.objects.get(pk=administrator.pk), typed, Vocabulary())
    assert found.nearly
    assert any(hit.why.meant == (f"like ‘{typed}’",) for sort in found.sorts for hit in sort.hits)
