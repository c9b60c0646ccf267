"""An attacker reads all that those may who see totals alone, again and again, and learns of no workshop."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from goldthread.methods.disclosure import WORKSHOPS, Rule
from goldthread.server.improvement import actions
from goldthread.server.improvement.kinds import Point
from goldthread.server.improvement.models import Workshop
from goldthread.server.improvement.queries.totals import totals_now
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Partnership, Person
from goldthread.server.people.roles import Role

from .attacker import Attacker
from .conftest import ENDS, Run, runs_workshops

pytestmark = [pytest.mark.slow, pytest.mark.once]

NO_RULE = Rule(minimum=1, share=-1.0, spread_from=2)
LARGE, SMALL, SMALLER, OTHER = "LARGE", "SMALL", "SMALLER", "OTHER"
SIZES = {LARGE: 6, SMALL: 3, SMALLER: 3, OTHER: 2}


class World(NamedTuple):
    """A partnership of an organisation with six workshops and three with too few; another of two of them."""

    run: Run
    organisations: dict[str, Organisation]
    workshops: dict[str, list[Workshop]]
    partnership: Partnership
    of_two: Partnership
    office: dict[str, Person]


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The world, built once and taken back when the module is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def world(built: World, db: None) -> World:
    """The world as it was built: what a test does to it is undone."""
    return built._replace(workshops={code: list(held) for code, held in built.workshops.items()})


def build() -> World:
    run = runs_workshops()
    found = {code: people.found_organisation(code=code, name=f"{code} Trust", by=None) for code in SIZES}
    four, two = list(found.values()), [found[LARGE], found[SMALL]]
    return World(
        run,
        found,
        {code: [run(found[code], **values(n, code)) for n in range(size)] for code, size in SIZES.items()},
        people.found_partnership(slug="four", name="Four", organisations=four, by=None),
        people.found_partnership(slug="two", name="Two", organisations=two, by=None),
        {code: Person.objects.get(email=f"office@{code.lower()}.example") for code in SIZES},
    )


def values(n: int, code: str) -> dict[str, dict[str, float]]:
    """Values that differ from workshop to workshop; one of LARGE has a defect ratio, as do all others."""
    by = list(SIZES).index(code) + 1
    before = 3000.0 + 700 * n + 130 * by
    return {
        "lead_time": {"baseline": before, "90": before / 2 - 90 * n},
        "defects": {"baseline": 40.0 + 7 * n + by, "90": 11.0 + 3 * n},
    }


@pytest.fixture
def visitors(world: World) -> dict[str, Person]:
    """Everybody who sees totals alone of something."""
    large, small = world.organisations[LARGE], world.organisations[SMALL]
    held: dict[str, list[tuple[Role, Organisation | Partnership]]] = {
        "evaluator of the partnership": [(Role.EVALUATOR, world.partnership)],
        "evaluator of two": [(Role.EVALUATOR, world.of_two), (Role.EVALUATOR, world.partnership)],
        "evaluator of one": [(Role.EVALUATOR, large)],
        "evaluator of a small one": [(Role.EVALUATOR, small)],
        "member of a small one": [(Role.FACILITATOR, small), (Role.BOARD_MEMBER, world.partnership)],
    }
    found: dict[Any, Any] = {}
    for who, grants in held.items():
        found[who] = people.add_person(email=f"{len(found)}@example.org", name=who.capitalize(), by=None)
        for role, place in grants:
            people.grant(person=found[who], role=role, place=place, by=None)
    return found


def pages_of(world: World) -> Iterator[str]:
    yield from (
        "/",
        "/organisations/",
        reverse("people:partnership", args=["four"]),
        "/o/LARGE/",
        "/o/SMALL/",
    )
    for code in (LARGE, SMALL):
        for name in (
            "improvement:workshops",
            "improvement:value_streams",
            "measures:measures",
            "aims:thread",
        ):
            yield reverse(name, args=[code])
        yield reverse("evidence:workshops", args=[code])
    some = [LARGE], [SMALL], [LARGE, SMALL], [SMALL, SMALLER, OTHER], [LARGE, SMALL, SMALLER]
    choices = ["", "checkpoint=last", *("&".join(f"organisation={c}" for c in chosen) for chosen in some)]
    for choice in choices:
        yield f"/evidence/?{choice}"
        yield f"/evidence/evidence.json?{choice}"
    for page in ("evidence.csv", "evidence.xlsx", "figure.svg"):
        yield f"/evidence/{page}"


def read_all(client: Client, person: Person, addresses: Sequence[str]) -> dict[str, str]:
    """Every page, without what is new each time: the token of its forms."""
    client.force_login(person)
    return {address: _content(client.get(address)) for address in addresses}


def _content(response: Any) -> str:
    if response.get("Content-Type", "").startswith("application/vnd"):
        book = load_workbook(io.BytesIO(response.content))
        return str([list(sheet.iter_rows(values_only=True)) for sheet in book])
    text = response.content.decode()
    return f"{response.status_code} " + re.sub(r"\b[A-Za-z0-9]{64}\b", "", text)


Change = Callable[[World], None]


def one_remeasured(world: World, n: int = 0) -> None:
    """A value at day 90 is put right, by a lot."""
    by, workshop = world.office[LARGE], world.workshops[LARGE][n]
    measure = workshop.measures.get(kind="lead_time")
    on = ENDS + timedelta(days=90)
    actions.record_value(
        workshop_measure=measure,
        point=Point.AT_90,
        value=300.0 + 40 * n,
        taken_on=on,
        reason="Misread",
        by=by,
    )


def one_taken_back(world: World) -> None:
    by, workshop = world.office[LARGE], world.workshops[LARGE][1]
    measures = workshop.measures.values_list("pk", flat=True)
    actions.take_values_back(workshop=workshop, point=Point.AT_90, measures=list(measures), by=by)


def one_new(world: World, n: int = 6) -> None:
    world.workshops[LARGE].append(world.run(world.organisations[LARGE], **values(n, LARGE)))


def one_new_elsewhere(world: World) -> None:
    world.workshops[SMALLER].append(world.run(world.organisations[SMALLER], **values(5, SMALLER)))


def one_closed(world: World) -> None:
    actions.close_workshop(
        workshop=world.workshops[LARGE][2], learnt="Much", on=date(2019, 7, 1), by=world.office[LARGE]
    )


def one_without_a_remeasure(world: World) -> None:
    world.run(world.organisations[LARGE], lead_time={"baseline": 9000.0})


def a_stream_more(world: World) -> None:
    stream: dict[str, Any] = {"scope": "All", "chosen_by": "Us", "opened_on": date(2019, 1, 7)}
    actions.open_value_stream(
        organisation=world.organisations[LARGE],
        title="Another",
        chosen_why="Why not",
        by=world.office[LARGE],
        **stream,
    )


ONE_CHANGE: list[Change] = [
    one_remeasured,
    one_taken_back,
    one_new,
    one_new_elsewhere,
    one_closed,
    one_without_a_remeasure,
    a_stream_more,
]


def test_no_page_or_export_changes_for_whoever_sees_totals_alone_when_little_did(
    client: Client, world: World, visitors: dict[str, Person]
) -> None:
    addresses = list(pages_of(world))
    totals_alone = {who: visitors[who] for who in ("evaluator of the partnership", "evaluator of two")}
    before = {who: read_all(client, person, addresses) for who, person in totals_alone.items()}
    shown = before["evaluator of the partnership"]["/evidence/evidence.csv"]
    assert "LARGE,lead_time,hours,sum,6," in shown  # there is something to be compared
    for change in (one_remeasured, one_new_elsewhere, a_stream_more):
        change(world)
        for who, person in totals_alone.items():
            after = read_all(client, person, addresses)
            for address in addresses:
                assert after[address] == before[who][address], (change.__name__, who, address)


def test_no_workshop_is_named_and_too_few_are_said_to_be(
    client: Client, world: World, visitors: dict[str, Person]
) -> None:
    for who in (
        "evaluator of the partnership",
        "evaluator of two",
        "evaluator of one",
        "evaluator of a small one",
    ):
        for address, content in read_all(client, visitors[who], list(pages_of(world))).items():
            assert "Workshop 1" not in content, (who, address)
    alone = read_all(client, visitors["evaluator of a small one"], ["/evidence/", "/evidence/evidence.csv"])
    assert "Too few workshops to tell" in alone["/evidence/"]
    assert len(alone["/evidence/evidence.csv"].splitlines()) == 1  # what the columns would be


@pytest.mark.parametrize("change", ONE_CHANGE, ids=lambda change: change.__name__)
def test_what_is_told_stays_when_one_thing_changes(world: World, change: Change) -> None:
    attacker = Attacker(WORKSHOPS)
    before = attacker.look()
    change(world)
    assert attacker.look() == before


@pytest.mark.parametrize("change", [one_remeasured, one_taken_back, one_new, one_new_elsewhere])
def test_without_the_rule_the_attacker_finds_it(world: World, change: Change) -> None:
    attacker = Attacker(NO_RULE)
    attacker.look()
    change(world)
    attacker.look()
    assert attacker.found()


def history(world: World, attacker: Attacker) -> int:
    """A long history, with a look after each change; how often something new was told."""
    looks = [attacker.look()]
    for change in (one_taken_back, one_new_elsewhere, one_closed):
        change(world)
        looks.append(attacker.look())
    for n in range(6):
        if n != 1:
            one_remeasured(world, n)
            looks.append(attacker.look())
    for n in range(6, 12):
        one_new(world, n)
        looks.append(attacker.look())
    return sum(one != other for one, other in pairwise(looks))


def test_over_a_long_history_totals_change_and_no_workshop_is_found(world: World) -> None:
    attacker = Attacker(WORKSHOPS)
    assert 2 <= history(world, attacker) <= 6
    assert attacker.found() == []


def test_nor_by_an_organisation_that_knows_its_own_workshops(world: World) -> None:
    attacker = Attacker(WORKSHOPS)
    history(world, attacker)
    for code in (SMALL, SMALLER, OTHER):
        assert attacker.found(known=[w.pk for w in world.workshops[code]]) == [], code


def test_without_the_rule_the_attacker_finds_every_change(world: World) -> None:
    attacker = Attacker(NO_RULE)
    assert history(world, attacker) > 10
    assert len(attacker.found()) > 10


def test_those_with_too_few_are_told_of_together(
    client: Client, world: World, visitors: dict[str, Person]
) -> None:
    content = read_all(client, visitors["evaluator of the partnership"], ["/evidence/evidence.csv"])
    rows = [line.split(",") for line in content["/evidence/evidence.csv"].splitlines()]
    told = {row[0]: row[4] for row in rows if row[1] == "lead_time"}
    assert told["SMALL"] == told["SMALLER"] == told["OTHER"] == ""
    assert any(
        line.startswith('"Those with too few, together",lead_time,hours,sum,8,')
        for line in content["/evidence/evidence.csv"].splitlines()
    )


def test_not_to_one_of_them(client: Client, world: World, visitors: dict[str, Person]) -> None:
    content = read_all(client, visitors["member of a small one"], ["/evidence/evidence.csv"])
    assert "together" not in content["/evidence/evidence.csv"]
    assert "SMALL,lead_time,hours,sum,3," in content["/evidence/evidence.csv"]


def test_a_reader_learns_nothing_of_spread_where_workshops_are_few(world: World) -> None:
    found = Attacker(WORKSHOPS).look()
    assert found["tests"] == []
    assert all(row["pooled"] == [] for row in found["between_organisations"]["outcomes"])


def test_what_is_withdrawn_waits_until_five_have_changed(world: World) -> None:
    attacker = Attacker(WORKSHOPS)
    before = attacker.look()
    by = world.office[LARGE]
    for n, workshop in enumerate(world.workshops[LARGE][:5]):
        measures = list(workshop.measures.values_list("pk", flat=True))
        actions.take_values_back(workshop=workshop, point=Point.AT_90, measures=measures, by=by)
        told = next(row for row in attacker.look()["outcomes"] if row["organisation"] == LARGE)
        assert told["workshops"] == (6 if n < 4 else None)
    assert before["outcomes"] != attacker.look()["outcomes"]


def test_what_is_told_is_recorded_once_for_an_organisation(world: World) -> None:
    from goldthread.server.audit.queries import history as recorded

    Attacker(WORKSHOPS).look()
    events = [event for event in recorded(world.organisations[LARGE]) if event.what == "totals.published"]
    assert len(events) == 1
    assert "lead time" in events[0].values["totals"]


def test_totals_are_made_of_what_the_records_say(world: World) -> None:
    now = totals_now([world.organisations[LARGE]])[world.organisations[LARGE].pk]
    assert {what: len(parts) for what, parts in now.items() if parts} == {
        "value_streams": 1,
        "run": 6,
        "complete": 6,
        "lead_time": 6,
        "process_defects": 6,
    }
