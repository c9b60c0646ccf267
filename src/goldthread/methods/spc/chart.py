"""A chart: limits per phase, and what each point says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import TRIAL_BELOW, Floats
from goldthread.methods.spc.meanings import ASSURANCES, Assurance, Direction, Meaning, assurance_places
from goldthread.methods.spc.rules import MAKING_DATA_COUNT, Rules, Signal
from goldthread.methods.spc.runs import Runs


@dataclass(frozen=True)
class Phase:
    """A stretch of time with limits of its own.

    number: which of the chart's phases it is, from 1. Its points stand at the places start to stop - 1,
    from 0. lower and upper are those of its last point, where each point has its own; not a
    number where there are none. fix_after: how many of its first points make the
    centre and the limits; all if None. runs: its runs and crossings, where the rules
    ask for them.
    """

    number: int
    start: int
    stop: int
    centre: float
    lower: float
    upper: float
    fix_after: int | None = None
    runs: Runs | None = None

    @property
    def n(self) -> int:
        return self.stop - self.start

    @property
    def made_from(self) -> int:
        """How many points the centre and the limits are made from."""
        return self.n if self.fix_after is None else min(self.n, self.fix_after)

    @property
    def trial(self) -> bool:
        """Whether there are too few points for the limits to be settled."""
        return self.made_from < TRIAL_BELOW


@dataclass(frozen=True, eq=False)
class Chart:
    """A chart of one series. Arrays have shape (n,), are read-only and in the unit.

    values are what is drawn: the quotient where there are denominators (None where not). side is +1
    where a signal is high or rising, -1 where it is low or falling. A run chart has
    a median for a centre, and limits that are not numbers. gaps: the places of the
    points that follow a long gap. per: what a quotient of 1 is drawn as, 100 for shares in per cent
    (`scaled`). readings: what was read, of charts that draw sums or
    averages of it (EWMA, CUSUM), else None. Of X̄ and S charts denominators are the sizes of
    groups, deviations their standard deviations, and alone the times with one value: these have
    no limits on an X̄ chart, and no point on an S chart.
    """

    times: tuple[Any, ...]
    values: Floats
    phase: NDArray[np.int64]
    centre: Floats
    lower: Floats
    upper: Floats
    signal: tuple[Signal, ...]
    side: NDArray[np.int8]
    meaning: tuple[Meaning, ...]
    phases: tuple[Phase, ...]
    unit: str
    improves: Direction
    target: float | None
    kind: Kind = Kind.XMR
    rules: Rules = MAKING_DATA_COUNT
    denominators: Floats | None = None
    gaps: tuple[int, ...] = ()
    per: float = 1.0
    readings: Floats | None = None
    deviations: Floats | None = None
    alone: tuple[Any, ...] = ()

    def __len__(self) -> int:
        return len(self.times)

    @property
    def trial(self) -> tuple[bool, ...]:
        """For each phase, whether its limits are trial limits."""
        return tuple(phase.trial for phase in self.phases)

    @property
    def runs(self) -> Runs | None:
        """Runs and crossings of the last phase, where the rules ask for them."""
        return self.phases[-1].runs

    @property
    def variation(self) -> Meaning:
        """What the last point means; neutral where it is only the runs that show a change."""
        last = self.meaning[-1]
        if last is Meaning.COMMON_CAUSE and self.runs is not None and self.runs.signal:
            return Meaning.NEUTRAL
        return last

    @property
    def assurance(self) -> Assurance | None:
        """The target against the last limits; None without a target, a direction or limits.

        Under NHSRplotthedots's rules hit and miss where limits could not be made.
        """
        if self.target is None or not self.kind.has_limits:
            return None
        last = self.phases[-1]
        target, lower, upper = (np.array(line) for line in (self.target, last.lower, last.upper))
        places = assurance_places(
            target, lower, upper, self.improves, as_plotthedots=self.rules.assured_as_plotthedots
        )
        return ASSURANCES[int(places)]
