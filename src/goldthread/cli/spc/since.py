"""What `goldthread spc --since` says: the level of each series from a time on, beside the level before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import click

from ..reading.saying_times import time_said
from .beside import MOST_SENTENCES
from .charts import Charted, comparable

if TYPE_CHECKING:
    from goldthread.methods.since import Since

    from ..reading.gathered import Gathered


def period_said(since: str | None, until: str | None) -> tuple[Any, Any]:
    """The first and the last time of the period; None for none. Refused where one is no time."""
    if until is not None and since is None:
        raise click.UsageError("--until ends a period that begins with --since: name that, too.")
    found = []
    for option, text in (("--since", since), ("--until", until)):
        time = None if text is None else time_said(text)
        if text is not None and time is None:
            raise click.BadParameter(
                f"{text!r} is not a date such as 2019-03-01, nor a whole number.", param_hint=option
            )
        found.append(time)
    return found[0], found[1]


def period_of(series: Gathered, since: Any, until: Any) -> tuple[Any, Any]:
    """Both as times of the series' kind; refused where they are of another."""
    told = (("--since", since), ("--until", until))
    first, last = (None if time is None else comparable(time, series, option) for option, time in told)
    return first, last


def since_sentences(made: Charted) -> Iterator[str]:
    """A sentence on each of few series, and once where such intervals stop being right."""
    from goldthread.methods.since import HOLDS, sentence

    if made.wanted.since is None or len(made) > MOST_SENTENCES:
        return
    told = False
    for place in range(len(made)):
        found = _compared(made, place)
        said = found if isinstance(found, str) else sentence(found, period=made.series.step(place))
        told |= not isinstance(found, str)
        yield f"{made.series.name(place)}: {said}" if len(made) > 1 else said
    if told:
        yield HOLDS


def since_told(made: Charted, place: int) -> dict[str, Any] | None:
    """What JSON holds of it: None where it was not asked for, the reason where there are too few points."""
    from goldthread.methods.since import sentence

    if made.wanted.since is None:
        return None
    found = _compared(made, place)
    if isinstance(found, str):
        return {"reason": found}
    names = ("n_before", "n_after", "before", "after", "difference", "lower", "upper", "p", "rho", "verdict")
    told = {name: getattr(found, name) for name in names}
    return {**told, "line": found.line, "sentence": sentence(found, period=made.series.step(place))}


@lru_cache(maxsize=MOST_SENTENCES)
def _compared(made: Charted, place: int) -> Since | str:
    """The comparison of one series, or why there is none."""
    from goldthread.methods.since import since

    try:
        return since(made.chart(place), made.wanted.since, until=made.wanted.until)
    except ValueError as error:
        return str(error)
