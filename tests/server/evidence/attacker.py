"""Somebody who keeps every total they ever saw, and weighs them against one another.

They are taken to know more than any reader does: which workshops each total is over and which of them
changed in between, how it was rounded, and that no value is below zero. What they want is one workshop's
value, or by how much it changed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import linprog

from goldthread.methods.disclosure import Rule
from goldthread.server.evidence.exported import as_data
from goldthread.server.evidence.outcomes import OUTCOMES
from goldthread.server.evidence.reading import read
from goldthread.server.evidence.seen import seen_from_outside
from goldthread.server.evidence.tables import TOGETHER
from goldthread.server.improvement.queries.totals import told_last
from goldthread.server.people.models import Organisation

CLOSE = 0.1
"""A value known within a tenth is given away."""


class State(NamedTuple):
    """A workshop's value on one side of an outcome, while it stood so."""

    outcome: str
    workshop: int
    side: int
    value: float


class Seen(NamedTuple):
    """A figure: it lies within so much of the sum of these."""

    states: frozenset[State]
    times: float
    figure: float
    half_a_step: float


@dataclass
class Attacker:
    """Looks with `look` after each change; asks at the end with `found`."""

    rule: Rule
    seen: set[Seen] = field(default_factory=set)

    def look(self) -> Mapping[str, Any]:
        """Read the evidence of all organisations as one who sees totals alone; keep every figure."""
        organisations = list(Organisation.objects.all())
        seen = seen_from_outside()
        data = as_data(read(organisations, None, seen, rule=self.rule))
        told = told_last(organisations, seen.whole_partnerships(organisations))
        rows = {(row["organisation"], row["outcome"]): row for row in data["outcomes"]}
        for outcome in OUTCOMES:
            for each in told[outcome]:
                row = rows[each.organisation or TOGETHER, outcome]
                for side, name in enumerate(("baseline", "day_90")):
                    states = {State(outcome, w, side, p.values[side]) for w, p in each.parts.items()}
                    self._keep(frozenset(states), outcome, row[name])
        return data

    def _keep(self, states: frozenset[State], outcome: str, figure: float) -> None:
        kind = OUTCOMES[outcome]
        times = 1 / kind.per / (len(states) if kind.statistic == "mean" else 1)
        step = 10.0 ** (math.floor(math.log10(figure)) - 2) if figure else 0.01
        printed = 1.0 if isinstance(figure, int) else 0.1 if round(figure, 1) == figure else 0.01
        least = 5.0 if kind.unit == "count" else printed
        self.seen.add(Seen(states, times, figure, max(step, least) / 2))

    def found(self, known: Iterable[int] = ()) -> list[str]:
        """What is given away: each value and each change known within a tenth, in words.

        known: workshops whose values the attacker has anyway, as of their own organisation.
        """
        states = sorted({state for seen in self.seen for state in seen.states})
        aims = [(self._weights(states, [state]), state.value, f"{state}") for state in states]
        for one, other in pairwise(states):
            if one[:3] == other[:3]:
                by = other.value - one.value
                aims.append(
                    (self._weights(states, [other]) - self._weights(states, [one]), by, f"{one}→{other}")
                )
        mine = set(known)
        limits = [(s.value, s.value) if s.workshop in mine else (0.0, None) for s in states]
        others = [(w, v, said) for w, v, said in aims if not self._is_mine(states, w, mine)]
        return [said for weights, value, said in others if self._is_close(states, weights, value, limits)]

    def _is_close(
        self, states: Sequence[State], weights: np.ndarray, value: float, limits: Sequence[Any]
    ) -> bool:
        sums = np.array([self._weights(states, seen.states) * seen.times for seen in self.seen])
        upper = np.array([seen.figure + seen.half_a_step for seen in self.seen])
        lower = np.array([seen.figure - seen.half_a_step for seen in self.seen])
        within: dict[str, Any] = {
            "A_ub": np.vstack([sums, -sums]),
            "b_ub": np.concatenate([upper, -lower]) + 1e-6,
            "bounds": limits,
        }
        low, high = (linprog(sign * weights, **within) for sign in (1, -1))
        assert low.status in (0, 3), low.message  # what is true is possible
        if low.status == 3 or high.status == 3:
            return False
        return bool(-high.fun - low.fun <= 2 * CLOSE * abs(value))

    @staticmethod
    def _weights(states: Sequence[State], chosen: Iterable[State]) -> np.ndarray:
        wanted = set(chosen)
        return np.array([float(state in wanted) for state in states])

    @staticmethod
    def _is_mine(states: Sequence[State], weights: np.ndarray, mine: set[int]) -> bool:
        return any(w and state.workshop in mine for w, state in zip(weights, states, strict=True))
