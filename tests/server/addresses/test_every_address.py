"""Every address, tried as every visitor: what comes back is what the address declares.

404: may not know that it exists. 403: may see, but not do. 302: sign in first. 405: not this way. Whoever is
let in gets a page; of a form that is sent empty, what is wrong with it or what follows. What is otherwise
stands, with its reason, in `tests/server/<room>/addresses.py`. A room that is installed is tried with no line
written here.
"""

import pytest

from goldthread.server.people import actions as people
from goldthread.server.people.admission import stranger
from goldthread.server.people.seen import Seen

from .asking import Address, addresses, ask, browsers, filled
from .expecting import LET_IN, Otherwise, derived, let_in, otherwise
from .visitors import EVERY_VISITOR, VISITORS, Shared, Visitor
from .world import World, build

ROOMS = sorted({a.name.split(":")[0] for a in addresses()})
WAYS = ("GET", "POST")


@pytest.fixture
def world(db: None) -> World:
    return build()


@pytest.mark.parametrize("room", ROOMS)
def test_every_address_answers_every_visitor_as_it_declares(room: str, world: World) -> None:
    clients = dict(zip(VISITORS, browsers(world), strict=True))
    wrong: list[str] = []
    used: set[Otherwise] = set()
    for shared in Shared:
        share(world, shared)
        for visitor in (v for v in EVERY_VISITOR if v.shared is shared):
            for address, way in tried_by(visitor, room):
                expected, because = expected_of(visitor, address, way)
                used |= because
                got = ask(clients[visitor.name], filled(address, world), post=way == "POST")
                if got not in expected:
                    wrong.append(f"{way} {address.name} as {visitor}: {got}, and not {sorted(expected)}")
    assert not wrong, "\n".join(wrong)
    assert [o for o in otherwise() if o.address.startswith(f"{room}:") and o not in used] == []


def tried_by(visitor: Visitor, room: str) -> list[tuple[Address, str]]:
    """Each address of the room in each of its ways; in another, staff try it for all."""
    ours = [a for a in addresses() if a.name.startswith(f"{room}:") and a.declared]
    ways = [(a, way) for a in ours for way in WAYS]
    return [
        (a, way) for a, way in ways if visitor.name == "staff" or (a.declared and way in a.declared.methods)
    ]


def expected_of(visitor: Visitor, address: Address, way: str) -> tuple[set[int], set[Otherwise]]:
    """What may come back, and the exceptions that say so."""
    assert address.declared
    status = derived(visitor, address.declared, way, within="code" in address.blanks)
    found = {o for o in otherwise() if o.is_about(visitor, address.name, way, status)}
    got = {o.got for o in found} or {status}
    if LET_IN in got:
        got = (got - {LET_IN}) | let_in(address.declared, way)
    return got, found


def share(world: World, shared: Shared) -> None:
    """The trust shares this with its partnership and its evaluators from now on."""
    trust, by = world.trust, world.people["administrator"]
    weeks = trust.weeks_of_planning
    people.set_organisation(
        organisation=trust, name=trust.name, shared=shared, weeks_of_planning=weeks, by=by
    )


def test_every_page_answers_to_its_head_as_to_itself(world: World) -> None:
    client = dict(zip(VISITORS, browsers(world), strict=True))["facilitator"]
    paths = [filled(a, world) for a in addresses() if a.declared and "GET" in a.declared.methods]
    wrong = [p for p in paths if client.head(p).status_code != client.get(p).status_code]
    assert wrong == []


def test_nobody_gets_in_without_signing_in_but_where_it_says_so() -> None:
    opened = {a.name for a in addresses() if a.declared and a.declared.rule is stranger}
    assert opened == {
        "boards:hand_in",
        "boards:hand_in_kudos",
        "boards:on_the_wall",
        "boards:on_the_wall_live",
        "help:topic",
        "people:accept",
        "people:join_partnership",
        "people:passkey_sign_in",
        "people:take_address",
        "post:stop",
    }


def test_what_belongs_to_a_trust_is_found_through_the_trust() -> None:
    """An address that names a trust finds something of it, and so is not there for outsiders."""
    of_a_trust = {Seen.TOTALS, Seen.WORKSHOPS, Seen.WHOLE, Seen.OWN}
    named = [a for a in addresses() if "code" in a.blanks and a.declared]
    assert [a.name for a in named if a.declared and a.declared.seen not in of_a_trust] == []
    assert len(named) > 100
