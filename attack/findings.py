"""What an attack tried and what it found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

MOST = 40
"""Findings of one part that are printed; the rest are counted."""


@dataclass
class Tally:
    """What one part tried, counted by kind, and what it found, each with how to see it again."""

    part: str
    tried: Counter[str] = field(default_factory=Counter)
    found: list[str] = field(default_factory=list)

    def count(self, kind: str, times: int = 1) -> None:
        self.tried[kind] += times

    def find(self, what: str, again: str) -> None:
        """Keep what was found, once for each way of seeing it again."""
        said = f"{what}\n    {again}"
        if said not in self.found:
            self.found.append(said)

    def expect(self, true: bool, what: str, again: str) -> None:
        if not true:
            self.find(what, again)


def table(tallies: list[Tally], seconds: dict[str, float]) -> str:
    """All that was tried, as one table."""
    lines = ["| part | what was tried | times | found |", "| --- | --- | ---: | ---: |"]
    for tally in tallies:
        for kind, times in tally.tried.items():
            lines.append(f"| {tally.part} | {kind} | {times:,} | |")
        took = f"in all, {seconds[tally.part]:.0f} s"
        lines.append(f"| {tally.part} | {took} | {sum(tally.tried.values()):,} | {len(tally.found)} |")
    return "\n".join(lines)


def listed(tallies: list[Tally]) -> str:
    """What was found, each with how to see it again."""
    lines = []
    for tally in tallies:
        lines += [f"FOUND by {tally.part}: {said}" for said in tally.found[:MOST]]
        if len(tally.found) > MOST:
            lines.append(f"FOUND by {tally.part}: {len(tally.found) - MOST} more")
    return "\n".join(lines)
