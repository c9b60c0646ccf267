"""The checks only people can answer, with what a computer can add to the question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from goldthread.methods.interrupted.analysis.times import Calendar, like, unlike
from goldthread.methods.interrupted.checks.examined import Examined, fitted_rows
from goldthread.methods.interrupted.checks.residuals import spread_test, whitened
from goldthread.methods.interrupted.estimate import fit as fitted
from goldthread.methods.interrupted.guide import EPOC, HATEGEKA, Check, Verdict
from goldthread.methods.interrupted.phrases import counted, listed
from goldthread.methods.plain import plain_time

Dated = Sequence[tuple[Any, str]]

NEAR = 3
"""Points to either side of an interruption within which an event could be mistaken for it."""


def impact_model(subject: Examined, at: Sequence[Any]) -> Check:
    """What shape of effect is fitted. Whether it was chosen beforehand, only people know."""
    design = subject.fit.design
    whens = listed([plain_time(when) for when in at])
    length = counted(design.phase_in, "point")
    lead = f", after a phase-in of {length} that is left out" if design.phase_in else ""
    said = (
        f"The model is a change of level and of trend from {whens}{lead}: was that chosen before the data "
        "were seen, and for what reason?"
    )
    numbers = {"interruptions": len(design.starts), "phase_in": design.phase_in}
    return Check("impact_model", (EPOC, HATEGEKA), said, Verdict.CANNOT_TELL, numbers)


def other_events(subject: Examined, events: Dated) -> Check:
    """What else happened, near enough to be mistaken for the interruption."""
    starts, phase_in = subject.fit.design.at, subject.fit.design.phase_in
    placed = _placed(subject.calendar, events)
    near = [
        what
        for where, what in placed
        if any(start - NEAR <= where <= start + phase_in + NEAR for start in starts)
    ]
    later = len(placed) - len(near)
    numbers = {"given": len(events), "near": len(near), "elsewhere": later}
    if near:
        said = (
            f"Within {NEAR} points of an interruption there also fell: {'; '.join(near)}. "
            "Could that explain the change instead?"
        )
        return Check("other_events", (EPOC, HATEGEKA), said, Verdict.LOOK, numbers)
    known = f"Of {len(events)} dated events given, none falls within {NEAR} points of an interruption"
    if len(events) == 1:
        known = f"The one dated event given does not fall within {NEAR} points of an interruption"
    said = f"{known if events else 'No dated events were given'}: what else happened at the time?"
    return Check("other_events", (EPOC, HATEGEKA), said, Verdict.CANNOT_TELL, numbers)


def measurement(subject: Examined, changes: Dated) -> Check:
    """Whether what is measured, or how, changed with the interruption."""
    placed = _placed(subject.calendar, changes)
    numbers: dict[str, float | int | None] = {"given": len(changes), "within": len(placed)}
    hints = [f"the definition changed: {'; '.join(what for _, what in placed)}"] if placed else []
    hints += _spread_hint(subject, numbers)
    hints += _denominator_hint(subject, numbers)
    if hints:
        said = f"{_sentence(hints)}. Was the outcome counted alike throughout?"
        return Check("measurement", (EPOC,), said, Verdict.LOOK, numbers)
    said = "Nothing in the data hints at a change of measurement: was the outcome counted alike throughout?"
    return Check("measurement", (EPOC,), said, Verdict.CANNOT_TELL, numbers)


def outcome_choice() -> Check:
    """Whether this outcome was meant, and is not the one of many that moved."""
    said = (
        "Was this outcome what the intervention aimed at, chosen before the results were seen, "
        "and are the other outcomes that were looked at reported too?"
    )
    return Check("outcome_choice", (EPOC,), said, Verdict.CANNOT_TELL)


def _spread_hint(subject: Examined, numbers: dict[str, float | int | None]) -> list[str]:
    design = subject.fit.design
    if subject.exact or min(design.n_before, design.n_after) < 6:
        return []
    after = design.time >= design.starts[0]
    ratio, p = spread_test(whitened(subject.residuals, subject.rho, design.gaps), after)
    numbers |= {"spread_ratio": ratio, "spread_p": p}
    if p >= 0.01:
        return []
    return [f"the points vary {ratio:.1f} times as much after the interruption as before"]


def _denominator_hint(subject: Examined, numbers: dict[str, float | int | None]) -> list[str]:
    """A denominator that jumps with the interruption: other people may be counted in it."""
    if subject.offset is None or np.ptp(subject.offset) == 0:
        return []
    found = fitted(fitted_rows(subject.fit), np.log(subject.offset))["level"]
    share = float(np.expm1(found.estimate))
    numbers |= {"denominator_change": share, "denominator_p": found.p}
    if not found.p < 0.01 or abs(share) < 0.05:
        return []
    way = "rose" if share > 0 else "fell"
    return [f"the denominator {way} by {abs(share):.0%} at the interruption"]


def _placed(calendar: Calendar, dated: Dated) -> list[tuple[float, str]]:
    """Where each dated thing within the series stands, with its date in words, in order of time.

    Raises ValueError for a time that is not of the kind of the series' times.
    """
    placed = []
    for when, what in dated:
        time = like(when, calendar.times[0])
        if time is None:
            raise ValueError(unlike(f"The event '{what}'", when, calendar.times[0]))
        if calendar.times[0] < time <= calendar.times[-1]:
            where = calendar.place_of(time, called=what) - (0 if time in calendar.times else 0.5)
            placed.append((where, f"{what} ({plain_time(time)})"))
    return sorted(placed)


def _sentence(parts: list[str]) -> str:
    said = "; ".join(parts)
    return said[0].upper() + said[1:]
