"""How much of the organisations chosen a reader may see, and so whether one workshop's figure may be told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Seen:
    """in_detail: codes of the organisations whose workshops the reader may open; None for all of them.

    every: all that the reader may know of were chosen, none picked out.
    """

    in_detail: frozenset[str] | None = None
    every: bool = True

    def one_workshop_of(self, organisations: Iterable[str]) -> bool:
        """Whether what a single workshop of these organisations did, not named, may be told.

        It may where all of them are seen in detail. Of those that share only totals it may where it
        could be any of two or more, over everything at once: a figure over a choice of organisations
        could be compared with that over another choice, and so be traced to one.
        """
        if self.in_detail is None:
            return True
        in_totals = set(organisations) - self.in_detail
        return not in_totals or (self.every and len(in_totals) > 1)


EVERYTHING = Seen()
"""As at the server's own shell."""
