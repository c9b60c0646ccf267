"""How long a search takes over many things, their words as frequent as those of our own documents."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.server import search
from goldthread.server.aims.models import Objective
from goldthread.server.improvement.models import ValueStream, Workshop
from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Grant, Organisation, Person, Team
from goldthread.server.people.roles import Role
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.search import keeping

TIMES = 20
ORGANISATIONS = 20
SHARES = {"workshops": 40, "streams": 15, "measures": 20, "people": 10, "teams": 5, "objectives": 10}
"""Of a hundred things."""

ASKED = {
    "one name": "discharge psychology",
    "a code, typed loosely": "m 00123",
    "a word that is seldom": "ferritin",
    "a word of many": "ward",
    "two words of many": "patient ward",
    "two letters": "wa",
    "an expression of the method": "genba walk",
    "mistyped": "psycholgy",
    "nothing there": "xylophone quartz",
    "six words": "the ward and patient discharge time",
}
HEAD = [
    "| things | database | what is looked for | found | queries | median, ms | 95th percentile | processor |",
    "| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: |",
]


@dataclass(frozen=True)
class Searched:
    """One search: how many it found, and its times in milliseconds."""

    asked: str
    found: int
    queries: int
    median: float
    p95: float
    cpu: float

    def row(self, things: int, database: str) -> str:
        times = f"{self.median:.0f} | {self.p95:.0f} | {self.cpu:.0f}"
        return f"| {things:,} | {database} | {self.asked} | {self.found:,} | {self.queries} | {times} |"


def rows(things: int, database: str) -> Iterator[str]:
    """Build so many things in an empty database, read them into the index, and look for each."""
    person = build(things)
    before = time.perf_counter()
    kept = keeping.rebuild()
    taken = time.perf_counter() - before
    for asked, text in ASKED.items():
        yield measure(person, f"{asked} (‘{text}’)", text).row(things, database)
    yield f"| {things:,} | {database} | *the index, made anew* | {kept:,} | | {1000 * taken:,.0f} | | |"


def measure(person: Person, asked: str, text: str) -> Searched:
    """As a request finds: who looks is read anew each time."""

    def once() -> search.Found:
        return search.find(Person.objects.get(pk=person.pk), text, Vocabulary())

    with CaptureQueriesContext(connection) as queries:
        found = sum(sort.count for sort in once().sorts)
    taken, cpu = [], time.process_time()
    for _ in range(TIMES):
        before = time.perf_counter()
        once()
        taken.append(1000 * (time.perf_counter() - before))
    cpu = 1000 * (time.process_time() - cpu) / TIMES
    return Searched(asked, found, len(queries), float(np.median(taken)), float(np.quantile(taken, 0.95)), cpu)


def build(things: int) -> Person:
    """So many things in twenty organisations, and somebody who sees them all."""
    said = _Said()
    organisations = Organisation.objects.bulk_create(
        Organisation(code=f"ORG{i:02}", name=f"Hospital trust number {i}") for i in range(ORGANISATIONS)
    )
    person = Person.objects.create(email="all@example.org", name="Ann All")
    Grant.objects.bulk_create(
        Grant(person=person, role=Role.FACILITATOR, organisation=each) for each in organisations
    )
    many = {sort: things * share // 100 for sort, share in SHARES.items()}
    at = [organisations[i % ORGANISATIONS] for i in range(max(many.values()))]
    people = Person.objects.bulk_create(
        Person(email=f"p{i}@example.org", name=said.name(), title=said.text(2)) for i in range(many["people"])
    )
    Grant.objects.bulk_create(
        Grant(person=each, role=Role.STAFF, organisation=at[i]) for i, each in enumerate(people)
    )
    for i in range(many["teams"]):  # a tree: each is placed by itself
        Team.objects.create(organisation=at[i], name=f"{said.text(2)} {i}")
    Measure.objects.bulk_create(
        Measure(organisation=at[i], code=f"M-{i:05}", title=said.text(5), owner=person, dimension="quality")
        for i in range(many["measures"])
    )
    Objective.objects.bulk_create(
        Objective(organisation=at[i], title=said.text(6), description=said.text(30))
        for i in range(many["objectives"])
    )
    streams = ValueStream.objects.bulk_create(
        ValueStream(organisation=at[i], title=said.text(4), scope=said.text(15), chosen_by="The board",
                    chosen_why=said.text(20), opened_on=date(2017, 1, 2))
        for i in range(many["streams"])
    )  # fmt: skip
    Workshop.objects.bulk_create(
        Workshop(value_stream=streams[i % len(streams)], title=said.text(5), process=said.text(10),
                 changed=said.text(20), learnt=said.text(20), proposed_on=date(2017, 7, 3))
        for i in range(many["workshops"])
    )  # fmt: skip
    return person


class _Said:
    """Texts whose words are as frequent as those of our documents; and names of people."""

    def __init__(self) -> None:
        documents = (Path(__file__).parents[1] / "docs").rglob("*.md")
        counted = Counter(word for each in documents for word in re.findall(r"[a-z’-]{2,}", each.read_text()))
        self.numbers = np.random.default_rng(20190715)
        self.words = np.array([*counted, "ward", "patient", "discharge", "psychology", "ferritin"])
        more = sum(counted.values()) * np.array([0.01, 0.01, 0.003, 1e-4, 1e-5])
        shares = np.array([*counted.values(), *more])
        self.shares = shares / shares.sum()
        self.drawn = iter(())

    def text(self, length: int) -> str:
        """So many words, beginning with a capital."""
        return " ".join(next(self._more()) for _ in range(length)).capitalize()

    def name(self) -> str:
        """Two words of letters as they come."""
        letters = self.numbers.integers(97, 123, 13).astype(np.uint8).tobytes().decode()
        return f"{letters[:6].capitalize()} {letters[6:].capitalize()}"

    def _more(self) -> Iterator[str]:
        try:
            yield next(self.drawn)
        except StopIteration:
            self.drawn = iter(self.numbers.choice(self.words, 500_000, p=self.shares))
            yield next(self.drawn)
