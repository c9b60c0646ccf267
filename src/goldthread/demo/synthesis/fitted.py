"""The fitted outcomes of every workshop, found by its title."""

from dataclasses import dataclass
from random import Random

import numpy as np

from goldthread.demo.synthesis.defects import counts, ratios
from goldthread.demo.synthesis.fitting import Array
from goldthread.demo.synthesis.lead_times import Outcome, lead_times
from goldthread.demo.synthesis.written import Written

SEED = 20190715


@dataclass(frozen=True)
class Course:
    """One outcome of one workshop: before, at day 90, and last (the same where nothing came later)."""

    before: float
    day_90: float
    last: float


@dataclass(frozen=True)
class Fitted:
    """Outcomes that count, by workshop title."""

    lead_times: dict[str, Course]
    counts: dict[str, Course]
    shares: dict[str, Course]
    outputs: dict[str, Course]


def fit(workshops: list[Written], late: set[str]) -> Fitted:
    """Outcomes that together give Tables 7.2 and 7.3. late: titles with a value after day 90."""
    chance = Random(SEED)
    timed = [w for w in workshops if w.lead_counts]
    counted = [w for w in workshops if w.remeasured and w.form in ("B", "C")]
    shared = [w for w in workshops if w.remeasured and w.form in ("B", "R")]
    times = _by_title(timed, lead_times(timed, _flags(timed, late), chance))
    numbers = _by_title(counted, counts(counted, _flags(counted, late), chance))
    both = {w.title: numbers[w.title] for w in shared if w.form == "B"}
    found = ratios(shared, _of(shared, both), _flags(shared, late), chance)
    return Fitted(times, numbers, _by_title(shared, found.shares), _by_title(shared, found.outputs))


def _flags(workshops: list[Written], late: set[str]) -> Array:
    return np.array([float(w.title in late) for w in workshops])


def _by_title(workshops: list[Written], outcome: Outcome) -> dict[str, Course]:
    rows = zip(workshops, outcome.before, outcome.day_90, outcome.last, strict=True)
    return {w.title: Course(float(b), float(then), float(last)) for w, b, then, last in rows}


def _of(workshops: list[Written], courses: dict[str, Course]) -> Outcome:
    none = Course(np.nan, np.nan, np.nan)
    rows = [courses.get(w.title, none) for w in workshops]
    return Outcome(
        np.array([c.before for c in rows]),
        np.array([c.day_90 for c in rows]),
        np.array([c.last for c in rows]),
    )
