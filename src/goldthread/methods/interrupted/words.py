"""What an analysis found, in sentences for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from goldthread.methods.plain import change_with_unit, count_word, plain_number, plain_time, with_unit

if TYPE_CHECKING:
    from goldthread.methods.interrupted.analysis.analyse import Analysis
    from goldthread.methods.interrupted.counterfactual import Effect
    from goldthread.methods.interrupted.guide import Check
    from goldthread.methods.interrupted.results import Fit
    from goldthread.methods.interrupted.robustness import PlaceboDates, Robustness

MONEY = ("£", "$", "€")


def listed(names: Sequence[str], most: int = 12) -> str:
    """'one', 'one and two', 'one, two and three'; beyond so many, how many more."""
    shown = list(names) if len(names) <= most else [*names[:most], f"{len(names) - most} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def counted(count: int, what: str) -> str:
    """'1 value', '3 values'."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def interval(lower: float, upper: float, unit: str = "", confidence: float = 0.95) -> str:
    """'95% interval −1.2 to 4.5', without the unit but for money."""
    money = unit if unit in MONEY else ""
    return _between(with_unit(lower, money), with_unit(upper, money), confidence)


def bracketed(fit: Fit, lower: float, upper: float, unit: str) -> str:
    """' (95% interval −1.2 to 4.5)', at the fit's confidence; nothing where the points lie on the lines."""
    return "" if fit.exact else f" ({interval(lower, upper, unit, fit.confidence)})"


def sentences(analysis: Analysis) -> tuple[str, ...]:
    """The finding, what it is by the last point, how sure that is, and what the checks say."""
    said = [_at_first(analysis)]
    if len(analysis.effects) > 2:
        said.append(_at_last(analysis))
    return (*said, _sure(analysis), _checked(analysis.checks))


def robust_sentences(tried: Robustness) -> tuple[str, ...]:
    """What other dates, units, controls and methods gave, a sentence each."""
    said = []
    dates, units, out = tried.placebo_dates, tried.placebo_units, tried.leave_one_out
    if dates is not None:
        said.append(_dates(dates))
    if units is not None:
        said.append(
            f"Each control taken for the treated one, the real change of {units.term} is number "
            f"{units.rank} by size of {len(units.names) + 1}."
        )
    if out is not None:
        ends = _from_to(out.smallest, out.largest)
        said.append(f"With one control left out, whichever it is, the change of {out.term} is {ends}.")
    return (*said, _methods(tried))


def _dates(dates: PlaceboDates) -> str:
    count = sum(abs(each) >= abs(dates.estimate) for each in dates.estimates)
    if len(dates.times) == 1:
        changed = "have changed at least as much" if count else "not have changed as much"
        told = f"the {dates.term} would {changed}"
        return f"Had it been interrupted at the one date before that can be tried, {told}."
    return (
        f"Had it been interrupted at one of {count_word(len(dates.times))} dates before, the "
        f"{dates.term} would have changed at least as much at {_of(count)} of them."
    )


def _methods(tried: Robustness) -> str:
    levels = [each.level for each in tried.methods]
    ends = _from_to(min(level.estimate for level in levels), max(level.estimate for level in levels))
    scale = {"poisson": " of the logarithm", "binomial": " of the log odds"}.get(tried.family, "")
    change = f"By {count_word(len(levels))} methods the change of level{scale} is {ends}"
    if all(level.se == 0 for level in levels):
        return f"{change}, as the points lie exactly on the lines."
    clear = sum(level.lower > 0 or level.upper < 0 for level in levels)
    return f"{change}; {_of(clear)} of their intervals {'lies' if clear == 1 else 'lie'} clear of no change."


def _from_to(smallest: float, largest: float) -> str:
    """'2 to 3'; '2' where both are said alike."""
    return " to ".join(dict.fromkeys(plain_number(end) for end in (smallest, largest)))


def _at_first(analysis: Analysis) -> str:
    first = analysis.effects[0]
    whom = analysis.name or "the series"
    line = "its controls and the gap to them before" if analysis.control else "what went before"
    begun = when(first.time)
    begun = f"With the phase-in over, {begun}" if analysis.fit.design.phase_in else _capital(begun)
    stood = f"{begun} {whom} stood {_gap(first, analysis)}"
    return f"{stood} where {line} would have put it{_ends(first, analysis)}{_trend(analysis)}."


def when(time: Any) -> str:
    """'in March 2019', 'on 14 March 2019', 'at 7'."""
    if not isinstance(time, date):
        return f"at {plain_time(time)}"
    return f"{'in' if time.day == 1 else 'on'} {plain_time(time)}"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _trend(analysis: Analysis) -> str:
    """The change of trend, where the outcome's own scale has one."""
    if analysis.fit.family != "gaussian" or len(analysis.at) > 1:
        return ""
    slope = analysis.fit["slope"]
    change = f"{change_with_unit(slope.estimate, analysis.unit)} a {analysis.calendar.step}"
    ends = bracketed(analysis.fit, slope.lower, slope.upper, analysis.unit)
    return f"; its trend changed by {change}{ends}"


def _at_last(analysis: Analysis) -> str:
    last = analysis.effects[-2]
    return f"By {plain_time(last.time)} it stood {_gap(last, analysis)} that line{_ends(last, analysis)}."


def _gap(effect: Effect, analysis: Analysis) -> str:
    """'2.1 minutes above'; for counts as a share, '12% below'."""
    if analysis.fit.family != "gaussian" and effect.relative is not None:
        way = "above" if effect.relative >= 0 else "below"
        return f"{plain_number(100 * abs(effect.relative))}% {way}"
    way = "above" if effect.difference >= 0 else "below"
    return f"{change_with_unit(abs(effect.difference), analysis.unit)} {way}"


def _ends(effect: Effect, analysis: Analysis) -> str:
    """The interval of that gap, in brackets; nothing where the points lie on the lines."""
    fit, low, high = analysis.fit, effect.relative_lower, effect.relative_upper
    if fit.exact or fit.family == "gaussian" or low is None or high is None:
        return bracketed(fit, effect.lower, effect.upper, analysis.unit)
    return f" ({_between(with_unit(100 * low, '%'), with_unit(100 * high, '%'), fit.confidence)})"


def _between(lower: str, upper: str, confidence: float) -> str:
    return f"{plain_number(100 * confidence)}% interval {lower} to {upper}"


def _sure(analysis: Analysis) -> str:
    """Which of level and trend changed, as far as the intervals tell; the level alone for several."""
    if analysis.fit.exact:
        return "The points lie exactly on the lines: nothing is left to judge these changes by."
    level = analysis.fit["level"]
    terms = [level, analysis.fit["slope"]] if len(analysis.at) == 1 else [level]
    clear = [term.name for term in terms if term.lower > 0 or term.upper < 0]
    if not clear:
        both = "Both intervals include" if len(terms) == 2 else "The interval includes"
        return f"{both} no change at all: these points alone cannot tell."
    if len(clear) == len(terms):
        return f"{'Both intervals lie' if len(terms) == 2 else 'The interval lies'} clear of no change."
    sure, unsure = ("level", "trend") if clear == ["level"] else ("trend", "level")
    return f"The {sure} changed; whether the {unsure} did, these points cannot tell."


def _checked(checks: Sequence[Check]) -> str:
    look = sum(check.verdict == "look" for check in checks)
    untold = sum(check.verdict == "cannot_tell" for check in checks)
    looks = f"{_of(look)} ask{'s' if look == 1 else ''} for a look"
    rest = f"{_of(untold)} cannot be told from the data"
    return f"Of {count_word(len(checks))} checks, {looks} and {rest}."


def _of(count: int) -> str:
    """'none', 'one', 'two', … of something."""
    return count_word(count) if count else "none"
