"""What could make the evidence wrong, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldthread.methods.plain import plain_number

from .comparisons import Doubt, regression_warning
from .outcomes import Checkpoint
from .report import Evidence
from .tables import OutcomeTable
from .words import DEFAULT_WORDS, Words, chance, name, share, title


def no_comparison(words: Words) -> str:
    return (
        f"Nothing here says what would have happened without the {words['workshop'].many}: there is no "
        "comparison group."
    )


def what_could_be_wrong(evidence: Evidence, words: Words = DEFAULT_WORDS) -> Iterator[tuple[str, list[str]]]:
    """Reasons to believe the evidence less than it looks: a heading, and its sentences."""
    large = [text for table in evidence.outcomes if (text := largest(table, words))]
    if large:
        yield "Sums describe whoever is largest", large
    if evidence.doubts:
        yield "Some remeasures are missing", _of_missing(evidence, words)
        yield "A few large values can make a mean", [signed_rank(evidence.doubts, words)]
    if evidence.in_totals:
        yield "Some things are not told", [not_told(words)]
    if evidence.first_pairs:
        yield "What looks worst gets better anyway", [regression_warning(evidence.first_pairs)]
    yield "There is nothing to compare with", [no_comparison(words)]


def _of_missing(evidence: Evidence, words: Words) -> list[str]:
    return [missing(doubt, evidence.checkpoint, words) for doubt in evidence.doubts]


def not_told(words: Words) -> str:
    """What is left out where organisations share totals alone."""
    return (
        f"How many remeasures are missing, what the worst {words['workshop'].one} did and tests by rank are "
        f"not told where totals alone are shared: they would say what a few {words['workshop'].many} did."
    )


def largest(table: OutcomeTable, words: Words = DEFAULT_WORDS) -> str:
    """How much of a sum is one organisation's: the sum mostly describes whoever holds most of it."""
    row, total = table.largest, table.total
    if row is None or row.baseline is None or not total.baseline:
        return ""
    units = "hours" if table.outcome.unit == "hours" else "defects"
    text = f"{row.organisation} holds {share(row.baseline / total.baseline)} of the {units} before"
    removed = total.baseline - (total.after or 0)
    of_removed = (row.baseline - (row.after or 0)) / removed if removed > 0 else -1
    if 0 <= of_removed <= 1:
        text += f" and {share(of_removed)} of the {units} removed"
    return f"{text}: sums of {name(table.outcome, words)} describe it more than any other."


def missing(doubt: Doubt, checkpoint: Checkpoint, words: Words = DEFAULT_WORDS) -> str:
    """How many remeasures are missing, and how far the finding moves if those did not improve."""
    what = name(doubt.outcome, words)
    if not doubt.missing:
        return f"Every baseline of {what} has its value at {checkpoint.in_words}."
    text = (
        f"{title(doubt.outcome, words)}: {doubt.missing} of {doubt.n + doubt.missing} baselines "
        f"({share(doubt.share_missing)}) have no value at {checkpoint.in_words}{_not_due(doubt)}."
    )
    seen = doubt.comparison.reduction
    feared = doubt.if_none_improved.reduction if doubt.if_none_improved else None
    if seen is None or feared is None:
        return text
    total = doubt.outcome.statistic
    return (
        f"{text} Had none of those improved at all, the {total} of all would have changed by "
        f"{signed(-feared)}, not {signed(-seen)}{_worst(doubt)}."
    )


def _worst(doubt: Doubt) -> str:
    """'; had each done as the worst observed (176% of what it was), by −51%'; '' where it is not told."""
    feared, worst = doubt.if_as_the_worst, doubt.worst
    if feared is None or worst is None or feared.reduction is None:
        return ""
    if worst.times is not None:
        did = f"{share(worst.times)} of what it was"
    else:
        plus = worst.plus or 0.0
        did = f"{plain_number(abs(plus))} {'less' if plus < 0 else 'more'} than it was"
    if doubt.outcome.unit == "proportion":
        did += ", and 100% at most"
    return f"; had each done as the worst observed ({did}), by {signed(-feared.reduction)}"


def signed(change: float) -> str:
    """−62% for a fall, +5% for a rise."""
    sign = "−" if change < 0 else "+" if change > 0 else ""
    return f"{sign}{share(abs(change))}"


def signed_rank(doubts: Sequence[Doubt], words: Words = DEFAULT_WORDS) -> str:
    """What a test says that a few very large values cannot sway."""
    found = []
    for doubt in doubts:
        ranked, what = doubt.signed_rank, name(doubt.outcome, words)
        changed = f"{chance(ranked.p)} ({ranked.n} of {doubt.n} {words['workshop'].many} changed)"
        found.append(f"{what}, {changed}" if ranked.n else f"{what}, nothing changed")
    return f"The signed-rank test, which a few very large values cannot sway: {'; '.join(found)}."


def _not_due(doubt: Doubt) -> str:
    if not doubt.not_due:
        return ""
    if doubt.not_due == doubt.missing:
        return "; none of them is due yet"
    return f"; {doubt.not_due} of them {'is' if doubt.not_due == 1 else 'are'} not due yet"
