"""What the evidence finds, in sentences, in the reader's own words for the method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goldthread.server.people.vocabulary import Vocabulary, Word

from .comparisons import Doubt
from .outcomes import LEAD_TIME, Checkpoint, Outcome
from .report import Evidence
from .tables import OutcomeRow, OutcomeTable, rounded

Words = Mapping[str, Word]
DEFAULT_WORDS: Words = Vocabulary({})
"""The evidence of many organisations speaks as the published report does."""


def name(outcome: Outcome, words: Words) -> str:
    """An outcome within a sentence, by the reader's own word where it is a term of the method."""
    return words["lead_time"].one if outcome is LEAD_TIME else outcome.title[0].lower() + outcome.title[1:]


def title(outcome: Outcome, words: Words) -> str:
    """An outcome as a heading begins."""
    return words["lead_time"].title if outcome is LEAD_TIME else outcome.title


def figure(value: float | None, places: int) -> str:
    """1,234 or 0.57; an en dash for nothing."""
    return "–" if value is None else f"{value:,.{places}f}"


def share(value: float | None) -> str:
    """0.619 as 62%; an en dash for nothing. What is not quite nothing is not called 0%."""
    if value is None:
        return "–"
    return f"{100 * value:.1f}%" if 0 < abs(value) < 0.005 else f"{rounded(100 * value, 0):.0f}%"


def chance(p: float | None) -> str:
    """'p < 0.001', 'p = 0.0014', 'p = 0.032'; an en dash where there was nothing to test."""
    if p is None:
        return "–"
    return "p < 0.001" if p < 0.001 else f"p = {p:.4f}" if p < 0.01 else f"p = {p:.3f}"


def workshops(count: int, words: Words) -> str:
    """'82 workshops', '1 workshop'."""
    return f"{count:,} {words['workshop'].one if count == 1 else words['workshop'].many}"


TOO_FEW = "Too few to tell"
"""What stands where a total must not be told; `in_totals` says why, once a page."""


def in_totals(evidence: Evidence, words: Words = DEFAULT_WORDS) -> str:
    """What is told of those that share totals alone, and why no more; nothing where all is seen."""
    told = evidence.in_totals
    if told is None:
        return ""
    share_them = "shares its totals" if len(told.organisations) == 1 else "share their totals"
    many = words["workshop"].many
    text = (
        f"{listed(told.organisations)} {share_them} with you. They are rounded, are those of day 90, and "
        f"change only when at least five {many} have"
    )
    text += f"; the latest is of {told.on:%-d %B %Y}." if told.on else "."
    if told.withheld:
        one = words["workshop"].one
        text += f" ‘{TOO_FEW}’: there are fewer than five, or what one {one} did could be worked out."
    return text


def listed(codes: Sequence[str]) -> str:
    """'SASH', 'LTHT and SASH', 'BHRUT, LTHT and SASH', '12 organisations'."""
    if len(codes) > 6:
        return f"{len(codes)} organisations"
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} and {codes[-1]}"


def opening(evidence: Evidence, words: Words = DEFAULT_WORDS) -> list[str]:
    """The finding of each outcome that has pairs, in plain words: the total, and a typical workshop."""
    typical = {doubt.outcome.key: typical_of(doubt, words) for doubt in evidence.doubts}
    return [
        f"{finding(table, evidence.checkpoint, words)} {typical.get(table.outcome.key, '')}".strip()
        for table in evidence.outcomes
        if table.total.workshops
    ]


def finding(table: OutcomeTable, checkpoint: Checkpoint, words: Words = DEFAULT_WORDS) -> str:
    """'Across 82 workshops, lead time fell from 4,878 hours to 1,858 at day 90, by 62%.'

    A share is said as a percentage, and its change in points: from 57% to 21%, by 36 points.
    """
    total = table.total
    of = "the mean " if table.outcome.statistic == "mean" and total.workshops != 1 else ""
    across = "Across" if total.workshops != 1 else "In"
    what = f"{across} {workshops(total.workshops, words)}, {of}{name(table.outcome, words)}"
    before, after = total.baseline or 0.0, total.after or 0.0
    if before == after:
        return f"{what} was {_with_unit(total)} before and at {checkpoint.in_words}."
    went = "fell" if after < before else "rose"
    if total.unit == "proportion":
        to = f"{share(after)} at {checkpoint.in_words}, by {points(after - before)}"
        return f"{what} {went} from {share(before)} to {to}."
    by = total.reduction_percent
    change = f", by {share(abs(by) / 100)}" if by else ""
    to = f"{figure(after, total.places)} at {checkpoint.in_words}"
    return f"{what} {went} from {_with_unit(total)} to {to}{change}."


def points(change: float) -> str:
    """How far apart two shares are: 0.36 as 36 points, 0.004 as 0.4 points."""
    apart = abs(100 * change)
    said = f"{rounded(apart, 0 if apart >= 1 else 1):g}"
    return f"{said} {'point' if said == '1' else 'points'}"


def typical_of(doubt: Doubt, words: Words = DEFAULT_WORDS) -> str:
    """What happened to a typical workshop, with the interval where there is one."""
    found = doubt.geometric
    if found is None:
        return ""
    text = f"A typical {words['workshop'].one}’s {went(found.ratio)} {share(found.ratio)} of what it was"
    if found.lower is None:
        return f"{text}; with one {words['value_stream'].one} alone there is no interval."
    return f"{text} (95% interval {share(found.lower)} to {share(found.upper)})."


def went(ratio: float) -> str:
    """The verb for a ratio of after to before."""
    return "fell to" if ratio < 1 else "rose to" if ratio > 1 else "stayed at"


def _with_unit(row: OutcomeRow) -> str:
    return figure(row.baseline, row.places) + (" hours" if row.unit == "hours" else "")
