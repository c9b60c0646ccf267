"""Where a share of false alarms holds, in words: for which values it was worked out, and what others do."""

from __future__ import annotations

from goldthread.methods.plain import plain_number
from goldthread.methods.spc.counted import LARGE, Counts
from goldthread.methods.spc.false_alarms import FalseAlarms
from goldthread.methods.spc.kinds import Kind

_UNEVEN = "where they are skewed, small counts or shares of a few, more charts show one"
_VALUES = {
    Kind.XMR: (
        "That holds for values that do not lean on one another and are spread evenly about their mean; "
        f"{_UNEVEN}."
    ),
    Kind.RUN: (
        "That holds for values that do not lean on one another, however they are spread, as long as few are "
        "equal; where many are, as small counts, more charts show one."
    ),
    Kind.G: (
        "That holds for events that come by chance, as likely at one case as at any other; such counts are "
        "so skewed that limits and runs are often passed."
    ),
    Kind.T: "That holds for events that come by chance, as often at one time as at any other.",
    Kind.PERCENT: (
        "That holds for percentages that do not lean on one another and are each of many; where each is of "
        "few, or nearly all are 0 or 100, more charts show one."
    ),
}
_INSTEAD = {Kind.P: "a p-prime chart allows for that", Kind.U: "a u-prime chart allows for that"}


def holds_for(alarms: FalseAlarms, *, period: str = "month") -> str:
    """For which values the share of false alarms of a chart was worked out."""
    counts = alarms.counts
    if counts is None:
        return _VALUES[alarms.kind]
    what = "whole numbers" if alarms.kind in (Kind.XMR, Kind.RUN) else "counts"
    vary = (
        "vary as chance makes counts vary"
        if counts.spread == 1
        else f"vary about {plain_number(counts.spread)} times as much as chance makes counts vary"
    )
    return f"That holds for {what} of {_about(counts)} a {period} that {vary} and do not lean on one another."


def holds_for_adjusted() -> str:
    """For which values that of an adjusted chart was."""
    return (
        "That holds for values spread evenly about what was to be expected of them, given the one before; "
        f"{_UNEVEN}."
    )


def scattered(found: FalseAlarms, shown: str) -> str:
    """What is said of counts that vary by more than the chart allows. shown: how many such charts signal."""
    if found.counts is None:
        return ""
    instead = _INSTEAD.get(found.kind, "an XmR chart allows for that")
    return (
        f"These counts vary about {plain_number(found.counts.spread)} times as much: of 100 charts of such "
        f"counts {shown} show a signal by chance alone; {instead}."
    )


def _about(counts: Counts) -> str:
    return (
        f"{plain_number(counts.mean)} or more"
        if counts.mean >= LARGE
        else f"about {plain_number(counts.mean)}"
    )
