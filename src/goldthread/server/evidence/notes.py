"""How the tables were made, and where they do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from .called import Called, beside_the_report
from .report import Evidence
from .tables import OutcomeTable, rounded
from .words import DEFAULT_WORDS, Words, in_totals, name, title

WITHIN = (
    "Organisations are compared within themselves, never with one another: they chose processes of "
    "different size and scope. They stand in the order of the alphabet, and nobody is ranked."
)


def notes(evidence: Evidence, words: Words = DEFAULT_WORDS) -> list[str]:
    """Every note that belongs to these tables, in the order of the tables."""
    said = [synthetic(words)] if evidence.synthetic else []
    said += [_which_values(evidence), _paired(words), _complete(words)]
    for table in evidence.outcomes:
        said += _of_table(table, words)
    told = [*_in_totals(evidence, words)] if evidence.in_totals else [_tests(words)]
    return [*said, *told, WITHIN]


def synthetic(words: Words) -> str:
    """What every page with demonstration records says."""
    return (
        f"These figures rest on {words['workshop'].many} that are synthetic records, made to show the "
        "program: do not cite them."
    )


def _which_values(evidence: Evidence) -> str:
    if evidence.checkpoint is evidence.checkpoint_of_tests:
        return f"All tables take {evidence.checkpoint.in_words} as the value after."
    as_there = ", as the evaluation report does" if beside_the_report() else ""
    return (
        f"{Called.OUTCOMES} takes {evidence.checkpoint.in_words} as the value after, {Called.TESTS} "
        f"{evidence.checkpoint_of_tests.in_words}{as_there}."
    )


def _paired(words: Words) -> str:
    one = words["workshop"].one
    return (
        f"Each outcome is paired on its own: {words['workshop'].a} counts for it where it has a baseline and "
        f"a value after. One measure of a kind counts in each {one}; others are shown with it, not summed. "
        "Shares of defective items and defects per item are never pooled."
    )


def _complete(words: Words) -> str:
    return (
        "Run: the event was held. Complete: every chosen measure has a baseline and a value at day 90. That "
        f"is not the same as a pair of one outcome, so the numbers of {words['workshop'].many} in "
        f"{Called.RUN} and {Called.OUTCOMES} may differ."
    )


def _in_totals(evidence: Evidence, words: Words) -> Iterator[str]:
    """How what is told of totals was made, and what is not."""
    many = words["workshop"].many
    yield in_totals(evidence, words)
    yield (
        f"Counts of {many} run and complete, and of {words['value_stream'].many}, are told to the nearest "
        "five; sums and means to three figures, counts of defects to fives. Totals add up what is rounded."
    )
    yield (
        f"{Called.TESTS} follows from what is told of each organisation: means, and how far {many} differ, "
        "which is told of ten or more that do not lie too close together. r = √(t² / (t² + df)); t is "
        "positive for a fall."
    )
    if evidence.in_totals and evidence.in_totals.untested:
        untested = " and ".join(name(outcome, words) for outcome in evidence.in_totals.untested)
        yield f"Of {untested} not all that is in {Called.OUTCOMES} is in {Called.TESTS}."


def _tests(words: Words) -> str:
    return (
        f"{Called.TESTS} is a paired t test over all {words['workshop'].many}, with df = n − 1 and "
        "r = √(t² / (t² + df)); t is positive for a fall. The interval of the geometric mean lets "
        f"{words['workshop'].many} of one {words['value_stream'].one} change together."
    )


def _of_table(table: OutcomeTable, words: Words) -> Iterator[str]:
    if table.total.workshops == 1:
        yield f"{title(table.outcome, words)} has one pair: a test needs two."
    if table.unrounded is None:
        return
    if table.outcome.statistic == "mean":
        yield from _weighted(table, words)
    else:
        yield from _rounding(table, words)


def _weighted(table: OutcomeTable, words: Words) -> Iterator[str]:
    before, after = table.unrounded or (0.0, 0.0)
    if len([row for row in table.rows if row.workshops]) > 1:
        yield (
            f"The total of {name(table.outcome, words)} is the mean of the organisations’ means; weighted "
            f"by {words['workshop'].many} it is {before:.3f} before and {after:.3f} after."
        )


def _rounding(table: OutcomeTable, words: Words) -> Iterator[str]:
    """Says so where the printed total is not the rounded exact one."""
    total, exact = table.total, table.unrounded or (0.0, 0.0)
    sides = zip(("before", "after"), exact, (total.baseline, total.after), strict=True)
    off = [f"{e:,.2f} {side}" for side, e, printed in sides if rounded(e, total.places) != printed]
    if off:
        yield (
            f"Each organisation’s sum of {name(table.outcome, words)} is rounded, and the total adds up the "
            f"rounded sums; unrounded it is {' and '.join(off)}."
        )
