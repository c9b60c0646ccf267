"""What each visitor must get at an address, worked out from what it declares and the table of roles."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from goldthread.server.people import parts
from goldthread.server.people.abilities import Ability, PeopleAbility
from goldthread.server.people.admission import Declared, stranger
from goldthread.server.people.parts import Part
from goldthread.server.people.roles import Role
from goldthread.server.people.seen import Seen

from .visitors import At, Shared, Visitor
from .world import rooms

SIGN_IN_FIRST, NOT_THERE, NOT_ALLOWED, NOT_THIS_WAY = 302, 404, 403, 405
LET_IN = -1
EVERYBODY = ("everybody",)


@dataclass(frozen=True)
class Otherwise:
    """Where something else comes back than what is declared: at which address, to whom, and why.

    Where `instead_of` would come back, `got` does; LET_IN for either is whatever the address answers to
    those it lets in.
    """

    address: str
    why: str
    got: int
    instead_of: int = LET_IN
    who: tuple[str, ...] = EVERYBODY
    ways: tuple[str, ...] = ("GET", "POST")
    shared: Shared | None = None  # only while the trust shares this

    def is_about(self, visitor: Visitor, address: str, way: str, derived: int) -> bool:
        whom = self.who == EVERYBODY or visitor.name in self.who
        then = self.shared in (None, visitor.shared)
        return whom and then and self.address == address and way in self.ways and derived == self.instead_of


def derived(visitor: Visitor, declared: Declared, way: str, *, within: bool) -> int:
    """What the declaration says: a way of keeping out, or LET_IN.

    within: the address stands within an organisation. Whoever sees only its totals is told so (403) at
    every address of its programme, whatever is there.
    """
    if declared.rule is not stranger and not visitor.signs_in:
        return SIGN_IN_FIRST
    if way not in declared.methods:
        return NOT_THIS_WAY
    part = _part(visitor, declared.thing)
    if declared.seen and not part and not _sees(visitor, declared.seen):
        told_so = within and declared.seen is Seen.WORKSHOPS and _sees(visitor, Seen.TOTALS)
        return NOT_ALLOWED if told_so else NOT_THERE
    asked = declared.rule.like
    held = any(_has(visitor, ability, declared, part) for ability in asked)
    return LET_IN if held or not asked else NOT_ALLOWED


def let_in(declared: Declared, way: str) -> set[int]:
    """What whoever is let in gets: a page; of a form that is sent empty, what is wrong or what follows."""
    if way == "GET":
        return {200}
    return {302, 422} if "GET" in declared.methods else {302, 409, 422}


@cache
def otherwise() -> tuple[Otherwise, ...]:
    """The exceptions of all rooms."""
    return tuple(each for room in rooms() for each in getattr(room, "OTHERWISE", ()))


def _sees(visitor: Visitor, level: Seen) -> bool:
    inside = visitor.at in (At.TRUST, At.TEAM) and not visitor.is_limited
    sharing = {Seen.TOTALS: (Shared.TOTALS, Shared.WORKSHOPS), Seen.WORKSHOPS: (Shared.WORKSHOPS,)}
    if level in sharing:
        return inside or (visitor.is_limited and visitor.shared in sharing[level])
    elsewhere = visitor.at in (At.PARTNERSHIP, At.ELSEWHERE)
    return {
        Seen.ANYBODY: True,
        Seen.WHOLE: inside,
        Seen.PARTNERSHIP: inside or elsewhere,
        Seen.TABLE: visitor.at is At.PARTNERSHIP,
        Seen.OWN: False,
    }[level]


def _has(visitor: Visitor, ability: Ability, declared: Declared, part: Part | None) -> bool:
    by_role = visitor.role in ability.roles
    if declared.rule.anywhere:
        return by_role and visitor.at in (At.TRUST, At.TEAM, At.ELSEWHERE) and not visitor.is_limited
    if declared.thing == "Partnership" or declared.seen is Seen.TABLE:
        return by_role and visitor.at is At.PARTNERSHIP
    if part and ability in parts.abilities_of([part]):
        return True
    if ability in (PeopleAbility.SEE, PeopleAbility.SEE_NAMES) and _sees(visitor, Seen.WHOLE):
        return True
    if ability is PeopleAbility.SEE and _sees(visitor, Seen.WORKSHOPS):
        return True
    at_the_team = visitor.at is At.TEAM and declared.thing in _of_the_team()
    return by_role and (at_the_team or (visitor.at is At.TRUST and visitor.role is not Role.EVALUATOR))


@cache
def _of_the_team() -> set[str]:
    return {thing for room in rooms() for thing in getattr(room, "OF_THE_TEAM", ())}


@cache
def _part(visitor: Visitor, thing: str) -> Part | None:
    held: dict[str, Any] = {}
    for room in rooms():
        held |= getattr(room, "PARTS", {}).get(visitor.name, {})
    return held.get(thing)
