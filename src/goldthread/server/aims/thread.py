"""One organisation's golden thread on one day: what there is at each level, and what is joined to what.

Plain values, so that whatever looks at the thread (its breaks, its drawing, its text) asks no database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from goldthread.server.people.vocabulary import Vocabulary, Word


@dataclass(frozen=True)
class PriorityNode:
    """A priority the organisation has adopted."""

    pk: int
    code: str
    title: str
    owner: str = ""
    lapsed_on: date | None = None


@dataclass(frozen=True)
class ValueNode:
    pk: int
    title: str


@dataclass(frozen=True)
class ObjectiveNode:
    """An open objective, with the keys of what it is linked to."""

    pk: int
    title: str
    owner: str = ""
    due_on: date | None = None
    priorities: frozenset[int] = frozenset()
    values: frozenset[int] = frozenset()
    streams: frozenset[int] = frozenset()
    measures: frozenset[int] = frozenset()


@dataclass(frozen=True)
class StreamNode:
    """An open value stream, the measures tied to it, and why it is not measured in a dimension."""

    pk: int
    title: str
    owner: str = ""
    measures: frozenset[int] = frozenset()
    excused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Contribution:
    """A workshop measure that contributes to a measure, and how many of its places it touches."""

    measure: int
    name: str
    touched: int
    places: int
    place_name: str = ""

    @property
    def share(self) -> float:
        """The part of the places that is touched, 0 to 1."""
        return self.touched / self.places


@dataclass(frozen=True)
class WorkshopNode:
    """A workshop that was not stood down. `measured`: it has chosen what to measure, or its event began."""

    pk: int
    title: str
    stream: int
    stage: str
    stage_name: str
    measured: bool
    owner: str = ""
    contributions: tuple[Contribution, ...] = ()


@dataclass(frozen=True)
class MeasureNode:
    """A measure that is still counted. `unread`: whole periods gone by since it was last read."""

    pk: int
    code: str
    title: str
    dimension: str
    owner: str = ""
    last_read: date | None = None
    unread: int = 0
    periods: str = "periods"

    @property
    def not_read(self) -> bool:
        """Whether it was never read, or not for two periods."""
        return self.last_read is None or self.unread >= 2


@dataclass(frozen=True)
class Accepted:
    """A break the organisation lives with for now."""

    pk: int
    kind: str
    about: str
    reason: str
    accepted_on: date
    review_on: date
    by: str = ""


@dataclass(frozen=True)
class Thread:
    """Everything of one organisation that is open on `today`, from priorities down to measures."""

    code: str
    today: date
    priorities: tuple[PriorityNode, ...] = ()
    values: tuple[ValueNode, ...] = ()
    objectives: tuple[ObjectiveNode, ...] = ()
    streams: tuple[StreamNode, ...] = ()
    workshops: tuple[WorkshopNode, ...] = ()
    measures: tuple[MeasureNode, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    words: Mapping[str, Word] = field(default_factory=Vocabulary, compare=False)

    @cached_property
    def measure(self) -> Mapping[int, MeasureNode]:
        """Measures by their keys."""
        return {m.pk: m for m in self.measures}

    @cached_property
    def serving_stream(self) -> Mapping[int, tuple[ObjectiveNode, ...]]:
        """The open objectives each value stream serves."""
        return {s.pk: tuple(o for o in self.objectives if s.pk in o.streams) for s in self.streams}

    @cached_property
    def workshops_of(self) -> Mapping[int, tuple[WorkshopNode, ...]]:
        """The workshops of each value stream."""
        return {s.pk: tuple(w for w in self.workshops if w.stream == s.pk) for s in self.streams}

    def hangs(self, objective: ObjectiveNode) -> bool:
        """Whether an objective serves an adopted priority or a value of the organisation."""
        return bool(
            objective.priorities & {p.pk for p in self.priorities}
            or objective.values & {v.pk for v in self.values}
        )
