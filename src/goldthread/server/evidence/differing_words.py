"""How far organisations differ, in sentences, without naming who did what."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.methods.before_after import Pooled
from goldthread.methods.before_after.pooled import FEW_GROUPS

from .differing import Differing
from .report import Evidence
from .words import DEFAULT_WORDS, Words, share, title, went

CHANCE = 0.05
"""Below this, differences as large are not put down to chance alone."""

ENDLESS = 10.0
"""An interval that reaches ten times as much says no more than that it is wide."""


def opening(evidence: Evidence, words: Words = DEFAULT_WORDS) -> str:
    """Why this stands beside the typical figure that counts each workshop alike, where there is one."""
    alike = (
        f"The typical figures above count each {words['workshop'].one} alike, so they describe most whoever "
        f"has most {words['workshop'].many}. "
    )
    return (
        f"{alike if evidence.doubts else ''}Here each organisation may have a typical figure of its own. "
        "None is named or ranked: this says how far the finding would hold elsewhere."
    )


def sentences(evidence: Evidence, words: Words = DEFAULT_WORDS) -> list[str]:
    """What is found of each outcome, in the order of the tables."""
    return [said_of(one, words) for one in evidence.differing]


def said_of(found: Differing, words: Words = DEFAULT_WORDS) -> str:
    """The pooled figure, how far organisations differ, and where a new one would likely lie."""
    if found.pooled is None:
        return (
            f"{title(found.outcome, words)}: too little to say. Fewer than two organisations have the "
            f"{words['workshop'].many} for it, two at least that did not all change alike."
        )
    return " ".join((_pooled(found, found.pooled, words), _apart(found, found.pooled), *_new(found.pooled)))


def warnings(evidence: Evidence, words: Words = DEFAULT_WORDS) -> list[str]:
    """What makes these figures less sure than they look."""
    few = sorted({one.pooled.k for one in evidence.differing if one.pooled and one.pooled.k < FEW_GROUPS})
    said = [_few(few)] if few else []
    if evidence.in_totals:
        return said + [
            f"{title(one.outcome, words)}: {_listed(one.left_out)} left out of this figure, with too few "
            f"{words['workshop'].many} to tell how far they differ."
            for one in evidence.differing
            if one.pooled and one.left_out
        ]
    said += [
        f"{title(one.outcome, words)}: {_listed(one.left_out)} left out of this figure. With fewer than two "
        f"{words['workshop'].many} above zero, or all changed alike, chance cannot be told from change."
        for one in evidence.differing
        if one.pooled and one.left_out
    ]
    return said


def ends(lower: float, upper: float) -> str:
    """'31% to 41%'; what is next to nothing, or without bound, is called so."""
    low = "under 1%" if lower < 0.01 else "over 1,000%" if lower > ENDLESS else share(lower)
    return f"{low} to {'over 1,000%' if upper > ENDLESS else 'under 1%' if upper < 0.01 else share(upper)}"


def _pooled(found: Differing, pooled: Pooled, words: Words) -> str:
    text = (
        f"{title(found.outcome, words)}: letting {pooled.k} organisations differ, a typical "
        f"{words['workshop'].one}’s {went(pooled.estimate)} {share(pooled.estimate)} of what it was "
        f"(95% interval {ends(pooled.lower, pooled.upper)})."
    )
    if found.cautious:
        text += (
            " The organisations lie so close together that this interval is likely too narrow; from what is "
            f"known of each, it is {ends(*found.cautious)}."
        )
    return text


def _apart(found: Differing, pooled: Pooled) -> str:
    if found.between is None:
        return "Organisations do not differ by more than chance would make them."
    thirds = f"about two in three would lie between {share(found.between[0])} and {share(found.between[1])}"
    if pooled.q_p < CHANCE:
        return f"Organisations differ by more than chance: {thirds}."
    return f"Organisations differ a little, which may be chance: {thirds}."


def _new(pooled: Pooled) -> Iterator[str]:
    """Where a further organisation would likely lie; of two organisations nothing can be said."""
    lower, upper = pooled.prediction_lower, pooled.prediction_upper
    if lower is None or upper is None:
        yield "From two organisations nothing can be said of a new one."
        return
    text = f"A new organisation’s typical figure would likely be {ends(lower, upper)} of what it was"
    yield text + (", so it might not fall at all." if pooled.upper < 1 < upper else ".")


def _few(counts: list[int]) -> str:
    joined = " or " if counts[-1] - counts[0] == 1 else " to "
    many = str(counts[0]) if len(counts) == 1 else f"{counts[0]}{joined}{counts[-1]}"
    text = (
        f"{many} organisations are few: they say little of how far organisations differ. They may differ by "
        "much more than is said here"
    )
    return f"{text}." if counts == [2] else f"{text}, and the range for a new one is likely too narrow."


def _listed(codes: tuple[str, ...]) -> str:
    if len(codes) == 1:
        return f"{codes[0]} is"
    return f"{', '.join(codes[:-1])} and {codes[-1]} are"
