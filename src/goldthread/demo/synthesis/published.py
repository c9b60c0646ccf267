"""The published figures, and the windows of numbers that print as them."""

import csv
from dataclasses import dataclass
from pathlib import Path

from goldthread.demo.synthesis.fitting import Window
from goldthread.demo.synthesis.written import TRUSTS

PUBLISHED = Path(__file__).parent.parent / "data" / "published"


def prints_as(printed: str) -> Window:
    """Every number that rounds to the printed one; the upper end is open."""
    places = len(printed.partition(".")[2])
    half = 0.5 * 10**-places
    return float(printed) - half, float(printed) + half


def rounds_and_floors_to(printed: str) -> Window:
    """Every number that both rounds and is cut to the printed whole one."""
    return float(printed), float(printed) + 0.5


@dataclass(frozen=True)
class Tested:
    """A row of Table 7.3, as printed."""

    before: str
    before_se: str
    after: str
    after_se: str
    t: str


def by_trust(outcome: str) -> dict[str, tuple[str, str]]:
    """Table 7.2: baseline and day 90 of an outcome, as printed, of each trust that has any."""
    with (PUBLISHED / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["outcome"] == outcome]
    return {r["trust"]: (r["baseline"], r["day_90"]) for r in rows if r["trust"] in TRUSTS and r["baseline"]}


def tested(outcome: str) -> Tested:
    """Table 7.3's row of an outcome."""
    with (PUBLISHED / "tests.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["outcome"] == outcome)
    return Tested(row["baseline_mean"], row["baseline_se"], row["post_mean"], row["post_se"], row["t"])
