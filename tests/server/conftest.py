"""A trust and its people, built through actions, so that no impossible state exists."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role

Somebody = Callable[..., Person]


@pytest.fixture(scope="session", autouse=True)
def _a_place_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept as a file is kept where nothing else is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOLDTHREAD_DATA", str(tmp_path_factory.mktemp("place")))
        yield


@pytest.fixture
def trust(db: None) -> Organisation:
    return people.found_organisation(
        code="SASH", name="Surrey and Sussex Healthcare NHS Trust", ods_code="RTP", pack="japanese", by=None
    )


@pytest.fixture
def other_trust(db: None) -> Organisation:
    return people.found_organisation(
        code="LTHT", name="The Leeds Teaching Hospitals NHS Trust", pack="japanese", by=None
    )


@pytest.fixture
def somebody(trust: Organisation) -> Somebody:
    """Makes a person with a role: `somebody(Role.STAFF)`, at the trust unless `at` says where."""
    numbers = count(1)

    def make(role: Role | None = None, at: object = None, name: str = "") -> Person:
        n = next(numbers)
        name = name or f"{Role(role).label if role else 'Nobody'} {n}"
        person = people.add_person(email=f"person{n}@example.org", name=name, by=None)
        if role:
            people.grant(person=person, role=role, place=at or trust, by=None)  # type: ignore[arg-type]
        return person

    return make


@pytest.fixture
def facilitator(somebody: Somebody) -> Person:
    return somebody(Role.FACILITATOR, name="Femi Adeyemi")


@pytest.fixture
def executive(somebody: Somebody) -> Person:
    return somebody(Role.EXECUTIVE, name="Edith Owen")


@pytest.fixture
def administrator(somebody: Somebody) -> Person:
    return somebody(Role.ADMINISTRATOR, name="Ada Khan")


@pytest.fixture
def staff(somebody: Somebody) -> Person:
    return somebody(Role.STAFF, name="Sam Lee")


@pytest.fixture
def outsider(somebody: Somebody, other_trust: Organisation) -> Person:
    """Somebody with every ability, in another trust."""
    return somebody(Role.FACILITATOR, at=other_trust, name="Olu Outsider")
