"""What an analysis found, in sentences for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from goldthread.methods.plain import plain_number, plain_time, with_unit

if TYPE_CHECKING:
    from goldthread.methods.interrupted.analyse import Analysis
    from goldthread.methods.interrupted.counterfactual import Effect
    from goldthread.methods.interrupted.guide import Check

PERCENT = ("%", "percent", "per cent")


def listed(names: Sequence[str], most: int = 12) -> str:
    """'one', 'one and two', 'one, two and three'; beyond so many, how many more."""
    shown = list(names) if len(names) <= most else [*names[:most], f"{len(names) - most} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def amount(value: float, unit: str) -> str:
    """A change with its unit: '2.1 percentage points', '3 minutes', '0.4'."""
    if unit in PERCENT:
        one = plain_number(value) in ("1", "−1")
        return f"{plain_number(value)} percentage point{'' if one else 's'}"
    return with_unit(value, unit)


def interval(lower: float, upper: float, unit: str = "", confidence: float = 0.95) -> str:
    """'95% interval −1.2 to 4.5', without the unit but for money."""
    money = unit if unit in ("£", "$", "€") else ""
    ends = f"{with_unit(lower, money)} to {with_unit(upper, money)}"
    return f"{plain_number(100 * confidence)}% interval {ends}"


def sentences(analysis: Analysis) -> tuple[str, ...]:
    """The finding, what it is by the last point, how sure that is, and what the checks say."""
    said = [_at_first(analysis)]
    if len(analysis.effects) > 2:
        said.append(_at_last(analysis))
    said.append(_sure(analysis))
    said.append(_checked(analysis.checks))
    return tuple(filter(None, said))


def _at_first(analysis: Analysis) -> str:
    first = analysis.effects[0]
    when = plain_time(first.time)
    whom = analysis.name or "the series"
    expected = "the controls and the gap before" if analysis.control else "what went before"
    into = "With the phase-in over, in" if analysis.fit.design.phase_in else "In"
    line = f"where {expected} would have had it"
    return f"{into} {when} {whom} stood {_gap(first, analysis)} {line}{_trend(analysis)}."


def _trend(analysis: Analysis) -> str:
    """The change of trend, where the outcome's own scale has one."""
    if analysis.fit.family != "gaussian" or len(analysis.at) > 1:
        return ""
    slope = analysis.fit["slope"]
    found = interval(slope.lower, slope.upper, analysis.unit, analysis.fit.confidence)
    each = f"a {analysis.calendar.step}"
    return f", and its trend changed by {amount(slope.estimate, analysis.unit)} {each} ({found})"


def _at_last(analysis: Analysis) -> str:
    last = analysis.effects[-2]
    return f"By {plain_time(last.time)} it stood {_gap(last, analysis)} that line."


def _gap(effect: Effect, analysis: Analysis) -> str:
    """'2.1 minutes above (95% interval …)'; as a share for counts."""
    confidence = analysis.fit.confidence
    if analysis.fit.family != "gaussian" and effect.relative is not None:
        return _share(effect, confidence)
    way = "above" if effect.difference >= 0 else "below"
    found = interval(effect.lower, effect.upper, analysis.unit, confidence)
    return f"{amount(abs(effect.difference), analysis.unit)} {way} ({found})"


def _share(effect: Effect, confidence: float) -> str:
    share, low, high = (
        100 * (part or 0.0) for part in (effect.relative, effect.relative_lower, effect.relative_upper)
    )
    way = "above" if share >= 0 else "below"
    ends = f"{plain_number(low)}% to {plain_number(high)}%"
    return f"{plain_number(abs(share))}% {way} ({plain_number(100 * confidence)}% interval {ends})"


def _sure(analysis: Analysis) -> str:
    slope = [analysis.fit["slope"]] if len(analysis.at) == 1 else []
    level = analysis.fit["level"]
    clear = [term.name for term in (level, *slope) if term.lower > 0 or term.upper < 0]
    if not clear:
        return (
            "Both intervals hold no change at all: these points alone cannot tell."
            if slope
            else ("The interval holds no change at all: these points alone cannot tell.")
        )
    if len(clear) == len(slope) + 1:
        return "No change at all lies outside the interval" + ("s." if slope else ".")
    other = "slope" if clear == ["level"] else "level"
    called = {"level": "level", "slope": "trend"}
    return f"The {called[clear[0]]} changed; whether the {called[other]} did, these points cannot tell."


def _checked(checks: Sequence[Check]) -> str:
    look = sum(check.verdict == "look" for check in checks)
    open_ = sum(check.verdict == "cannot_tell" for check in checks)
    return f"Of {len(checks)} checks {look} ask for a look and {open_} cannot be told from the data."
