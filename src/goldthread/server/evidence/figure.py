"""The figure of before and after: what it is drawn from, and its drawing, kept once drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldthread.charts import render
from goldthread.charts.before_after import Pair, Typical, before_after

from . import words
from .report import Evidence
from .tables import OutcomeRow, OutcomeTable

WIDTHS = (320, 1200)
"""The narrowest and the widest that a figure is drawn."""


@dataclass(frozen=True)
class Drawing:
    """All that a figure depends on: two that are equal are the same picture."""

    pairs: tuple[Pair, ...]
    totals: tuple[Pair, ...]
    typical: tuple[Typical, ...]
    after_name: str
    note: str
    width: int

    @property
    def etag(self) -> str:
        return hashlib.sha256(repr(self).encode()).hexdigest()[:32]


def drawing(evidence: Evidence, width: int) -> Drawing:
    """What is to be drawn of the evidence. Only outcomes with pairs are; the width is kept within WIDTHS."""
    tables = [table for table in evidence.outcomes if table.total.workshops]
    titles = {table.outcome.key: table.outcome.title for table in tables}
    several = len(evidence.organisations) > 1
    return Drawing(
        pairs=tuple(_pair(row, table) for table in tables for row in table.rows),
        totals=tuple(_pair(table.total, table) for table in tables) if several else (),
        typical=tuple(
            Typical(
                titles[d.outcome.key], d.geometric.ratio, d.geometric.lower, d.geometric.upper, d.geometric.n
            )
            for d in evidence.doubts
            if d.geometric
        ),
        after_name=evidence.checkpoint.said,
        note="Synthetic records" if evidence.synthetic else "",
        width=min(max(width, WIDTHS[0]), WIDTHS[1]),
    )


@lru_cache(maxsize=32)
def svg(drawn: Drawing) -> str:
    """The picture. Needs at least one pair."""
    figure = before_after(
        drawn.pairs,
        totals=drawn.totals,
        typical=drawn.typical,
        after_name=drawn.after_name,
        note=drawn.note,
        width=drawn.width,
    )
    return render.svg(figure)


def alt(evidence: Evidence) -> str:
    """The figure's finding, for those who do not see it."""
    said: Sequence[str] = [
        words.finding(table, evidence.checkpoint) for table in evidence.outcomes if table.total.workshops
    ]
    return "Before and after by organisation. " + " ".join(said)


def _pair(row: OutcomeRow, table: OutcomeTable) -> Pair:
    unit = row.unit if row.unit == "hours" else ""
    return Pair(row.organisation, table.outcome.title, unit, row.workshops, row.baseline, row.after)
