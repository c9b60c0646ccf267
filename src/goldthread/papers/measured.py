"""A chart as a row of an overview, and as a page of its own."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from goldthread.charts.figure import Figure
from goldthread.charts.icons import TOO_FEW, Icon, assurance_of, variation_of
from goldthread.charts.small import small
from goldthread.charts.spc import spc as figure_of
from goldthread.methods.plain import PERCENT, plain_time, with_unit
from goldthread.methods.spc import Beside, Chart, sentence
from goldthread.methods.spc.attention import Attention
from goldthread.methods.spc.beside import in_a_hundred
from goldthread.papers.paper import Charted, Numbers, Row
from goldthread.papers.texts import cut, in_a_line

LONGEST_TITLE = 120
"""Characters of a title in a drawing; beside it stands the whole."""

SPARKS = 60
"""So many of the last values are drawn in a workbook's cell."""


def row_of(
    chart: Chart,
    name: str,
    *,
    attention: Attention,
    sure: Sequence[str] = (),
    period: str = "month",
    belongs: str = "",
    owner: str = "",
    read: str = "",
    link: str = "",
) -> Row:
    """A chart as a row. sure: how sure it is (see `sure_of`). period: what one point is, in the singular."""
    return Row(
        name=name,
        latest=with_unit(float(chart.values[-1]), chart.unit),
        when=plain_time(chart.times[-1]),
        target="" if chart.target is None else with_unit(chart.target, chart.unit),
        usual=usual_of(chart),
        unit=chart.unit,
        variation=_variation(chart),
        assurance=assurance_of(chart),
        sentence=sentence(chart, period=period),
        sure=tuple(sure),
        why=attention.why,
        belongs=belongs,
        owner=owner,
        read=read,
        small=small(chart) if len(chart) > 1 else "",
        values=tuple(_known(value) for value in chart.values[-SPARKS:].tolist()),
        numbers=_numbers(chart),
        link=link,
    )


def charted_of(
    chart: Chart,
    name: str,
    *,
    sure: Sequence[str] = (),
    why: Sequence[str] = (),
    period: str = "month",
    events: Sequence[tuple[Any, str]] = (),
    notes: Mapping[Any, str] | None = None,
    definition: Sequence[tuple[str, str]] = (),
    link: str = "",
    width: int = 900,
) -> Charted:
    """A chart as a page of its own. events and notes: as of the figure; both are printed beside it too."""
    happened = [(when, in_a_line(what)) for when, what in events]
    noted = {when: in_a_line(note) for when, note in (notes or {}).items()}
    drawn: Figure = figure_of(
        chart, title=cut(name, LONGEST_TITLE), events=happened, notes=noted, period=period, width=width
    )
    return Charted(
        title=name,
        sentence=sentence(chart, period=period),
        figure=drawn,
        sure=tuple(sure),
        why=tuple(why),
        notes=tuple(f"{plain_time(when)}: {what}" for when, what in (*noted.items(), *happened)),
        definition=tuple(definition),
        variation=_variation(chart),
        assurance=assurance_of(chart),
        unit=chart.unit,
        link=link,
        gaps=chart.gaps,
    )


LEADS = "The adjusted chart leads, since the usual limits mislead here."
ALONE = "One point says nothing yet."


def sure_of(beside: Beside | None, *, led_instead: Beside | None = None) -> tuple[str, ...]:
    """How sure a chart is, a sentence each, for a page of its own. beside: None for one point.

    led_instead: what is said beside the usual chart, where the adjusted one leads instead of it.
    """
    if beside is None:
        return (ALONE,)
    why = () if led_instead is None else (led_instead.warning.removesuffix(INSTEAD), LEADS)
    return tuple(said for said in (*why, beside.cries_wolf, beside.holds, beside.warning) if said)


INSTEAD = " Look at the adjusted chart instead."


def briefly_sure_of(beside: Beside | None, chart: Chart, *, leads: bool = False) -> tuple[str, ...]:
    """The same for a row of many: who cries wolf how often, whether limits are on trial or mislead.

    leads: whether it is the adjusted chart, which leads since the usual limits mislead.
    """
    if beside is None:
        return (ALONE,)
    shown = in_a_hundred(beside.false_alarms.share)
    said = [f"Of 100 like it, {shown} cr{'ies' if shown == 'one' else 'y'} wolf."]
    if leads:
        said.append("Adjusted limits lead.")
    elif beside.warning:
        said.append(beside.warning.split(":")[0] + ".")
    if chart.kind.has_limits and chart.phases[-1].trial:
        said.append("Trial limits.")
    return tuple(said)


def usual_of(chart: Chart) -> str:
    """The usual level and the limits at the last point: '83.1% (76.2% to 90%)'; a longer unit once."""
    last = chart.phases[-1]
    if not math.isfinite(last.centre):
        return ""
    if not (math.isfinite(last.lower) and math.isfinite(last.upper)):
        return with_unit(last.centre, chart.unit)
    short = chart.unit in (*PERCENT, "£", "$", "€")
    level, lower, upper = (
        with_unit(line, chart.unit if short else "") for line in (last.centre, last.lower, last.upper)
    )
    return f"{level} ({lower} to {upper}){'' if short or not chart.unit else f' {chart.unit}'}"


def _variation(chart: Chart) -> Icon:
    return TOO_FEW if len(chart) < 2 else variation_of(chart)


def _numbers(chart: Chart) -> Numbers:
    last = chart.phases[-1]
    numbers = (float(chart.values[-1]), chart.target, last.centre, last.lower, last.upper)
    return Numbers(*(_known(number) for number in numbers))


def _known(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else float(value)
