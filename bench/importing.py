"""How long each stage of an import takes: a file of 100,000 readings of 50 measures."""

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import numpy as np

from goldthread.server.measures import actions, intake, queries, standings
from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Organisation, Person
from goldthread.tables import child

WEEKS = 2_000
HEAD = ["| database | stage | seconds | of the processor |", "| --- | --- | ---: | ---: |"]


def content_for(organisation: Organisation) -> bytes:
    """A file with so many weeks of each of its measures."""
    codes = Measure.objects.filter(organisation=organisation).values_list("code", flat=True)
    weeks = [date(1977, 1, 3) + timedelta(weeks=k) for k in range(WEEKS)]
    rows = [(code, week) for code in codes for week in weeks]
    numbers = np.random.default_rng(7).normal(100, 8, len(rows))
    body = "\n".join(f"{c},{w},{v:.2f}" for (c, w), v in zip(rows, numbers, strict=True))
    return f"measure,period,value\n{body}\n".encode()


def stages(organisation: Organisation, by: Person, database: str) -> list[str]:
    """A line for each stage, and one for those after which the readings are in.

    Where measures stand is worked out afterwards, by the worker. What otherwise a process of its own reads is
    read in this one, so that its processor counts.
    """
    content, taken = content_for(organisation), []
    child.of_this_process = True

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        before, processor = time.perf_counter(), time.process_time()
        yield
        taken.append((name, time.perf_counter() - before, time.process_time() - processor))

    with stage("reading, guarding, comparing"):
        found = intake.look(organisation, None, "a.csv", io.BytesIO(content), len(content), "0" * 64, to=by)
    with stage("keeping it for the decision"):
        looked = actions.look_at(
            organisation=organisation,
            measure=None,
            sha256="0" * 64,
            name="a.csv",
            rows=found.rows,
            unchanged=0,
            by=by,
        )
    with stage("the page that shows it"):
        queries.waiting(looked)
    with stage("taking it in, with its record"):
        actions.take_in(looked=looked, by=by)
    in_by_now = ("**until the readings are in**", sum(s for _, s, _ in taken), sum(p for *_, p in taken))
    with stage("where the measures stand, afterwards"):
        standings.keep_what_is_missing()
    lines = [*taken[:-1], in_by_now, taken[-1]]
    return [
        f"| {database} | {name} | {seconds:.1f} | {processor:.1f} |" for name, seconds, processor in lines
    ]
