"""A measure's chart as it is taken along: with its title, its finding and its doubts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from goldthread.charts.figure import Figure
from goldthread.charts.framed import Frame
from goldthread.methods import spc
from goldthread.papers import Charted, Paper, charted_of
from goldthread.papers.measured import briefly_sure_of, sure_of

from ..models import Revision
from ..periods import named
from .charted_series import ChartedSeries, known
from .official import PROVISIONAL

MADE = (
    "Limits are worked out from the readings themselves: a point outside them, or a run of points, is a "
    "reason to ask what happened, not proof.",
)


def framed(shown: ChartedSeries, width: int, on: date) -> tuple[Figure, Frame]:
    """The chart that leads, that wide, and what stands around it in a picture made on that day.

    Raises spc.TooFewPoints with fewer than two readings.
    """
    figure = shown.figure(width, adjusted=shown.adjusted is not None)
    leading = shown.verdict.leading
    assert leading is not None  # else there is no figure
    sure = briefly_sure_of(shown.beside_leading, leading, leads=shown.adjusted is not None)
    small = (" ".join(sure), made_of(shown, on))
    return figure, Frame(f"{shown.measure.title}, {shown.measure.organisation.name}", (_said(shown),), small)


def charted(shown: ChartedSeries, link: str = "", why: Sequence[str] = ()) -> Charted:
    """The chart that leads as a part of a paper. link: where it is found; why: it deserves talk.

    Raises spc.TooFewPoints with fewer than two readings.
    """
    leading = shown.verdict.leading
    if leading is None:
        raise spc.TooFewPoints(shown.verdict.sentence)
    led_instead = shown.beside if shown.adjusted is not None else None
    sure = sure_of(shown.beside_leading, led_instead=led_instead)
    made = charted_of(
        leading,
        shown.measure.title,
        sure=(f"{PROVISIONAL}.", *sure) if shown.is_provisional else sure,
        period=shown.series.period_word,
        events=[(event.time, event.words) for event in shown.events],
        notes=shown.note_texts,
        definition=_defined(shown.revision),
        link=link,
        why=why,
    )
    return replace(made, sentence=shown.verdict.sentence)


def paper(shown: ChartedSeries, on: date, link: str = "") -> Paper:
    """One chart as a paper of its own, made on that day. Raises spc.TooFewPoints as `charted` does."""
    part, organisation = charted(shown, link), shown.measure.organisation
    return Paper(
        title=shown.measure.title,
        on=on,
        subtitle=f"{organisation.name}. {made_of(shown, on)}",
        parts=(part,),
        made=MADE,
    )


def made_of(shown: ChartedSeries, on: date) -> str:
    """Which readings it is made of, and when: so that a picture found in a drawer says how old it is."""
    periods, frequency = shown.series.periods, shown.revision.frequency
    first, last = named(periods[0], frequency), named(periods[-1], frequency)
    which = f"{shown.measure.code}, revision {shown.revision.number}"
    back = ", back-cast" if shown.back_cast else ""
    return f"{which}{back}: {first} to {last}, as known on {on.day} {on:%B %Y}."


def points_in_a_table(shown: ChartedSeries) -> Iterator[tuple[object, ...]]:
    """Each point of the chart that leads: its period, value, unit, lines, target, meaning and note."""
    leading, unit = shown.verdict.leading, shown.revision.unit
    for place, period in enumerate(shown.series.periods):
        value, note = float(shown.series.values[place]), shown.note_texts.get(period, "")
        if leading is None:
            yield (period, value, unit, None, None, None, shown.series.target, "", note)
            continue
        lines = (known(line[place]) for line in (leading.centre, leading.lower, leading.upper))
        meaning = leading.meaning[place].value.replace("_", " ")
        yield (period, value, unit, *lines, shown.series.target, meaning, note)


def _said(shown: ChartedSeries) -> str:
    provisional = f"{PROVISIONAL}. " if shown.is_provisional else ""
    return f"{provisional}{shown.verdict.sentence}"


def _defined(revision: Revision) -> list[tuple[str, str]]:
    said = (
        ("What is counted", revision.counted),
        ("Population", revision.population),
        ("Method", revision.method),
    )
    return [(name, text) for name, text in said if text]
