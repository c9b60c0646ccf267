"""What other dates, units, controls and methods gave, in sentences for everybody."""

from __future__ import annotations

from goldthread.methods.interrupted.phrases import some_of
from goldthread.methods.interrupted.robustness import PlaceboDates, Robustness
from goldthread.methods.plain import count_word, plain_number


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
        f"{dates.term} would have changed at least as much at {some_of(count)} of them."
    )


def _methods(tried: Robustness) -> str:
    levels = [each.level for each in tried.methods]
    ends = _from_to(min(level.estimate for level in levels), max(level.estimate for level in levels))
    scale = {"poisson": " of the logarithm", "binomial": " of the log odds"}.get(tried.family, "")
    change = f"By {count_word(len(levels))} methods the change of level{scale} is {ends}"
    if all(level.se == 0 for level in levels):
        return f"{change}, as the points lie exactly on the lines."
    clear = sum(level.lower > 0 or level.upper < 0 for level in levels)
    return (
        f"{change}; {some_of(clear)} of their intervals {'lies' if clear == 1 else 'lie'} clear of no change."
    )


def _from_to(smallest: float, largest: float) -> str:
    """'2 to 3'; '2' where both are said alike."""
    return " to ".join(dict.fromkeys(plain_number(end) for end in (smallest, largest)))
