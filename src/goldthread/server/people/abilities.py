"""What somebody may do: each room declares its abilities, with the roles that have them.

A room names its own in `abilities.py`, a line for each:

    class MeasuresAbility(Ability):
        RECORD_READINGS = "record_readings", "Record readings of a measure", Role.TEAM_LEAD, Role.FACILITATOR

and registers them in its AppConfig.ready(): `abilities.register(MeasuresAbility)`. The one table of
role × ability is their union (roles_table).
"""

from enum import Enum
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from .roles import Role


class Ability(Enum):
    """What somebody may do, asked for by name and never by role.

    `key`: how templates ask for it, one in all rooms. `label`: as the table says it, terms in braces.
    `roles`: those that give it where they are held and below; parts that give it say so themselves.
    """

    def __init__(self, key: str, label: str, *roles: Role) -> None:
        self.key = key
        self.label = label
        self.roles = frozenset(roles)


class PeopleAbility(Ability):
    """What is of no room in particular, and the management of people."""

    SEE = "see", "See the programme", *Role
    SEE_NAMES = "see_names", "See who holds which part", *(r for r in Role if r is not Role.EVALUATOR)
    SEE_HISTORY = (
        "see_history",
        "See what was changed, and by whom",
        *(Role.TEAM_LEAD, Role.FACILITATOR, Role.EXECUTIVE, Role.BOARD_MEMBER, Role.ADMINISTRATOR),
    )
    RECORD_EVENTS = (
        "record_events",
        "Record the organisation’s dated events, note a point on a chart",
        *(Role.FACILITATOR, Role.EXECUTIVE, Role.ADMINISTRATOR),
    )
    MANAGE_PEOPLE = (
        "manage_people",
        "Invite people, grant roles, hand over when somebody leaves",
        *(Role.FACILITATOR, Role.ADMINISTRATOR),
    )
    MANAGE_LEADERS = (
        "manage_leaders",
        "Grant and take away the roles of executive and administrator",
        Role.ADMINISTRATOR,
    )
    WATCH_SIGNING_IN = (
        "watch_signing_in",
        "Read the security log, end somebody’s sessions",
        Role.ADMINISTRATOR,
    )
    SET_ORGANISATION = (
        "set_organisation",
        "Choose words, what is shared, weeks of planning",
        Role.ADMINISTRATOR,
    )


class Misdeclared(ImproperlyConfigured):
    """A room declared something that cannot stand beside what the other rooms declared."""


_registered: dict[str, Ability] = {}
_notes: dict[type[Ability], str] = {}


def register(abilities: type[Ability], *, note: str = "") -> None:
    """Add a room's abilities to the table. Raises Misdeclared where a key or label is taken already.

    note: who else may do something, which no table shows; terms stand in braces, as in ‘{workshop.one}’.
    """
    for ability in abilities:
        _check(ability)
        _registered[ability.key] = ability
    _notes[abilities] = note


def notes() -> list[str]:
    """What the rooms say beside the table."""
    return [note for note in _notes.values() if note]


def every() -> list[Ability]:
    """The abilities of all rooms, in the order in which the rooms stand."""
    return list(_registered.values())


def named(key: str) -> Ability:
    """The ability that a template asks for. Raises LookupError where there is none."""
    if key not in _registered:
        raise LookupError(f"No room declares the ability ‘{key}’; there are {', '.join(_registered)}.")
    return _registered[key]


def of_role(role: str) -> frozenset[Ability]:
    """What a role lets one do, where it is held and below."""
    return frozenset(ability for ability in _registered.values() if role in ability.roles)


def _check(ability: Ability) -> None:
    roles: frozenset[Any] = ability.roles
    if unknown := [role for role in roles if not isinstance(role, Role)]:
        raise Misdeclared(f"{ability}: {unknown[0]!r} is no role.")
    for other in _registered.values():
        if other is not ability and (other.key == ability.key or other.label == ability.label):
            raise Misdeclared(f"{ability} is called as {other} is: ‘{ability.key}’, ‘{ability.label}’.")
