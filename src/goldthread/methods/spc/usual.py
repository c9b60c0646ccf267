"""What is meant where the caller says it by name, or says nothing."""

from __future__ import annotations

import math

from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.rules import ANHOEJ, MAKING_DATA_COUNT, Rules
from goldthread.methods.spc.small_shifts import without_runs


def kind_called(chart: Kind | str) -> Kind:
    """The kind of chart of that name. Raises ValueError, naming them all, where there is none."""
    try:
        return Kind(chart)
    except ValueError:
        raise ValueError(f"There is no chart called {chart!r}; there are {', '.join(Kind)}.") from None


def rules_for(kind: Kind, rules: Rules | str | None) -> Rules:
    """The rules themselves; where none are named, anhoej for a run chart, else making-data-count.

    Of EWMA and CUSUM charts without those about several points, of which each point there holds some.
    """
    if rules is None:
        found = ANHOEJ if kind is Kind.RUN else MAKING_DATA_COUNT
    else:
        found = Rules.named(rules) if isinstance(rules, str) else rules
    return without_runs(found) if kind.sums_up else found


def reachable(
    fix_after: int | None, lowest: float | None, highest: float | None, kind: Kind = Kind.XMR
) -> tuple[float, float]:
    """How far limits are drawn, which what a measure can reach says nothing of where they are not its own.

    Raises ValueError where they cannot be fixed after so few points.
    """
    if fix_after is not None and fix_after < 2:
        raise ValueError(f"Limits can be fixed after 2 points at the earliest, not after {fix_after}.")
    if kind in (Kind.S, Kind.CUSUM):
        return (-math.inf, math.inf)
    return (-math.inf if lowest is None else lowest, math.inf if highest is None else highest)


def refuse_target(kind: Kind, target: object) -> None:
    """Raise ValueError for a target on a chart whose points are no readings."""
    if kind.sums_up and target is not None:
        raise ValueError(
            f"A target is for readings, and a {kind} chart sums them up: give it to an XmR chart."
        )
