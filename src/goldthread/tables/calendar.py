"""What step a series takes, and what it leaves out: named, and never closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from .steps import LENGTHS, Step, in_months, in_weeks, is_moment, slipping_month, working_days

MOST_LISTED = 12
FOUR_WEEKS = 28


@dataclass(frozen=True)
class Missing:
    """What is missing between others: how many, and the names of the first of them."""

    count: int = 0
    names: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.count > 0

    def __str__(self) -> str:
        """'April 2018 and May 2018 are missing'; nothing where nothing is."""
        return (
            f"{listed(self.names, self.count)} {'is' if self.count == 1 else 'are'} missing" if self else ""
        )


def step_of(times: Sequence[Any]) -> Step | None:
    """The step of a series, by its times in order, all different; None where none is found.

    A step is found where each of its places holds one time at most, whatever the day in it, and at least
    half of the times follow at the next place. Days are Monday to Friday where none is on a weekend.
    """
    if len(times) < 2:
        return None
    if not isinstance(times[0], date):
        return _of_numbers(times)
    return next((step for step in _candidates(times) if _fits(step, times)), None)


def missing_between(times: Sequence[Any], step: Step | None = None) -> Missing:
    """What the series' step (else the one found) would have had between its times."""
    step = step or step_of(times)
    if step is None:
        return Missing()
    places = [step.place(time) for time in times]
    count = sum(max(0, later - earlier - 1) for earlier, later in pairwise(places))
    names: list[str] = []
    for earlier, later in pairwise(places):
        stop = min(later, earlier + 1 + MOST_LISTED - len(names))
        names += [step.named(place) for place in range(earlier + 1, stop)]
    return Missing(count, tuple(names))


def listed(names: Sequence[str], count: int | None = None) -> str:
    """'April, May and June'; only so many by name. count: of all, where names are the first of them."""
    count = len(names) if count is None else count
    shown = list(names)
    if count > MOST_LISTED:
        shown = [*names[:MOST_LISTED], f"{count - MOST_LISTED:,} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _candidates(times: Sequence[Any]) -> Iterator[Step]:
    """The steps that a series of dates may take, the longest first."""
    years = [step for name in ("year", "financial year") if _fits(step := in_months(name, times), times)]
    yield from sorted(years, key=lambda step: missing_between(times, step).count)
    for name in ("half-year", "quarter"):
        yield in_months(name, times)
    if _by_four_weeks(times):
        yield from in_weeks("four weeks", times)
    yield Step("month")
    yield from slipping_month(times)
    for name in ("four weeks", "fortnight", "week"):
        yield from in_weeks(name, times)
    yield working_days(times)
    if any(is_moment(time) for time in times):
        yield Step("hour")


def _fits(step: Step, times: Sequence[Any]) -> bool:
    places = [step.place(time) for time in times]
    apart = [later - earlier for earlier, later in pairwise(places)]
    if min(apart) < 1 or 2 * apart.count(1) < len(apart):
        return False
    days = [_days(later - earlier) for earlier, later in pairwise(times)]
    if LENGTHS[step.name] > LENGTHS["month"]:  # else December and January would be two years
        shortest = min(gap / places for gap, places in zip(days, apart, strict=True))
        return 0.5 < shortest / LENGTHS[step.name] < 1.7
    return step.working or 0.45 < sum(days) / sum(apart) / LENGTHS[step.name] < 1.6


def _days(apart: Any) -> float:
    return float(apart.total_seconds()) / 86400


def _by_four_weeks(times: Sequence[Any]) -> bool:
    """Whether four weeks part the times exactly, for longer than the last Thursdays of months ever are."""
    apart = [(later - earlier).days for earlier, later in pairwise(times)]
    return all(days % FOUR_WEEKS == 0 for days in apart) and sum(apart) >= 4 * FOUR_WEEKS


def _of_numbers(times: Sequence[int]) -> Step | None:
    """The commonest step of whole numbers, the smaller of two as common, if at least half are that."""
    counted = Counter(later - earlier for earlier, later in pairwise(times))
    usual = max(counted, key=lambda apart: (counted[apart], -apart))
    if 2 * counted[usual] < counted.total() or any(apart % usual for apart in counted):
        return None
    return Step("point", starts=int(times[0]), apart=int(usual))
