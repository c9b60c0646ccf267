"""Every address, tried as every role and as an outsider: the expected answers stand in expected.txt.

    python -m pytest tests/server/addresses --write-addresses     writes what comes back now

404: may not know that it exists. 403: may see, but not do. 302 for nobody: sign in first. A POST is
tried with an empty form: 405 where there is nothing to post, 422 where the form asks for more.
"""

from pathlib import Path

import pytest

from .asking import VISITORS, addresses, as_everybody
from .world import World, build

EXPECTED = Path(__file__).with_name("expected.txt")
WIDE = 44


@pytest.fixture
def world(db: None) -> World:
    return build()


def table(world: World) -> list[str]:
    short = {"team lead": "lead", "facilitator": "office", "executive": "exec", "board member": "board"}
    short |= {"administrator": "admin", "evaluator": "evaluator", "partnership board": "partners"}
    short |= {"patient partner": "patient"}
    lines = [" " * WIDE + "".join(f"{short.get(v, v):>10}" for v in VISITORS)]
    for address in addresses():
        for post in (False, True):
            name = f"{'POST' if post else 'GET '} {address.name}"
            got = as_everybody(address, world, post=post)
            lines.append(f"{name:<{WIDE}}" + "".join(f"{status:>10}" for status in got))
    return lines


def test_every_address_answers_every_visitor_as_expected(
    world: World, request: pytest.FixtureRequest
) -> None:
    lines = table(world)
    if request.config.getoption("--write-addresses"):
        EXPECTED.write_text("\n".join(lines) + "\n")
    assert lines == EXPECTED.read_text().splitlines()


def test_no_visitor_ever_meets_an_error_of_ours() -> None:
    assert not [line for line in EXPECTED.read_text().splitlines() if " 500" in line]


def test_nobody_gets_in_without_signing_in_but_where_it_says_so() -> None:
    opened = {"people:accept"}
    for line in EXPECTED.read_text().splitlines()[1:]:
        method, name, nobody, *_ = line.split()
        assert nobody in ("302", "405") or name in opened, (method, name, nobody)


def test_an_outsider_never_learns_that_something_of_a_trust_exists() -> None:
    """What they get is 404 wherever the address names the trust, or 405 where nothing can be posted."""
    for line in EXPECTED.read_text().splitlines()[1:]:
        method, name, _, outsider, *_ = line.split()
        if name in OF_A_TRUST:
            assert outsider in ("404", "405"), (method, name, outsider)


OF_A_TRUST = {a.name for a in addresses() if "code" in a.blanks}
