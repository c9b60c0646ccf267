"""Workshops with values, built through actions; and the demonstration, built once for its module."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from goldthread.server.improvement import actions
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.kinds import Gate, Point
from goldthread.server.improvement.models import ValueStream, Workshop
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role

Run = Callable[..., Workshop]
ENDS = date(2019, 3, 8)


@pytest.fixture
def run(db: None) -> Run:
    """Runs a workshop, as `runs_workshops` says."""
    return runs_workshops()


def runs_workshops() -> Run:
    """What runs a workshop: `run(trust, lead_time={"baseline": 6000, "90": 3000}, ends=…)`.

    Each further argument is a kind of measure and its values by point; `defects` may be pairs of defects
    and output. `first`: more arguments for the measure, by kind.
    """
    numbers = count(1)
    teams: dict[int, tuple[Person, ValueStream]] = {}

    def running(
        trust: Organisation,
        *,
        ends: date = ENDS,
        first: dict[str, dict[str, Any]] | None = None,
        synthetic: bool = False,
        **measured: dict[str, Any],
    ) -> Workshop:
        by, stream = teams.get(trust.pk) or teams.setdefault(trust.pk, _team(trust))
        workshop = actions.propose_workshop(
            value_stream=stream,
            title=f"Workshop {next(numbers)}",
            process="From door to door",
            proposed_on=ends - timedelta(days=80),
            synthetic=synthetic,
            by=by,
        )
        if any("120" in values for values in measured.values()):
            actions.choose_checkpoints(workshop=workshop, at_120=True, at_365=False, by=by)
        actions.plan_workshop(workshop=workshop, starts=ends - timedelta(days=4), ends=ends, by=by)
        kept = []
        for kind, values in measured.items():
            more = {"name": kind, **(first or {}).get(kind, {})}
            measure = actions.add_workshop_measure(workshop=workshop, kind=kind.rstrip("_2"), by=by, **more)  # type: ignore[arg-type]
            kept.append((measure, values))
        for gate in Gate:
            actions.waive_gate(workshop=workshop, gate=gate, reason="A worked example", by=by)
        _record(kept, ends, by, before=True)
        actions.hold_event(workshop=workshop, on=ends - timedelta(days=4), by=by)
        actions.end_event(workshop=workshop, on=ends, by=by)
        _record(kept, ends, by, before=False)
        return workshop

    return running


def _record(kept: list[Any], ends: date, by: Person, *, before: bool) -> None:
    """Record the baselines, or all that comes after, each on the day it falls due."""
    for measure, values in kept:
        for point, value in values.items():
            if (point == "baseline") != before:
                continue
            on = ends + timedelta(days=-14 if before else int(point))
            counted = isinstance(value, tuple)
            parts = {"defects": value[0], "output": value[1]} if counted else {"value": value}
            actions.record_value(workshop_measure=measure, point=Point(point), taken_on=on, by=by, **parts)


def _team(trust: Organisation) -> tuple[Person, ValueStream]:
    by = people.add_person(email=f"office@{trust.code.lower()}.example", name="Olive Office", by=None)
    people.grant(person=by, role=Role.FACILITATOR, place=trust, by=None)
    stream = actions.open_value_stream(
        organisation=trust,
        title="Outpatients",
        scope="From referral to letter",
        chosen_by="The executive team",
        chosen_why="The inspection said so",
        opened_on=date(2017, 1, 9),
        by=by,
    )
    actions.give_part(person=by, part=WorkshopPart.SPONSOR, value_stream=stream, by=by)
    return by, stream


@pytest.fixture(scope="module")
def demonstration(request: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demonstration programme, taken back when the module is done."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":  # as the command built it, once for all who need it
            with filled_from(request.getfixturevalue("built") / "goldthread.sqlite3"):
                yield
        else:
            with transaction.atomic():
                load_all()
                yield
                transaction.set_rollback(True)


def load_all() -> None:
    from goldthread.demo.load import load

    for _ in load():
        pass


@contextmanager
def filled_from(file: Path) -> Iterator[None]:
    """The tests' database on SQLite holds what this file holds, and then again what it held."""
    connection.ensure_connection()
    ours = connection.connection
    with closing(sqlite3.connect(":memory:")) as before, closing(sqlite3.connect(file)) as there:
        ours.backup(before)
        there.backup(ours)
        ContentType.objects.clear_cache()
        yield
        before.backup(ours)
        ContentType.objects.clear_cache()
