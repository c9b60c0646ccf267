"""Builds the demonstration programme, through actions alone: what people could have done, in their order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction

from goldthread.server.aims.models import Objective
from goldthread.server.improvement.models import ValueStream, Workshop
from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Organisation, Partnership

from .cast import Cast


@dataclass
class Programme:
    """What is built so far, found again by the keys of the tables."""

    cast: Cast = field(default_factory=Cast)
    trusts: dict[str, Organisation] = field(default_factory=dict)
    partnership: Partnership | None = None
    measures: dict[tuple[str, str], Measure] = field(default_factory=dict)
    streams: dict[str, ValueStream] = field(default_factory=dict)
    workshops: dict[str, Workshop] = field(default_factory=dict)
    objectives: dict[str, Objective] = field(default_factory=dict)


def load() -> Iterator[None]:
    """Build everything in one transaction, yielding a hundred times on the way."""
    from . import load_aims, load_measures, load_people, load_workshops

    programme = Programme()
    with transaction.atomic():
        steps = (
            (5, load_people.load(programme)),
            (5, load_measures.load(programme)),
            (5, load_aims.load_priorities(programme)),
            (80, load_workshops.load(programme)),
            (5, load_aims.load_objectives(programme)),
        )
        for share, step in steps:
            yield from _in_parts(step, share)


def _in_parts(step: Iterator[float], share: int) -> Iterator[None]:
    """Yield `share` times while a step reports how far it is, from 0 to 1."""
    told = 0
    for done in step:
        while told < int(share * min(done, 1)):
            told += 1
            yield
    while told < share:
        told += 1
        yield
