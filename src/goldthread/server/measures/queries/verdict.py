"""What a series says: the adjusted chart first where the usual limits mislead, and the usual one second."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.methods import spc
from goldthread.methods.spc import Signal

from .drawing import Drawn, adjusted_of, chart_as, drawn_as
from .series import Series

USUAL = "The usual limits, which mislead here, say: "
USUAL_RUNS = "The runs, which mislead here, say: "


@dataclass(frozen=True, eq=False)
class Verdict:
    """A series' charts, and what they say in one plain sentence each.

    chart: with the usual limits; None with fewer than two readings. adjusted: None where the usual limits
    do not mislead. usual: what the usual limits say where they mislead, else nothing. drawn: which kind of
    chart it is, under which rules, and why; None without a chart.
    """

    chart: spc.Chart | None
    adjusted: spc.Adjusted | None
    sentence: str
    usual: str = ""
    drawn: Drawn | None = None

    @property
    def mislead(self) -> str:
        """What introduces what the usual limits say, or the runs where there are none."""
        return USUAL if self.chart is None or self.chart.kind.has_limits else USUAL_RUNS

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
        return f"{self.sentence} {self.mislead}{self.usual}"


def verdict_of(one: Series) -> Verdict:
    """What a series says, or that it has too few readings to say anything."""
    if len(one) == 0:
        return Verdict(None, None, "Nothing has been read yet.")
    if len(one) == 1:
        return Verdict(None, None, "One reading so far: a chart needs two.")
    drawn = drawn_as(one)
    return verdict_as(one, drawn)


def verdict_as(one: Series, drawn: Drawn) -> Verdict:
    """What a series of two readings or more says, drawn and judged so.

    Where its usual limits mislead (neighbours, a season, more spread than chance makes, values that lean to
    one side) the adjusted chart leads, whatever kind was chosen.
    """
    chart = chart_as(one, drawn)
    usual = spc.sentence(chart, period=one.period_word)
    if not spc.misleading(chart):
        return Verdict(chart, None, usual, drawn=drawn)
    adjusted = adjusted_of(one, chart)
    return Verdict(chart, adjusted, spc.sentence(adjusted, period=one.period_word), usual, drawn)
