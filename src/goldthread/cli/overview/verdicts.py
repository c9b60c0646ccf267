"""What each measure says: the chart that leads, how sure it is, and whether it deserves talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..progress import progress
from .charts import Measured

if TYPE_CHECKING:
    from goldthread.methods.spc import Beside, Chart
    from goldthread.methods.spc.attention import Attention

EXAMINED = 200
"""So many measures are all examined for what misleads; of more only those that deserve talk, and no more."""

BEHIND = 2
"""So many periods behind the newest reading of its file a measure counts as not read."""


@dataclass(frozen=True, eq=False)
class Verdict:
    """One measure with the chart that leads, in the unit of people.

    beside: what is said beside it; None where that was not examined. usual: the same of the usual chart,
    where the adjusted one leads instead. attention: whether it deserves talk, and why.
    """

    measured: Measured
    chart: Chart
    attention: Attention
    beside: Beside | None = None
    usual: Beside | None = None

    @property
    def leads(self) -> bool:
        """Whether the adjusted chart leads, since the usual limits mislead."""
        return self.usual is not None


def verdicts_of(measured: Sequence[Measured], since: Any = None) -> list[Verdict]:
    """All measures, those that deserve talk first, then by the alphabet. since: from when signals are new."""
    from goldthread.methods.spc.attention import in_order

    at_first = [_usual(each, since) for each in measured]
    examined = list(range(len(measured)))
    if len(measured) > EXAMINED:
        examined = [place for place in examined if at_first[place].attention.deserves_talk][:EXAMINED]
    with progress("Examining", len(examined), seconds_each=0.02) as done:
        for place in examined:
            at_first[place] = _examined(at_first[place], since)
            done(1)
    return in_order((each.attention, each.measured.name, each) for each in at_first)


def _usual(one: Measured, since: Any) -> Verdict:
    chart = one.shown(one.chart)
    return Verdict(one, chart, _attention(one, chart, since))


def _examined(at_first: Verdict, since: Any) -> Verdict:
    """The same with what is said beside its chart; the adjusted chart leads where limits mislead."""
    from goldthread.methods import spc
    from goldthread.methods.spc.dependence import FEWEST

    one = at_first.measured
    if len(one.chart) < 2:
        return at_first
    beside = spc.beside(one.chart, period=one.period)
    if beside.misled is None or not one.chart.kind.has_limits or len(one.chart) < FEWEST:
        return Verdict(one, at_first.chart, at_first.attention, beside)
    adjusted = spc.adjusted(one.chart)
    chart = one.shown(adjusted)
    about = spc.beside(adjusted, period=one.period)
    return Verdict(one, chart, _attention(one, chart, since), about, beside)


def _attention(one: Measured, chart: Chart, since: Any) -> Attention:
    from goldthread.methods.spc.attention import attention, facts_of

    return attention(facts_of(chart, since=since, not_read=_not_read(one, chart)))


def _not_read(one: Measured, chart: Chart) -> str:
    """Since when nothing was read, where the others of its file are two periods or more ahead."""
    from goldthread.methods.plain import plain_time
    from goldthread.tables.calendar import step_of

    last = chart.times[-1]
    if last == one.newest or not chart.kind.is_of_periods:
        return ""
    step = step_of(chart.times)
    behind = 0 if step is None else step.place(one.newest) - step.place(last)
    return plain_time(last) if behind >= BEHIND else ""
