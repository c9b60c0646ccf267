"""What the charts of many series say: points, phases, and each series in one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.chart import Chart, Phase
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import TRIAL_BELOW, Floats
from goldthread.methods.spc.long_table import Key, plain
from goldthread.methods.spc.meanings import MEANINGS, Direction, Meaning, assurance_places
from goldthread.methods.spc.phases import NO_GAPS, Judged
from goldthread.methods.spc.rules import SIGNALS, Rules
from goldthread.methods.spc.runs import Ints, ManyRuns

Codes = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Phases:
    """The phases of all series, one after the other. Arrays of shape (phases,), in the unit.

    Phase p has the points start[p] to stop[p] - 1; the phases of series k are
    first[k] to first[k + 1] - 1. lower and upper are those of a phase's last point.
    """

    first: Ints
    start: Ints
    stop: Ints
    centre: Floats
    lower: Floats
    upper: Floats
    runs: ManyRuns | None

    @classmethod
    def of(cls, found: Judged, start: Ints, series_starts: Ints) -> Phases:
        stop = np.r_[start[1:], series_starts[-1]]
        first = np.searchsorted(start, series_starts)
        lines = (found.phase_centre, found.last_lower, found.last_upper)
        return cls(first, start, stop, *lines, found.runs)


@dataclass(frozen=True, eq=False)
class Summary:
    """Each series in one line: its last phase. Arrays of shape (series,), in the unit.

    n counts all points of the series; made_from those that made the last centre and
    limits; trial says where they are fewer than 13. lower and upper are those of the
    last point. variation holds places in MEANINGS, assurance in ASSURANCES.
    """

    n: Ints
    made_from: Ints
    trial: NDArray[np.bool_]
    centre: Floats
    lower: Floats
    upper: Floats
    variation: Codes
    assurance: Codes
    runs: ManyRuns | None


@dataclass(frozen=True, eq=False)
class ManyCharts:
    """The charts of many series. Arrays are read-only and in the unit.

    keys: for each series its value in each `by` column, in the order in which they
    first occur in the table. Arrays of points have shape (points,): series after
    series, each in order of time; `row` is the place of each point in the table, from
    0, and series k has the points starts[k] to starts[k + 1] - 1. signal holds places in
    SIGNALS, meaning in MEANINGS; side is +1 where a signal is high or rising, -1 where
    it is low or falling. target: shape (series,), not a number where there is none.
    denominators: shape (points,), None where there are none. gaps: the points that follow
    a long gap, by their place among all. readings and deviations: shape (points,), and alone, by the key
    of the series, even one without a chart: as those of a `Chart`.
    """

    by: tuple[str, ...]
    keys: tuple[Key, ...]
    starts: Ints
    row: Ints
    times: NDArray[Any]
    values: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    signal: Codes
    side: Codes
    meaning: Codes
    target: Floats
    phases: Phases
    kind: Kind
    rules: Rules
    improves: Direction
    unit: str
    fix_after: int | None
    denominators: Floats | None = None
    gaps: Ints = field(default_factory=NO_GAPS.copy)
    readings: Floats | None = None
    deviations: Floats | None = None
    alone: Mapping[Key, tuple[Any, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[Chart]:
        return (self[place] for place in range(len(self)))

    def __getitem__(self, place: int) -> Chart:
        """The chart of one series, by its place among the keys."""
        if not -len(self) <= place < len(self):
            raise IndexError(f"There are {len(self)} series; {place} is none of them.")
        place %= len(self)
        start, stop = int(self.starts[place]), int(self.starts[place + 1])
        points = slice(start, stop)
        target = float(self.target[place])
        return Chart(
            times=tuple(plain(time) for time in self.times[points]),
            values=self.values[points],
            phase=self.phase[points],
            centre=self.centre[points],
            lower=self.lower[points],
            upper=self.upper[points],
            signal=tuple(SIGNALS[signal] for signal in self.signal[points]),
            side=self.side[points],
            meaning=tuple(MEANINGS[meaning] for meaning in self.meaning[points]),
            phases=self._phases_of(place, start),
            unit=self.unit,
            improves=self.improves,
            target=None if np.isnan(target) else target,
            kind=self.kind,
            rules=self.rules,
            denominators=None if self.denominators is None else self.denominators[points],
            gaps=tuple((self.gaps[(self.gaps >= start) & (self.gaps < stop)] - start).tolist()),
            readings=None if self.readings is None else self.readings[points],
            deviations=None if self.deviations is None else self.deviations[points],
            alone=self.alone.get(self.keys[place], ()),
        )

    @cached_property
    def series(self) -> Ints:
        """The number of the series of each point, from 0. Shape (points,)."""
        return _read_only(np.repeat(np.arange(len(self)), np.diff(self.starts)))

    @cached_property
    def phase(self) -> Ints:
        """The number of the phase of each point within its series, from 1. Shape (points,)."""
        number = np.arange(len(self.phases.start)) - np.repeat(
            self.phases.first[:-1], np.diff(self.phases.first)
        )
        return _read_only(np.repeat(number + 1, self.phases.stop - self.phases.start))

    @cached_property
    def summary(self) -> Summary:
        """Each series in one line."""
        last = self.phases.first[1:] - 1
        length = self.phases.stop[last] - self.phases.start[last]
        made_from = length if self.fix_after is None else np.minimum(length, self.fix_after)
        lower, upper = self.phases.lower[last], self.phases.upper[last]
        runs = None if self.phases.runs is None else self.phases.runs[last]
        variation = self.meaning[self.starts[1:] - 1].copy()
        if runs is not None:
            variation[runs.signal & (variation == 0)] = MEANINGS.index(Meaning.NEUTRAL)
        aim = self.target if self.kind.has_limits else np.full(len(self), np.nan)
        return Summary(
            n=np.diff(self.starts),
            made_from=made_from,
            trial=made_from < TRIAL_BELOW,
            centre=self.phases.centre[last],
            lower=lower,
            upper=upper,
            variation=variation,
            assurance=assurance_places(
                aim, lower, upper, self.improves, as_plotthedots=self.rules.assured_as_plotthedots
            ),
            runs=runs,
        )

    def _phases_of(self, place: int, offset: int) -> tuple[Phase, ...]:
        table = self.phases
        first, stop = int(table.first[place]), int(table.first[place + 1])
        return tuple(
            Phase(
                number=one - first + 1,
                start=int(table.start[one]) - offset,
                stop=int(table.stop[one]) - offset,
                centre=float(table.centre[one]),
                lower=float(table.lower[one]),
                upper=float(table.upper[one]),
                fix_after=self.fix_after,
                runs=None if table.runs is None else table.runs.at(one),
            )
            for one in range(first, stop)
        )


def _read_only(array: NDArray[Any]) -> NDArray[Any]:
    array.flags.writeable = False
    return array
