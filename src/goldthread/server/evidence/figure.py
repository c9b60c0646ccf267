"""The figure of before and after: what it is drawn from, and its drawing, kept once drawn."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from goldthread.charts import render
from goldthread.charts.before_after import Pair, Typical, before_after
from goldthread.server.ui import assets

from .notes import synthetic
from .report import Evidence
from .tables import OutcomeRow
from .words import DEFAULT_WORDS, Words, finding, title

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


def drawing(evidence: Evidence, width: int, words: Words = DEFAULT_WORDS) -> Drawing:
    """What is to be drawn of the evidence: outcomes with pairs. The width is kept within WIDTHS."""
    tables = [(table, title(table.outcome, words)) for table in evidence.outcomes if table.total.workshops]
    several = len(evidence.organisations) > 1
    return Drawing(
        pairs=tuple(_pair(row, said) for table, said in tables for row in table.rows if not row.withheld),
        totals=tuple(_pair(table.total, said) for table, said in tables) if several else (),
        typical=tuple(
            Typical(title(d.outcome, words), found.ratio, found.lower, found.upper, found.n)
            for d in evidence.doubts
            if (found := d.geometric)
        ),
        after_name=evidence.checkpoint.in_words,
        note=synthetic(words) if evidence.synthetic else "",
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
    return render.svg(figure, fonts=assets.fonts())


def alt(evidence: Evidence, words: Words = DEFAULT_WORDS) -> str:
    """The figure's finding, for those who do not see it."""
    tables = [table for table in evidence.outcomes if table.total.workshops]
    found = " ".join(finding(table, evidence.checkpoint, words) for table in tables)
    return f"Before and after by organisation. {found}"


def _pair(row: OutcomeRow, said: str) -> Pair:
    unit = row.unit if row.unit == "hours" else ""
    return Pair(row.organisation, said, unit, row.workshops, row.baseline, row.after)
