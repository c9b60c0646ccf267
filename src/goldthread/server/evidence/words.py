"""What the evidence says, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from .comparisons import Doubt, regression_warning
from .outcomes import Checkpoint
from .report import Evidence
from .tables import OutcomeRow, OutcomeTable, rounded

SYNTHETIC = "Some of these workshops are synthetic records, made to show the program. Do not cite them."
WITHIN = (
    "Organisations are compared within themselves, never with one another: they chose processes of "
    "different size and scope. They stand in the order of the alphabet, and nobody is ranked."
)
NO_COMPARISON = (
    "Nothing here says what would have happened without the workshops: there is no comparison group."
)


def figure(value: float | None, places: int) -> str:
    """1,234 or 0.57; an en dash for nothing."""
    return "–" if value is None else f"{value:,.{places}f}"


def share(value: float | None) -> str:
    """0.619 as 62%; an en dash for nothing. What is not quite nothing is not called 0%."""
    if value is None:
        return "–"
    return f"{100 * value:.1f}%" if 0 < abs(value) < 0.005 else f"{rounded(100 * value, 0):.0f}%"


def chance(p: float | None) -> str:
    """'p < 0.001', 'p = 0.032'; an en dash where there was nothing to test."""
    return "–" if p is None else "p < 0.001" if p < 0.001 else f"p = {p:.3f}"


def with_unit(row: OutcomeRow) -> str:
    """'4,878 hours', '3,185', '0.57': what the figure before is called."""
    unit = " hours" if row.unit == "hours" else ""
    return figure(row.baseline, row.places) + unit


def opening(evidence: Evidence) -> list[str]:
    """The finding of each outcome that has pairs, in plain words: the total, and a typical workshop."""
    typical = {doubt.outcome.key: doubt for doubt in evidence.doubts}
    said = []
    for table in evidence.outcomes:
        if table.total.workshops:
            doubt = typical.get(table.outcome.key)
            more = f" {typical_of(doubt)}" if doubt and doubt.geometric else ""
            said.append(finding(table, evidence.checkpoint) + more)
    return said


def finding(table: OutcomeTable, checkpoint: Checkpoint) -> str:
    """'Across 82 workshops, lead time fell from 4,878 hours to 1,858 at day 90, by 62%.'"""
    total = table.total
    n = total.workshops
    across = f"Across {n} workshops" if n != 1 else "In one workshop"
    of = "the mean " if table.outcome.statistic == "mean" and n != 1 else ""
    before, after = total.baseline or 0.0, total.after or 0.0
    went = "fell" if after < before else "rose" if after > before else "stayed as it was,"
    text = (
        f"{across}, {of}{table.outcome.said} {went} from {with_unit(total)} to {figure(after, total.places)}"
    )
    by = total.reduction_percent
    return f"{text} at {checkpoint.said}" + (f", by {share(abs(by) / 100)}." if by else ".")


def typical_of(doubt: Doubt) -> str:
    """What happened to a typical workshop, with the interval where there is one."""
    found = doubt.geometric
    if found is None:
        return ""
    went = "fell" if found.ratio < 1 else "rose" if found.ratio > 1 else "stayed"
    text = f"A typical workshop’s {went} to {share(found.ratio)} of what it was"
    if found.lower is None:
        return f"{text}; with one value stream there is no interval."
    return f"{text} (95% interval {share(found.lower)} to {share(found.upper)})."


def largest(table: OutcomeTable) -> str:
    """How much of a sum is one organisation's: the sum mostly describes whoever holds most of it."""
    row, total = table.largest, table.total
    if row is None or not total.baseline:
        return ""
    held = (row.baseline or 0) / total.baseline
    removed = total.baseline - (total.after or 0)
    of_removed = ((row.baseline or 0) - (row.after or 0)) / removed if removed > 0 else None
    units = "hours" if table.outcome.unit == "hours" else "defects"
    text = f"{row.organisation} holds {share(held)} of the {units} before"
    if of_removed is not None and 0 <= of_removed <= 1:
        text += f", and {share(of_removed)} of the {units} removed"
    return f"{text}: the sums of {table.outcome.said} describe it more than any other."


def missing(doubt: Doubt, checkpoint: Checkpoint) -> str:
    """How many remeasures are missing, and how far the finding moves if those did not improve."""
    name, all_of = doubt.outcome.said, doubt.n + doubt.missing
    if not doubt.missing:
        return f"Every baseline of {name} has its value at {checkpoint.said}."
    text = f"{doubt.missing} of {all_of} baselines of {name} ({share(doubt.share_missing)}) have no value at "
    text += checkpoint.said
    if doubt.not_due == doubt.missing:
        text += "; none of them is due yet"
    elif doubt.not_due:
        text += f"; {doubt.not_due} of them {'is' if doubt.not_due == 1 else 'are'} not due yet"
    seen, feared = doubt.comparison.reduction, doubt.if_none_improved and doubt.if_none_improved.reduction
    if seen is None or feared is None:
        return f"{text}."
    what = "mean" if doubt.outcome.statistic == "mean" else "sum"
    return f"{text}. Had none of those improved at all, the {what} would have fallen by {share(feared)}, not {share(seen)}."


def signed_rank(doubt: Doubt) -> str:
    """What a test says that a few very large values cannot sway."""
    ranked = doubt.signed_rank
    if not ranked.n:
        return f"No workshop’s {doubt.outcome.said} changed."
    return (
        f"By the signed-rank test, which a few very large values cannot sway, the change in "
        f"{doubt.outcome.said} has {chance(ranked.p)} ({ranked.n} of {doubt.n} workshops changed)."
    )


def what_could_be_wrong(evidence: Evidence) -> Iterator[tuple[str, list[str]]]:
    """Reasons to believe it less than it looks: a heading, and its sentences."""
    large = [text for table in evidence.outcomes if (text := largest(table))]
    if large:
        yield "Sums describe whoever is largest", large
    if evidence.doubts:
        yield "Some remeasures are missing", [missing(d, evidence.checkpoint) for d in evidence.doubts]
        yield "A few large values can make a mean", [signed_rank(d) for d in evidence.doubts]
    if evidence.first_pairs:
        yield "What looks worst gets better anyway", [regression_warning(evidence.first_pairs)]
    yield "There is nothing to compare with", [NO_COMPARISON, WITHIN]


def notes(evidence: Evidence) -> list[str]:
    """How the tables were made, and where they do not add up."""
    said = [SYNTHETIC] if evidence.synthetic else []
    said += [_which_values(evidence), PAIRED, COMPLETE]
    for table in evidence.outcomes:
        said += _rounding(table)
    for table in evidence.outcomes:
        if table.total.workshops == 1:
            said.append(f"{table.outcome.title} has one pair: a test needs two.")
    return [*said, TESTS, WITHIN, NO_COMPARISON]


PAIRED = (
    "Each outcome is paired on its own: a workshop counts for it where it has a baseline and a value after. "
    "One workshop measure of a kind counts per workshop; others are shown with the workshop, not summed. "
    "Shares of defective items and defects per item are never pooled."
)
COMPLETE = (
    "Run: the event was held. Complete: every chosen measure has a baseline and a value at day 90. That is "
    "not the same as having one outcome's pair, so the numbers of Tables 7.1 and 7.2 may differ."
)
TESTS = (
    "Table 7.3 is a paired t test over all workshops, with df = n − 1 and r = √(t² / (t² + df)); t is "
    "positive for a fall. The geometric mean's interval lets the workshops of one value stream change together."
)


def _which_values(evidence: Evidence) -> str:
    if evidence.checkpoint is evidence.checkpoint_of_tests:
        return f"All tables take {evidence.checkpoint.said} as the value after."
    return (
        f"Table 7.2 takes {evidence.checkpoint.said} as the value after, Table 7.3 "
        f"{evidence.checkpoint_of_tests.said}, as the evaluation report does."
    )


def _rounding(table: OutcomeTable) -> Iterator[str]:
    """Says so where the printed total is not the rounded exact one, or not the weighted mean."""
    total, exact = table.total, table.unrounded
    if exact is None or total.baseline is None or total.after is None:
        return
    if table.outcome.statistic == "mean":
        if len([r for r in table.rows if r.workshops]) > 1:
            yield (
                f"The total of {table.outcome.said} is the mean of the organisations’ means; weighted by "
                f"workshops it is {exact[0]:.3f} before and {exact[1]:.3f} after."
            )
        return
    sides = zip(("before", "after"), exact, (total.baseline, total.after), strict=True)
    off = [f"{e:,.2f} {side}" for side, e, shown in sides if rounded(e, total.places) != shown]
    if off:
        yield (
            f"Each organisation’s sum of {table.outcome.said} is rounded, and the total adds up the rounded "
            f"sums; unrounded it is {' and '.join(off)}."
        )
