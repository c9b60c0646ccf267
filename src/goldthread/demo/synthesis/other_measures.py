"""Measures beside lead time and defects: what they are called, and how they moved."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Sort:
    """A sort of measure: its letter in the written file, and where its values begin and go."""

    kind: str
    title: str
    unit: str
    direction: str
    lowest: float
    highest: float
    factor: tuple[float, float]


SORTS = {
    "c": Sort("cycle_time", "Cycle time of one person", "minutes", "decrease", 12, 70, (0.45, 0.9)),
    "s": Sort("setup_time", "Set-up between two cases", "minutes", "decrease", 10, 45, (0.3, 0.75)),
    "w": Sort("walking_distance", "Steps walked in one cycle", "steps", "decrease", 120, 1400, (0.25, 0.8)),
    "i": Sort("inventory", "Items kept on the shelves", "items", "decrease", 60, 640, (0.4, 0.85)),
    "p": Sort("work_in_progress", "Waiting in the process at noon", "items", "decrease", 14, 160, (0.2, 0.8)),
    "a": Sort("space", "Floor used", "square metres", "decrease", 9, 42, (0.6, 0.95)),
    "o": Sort("productivity", "Finished in a day", "items", "increase", 8, 60, (1.05, 1.6)),
    "e": Sort("ehs", "Workplace order (5S level)", "level", "increase", 1, 2, (2, 4)),
    "x": Sort("other", "Colleagues who know the standard", "%", "increase", 15, 55, (1.3, 1.9)),
}


def letters(written: str, chance: Random) -> str:
    """The written letters, and sometimes one or two more."""
    more = [letter for letter in "exc" if letter not in written and chance.random() < 0.22]
    return written + "".join(more[:2])


def before_and_after(sort: Sort, chance: Random) -> tuple[float, float]:
    """A baseline and a value at day 90; about one in twelve got no better."""
    if sort.kind == "ehs":
        return float(chance.randint(1, 2)), float(chance.choice((2, 3, 3, 4, 4, 5)))
    before = _rounded(sort.lowest * (sort.highest / sort.lowest) ** chance.random())
    factor = chance.uniform(*sort.factor) if chance.random() > 0.08 else chance.uniform(0.98, 1.12)
    after = _rounded(before * factor)
    return before, min(after, 96.0) if sort.unit == "%" else after


def _rounded(value: float) -> float:
    return float(round(value / 10) * 10) if value > 200 else float(round(value))
