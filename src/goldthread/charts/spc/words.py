"""What an SPC figure shows, in words and as a table."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from goldthread.charts.spc.layout import Event, centre_name, said_of
from goldthread.charts.theme import NARROW
from goldthread.methods.plain import plain_time, with_unit
from goldthread.methods.spc import Adjusted, Chart, Kind, sentence

CALLED = {
    Kind.XMR: "XmR chart",
    Kind.RUN: "Run chart",
    Kind.P: "p chart",
    Kind.P_PRIME: "p′ chart",
    Kind.U: "u chart",
    Kind.U_PRIME: "u′ chart",
    Kind.C: "c chart",
    Kind.G: "g chart",
    Kind.T: "t chart",
    Kind.PERCENT: "Percentage chart",
    Kind.XBAR: "X̄ chart",
    Kind.S: "S chart",
    Kind.EWMA: "EWMA chart",
    Kind.CUSUM: "CUSUM chart",
}


LONG_UNIT = 20
"""Longer units are said once, in the finding, not with every number."""


def alt_text(chart: Chart, title: str, period: str, events: Sequence[Event]) -> str:
    """The finding: what was charted, what stands out, where the lines lie, what happened."""
    first, last = plain_time(chart.times[0]), plain_time(chart.times[-1])
    kind = "Adjusted chart" if isinstance(chart, Adjusted) else CALLED[chart.kind]
    happened = "; ".join(f"{event.number}, {plain_time(event.time)}: {event.words}" for event in events)
    said = [
        f"{title + ': ' if title else ''}{kind} of {len(chart)} points from {first} to {last}.",
        sentence(chart, period=period),
        _lines(chart),
        *said_of(chart, NARROW * 10),
        ""
        if chart.target is None
        else f"Target {with_unit(chart.target, chart.unit if len(chart.unit) <= LONG_UNIT else '')}.",
        f"Dated events: {happened}." if happened else "",
    ]
    return " ".join(filter(None, said))


def _lines(chart: Chart) -> str:
    """Where the lines lie at the end; whether they move, and since when they hold."""
    last = chart.phases[-1]
    centre, lower, upper = (float(line[-1]) for line in (chart.centre, chart.lower, chart.upper))
    unit = _short_unit(chart)
    said = f"{centre_name(chart).capitalize()} {with_unit(centre, unit)}"
    if not math.isnan(upper):
        moving = len(set(chart.upper[last.start : last.stop].tolist())) > 1
        said += f", {'at the last point ' if moving else ''}limits {with_unit(lower, unit)}"
        said += f" to {with_unit(upper, unit)}"
    if last.made_from < last.n:
        said += f", from the first {last.made_from} points"
    if len(chart.phases) > 1:
        said += f", since {plain_time(chart.times[last.start])}"
    return f"{said}."


def _short_unit(chart: Chart) -> str:
    return chart.unit if len(chart.unit) <= LONG_UNIT else ""


def table_of(
    chart: Chart, letters: Mapping[int, str], notes: Mapping[Any, str]
) -> tuple[Mapping[str, Any], ...]:
    """Every point with its lines, its signal and its note; None where there is no limit."""
    return tuple(
        {
            "time": time,
            "value": float(chart.values[spot]),
            "phase": int(chart.phase[spot]),
            "centre": _known(chart.centre[spot]),
            "lower": _known(chart.lower[spot]),
            "upper": _known(chart.upper[spot]),
            **({} if chart.readings is None else {"reading": float(chart.readings[spot])}),
            "signal": str(chart.signal[spot]),
            "meaning": str(chart.meaning[spot]),
            "target": chart.target,
            "note": f"{letters[spot]} {notes[time]}" if spot in letters else "",
        }
        for spot, time in enumerate(chart.times)
    )


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
