"""What a series says: the adjusted chart first where the usual limits mislead, and the usual one second."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.methods import spc
from goldthread.methods.spc import Signal
from goldthread.methods.spc.dependence import FEWEST

from .series import Series, adjusted_of, chart_of

USUAL = "The usual limits, which mislead here, say: "


@dataclass(frozen=True, eq=False)
class Verdict:
    """A series' charts, and what they say in one plain sentence each.

    chart: with the usual limits; None with fewer than two readings. adjusted: None where the usual limits
    do not mislead. usual: what the usual limits say where they mislead, else nothing.
    """

    chart: spc.Chart | None
    adjusted: spc.Adjusted | None
    sentence: str
    usual: str = ""

    @property
    def leading(self) -> spc.Chart | None:
        """The chart to be believed."""
        return self.adjusted or self.chart

    @property
    def variation(self) -> spc.Meaning | None:
        """What the last point means, by the chart to be believed."""
        return self.leading.variation if self.leading else None

    @property
    def assurance(self) -> spc.Assurance | None:
        """Whether the process as it is will meet its target, by the chart to be believed."""
        return self.leading.assurance if self.leading else None

    @property
    def in_words(self) -> str:
        """The sentence that leads; and the usual one after it, where that says that something is unusual."""
        if self.chart is None or not self.usual or set(self.chart.signal) == {Signal.NONE}:
            return self.sentence
        return f"{self.sentence} {USUAL}{self.usual}"


def verdict_of(one: Series) -> Verdict:
    """What a series says, or that it has too few readings to say anything."""
    if len(one) == 0:
        return Verdict(None, None, "Nothing has been read yet.")
    if len(one) == 1:
        return Verdict(None, None, "One reading so far: a chart needs two.")
    chart = chart_of(one)
    usual = spc.sentence(chart, period=one.period_word)
    if len(one) < FEWEST or not spc.dependence(chart).misleading:
        return Verdict(chart, None, usual)
    adjusted = adjusted_of(one, chart)
    return Verdict(chart, adjusted, spc.sentence(adjusted, period=one.period_word), usual)
