"""A small programme with one of everything, so that every address has something to show.

Each room says in `tests/server/<room>/addresses.py` what its addresses are tried on (`fill`), which of it
stands in the team lead's team (`OF_THE_TEAM`), who has which part in it (`PARTS`), and where what comes back
is not what is declared (`OTHERWISE`).
"""

from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps

from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Partnership, Person, Team
from goldthread.server.people.roles import Role

OURS = "goldthread."
PATIENT_PARTNER = "Marigold Quince"  # a name that nothing else here has


@dataclass
class World:
    """The people who try each address, and what each address's blanks are filled with.

    blanks: by `room:address.blank`, else by the kind of thing that is found, as `Workshop.pk`, else by name.
    """

    trust: Organisation
    both: Partnership
    team: Team
    people: dict[str, Person] = field(default_factory=dict)
    blanks: dict[str, object] = field(default_factory=dict)

    def add(self, name: str, role: Role | None, place: object = None, called: str = "") -> Person:
        """Somebody with a role, at the trust where no other place is named."""
        email = f"{name.replace(' ', '.')}@example.org"
        person = people.add_person(email=email, name=called or name.capitalize(), by=None)
        if role:
            people.grant(person=person, role=role, place=place or self.trust, by=None)  # type: ignore[arg-type]
        self.people[name] = person
        return person


def build() -> World:
    """Everybody who visits, and what each room's addresses are tried on."""
    world = _with_visitors()
    for room in rooms():
        room.fill(world)
    return world


@cache
def rooms() -> tuple[ModuleType, ...]:
    """What each installed room says of its addresses, in the order in which the rooms stand."""
    ours = [f"tests.server.{app.label}" for app in apps.get_app_configs() if app.name.startswith(OURS)]
    told = [f"{room}.addresses" for room in ours if find_spec(room)]
    return tuple(import_module(each) for each in told if find_spec(each))


def _with_visitors() -> World:
    trust = people.found_organisation(code="SASH", name="Surrey and Sussex", by=None)
    other = people.found_organisation(code="LTHT", name="Leeds", by=None)
    closed = people.found_organisation(code="SATH", name="Shrewsbury", by=None)
    both = people.found_partnership(slug="both", name="Both", organisations=[trust, other, closed], by=None)
    administrator = people.add_person(email="administrator@example.org", name="Administrator", by=None)
    people.grant(person=administrator, role=Role.ADMINISTRATOR, place=trust, by=None)
    team = people.add_team(organisation=trust, name="Outpatients", by=administrator)
    world = World(trust, both, team, {"administrator": administrator})
    world.add("outsider", Role.FACILITATOR, other)
    for role in (Role.STAFF, Role.FACILITATOR, Role.EXECUTIVE, Role.BOARD_MEMBER):
        world.add(role.value.replace("_", " "), role)
    world.add("team lead", Role.TEAM_LEAD, world.team)
    world.add("evaluator", Role.EVALUATOR)
    world.add("partnership board", Role.BOARD_MEMBER, both)
    world.add("partnership administrator", Role.ADMINISTRATOR, both)
    world.add("patient partner", None, called=PATIENT_PARTNER)
    left = world.add("left", Role.STAFF)
    people.leave(person=left, by=world.people["administrator"])
    world.blanks |= {"code": trust.code, "slug": both.slug}
    return world
