"""The report's Tables 7.1 and 7.2, from records.

Organisations stand in the order of the alphabet and are compared with themselves alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .outcomes import Checkpoint, Outcome, Pair, Record, Statistic, pairs_of

TOTAL = "Total"
TOGETHER = "Those with too few, together"
"""The row of organisations that share totals and have too few workshops each."""


@dataclass(frozen=True)
class Completeness:
    """A row of Table 7.1: value streams, workshops run, and how many of those have every value.

    None is what must not be told.
    """

    organisation: str
    value_streams: int | None
    run: int | None
    complete: int | None


def table_7_1(rows: Iterable[Completeness]) -> tuple[Completeness, ...]:
    """The rows by the alphabet, and their total."""
    ordered = sorted(rows, key=lambda row: row.organisation)
    columns = [[r.value_streams for r in ordered], [r.run for r in ordered], [r.complete for r in ordered]]
    return (*ordered, Completeness(TOTAL, *(_added(column) for column in columns)))


def _added(counts: Sequence[int | None]) -> int | None:
    """The sum of those that are told; None where there are some and none is told."""
    told = [count for count in counts if count is not None]
    return sum(told) if told or not counts else None


@dataclass(frozen=True)
class OutcomeRow:
    """A row of Table 7.2: one organisation and outcome, as printed. No pairs, no figures.

    places: how many decimals baseline and after are given to. withheld: it must not be told.
    """

    organisation: str
    outcome: str
    unit: str
    statistic: Statistic
    workshops: int
    baseline: float | None
    after: float | None
    places: int
    withheld: bool = False

    @property
    def reduction_percent(self) -> float | None:
        """By how much the printed figure fell, to a tenth of a percent; None from nothing, or from 0."""
        if self.after is None or not self.baseline:
            return None
        return rounded(100 * (self.baseline - self.after) / self.baseline, 1)


@dataclass(frozen=True)
class OutcomeTable:
    """Table 7.2 for one outcome: a row for each organisation and their total, and what rounding hid.

    unrounded: the total (or, of means, the mean weighted by workshops) before and after, not rounded.
    """

    outcome: Outcome
    rows: tuple[OutcomeRow, ...]
    total: OutcomeRow
    unrounded: tuple[float, float] | None

    @property
    def largest(self) -> OutcomeRow | None:
        """Who holds most of a sum before; None for means, for one organisation, where nobody has any."""
        held = [row for row in self.rows if row.baseline and row.organisation != TOGETHER]
        if self.outcome.statistic == "mean" or len(held) < 2:
            return None
        return max(held, key=lambda row: row.baseline or 0)


def table_7_2(
    organisations: Iterable[str], records: Sequence[Record], outcome: Outcome, checkpoint: Checkpoint
) -> OutcomeTable:
    """One outcome of Table 7.2, from its records.

    Each organisation's sum is rounded, and the total is the sum of the rounded rows, so that the table
    adds up as it is read. The total of means is the mean of the organisations' means, as in the report.
    """
    by_code: dict[str, list[Pair]] = {code: [] for code in sorted(organisations)}
    pairs = pairs_of(records, checkpoint)
    for pair in pairs:
        by_code[pair.organisation].append(pair)
    counts = {code: len(of_one) for code, of_one in by_code.items()}
    exact = {code: _figures(of_one, outcome) for code, of_one in by_code.items()}
    return outcome_table(outcome, counts, exact, unrounded=_figures(pairs, outcome))


def outcome_table(
    outcome: Outcome,
    counts: Mapping[str, int | None],
    figures: Mapping[str, tuple[float, float] | None],
    *,
    unrounded: tuple[float, float] | None = None,
) -> OutcomeTable:
    """The table of an outcome from each row's count and figures, in their order.

    A count of None is a row that must not be told; the total leaves it out.
    """
    known = [each for each in figures.values() if each]
    places = _places([value for each in known for value in each], outcome)

    def row(code: str, count: int | None, of: tuple[float, float] | None) -> OutcomeRow:
        before, after = (rounded(f, places) for f in of) if of else (None, None)
        told, withheld = count or 0, count is None
        return OutcomeRow(
            code, outcome.key, outcome.unit, outcome.statistic, told, before, after, places, withheld
        )

    rows = tuple(row(code, counts[code], figures[code]) for code in counts)
    total = row(TOTAL, _added(list(counts.values())), _total(rows, known, outcome))
    return OutcomeTable(outcome, rows, total, unrounded)


def rounded(value: float, places: int) -> float:
    """Rounded as people round, a half away from zero; a whole number where no places are wanted."""
    scale = 10**places
    size = math.floor(abs(value) * scale + 0.5 + 1e-9) / scale
    return math.copysign(size, value) if size else 0.0


def _figures(pairs: Sequence[Pair], outcome: Outcome) -> tuple[float, float] | None:
    if not pairs:
        return None
    by = outcome.per * (len(pairs) if outcome.statistic == "mean" else 1)
    return math.fsum(p.before for p in pairs) / by, math.fsum(p.after for p in pairs) / by


def _total(
    rows: Sequence[OutcomeRow], known: Sequence[tuple[float, float]], outcome: Outcome
) -> tuple[float, float] | None:
    if not known:
        return None
    if outcome.statistic == "sum":
        return math.fsum(r.baseline or 0 for r in rows), math.fsum(r.after or 0 for r in rows)
    return math.fsum(b for b, _ in known) / len(known), math.fsum(a for _, a in known) / len(known)


def _places(values: Sequence[float], outcome: Outcome) -> int:
    """Enough decimals for the least figure to keep two that matter; the report's own where it is large."""
    least = min((abs(v) for v in values if v), default=math.inf)
    if outcome.statistic == "mean":
        return 2 if least >= 0.045 else 3
    return 0 if least >= 49.5 else 1 if least >= 5 else 2
