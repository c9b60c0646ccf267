"""What is meant where the caller says it by name, or says nothing."""

from __future__ import annotations

import math

from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.rules import ANHOEJ, MAKING_DATA_COUNT, Rules


def kind_called(chart: Kind | str) -> Kind:
    """The kind of chart of that name. Raises ValueError, naming them all, where there is none."""
    try:
        return Kind(chart)
    except ValueError:
        raise ValueError(f"There is no chart called {chart!r}; there are {', '.join(Kind)}.") from None


def rules_for(kind: Kind, rules: Rules | str | None) -> Rules:
    """The rules themselves; where none are named, anhoej for a run chart, else making-data-count."""
    if rules is None:
        return ANHOEJ if kind is Kind.RUN else MAKING_DATA_COUNT
    return Rules.named(rules) if isinstance(rules, str) else rules


def reachable(fix_after: int | None, lowest: float | None, highest: float | None) -> tuple[float, float]:
    """How far limits are drawn. Raises ValueError where they cannot be fixed after so few points."""
    if fix_after is not None and fix_after < 2:
        raise ValueError(f"Limits can be fixed after 2 points at the earliest, not after {fix_after}.")
    return (-math.inf if lowest is None else lowest, math.inf if highest is None else highest)
