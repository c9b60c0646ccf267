"""What rooms declare: abilities, parts and words, which one table and one list gather."""

import re
from pathlib import Path

import pytest

from goldthread.server import config
from goldthread.server.people import abilities, parts, roles_table, vocabulary
from goldthread.server.people.abilities import Ability, Misdeclared, PeopleAbility
from goldthread.server.people.vocabulary import Term, Vocabulary, word
from tests.server.one_more_room.declared import BY_PART, COHORT, CohortPart, LearningAbility


@pytest.fixture(autouse=True)
def nothing_stays_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(abilities, "_registered", dict(abilities._registered))
    monkeypatch.setattr(abilities, "_notes", dict(abilities._notes))
    monkeypatch.setattr(parts, "_registered", dict(parts._registered))
    monkeypatch.setattr(parts, "_where", dict(parts._where))
    monkeypatch.setattr(vocabulary, "_terms", dict(vocabulary._terms))


@pytest.fixture
def a_room_of_learning() -> None:
    abilities.register(LearningAbility)
    parts.register(CohortPart, BY_PART, where="cohort")
    vocabulary.register(COHORT)


@pytest.mark.usefixtures("a_room_of_learning")
def test_a_part_gives_what_its_room_says() -> None:
    assert parts.abilities_of([CohortPart.ASSESSOR]) == {PeopleAbility.SEE, LearningAbility.MARK}
    assert parts.abilities_of([CohortPart.LEARNER]) == frozenset()


@pytest.mark.usefixtures("a_room_of_learning")
def test_the_table_for_the_documents_holds_what_every_room_declares() -> None:
    assert "| Mark homework |  | yes |" in roles_table.as_markdown(roles_table.roles())
    held = roles_table.parts()[-1]
    assert held.caption == "What each part may do, in its cohort only"
    assert held.rows == [("See the programme", [True, False]), ("Mark homework", [True, False])]


@pytest.mark.usefixtures("a_room_of_learning")
def test_an_organisation_may_say_a_rooms_word_its_own_way() -> None:
    assert Vocabulary()["cohort"].one == "class"
    assert Vocabulary({})["cohort"].one == "dojo"
    assert Vocabulary({"pack": "plain"})["cohort"].titles == "Classes"
    own = {"cohort": ["year", "years", "a year"]}
    assert Vocabulary({"own": own})["cohort"].a == "a year"


def test_two_rooms_cannot_call_their_abilities_the_same() -> None:
    class SameKey(Ability):
        SEE = "see", "See something else"

    class SameLabel(Ability):
        LOOK = "look", "See the programme"

    for taken in (SameKey, SameLabel):
        with pytest.raises(Misdeclared, match=r"is called as PeopleAbility\.SEE is"):
            abilities.register(taken)


def test_an_ability_is_given_by_roles_that_there_are() -> None:
    class Mistyped(Ability):
        MARK = "mark", "Mark homework", "teamlead"

    with pytest.raises(Misdeclared, match="'teamlead' is no role"):
        abilities.register(Mistyped)


def test_an_ability_that_nobody_declared_is_not_asked_for() -> None:
    with pytest.raises(LookupError, match="No room declares the ability ‘edit_mesures’"):
        abilities.named("edit_mesures")


def test_templates_ask_for_abilities_that_there_are() -> None:
    templates = Path(config.__file__).parents[1].rglob("*.jinja")
    asked = {key for path in templates for key in re.findall(r'\bmay\("(\w+)"', path.read_text())}
    assert len(asked) > 5
    assert asked <= {ability.key for ability in abilities.every()}


def test_every_part_says_what_it_gives() -> None:
    with pytest.raises(Misdeclared, match="nothing says what Learner may do"):
        parts.register(CohortPart, {CohortPart.ASSESSOR: {PeopleAbility.SEE}}, where="cohort")


def test_a_part_gives_only_abilities_that_are_registered() -> None:
    with pytest.raises(Misdeclared, match=r"Assessor is given LearningAbility\.MARK"):
        parts.register(CohortPart, BY_PART, where="cohort")


def test_a_term_is_of_one_room() -> None:
    with pytest.raises(Misdeclared, match="‘workshop’ is declared twice"):
        vocabulary.register(Term("workshop", "Another.", japanese=word("workshop"), plain=word("workshop")))
    with pytest.raises(Misdeclared, match="no key for a term"):
        vocabulary.register(Term("report-out", "Another.", japanese=word("x"), plain=word("y")))
