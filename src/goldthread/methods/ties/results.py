"""What a network is described by. Shares are from 0 to 1; None where there is nothing to divide by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Range:
    """The least and the most a number could be, under an assumption said in words."""

    lower: float
    upper: float
    assumes: str


@dataclass(frozen=True)
class Dyads:
    """Pairs of actors: both named the other, one did, or neither."""

    mutual: int
    asymmetric: int
    null: int


@dataclass(frozen=True)
class Reciprocity:
    """How much of what was named was returned.

    arc: ties returned over ties. dyad: mutual pairs over pairs with any tie. among_respondents: as
    arc, and among_respondents_dyad as dyad, only between two people who both answered, so that
    nobody's silence is counted as 'no'. range: arc, if none or if all of the ties to those who did
    not answer would have been returned.
    """

    arc: float | None
    dyad: float | None
    among_respondents: float | None
    among_respondents_dyad: float | None
    range: Range | None


@dataclass(frozen=True, eq=False)
class Brokering:
    """Open triads: two people who are not tied to each other, and one between them, the broker.

    simple (021C): a → b → c. incoming (111D), outgoing (111U): the broker is in a mutual tie with
    one, and is named by (incoming) or names (outgoing) the other. mutual (201): mutual ties with
    both. The *_by_actor counts, shape (n,), are of the triads in which each actor is the broker.
    """

    simple_by_actor: Counts
    incoming_by_actor: Counts
    outgoing_by_actor: Counts
    mutual_by_actor: Counts

    @property
    def simple(self) -> int:
        """Triads with a broker and two ties."""
        return int(self.simple_by_actor.sum())

    @property
    def incoming(self) -> int:
        """Triads with a broker and three ties, the unreturned one coming to the broker."""
        return int(self.incoming_by_actor.sum())

    @property
    def outgoing(self) -> int:
        """Triads with a broker and three ties, the unreturned one going out from the broker."""
        return int(self.outgoing_by_actor.sum())

    @property
    def mutual(self) -> int:
        """Triads with a broker and four ties."""
        return int(self.mutual_by_actor.sum())

    @property
    def reciprocated(self) -> int:
        """Incoming, outgoing and mutual together: the total of the report's Table 5.4."""
        return self.incoming + self.outgoing + self.mutual


@dataclass(frozen=True)
class Triads:
    """How many sets of three actors have each of the 16 patterns, by their MAN name, and the brokering."""

    census: Mapping[str, int]
    brokering: Brokering


@dataclass(frozen=True, eq=False)
class Roles:
    """Gould and Fernandez's five roles of b in a → b → c without a → c, by group; shape (n,) each.

    coordinator: all three in one group. consultant: a and c in one group, b in another.
    representative: a and b in one, c in another. gatekeeper: b and c in one, a in another.
    liaison: three groups. left_out: actors without a group, whose paths are not counted.
    """

    coordinator: Counts
    consultant: Counts
    representative: Counts
    gatekeeper: Counts
    liaison: Counts
    left_out: int

    @property
    def totals(self) -> dict[str, int]:
        """The sum over all actors of each role."""
        roles = ("coordinator", "consultant", "representative", "gatekeeper", "liaison")
        return {role: int(getattr(self, role).sum()) for role in roles}


@dataclass(frozen=True, eq=False)
class Components:
    """Parts without a tie between them, whatever way ties go; an isolate is a part of one.

    sizes: the largest first. member: shape (n,), the place of each actor's part among the sizes.
    """

    sizes: tuple[int, ...]
    member: NDArray[np.intp]

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self.sizes)


@dataclass(frozen=True)
class Centralisation:
    """Freeman's: 0 where all are named (or name) alike, 1 where one person has it all.

    incoming_range: what incoming could be had everybody answered.
    """

    incoming: float | None
    outgoing: float | None
    incoming_range: Range | None


@dataclass(frozen=True)
class Hubs:
    """Actors named by more others than chance would give anybody.

    names: the most named first. threshold: named by so many or more is a hub. false_alarm: the
    chance, at most, of one or more such hubs in a network of as many people and ties where everybody
    names others at random.
    """

    names: tuple[str, ...]
    threshold: int
    false_alarm: float

    @property
    def polycentric(self) -> bool:
        """Whether there are several."""
        return len(self.names) > 1


@dataclass(frozen=True)
class ExternalInternal:
    """Krackhardt and Stern's E-I index: −1 where every tie stays in its group, 1 where none does.

    index: over all ties between people with a group. by_group: over the ties with an end in it.
    left_out: ties with an end that has no group.
    """

    index: float | None
    external: int
    internal: int
    by_group: Mapping[str, float | None]
    left_out: int


@dataclass(frozen=True)
class Transitivity:
    """undirected: closed triples over connected triples, whatever way ties go (igraph, networkx).

    weak: of the paths a → b → c, the share with a → c (sna's gtrans, measure 'weak').
    """

    undirected: float | None
    weak: float | None
