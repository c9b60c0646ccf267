"""An @ and a whole name name somebody who may see it; anything else is said."""

import pytest

from goldthread.server.comments.naming import NobodyOfThatName, named_in
from goldthread.server.people.models import Person

ADA, BEN, ANN = Person(pk=1, name="Ada Khan"), Person(pk=2, name="Ben O’Hara"), Person(pk=3, name="Ann")
ANNE = Person(pk=4, name="Ann Marie Wu")
PEOPLE = [ADA, BEN, ANN, ANNE]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Nobody at all", []),
        ("@Ada Khan, why?", [ADA]),
        ("why, @ada khan?", [ADA]),
        ("(@Ben O’Hara) and @Ada Khan; @Ben O’Hara", [BEN, ADA]),
        ("@Ann Marie Wu", [ANNE]),
        ("@Ann: look", [ANN]),
        ("Write to ada@example.org or ada.khan@nhs.net", []),
        ("10 @ 5 each", []),
    ],
)
def test_who_is_named(text: str, named: list[Person]) -> None:
    assert named_in(text, PEOPLE) == named


def test_a_name_written_nearly_right_is_asked_about() -> None:
    with pytest.raises(NobodyOfThatName, match="Is it @Ada Khan"):
        named_in("Hello @Ada Kahn!", PEOPLE)


def test_a_name_that_nobody_has_says_how_to_go_on() -> None:
    with pytest.raises(NobodyOfThatName, match="or leave the @ out"):
        named_in("@Zebedee", PEOPLE)
    with pytest.raises(NobodyOfThatName):
        named_in("@Anna", PEOPLE)


def test_two_of_one_name_are_chosen_from_the_list() -> None:
    with pytest.raises(NobodyOfThatName, match="2 people called Ada Khan"):
        named_in("@Ada Khan", [*PEOPLE, Person(pk=9, name="Ada Khan")])
