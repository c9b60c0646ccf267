"""What a network shows, said in sentences."""

from goldthread.methods import ties
from goldthread.methods.ties import Person


def said(rows, people=(), **asked):
    told = ties.describe(ties.network(rows, people=people), **asked)
    return " ".join(told.sentences), " ".join(told.warnings)


def test_a_small_network_in_plain_words():
    found, minded = said([("Ann", "Bob"), ("Bob", "Ann"), ("Bob", "Cem")])
    assert found == (
        "3 people, 2 of whom answered, and 3 ties. 67% of ties are returned, 100% of those between people "
        "who both answered. Somebody brokers between two who are not tied once: 0 one way only, 1 with at "
        "least one tie returned. Everybody is connected. There is no hub: nobody is named by more people "
        "than chance might give somebody."
    )
    assert "1 of 3 people did not answer" in minded


def test_parts_and_those_tied_to_nobody_are_said():
    people = [Person(name, True) for name in ("Ann", "Bob", "Cem", "Dee", "Zed")]
    found, _ = said([("Ann", "Bob"), ("Cem", "Dee")], people)
    assert "falls into 3 parts, the largest of 2 people; 1 is tied to nobody." in found


def test_when_everybody_answered_there_is_nothing_to_mind():
    people = [Person(name, True) for name in ("Ann", "Bob", "Cem")]
    assert said([("Ann", "Bob"), ("Bob", "Cem")], people)[1] == ""


def test_one_hub_is_not_polycentric_and_two_are():
    many = [f"P{at:03d}" for at in range(60)]
    one = [(name, "Ann") for name in many[:30]]
    two = [(name, "Bob") for name in many[30:]]
    assert "There is one hub, named by" in said([*one, (many[40], many[41])])[0]
    assert "There are 2 hubs, each named by" in said(one + two)[0]


def test_nobody_who_answered_tied_to_another_who_did():
    found, _ = said([("Ann", "Bob")])
    assert "Nobody brokers between two who are not tied." in found
    assert "0% of ties are returned; no two people who both answered are tied." in found


def test_few_answers_are_said_where_it_is_known_how_many_were_asked():
    rows = [("Ann", "Bob"), ("Bob", "Ann")]
    assert "2 of 5 invited answered (40%)" in said(rows, invited=5)[1]
    assert "invited" not in said(rows, invited=2)[1]


def test_no_names_are_said():
    people = [Person("Ann", False), Person("Bob", True)]
    found, minded = said([("Ann", "Bob"), ("Ann", "Xan"), ("Ann", "Ann")], people)
    assert not any(name in found + minded for name in ("Ann", "Bob", "Xan"))


def test_one_person_is_a_person_and_nobody_tied_is_not_everybody_connected():
    found, _ = said([], [Person("Ann", True)])
    assert found.startswith("One person, who answered, and no ties.")
    assert "Nobody is tied to anybody." in found
    assert "connected" not in found
    assert ties.how_large(ties.network([("Ann", "Bob")])) == "2 people, 1 tie"
