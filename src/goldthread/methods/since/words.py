"""What changed since a time, with its doubt, and what would make that misleading, in plain sentences."""

from __future__ import annotations

from goldthread.methods.plain import change_with_unit, count_word, plain_time, with_unit
from goldthread.methods.since.compared import Since
from goldthread.methods.spc import Direction, Kind

FEW = 12
"""Fewer points than this on a side are said to be rough."""

RESEMBLE = 0.2
"""A correlation of neighbours from here on is named."""

HOLDS = (
    "That holds for a time chosen for what was done then. Where a time is chosen because the points jump "
    "there, 25 to 45 of 100 series in which nothing changes seem to have changed."
)
"""What is said beside a difference, of where its interval stops being right."""

MONEY = ("£", "$", "€")


def sentence(found: Since, *, period: str = "month") -> str:
    """The difference with its interval in one sentence, and what makes it misleading in more.

    period: what one point is, in the singular.
    """
    return " ".join(filter(None, (_finding(found, period), *cautions(found, period=period))))


def cautions(found: Since, *, period: str = "month") -> tuple[str, ...]:
    """What makes the difference rough or misleading: few points, a line, a season, skewed values."""
    told = (_few(found, period), _line(found, period), _season(found, period), _skewed(found))
    return tuple(filter(None, told))


def _finding(found: Since, period: str) -> str:
    when = plain_time(found.since)
    span = f"From {when} to {plain_time(found.until)}" if found.ended else f"Since {when}"
    verb = "was" if found.ended else "is"
    if found.verdict == "same":
        return f"{span} the level {verb} what it was before, {with_unit(found.before, found.unit)}."
    low, high = sorted((found.lower, found.upper))
    levels = f"{with_unit(found.after, found.unit)} after {with_unit(found.before, found.unit)}"
    allowing = _allowing(found, period)
    interval = f"{100 * found.confidence:g}% interval"
    if found.verdict == "unsure":
        ends = f"{_signed(low, found.unit)} to {_signed(high, found.unit)}"
        told = f"{span} the level may be what it was before: {levels}"
        return f"{told} ({interval} of the difference {ends}{allowing})."
    ends = " to ".join(_bare(end, found.unit) for end in sorted((abs(low), abs(high))))
    size = change_with_unit(abs(found.difference), found.unit)
    told = f"{span} the level {verb} {size} {found.verdict} ({interval} {ends}{allowing})"
    return f"{told}, {levels}{_meaning(found)}"


def _meaning(found: Since) -> str:
    """Whether that is better; not where a line was there anyway."""
    better = {Direction.UP: "higher", Direction.DOWN: "lower"}.get(found.improves)
    if better is None or found.line is not None:
        return "."
    what = "an improvement" if better == found.verdict else "a concern"
    return f": {what}." if found.ended else f": this is {what}."


def _allowing(found: Since, period: str) -> str:
    reasons = [f"for each {period} resembling the one before"] if found.rho >= RESEMBLE else []
    reasons += ["for a season"] if found.season is not None else []
    return f", allowing {' and '.join(reasons)}" if reasons else ""


def _few(found: Since, period: str) -> str:
    fewest = min(found.n_before, found.n_after)
    if fewest >= FEW:
        return ""
    side = "before" if fewest == found.n_before else "in it" if found.ended else "since"
    return f"There are only {count_word(fewest)} {period}s {side}, so this is rough."


def _line(found: Since, period: str) -> str:
    line = found.line
    if line is None:
        return ""
    way = "rising" if line.step > 0 else "falling"
    by = change_with_unit(abs(line.step), found.unit)
    ends = " to ".join(_signed(end, found.unit) for end in (line.lower, line.upper))
    beside = f"{_signed(line.difference, found.unit)} ({100 * found.confidence:g}% interval {ends})"
    return (
        f"It was {way} by {by} a {period} all along, so two levels differ whatever was done: beside that "
        f"line the difference is {beside}."
    )


def _season(found: Since, period: str) -> str:
    if found.year_apart is None:
        return ""
    return f"One side has less than a year of {period}s, so a season would look like a change."


def _skewed(found: Since) -> str:
    if found.kind not in (Kind.G, Kind.T):
        return ""
    return "Times and cases between events are skewed, so the interval is rough."


def _bare(value: float, unit: str) -> str:
    """A number whose unit was said just before."""
    return with_unit(value, unit if unit in MONEY else "")


def _signed(value: float, unit: str) -> str:
    return f"+{_bare(value, unit)}" if value > 0 else _bare(value, unit)
