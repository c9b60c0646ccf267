"""Who named whom: a list of ties, and of people, made into one network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.ties.pairs import Pairs, Places, tied_pairs


@dataclass(frozen=True)
class Person:
    """Somebody who could have answered, whether or not anybody named them.

    respondent: whether they answered; None where that is not known, and then it is taken from
    whether they named anybody. groups: their group under each column ({'directorate': 'Surgery'});
    None or a column left out is a person without a group there.
    """

    name: str
    respondent: bool | None = None
    groups: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Layer:
    """The ties of one kind, by place of source and target among the actors; each pair once."""

    source: Places
    target: Places

    def __len__(self) -> int:
        return len(self.source)


@dataclass(frozen=True, eq=False)
class Network:
    """Who named whom, once over all kinds, and by kind.

    names: n actors in order; everything 'by actor' is in that order. source, target: shape (m,),
    places among the actors, ordered by source and then target, no pair twice, nobody with
    themselves. respondent: shape (n,), who answered; the others are named only. listed: shape (n,),
    who stands in the list of people (all False without one). respondents_assumed: the list of people
    did not say who answered, so those who named somebody are taken to have. groups: for each column,
    n groups, None for a person without one. layers: the ties of each kind; empty if no kinds were
    given. notes: what was left out or contradicts itself, in sentences.
    """

    names: tuple[str, ...]
    source: Places
    target: Places
    respondent: NDArray[np.bool_]
    listed: NDArray[np.bool_]
    respondents_assumed: bool
    groups: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    layers: Mapping[str, Layer] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        """How many actors there are."""
        return len(self.names)

    @property
    def ties(self) -> int:
        """How many ties there are; two people tied in several kinds in one direction count once."""
        return len(self.source)

    @cached_property
    def named_by(self) -> Places:
        """Shape (n,): how many others named each actor (in-degree)."""
        return np.bincount(self.target, minlength=len(self))

    @cached_property
    def named(self) -> Places:
        """Shape (n,): how many others each actor named (out-degree)."""
        return np.bincount(self.source, minlength=len(self))

    @cached_property
    def returned(self) -> NDArray[np.bool_]:
        """Shape (m,): whether the tie's target named its source too."""
        n = len(self)
        forth, back = self.source * n + self.target, self.target * n + self.source
        place = np.searchsorted(forth, back)
        found: NDArray[np.bool_] = np.append(forth, -1)[place] == back
        return found

    @cached_property
    def pairs(self) -> Pairs:
        """The tied pairs, whatever way the ties go."""
        return tied_pairs(self.source, self.target, len(self))

    @property
    def unlisted(self) -> tuple[str, ...]:
        """Who is in a tie but not in the list of people, where there is one."""
        return self._names(~self.listed) if self.listed.any() else ()

    @property
    def contradicting(self) -> tuple[str, ...]:
        """Who named somebody, though by the list of people they did not answer."""
        return self._names((self.named > 0) & ~self.respondent)

    def _names(self, chosen: NDArray[np.bool_]) -> tuple[str, ...]:
        return tuple(self.names[at] for at in np.flatnonzero(chosen))

    def of_kind(self, kind: str) -> Network:
        """The same people with the ties of one kind alone. Raises KeyError for another kind."""
        layer = self.layers[kind]
        return Network(
            names=self.names,
            source=layer.source,
            target=layer.target,
            respondent=self.respondent,
            listed=self.listed,
            respondents_assumed=self.respondents_assumed,
            groups=self.groups,
            layers={kind: layer},
        )
