"""What one point of a chart means, in plain words."""

from goldthread.methods.spc import Meaning, Signal
from goldthread.server.ui.formats import number

from .queries.kept_points import Points

AS_USUAL = "As usual: it varies as such points do. By itself it calls for no explanation."
LONGEST_UNIT = 20
"""Longer units stand beside the chart, and are not read out with every point."""
CALLED = {
    Meaning.COMMON_CAUSE: "As usual",
    Meaning.IMPROVEMENT: "Improvement",
    Meaning.CONCERN: "Concern",
    Meaning.NEUTRAL: "Unusual",
}
CONSEQUENCE = {
    Meaning.IMPROVEMENT: "That is an improvement.",
    Meaning.CONCERN: "That is a concern.",
    Meaning.NEUTRAL: "Ask what was different.",
}
BY_ANOTHER_RULE = "It stands out by one of the chart’s rules."


def meant(points: Points, place: int, period: str) -> str:
    """Why a point stands out, if it does, and whether that is good. period: what one point is, as `month`."""
    signal = points.signal[place]
    if signal == Signal.NONE:
        return AS_USUAL if points.centre[place] is not None else "There is nothing yet to compare it with."
    why = _why(signal, points.side[place], points.centre_name, period)
    return f"{why} {CONSEQUENCE.get(Meaning(points.meaning[place]), '')}".strip()


def _why(signal: str, side: int, centre: str, period: str) -> str:
    way, turning = ("above", "rising") if side > 0 else ("below", "falling")
    limit = "upper" if side > 0 else "lower"
    middle = "level to be expected" if centre == "expected" else centre
    said: dict[str, str] = {
        Signal.OUTSIDE: f"It lies outside the limits, {way} the {middle}: chance alone seldom does that.",
        Signal.TREND: f"It is one of a run of {period}s that are all {turning}, longer than chance gives.",
        Signal.TWO_OF_THREE: f"It is one of two in three {period}s that lie close to the {limit} limit.",
        Signal.SHIFT: f"It is one of a run of {period}s that all lie {way} the {middle}, longer than chance "
        "gives.",
        Signal.FOUR_OF_FIVE: f"It is one of four in five {period}s that lie well {way} the {middle}.",
        Signal.ALTERNATING: f"It is one of many {period}s in a row that go up and down in turn.",
        Signal.HUGGING: f"It is one of many {period}s in a row that lie closer to the {middle} than chance "
        "puts them.",
        Signal.BOTH_SIDES: f"It is one of many {period}s in a row that lie far from the {middle}, on both "
        "sides.",
    }
    return said.get(signal, BY_ANOTHER_RULE)


def briefly(points: Points, place: int, name: str, unit: str, note: str = "") -> str:
    """One point in one breath, as it is read out while somebody moves along a chart.

    name: its period as people say it. unit: `days`, or `%`, which stands at the number.
    """
    after = "%" if unit == "%" else f" {unit}" if len(unit) <= LONGEST_UNIT else ""
    said = [f"{name[:1].upper()}{name[1:]}: {number(points.values[place])}{after}."]
    lower, upper, centre = points.lower[place], points.upper[place], points.centre[place]
    if lower is not None and upper is not None:
        said.append(f"Limits {number(lower)} to {number(upper)}.")
    elif centre is not None:
        said.append(f"{points.centre_name.capitalize()} {number(centre)}.")
    if centre is not None:
        said.append(f"{CALLED[Meaning(points.meaning[place])]}.")
    return " ".join([*said, *([f"Note: {note}"] if note else [])])
