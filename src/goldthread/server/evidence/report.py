"""The whole of the evidence for a set of organisations: tables, tests and doubts together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .comparisons import Doubt, Tested, doubts, table_7_3
from .differing import Differing, differing
from .outcomes import Checkpoint, Outcome, Pair, Record, by_outcome, pairs_of
from .tables import Completeness, OutcomeTable, table_7_1, table_7_2


@dataclass(frozen=True)
class InTotals:
    """What is told of organisations that share totals alone.

    organisations: their codes. on: the day on which the latest of it was told. withheld: something is.
    untested: outcomes of which something is told, and nothing of how far its workshops differ.
    """

    organisations: tuple[str, ...]
    on: date | None
    withheld: bool
    untested: tuple[Outcome, ...]


@dataclass(frozen=True)
class Evidence:
    """The report's tables from the records, and what stands beside them.

    checkpoint: which value Table 7.2 and the doubts take as 'after'; checkpoint_of_tests: which one
    Table 7.3 takes. completeness ends with the total. first_pairs: the pairs the warning about
    regression to the mean is scaled to. differing: outcomes that two organisations have pairs of, at
    the checkpoint of Table 7.2. synthetic: some workshop here was made up. in_totals: None where the
    reader sees everything.
    """

    organisations: tuple[str, ...]
    checkpoint: Checkpoint
    checkpoint_of_tests: Checkpoint
    completeness: tuple[Completeness, ...]
    outcomes: tuple[OutcomeTable, ...]
    tests: tuple[Tested, ...]
    doubts: tuple[Doubt, ...]
    differing: tuple[Differing, ...]
    first_pairs: tuple[Pair, ...]
    synthetic: bool
    in_totals: InTotals | None = None

    @property
    def total(self) -> Completeness:
        return self.completeness[-1]

    @property
    def has_pairs(self) -> bool:
        return any(table.total.workshops for table in self.outcomes)


def work_out(
    organisations: Iterable[str],
    records: Sequence[Record],
    completeness: Iterable[Completeness],
    *,
    checkpoint: Checkpoint | None = None,
    synthetic: bool = False,
) -> Evidence:
    """The evidence of these organisations, by their codes.

    Without a checkpoint Table 7.2 is at day 90 and Table 7.3 at the last remeasure, as the report's are;
    with one, both are at that.
    """
    codes = tuple(sorted(organisations))
    at, tested_at = checkpoint or Checkpoint.DAY_90, checkpoint or Checkpoint.LAST
    grouped = by_outcome(records)
    paired = [pairs for of_one in grouped.values() if len(pairs := pairs_of(of_one, at)) > 1]
    return Evidence(
        organisations=codes,
        checkpoint=at,
        checkpoint_of_tests=tested_at,
        completeness=table_7_1(completeness),
        outcomes=tuple(table_7_2(codes, of_one, outcome, at) for outcome, of_one in grouped.items()),
        tests=table_7_3(grouped, tested_at),
        doubts=doubts(grouped, at),
        differing=differing(grouped, at),
        first_pairs=paired[0] if paired else (),
        synthetic=synthetic,
    )
