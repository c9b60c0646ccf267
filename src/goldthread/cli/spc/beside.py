"""What `goldthread spc` says beside its charts: how often such charts cry wolf, and where they mislead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from goldthread.tables.calendar import listed

from .charts import Charted

if TYPE_CHECKING:
    from goldthread.methods.spc import Beside

MOST_SENTENCES = 8
"""Series that are each given a sentence; of more it is said how many are how."""

MOST_EXAMINED = 1_000
"""Series whose points are examined for resembling each other: it takes a hundredth of a second for each."""


@lru_cache(maxsize=MOST_SENTENCES)
def beside_of(made: Charted, place: int) -> Beside | None:
    """What is said beside the chart of one series; None where it has one point."""
    from goldthread.methods import spc

    chart = made.chart(place)
    if len(chart) < 2:
        return None
    return spc.beside(chart, period=made.series.step(place), examined=len(made) <= MOST_EXAMINED)


def warned(made: Charted, place: int) -> list[str]:
    """Why the limits of one series mislead, and the option that allows for it where there is one."""
    beside = beside_of(made, place)
    if beside is None or not beside.warning:
        return []
    if made.charts.kind.why_not_adjusted:
        return [beside.warning]
    return [f"{beside.warning.removesuffix('.')} (--adjusted)."]


def warnings(made: Charted) -> Iterator[str]:
    """The same of each of few series, by name."""
    for place in range(len(made) if len(made) <= MOST_SENTENCES else 0):
        name = made.series.name(place)
        yield from (f"{name}: {each}" if name else each for each in warned(made, place))


def wolf_cried(made: Charted) -> Iterator[str]:
    """How often such charts cry wolf: of few series each, of many the first."""
    said: dict[str, list[str]] = {}
    for place in range(len(made) if len(made) <= MOST_SENTENCES else 1):
        beside = beside_of(made, place)
        if beside is not None:
            said.setdefault(f"{beside.cries_wolf} {beside.holds}", []).append(made.series.name(place))
    for sentence, names in said.items():
        all_alike = len(names) == len(made)
        yield sentence if all_alike else f"{listed(names)}: {sentence}"


def worse(made: Charted) -> Iterator[str]:
    """In how many of many series neighbours or seasons make signals of their own."""
    if len(made) <= MOST_SENTENCES:
        return
    if len(made) > MOST_EXAMINED:
        yield f"So many series are not examined for neighbours and seasons; {MOST_EXAMINED:,} are the most."
        return
    found = [beside.dependence if beside else None for beside in _all(made)]
    reasons = {
        "each point resembles the one before": [each is not None and each.persistent for each in found],
        "there is a season": [each is not None and each.seasonal for each in found],
    }
    allowed = "" if made.charts.kind.why_not_adjusted else " (--adjusted allows for it)"
    for reason, where in reasons.items():
        names = [made.series.name(place) for place, so in enumerate(where) if so]
        if names:
            yield (
                f"In {len(names):,} of {len(made):,} series {reason}, which makes signals of its own"
                f"{allowed}: {listed(names)}."
            )


def _all(made: Charted) -> Iterator[Beside | None]:
    return (beside_of(made, place) for place in range(len(made)))


def beside_told(made: Charted, place: int) -> dict[str, Any]:
    """What JSON holds of it."""
    beside = beside_of(made, place)
    if beside is None:
        return {"false_alarms": None, "misled": None, "dependence": None, "holds": None}
    told = {
        name: None if found is None else {"share": found.share, "error": found.error, "series": found.series}
        for name, found in {"false_alarms": beside.false_alarms, "misled": beside.misled}.items()
    }
    return {**told, "dependence": beside.dependence, "holds": beside.holds}
