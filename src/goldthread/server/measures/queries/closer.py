"""A series looked at more closely: charts beside the one that leads, made for small lasting shifts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date

from goldthread.charts.figure import Figure
from goldthread.charts.spc import spc as spc_figure
from goldthread.methods import since, spc
from goldthread.methods.spc import Kind
from goldthread.server.ui.shelf import of_the_place

from ..models import Measure, Revision
from .charted_series import fingerprint
from .series import Series, series

CLOSER = (Kind.EWMA, Kind.CUSUM)
_HOW = {
    Kind.EWMA: (
        "Averages (EWMA)",
        "Each point averages all readings so far: the newest counts a fifth, each older one a fifth less "
        "than the one after it. The crosses are the readings.",
    ),
    Kind.CUSUM: (
        "Sums (CUSUM)",
        "Each point adds up what the readings so far lie above the mean, or below it, beyond half a standard "
        "deviation. What lies within that is left out, and a sum does not fall below nothing.",
    ),
}


@dataclass(frozen=True)
class Closer:
    """One such chart in words: its name, how it is made, what it says, and how sure that is.

    rate: points from one false signal to the next, and to the sight of a shift of one standard deviation.
    """

    kind: str
    name: str
    how: str
    sentence: str
    alt: str
    rate: str
    sure: str


def closer(measure: Measure, revision: Revision) -> list[Closer]:
    """The charts for small lasting shifts in words, kept until the readings change; none below 2 readings."""
    key = f"closer {measure.pk} {fingerprint(measure, revision)}"
    shelf = of_the_place()
    if kept := shelf.get(key):
        return [Closer(**each) for each in json.loads(kept)]
    one = series(measure, revision)
    found = [_closer(one, kind) for kind in CLOSER] if len(one) > 1 else []
    shelf.put(key, json.dumps([asdict(each) for each in found]).encode())
    return found


def closer_figure(measure: Measure, revision: Revision, kind: Kind, width: int) -> Figure:
    """One of them, drawn. Raises spc.TooFewPoints for fewer than two readings."""
    one = series(measure, revision)
    return spc_figure(_chart(one, kind), period=one.period_word, width=width)


@dataclass(frozen=True)
class Compared:
    """What a level did at a chosen time: the finding with its cautions, and where it stops being right."""

    sentence: str
    holds: str


def compared_since(measure: Measure, revision: Revision, start: date) -> Compared:
    """The level from a period on beside the level before, in words.

    Raises spc.TooFewPoints where either side has fewer than three readings.
    """
    one = series(measure, revision)
    if len(one) < 2:
        raise spc.TooFewPoints("A comparison needs three readings before and three from there on.")
    found = since.since(_as_read(one), start)
    return Compared(since.sentence(found, period=one.period_word), since.HOLDS)


def _as_read(one: Series) -> spc.Chart:
    """The readings as they are, one figure each; in one stretch, whatever was rebased."""
    return spc.xmr(one.values, one.periods, improves=one.revision.direction, unit=one.revision.unit)


def _chart(one: Series, kind: Kind) -> spc.Chart:
    return spc.one(
        one.values,
        one.periods,
        chart=kind,
        phase_starts=one.phase_starts,
        improves=one.revision.direction,
        unit=one.revision.unit,
    )


def _closer(one: Series, kind: Kind) -> Closer:
    chart, word = _chart(one, kind), one.period_word
    beside = spc.beside(chart, period=word)
    name, how = _HOW[kind]
    sure = beside.warning or beside.cries_wolf
    return Closer(
        kind=kind.value,
        name=name,
        how=how,
        sentence=spc.sentence(chart, period=word),
        alt=spc_figure(chart, period=word, width=800).alt,
        rate=_rate(kind, word),
        sure=f"{sure} {beside.holds}".strip(),
    )


def _rate(kind: Kind, word: str) -> str:
    """How long until a false signal, and until a true one, as such charts have it in the long run."""
    false = round(spc.average_run_length(kind), -1)
    seen = round(spc.average_run_length(kind, shift=1))
    return (
        f"Where nothing changes such a chart signals once in about {false:.0f} {word}s; a lasting shift of "
        f"one standard deviation it sees after about {seen} {word}s."
    )
