"""The demonstration's people. All are invented, and no name is meant to be anybody's."""

from collections.abc import Iterator
from itertools import count
from typing import TypedDict

from goldthread.server.people import actions
from goldthread.server.people.demonstration import people_of_the_demonstration, people_to_try
from goldthread.server.people.models import Organisation, Partnership, Person
from goldthread.server.people.roles import Role

from .tables import rows
from .teams import WORKS_IN, team_called

DOMAIN = "demo.goldthread.example"

OFFICE = ("head of improvement", "senior improvement specialist", "improvement specialist")
LEADS = ("manager", "matron", "lead", "sister", "charge nurse", "head of", "pharmacist")
PATIENT = "patient partner"
CHIEF_EXECUTIVE = "chief executive"


class Named(TypedDict):
    """Somebody, by name and address."""

    name: str
    email: str


class Cast:
    """Finds the person who holds a post in a trust, and invents them when they are first asked for."""

    def __init__(self) -> None:
        names = rows("invented_names")
        self._first = [row["first"] for row in names]
        self._last = [row["last"] for row in names if row["last"]]
        self._people: dict[tuple[str, str], Person] = {}
        self._number = count()

    def of(self, organisation: Organisation, post: str, which: int = 0) -> Person:
        """The person in this post; `which` tells several in one post apart."""
        key = (organisation.code, f"{post} {which}")
        if key not in self._people:
            self._people[key] = self._invent(organisation, post)
        return self._people[key]

    def facilitator(self, organisation: Organisation) -> Person:
        return self.of(organisation, OFFICE[0])

    def at_partnership(self, partnership: Partnership, post: str, role: Role) -> Person:
        """Somebody with a role over all the partnership."""
        person = actions.add_person(**self._named(), title=post, by=None)
        actions.grant(person=person, role=role, place=partnership, by=None)
        return person

    def _invent(self, organisation: Organisation, post: str) -> Person:
        named = self._named()
        if post == CHIEF_EXECUTIVE:  # the dated events name the real ones
            named["name"] = f"Chief executive of {organisation.code}"
        person = actions.add_person(**named, title=_capital(post), by=None)
        place = team_called(organisation, WORKS_IN.get(post)) or organisation
        for role in roles_of(post):
            actions.grant(person=person, role=role, place=place, by=None)
        return person

    def _named(self) -> Named:
        n = next(self._number)
        first = self._first[n % len(self._first)]
        last = self._last[(n * 7 + n // len(self._first)) % len(self._last)]
        return {"name": f"{first} {last}", "email": f"{first}.{last}.{n}@{DOMAIN}".lower()}


def roles_of(post: str) -> tuple[Role, ...]:
    """The roles that come with a post. A patient partner has none: only a part in a workshop."""
    if post == PATIENT:
        return ()
    if post == "programme administrator":
        return (Role.ADMINISTRATOR,)
    if post in OFFICE:
        return (Role.FACILITATOR,)
    if post.startswith(("chief", "director")) or post.endswith(" director"):
        return (Role.EXECUTIVE,)
    if any(word in post for word in LEADS):
        return (Role.TEAM_LEAD,)
    return (Role.STAFF,)


def people_named() -> Iterator[tuple[str, str, str]]:
    """Those whom the documents name, first on the sign-in page: name, post, where."""
    for tile in people_to_try(people_of_the_demonstration()):
        yield tile.person.name, tile.person.title, tile.place or "a workshop at SASH"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
