"""The choice of people in the demonstration: those whom the documents name come first."""

import pytest

from goldthread.server.people import actions as people
from goldthread.server.people.demonstration import (
    DEMONSTRATION,
    everybody_else,
    people_of_the_demonstration,
    people_to_try,
)
from goldthread.server.people.models import Organisation, Partnership
from goldthread.server.people.roles import Role

POSTS = [
    ("Ward clerk", Role.STAFF),
    ("Chief operating officer", Role.EXECUTIVE),
    ("Another matron", Role.TEAM_LEAD),
    ("Cardiology matron", Role.TEAM_LEAD),
    ("Head of improvement", Role.FACILITATOR),
]


@pytest.fixture
def invented(trust: Organisation, partnership: Partnership) -> None:
    for n, (post, role) in enumerate(POSTS):
        person = people.add_person(email=f"p{n}{DEMONSTRATION}", name=f"Person {n}", title=post, by=None)
        people.grant(person=person, role=role, place=trust, by=None)
    chair = people.add_person(email=f"c{DEMONSTRATION}", name="Chair", title="Director", by=None)
    people.grant(person=chair, role=Role.BOARD_MEMBER, place=partnership, by=None)


@pytest.mark.usefixtures("invented")
def test_those_whom_the_documents_name_come_first_and_nobody_twice() -> None:
    places = people_of_the_demonstration()
    first = people_to_try(places)
    assert [tile.role for tile in first] == [
        "Cardiology matron",
        "Head of improvement",
        "Chief operating officer",
        "Director",
    ]
    others = [tile.role for _, tiles in everybody_else(places, first) for tile in tiles]
    assert others == ["Ward clerk", "Another matron"]
