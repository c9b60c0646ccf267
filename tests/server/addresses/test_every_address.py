"""Every address, tried as every role and as an outsider: the expected answers stand in expected.txt.

    python -m pytest tests/server/addresses --write-addresses     writes what comes back now

404: may not know that it exists. 403: may see, but not do. 302 for nobody: sign in first. A POST is
tried with an empty form: 405 where there is nothing to post, 422 where the form asks for more.
"""

from pathlib import Path

import pytest

from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation

from .asking import VISITORS, addresses, ask, browsers, filled
from .world import World, build

EXPECTED = Path(__file__).with_name("expected.txt")
WIDE = 44
ROOMS = sorted({a.name.split(":")[0] for a in addresses()})
SHORT = {
    "team lead": "lead",
    "facilitator": "office",
    "executive": "exec",
    "board member": "board",
    "administrator": "admin",
    "partnership board": "partners",
    "patient partner": "patient",
}
HEAD = " " * WIDE + "".join(f"{SHORT.get(v, v):>10}" for v in VISITORS)


@pytest.fixture
def world(db: None) -> World:
    return build()


def table(world: World, room: str) -> list[str]:
    """The table's lines of one room."""
    clients = browsers(world)
    lines = []
    for address in addresses():
        if address.name.startswith(f"{room}:"):
            path = filled(address, world)
            for post in (False, True):
                got = [ask(client, path, post=post) for client in clients]
                name = f"{'POST' if post else 'GET '} {address.name}"
                lines.append(f"{name:<{WIDE}}" + "".join(f"{status:>10}" for status in got))
    return lines


def expected(room: str = "") -> list[str]:
    lines = EXPECTED.read_text().splitlines()[1:]
    return [line for line in lines if line.split()[1].startswith(f"{room}:" if room else "")]


@pytest.mark.parametrize("room", ROOMS)
def test_every_address_answers_every_visitor_as_expected(
    room: str, world: World, request: pytest.FixtureRequest
) -> None:
    lines = table(world, room)
    if request.config.getoption("--write-addresses"):
        _write(room, lines)
    assert lines == expected(room)


def _write(room: str, lines: list[str]) -> None:
    others = [line for line in expected() if not line.split()[1].startswith(f"{room}:")]
    kept = sorted([*others, *lines], key=lambda line: (line.split()[1], line))
    EXPECTED.write_text("\n".join([HEAD, *kept]) + "\n")


def test_no_address_is_left_out_of_the_table() -> None:
    assert {line.split()[1] for line in expected()} == {a.name for a in addresses()}


def test_no_visitor_ever_meets_an_error_of_ours() -> None:
    assert not [line for line in expected() if " 500" in line]


def test_nobody_gets_in_without_signing_in_but_where_it_says_so() -> None:
    opened = {"people:accept", "people:join_partnership", "people:take_address", "help:topic", "post:stop"}
    opened.add("people:passkey_sign_in")
    for line in expected():
        method, name, nobody, *_ = line.split()
        assert nobody in ("302", "405") or name in opened, (method, name, nobody)


def test_an_outsider_never_learns_that_something_of_a_trust_exists() -> None:
    """What they get is 404 wherever the address names the trust, or 405 where nothing can be posted."""
    for line in expected():
        method, name, _, outsider, *_ = line.split()
        if name in OF_A_TRUST:
            assert outsider in ("404", "405"), (method, name, outsider)


def test_a_trust_that_shares_its_totals_answers_alike_at_every_address_within_it() -> None:
    """403 to whoever sees only totals, also for what is not there; its own page says what is shared."""
    for line in expected():
        method, name, *_, evaluator, partners, _ = line.split()
        if name in OF_A_TRUST - {"people:organisation"}:
            assert {evaluator, partners} <= {"403", "405"}, (method, name, evaluator, partners)


OF_A_TRUST = {a.name for a in addresses() if "code" in a.blanks}


def test_a_trust_that_shares_nothing_is_not_there_for_evaluators_and_the_partnership(world: World) -> None:
    trust = Organisation.objects.get(code="SASH")
    people.set_organisation(
        organisation=trust,
        name=trust.name,
        shared=Organisation.Shared.NOTHING,
        weeks_of_planning=8,
        by=world.people["administrator"],
    )
    clients = dict(zip(VISITORS, browsers(world), strict=True))
    for address in addresses():
        if "code" in address.blanks:
            for visitor in ("evaluator", "partnership board"):
                got = ask(clients[visitor], filled(address, world), post=False)
                assert got in (404, 405), (address.name, visitor, got)


def test_whoever_has_left_is_asked_to_sign_in(world: World) -> None:
    left = world.people["staff"]
    client = browsers(world)[VISITORS.index("staff")]
    people.leave(person=left, by=world.people["administrator"])
    assert ask(client, "/", post=False) == 302
