"""Which of many charts deserve talk first, and why.

An order for a meeting that has ten minutes for forty measures. It is no league table: what stands first is
what changed or is not right as it is, not what is highest or lowest; among measures that deserve talk for
the same reason the alphabet decides.

>>> from goldthread.methods import spc
>>> from goldthread.methods.spc.attention import attention, facts_of
>>> found = attention(facts_of(spc.xmr([10, 12, 11, 13, 12, 11, 12, 10, 30], improves="down")))
>>> found.deserves_talk, found.why
(True, ('A new signal of concern (8).',))
>>> attention(facts_of(spc.xmr([10, 12, 11, 13, 12, 11, 12, 10, 11]))).deserves_talk
False
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from goldthread.methods.plain import count_word, plain_time
from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.meanings import Assurance, Meaning
from goldthread.methods.spc.rules import Signal


class Reason(StrEnum):
    """Why a measure deserves talk, the most pressing first."""

    CONCERN = "concern"
    MISSES_ITS_TARGET = "misses_its_target"
    UNUSUAL = "unusual"
    IMPROVEMENT = "improvement"
    NOT_READ = "not_read"
    QUESTION = "question"
    DEFINED_ANEW = "defined_anew"


REASONS = tuple(Reason)

AS_USUAL = len(REASONS)
"""The rank of a measure that nothing need be said about."""

_OF_A_SIGNAL = {
    Meaning.CONCERN: (Reason.CONCERN, "A new signal of concern"),
    Meaning.NEUTRAL: (Reason.UNUSUAL, "A new signal: something is unusual"),
    Meaning.IMPROVEMENT: (Reason.IMPROVEMENT, "A new signal of improvement"),
}


@dataclass(frozen=True)
class Facts:
    """What is known of one measure on the day of the meeting.

    signal: what the newest signal means, where it is new (since the last meeting, or in the last period);
    None where there is none. Where the usual limits mislead it is the adjusted chart's. signal_when: when
    that was, in words ('March 2019'). not_read: since when nothing was read, where a reading is due, in
    words; defined_anew: when the definition was changed since the last meeting, in words. questions: how
    many questions about it wait for an answer.
    """

    signal: Meaning | None = None
    signal_when: str = ""
    assurance: Assurance | None = None
    not_read: str = ""
    defined_anew: str = ""
    questions: int = 0


@dataclass(frozen=True)
class Attention:
    """Why a measure deserves talk, a sentence for each reason, the most pressing first; how early.

    rank: 0 is first; AS_USUAL where nothing need be said. Measures of one rank go by the alphabet.
    """

    rank: int
    reasons: tuple[Reason, ...]
    why: tuple[str, ...]

    @property
    def deserves_talk(self) -> bool:
        """Whether there is anything to talk about."""
        return self.rank < AS_USUAL


def attention(facts: Facts) -> Attention:
    """Why this measure deserves talk, and how early. Pure: it knows nothing but the facts."""
    found = dict(_found(facts))
    reasons = tuple(reason for reason in REASONS if reason in found)
    rank = REASONS.index(reasons[0]) if reasons else AS_USUAL
    return Attention(rank, reasons, tuple(found[reason] for reason in reasons))


def _found(facts: Facts) -> Iterable[tuple[Reason, str]]:
    if facts.signal in _OF_A_SIGNAL:
        reason, said = _OF_A_SIGNAL[facts.signal]
        yield reason, f"{said} ({facts.signal_when})." if facts.signal_when else f"{said}."
    if facts.assurance is Assurance.FAIL:
        yield Reason.MISSES_ITS_TARGET, "As it is, it will keep missing its target."
    if facts.not_read:
        yield Reason.NOT_READ, f"Not read since {facts.not_read}."
    if facts.questions:
        many = facts.questions > 1
        said = f"{count_word(facts.questions).capitalize()} question{'s wait' if many else ' waits'}"
        yield Reason.QUESTION, f"{said} for an answer."
    if facts.defined_anew:
        yield Reason.DEFINED_ANEW, f"Its definition changed: {facts.defined_anew}."


def facts_of(
    chart: Chart,
    *,
    since: Any = None,
    not_read: str = "",
    defined_anew: str = "",
    questions: int = 0,
) -> Facts:
    """The facts of a chart: its newest signal, if that is new, and its target.

    since: a time of the chart's kind; signals at points from then on are new. Without it only that of
    the last point is. The rest is handed on as it is.
    """
    place = newest_signal(chart, since)
    meaning = None if place is None else chart.meaning[place]
    when = "" if place is None else plain_time(chart.times[place])
    if meaning is None and chart.variation is not Meaning.COMMON_CAUSE:
        meaning = chart.variation  # only the runs show a change
    if meaning is Meaning.COMMON_CAUSE:
        meaning = Meaning.NEUTRAL
    return Facts(meaning, when, chart.assurance, not_read, defined_anew, questions)


def newest_signal(chart: Chart, since: Any = None) -> int | None:
    """The place of the newest point with a signal: among those since then, or the last point alone."""
    last = len(chart) - 1
    first = last if since is None else 0
    for place in range(last, first - 1, -1):
        if since is not None and chart.times[place] < since:
            return None
        if chart.signal[place] is not Signal.NONE:
            return place
    return None


Named = TypeVar("Named")


def in_order(found: Iterable[tuple[Attention, str, Named]]) -> list[Named]:
    """Things with what they deserve and their names: what deserves talk first, then the alphabet."""
    ordered = sorted(found, key=lambda each: (each[0].rank, each[1].casefold()))
    return [thing for _, _, thing in ordered]
