"""The evidence worked out from what is told of organisations that share totals alone.

All of it follows from one set of figures an organisation and outcome, the same for every reader, page and
choice: so nothing can be worked out by comparing pages that those figures do not say themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from goldthread.methods.before_after import Column, FromSummaries, from_summaries
from goldthread.methods.disclosure import WORKSHOPS, Rule, to_figures, to_nearest
from goldthread.server.improvement.queries.completeness import OrganisationCompleteness
from goldthread.server.improvement.queries.totals import Told, What

from .comparisons import Tested
from .differing import Differing, pool
from .outcomes import Checkpoint, Outcome, Pair, Record, by_outcome, pairs_of
from .report import Evidence, InTotals
from .summaries import OutcomeSummary, as_told, exact
from .tables import TOGETHER, Completeness, OutcomeTable, outcome_table, table_7_1

Summaries = Mapping[str, OutcomeSummary | None]
"""By organisation, in order; None of one that is seen in detail has no pairs, of another is withheld."""


def told_together(
    *,
    in_totals: Sequence[str],
    told: Mapping[str, Sequence[Told]],
    completeness: Iterable[OrganisationCompleteness],
    records: Sequence[Record],
    synthetic: bool,
    rule: Rule = WORKSHOPS,
) -> Evidence:
    """Evidence at day 90 of organisations in totals, by their codes, beside any that are seen in detail.

    completeness, records: of the organisations that are seen in detail.
    """
    counted = {c.organisation: c for c in completeness}
    codes = sorted([*in_totals, *counted])
    found = {
        outcome: _summaries(outcome, of_one, codes, in_totals, told[outcome.key], rule)
        for outcome, of_one in by_outcome(records, told=[key for key, of in told.items() if of]).items()
    }
    counts = _counts(codes, counted, told)
    tables = tuple(_table(outcome, of, in_totals) for outcome, of in found.items())
    tests = tuple(tested for outcome, of in found.items() if (tested := _tested(outcome, of)))
    return Evidence(
        organisations=tuple(codes),
        checkpoint=Checkpoint.DAY_90,
        checkpoint_of_tests=Checkpoint.DAY_90,
        completeness=table_7_1(counts),
        outcomes=tables,
        tests=tests,
        doubts=(),
        differing=tuple(differ for outcome, of in found.items() if (differ := _differing(outcome, of))),
        first_pairs=_means(tests),
        synthetic=synthetic,
        in_totals=InTotals(
            organisations=tuple(sorted(in_totals)),
            on=max((each.on for of in told.values() for each in of), default=None),
            withheld=any(row.withheld for table in tables for row in table.rows)
            or any(None in (row.value_streams, row.run, row.complete) for row in counts),
            untested=tuple(o for o, of in found.items() if any(s and not s.spread for s in of.values())),
        ),
    )


def _summaries(
    outcome: Outcome,
    records: Iterable[Record],
    codes: Sequence[str],
    in_totals: Sequence[str],
    told: Sequence[Told],
    rule: Rule,
) -> dict[str, OutcomeSummary | None]:
    """One outcome of each organisation, and at the end of those with too few together."""
    pairs = pairs_of(records, Checkpoint.DAY_90)
    found = {
        code: exact(outcome, [(p.before, p.after) for p in pairs if p.organisation == code])
        if code not in in_totals
        else None
        for code in codes
    }
    for each in told:
        name = each.organisation or TOGETHER
        found[name] = as_told(outcome, [part.values for part in each.parts.values()], rule)
    return found


def _counts(
    codes: Sequence[str], detailed: Mapping[str, OrganisationCompleteness], told: Mapping[str, Sequence[Told]]
) -> list[Completeness]:
    """Counts that are told are told to the nearest five."""
    columns = (What.VALUE_STREAMS, What.RUN, What.COMPLETE)
    by_name = [
        {each.organisation or TOGETHER: to_nearest(len(each.parts)) for each in told[column]}
        for column in columns
    ]
    together = [TOGETHER] if any(TOGETHER in column for column in by_name) else []
    return [
        Completeness(name, c.value_streams, c.run, c.complete)
        if (c := detailed.get(name))
        else Completeness(name, *(column.get(name) for column in by_name))
        for name in [*codes, *together]
    ]


def _table(outcome: Outcome, summaries: Summaries, in_totals: Sequence[str]) -> OutcomeTable:
    withheld = {name for name, found in summaries.items() if found is None and name in in_totals}
    counts = {
        name: None if name in withheld else found.n if found else 0 for name, found in summaries.items()
    }
    figures = {name: (found.before, found.after) if found else None for name, found in summaries.items()}
    return outcome_table(outcome, counts, figures)


def _tested(outcome: Outcome, summaries: Summaries) -> Tested | None:
    """The comparison over all whose spread is told; None where that is fewer than two pairs."""
    told = [found.spread for found in summaries.values() if found and found.spread]
    if sum(each.n for each in told) < 2:
        return None
    return Tested(outcome, _rounded(from_summaries(told)))


def _rounded(found: FromSummaries) -> FromSummaries:
    """To what the figures it follows from can bear."""

    def three(value: float | None) -> float | None:
        return None if value is None else to_figures(value)

    def column(side: Column) -> Column:
        return Column(to_figures(side.mean), to_figures(side.se, 2), to_figures(side.sum))

    return replace(
        found,
        before=column(found.before),
        after=column(found.after),
        change=to_figures(found.change),
        se=to_figures(found.se, 2),
        lower=three(found.lower),
        upper=three(found.upper),
        t=three(found.t),
        p=None if found.p is None else to_figures(found.p, 1),
        r=None if found.r is None else to_figures(found.r, 2),
    )


def _differing(outcome: Outcome, summaries: Summaries) -> Differing | None:
    """Pooled over organisations of which something is known, where these are two or more."""
    known = {name: s.typical for name, s in summaries.items() if s and name != TOGETHER}
    return pool(outcome, known) if len(known) > 1 else None


def _means(tests: Sequence[Tested]) -> tuple[Pair, ...]:
    """Two pairs with the means of the first test: the warning about regression goes by the means alone."""
    if not tests:
        return ()
    found = tests[0].comparison
    return (Pair("", 0, found.before.mean, found.after.mean),) * 2
