"""Is there a shift or a drift? The two tests of Anhøj for a run chart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Runs:
    """How the points of one phase cross its centre line.

    useful counts the points off the line; longest is the longest run on one side and
    crossings is how often a useful point lies on the other side than the one before.
    With no useful point the other four are None.
    """

    useful: int
    longest: int | None
    longest_limit: int | None
    crossings: int | None
    crossings_limit: int | None

    @property
    def signal(self) -> bool:
        """Whether the longest run is too long or the crossings are too few."""
        if self.longest is None or self.longest_limit is None:
            return False
        if self.crossings is None or self.crossings_limit is None:
            return False
        return self.longest > self.longest_limit or self.crossings < self.crossings_limit
