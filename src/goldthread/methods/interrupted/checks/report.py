"""The report that the guides ask for, check by check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldthread.methods.interrupted.analysis.times import Calendar
from goldthread.methods.interrupted.checks import asked
from goldthread.methods.interrupted.checks import fitted as told
from goldthread.methods.interrupted.checks.asked import Dated
from goldthread.methods.interrupted.checks.examined import examine
from goldthread.methods.interrupted.guide import Check
from goldthread.methods.interrupted.results import Fit


def check(
    fit: Fit,
    calendar: Calendar,
    at: Sequence[Any],
    *,
    denominator: Any = None,
    events: Dated = (),
    definition_changes: Dated = (),
) -> tuple[Check, ...]:
    """Every check the guides ask of one fitted series, in the order in which they are read.

    at: the interruptions as times. denominator: what the outcome is out of, one a row
    of the design, where the fit itself does not know (a rate). events,
    definition_changes: (when, what) pairs; those outside the series are not looked at.
    """
    subject = examine(fit, calendar, denominator)
    return (
        asked.impact_model(subject, at),
        told.points(subject),
        told.missing_points(subject),
        told.autocorrelation(subject),
        told.seasonality(subject),
        told.stationary(subject),
        told.outliers(subject),
        asked.other_events(subject, events),
        asked.measurement(subject, definition_changes),
        asked.outcome_choice(),
    )
