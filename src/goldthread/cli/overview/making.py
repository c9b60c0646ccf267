"""The paper of an overview: rows, matrix, charts with pages of their own, and how it was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from goldthread.tables.problem import quoted

from .. import Refused
from .verdicts import EXAMINED, Verdict

if TYPE_CHECKING:
    from goldthread.charts.figure import Figure
    from goldthread.papers import Charted, Paper, Row

MOST_BY_THEMSELVES, OF_VERY_MANY = 20, 10
"""Measures that deserve talk and have a page of their own where nobody says which; fewer of very many."""

MOST_PAGES = 400

FIRST_CHART = 2
"""The place of the first chart among the parts: the overview and the matrix come before."""


@dataclass(frozen=True)
class About:
    """What stands on the paper besides the measures. chosen: 'talk', 'all', 'none' or names of measures."""

    title: str
    subtitle: str
    on: date
    chosen: tuple[str, ...]
    warnings: tuple[str, ...]
    made: tuple[str, ...]


def paper_of(verdicts: Sequence[Verdict], about: About) -> Paper:
    """The paper. Refused where a chart is asked for that there is not, or too many are."""
    from goldthread.papers import Group, Overview, Paper, matrix_of
    from goldthread.papers.words import ORDER, WOLF

    chosen = chosen_of(verdicts, about.chosen)
    places = {id(each): place for place, each in enumerate(chosen, FIRST_CHART)}
    rows = [(each.attention.deserves_talk, row_of_one(each, places.get(id(each)))) for each in verdicts]
    talk = tuple(row for deserves, row in rows if deserves)
    usual = tuple(row for deserves, row in rows if not deserves)
    named = (("Talk about these", talk), ("As usual", usual))
    overview = Overview(tuple(Group(f"{name} ({len(some):,})", some) for name, some in named if some))
    return Paper(
        title=about.title,
        on=about.on,
        subtitle=about.subtitle,
        first=about.warnings,
        parts=(overview, matrix_of(overview.rows), *(page_of_one(each) for each in chosen)),
        made=(*about.made, ORDER, WOLF, *left_out(verdicts, about.chosen)),
    )


def left_out(verdicts: Sequence[Verdict], chosen: Sequence[str]) -> list[str]:
    """What of many measures was not done, and what to ask for."""
    said = []
    if len(verdicts) > EXAMINED:
        said.append(
            f"Of more than {EXAMINED} measures only those that deserve talk are examined for what misleads, "
            f"the first {EXAMINED} of them; no number of 100 stands at the others."
        )
    talk, most = sum(each.attention.deserves_talk for each in verdicts), _most(verdicts)
    if tuple(chosen) == ("talk",) and talk > most:
        said.append(
            f"{talk:,} measures deserve talk; the first {most} have a page of their own "
            "(--charts all: every measure)."
        )
    return said


def _most(verdicts: Sequence[Verdict]) -> int:
    return MOST_BY_THEMSELVES if len(verdicts) <= EXAMINED else OF_VERY_MANY


def chosen_of(verdicts: Sequence[Verdict], chosen: Sequence[str]) -> list[Verdict]:
    """The measures that have a page of their own. Refused where one is named that there is not."""
    if tuple(chosen) == ("none",):
        return []
    if tuple(chosen) == ("talk",):
        talk = [each for each in verdicts if each.attention.deserves_talk and len(each.chart) > 1]
        return talk[: _most(verdicts)]
    found = [each for each in verdicts if len(each.chart) > 1]
    if tuple(chosen) != ("all",):
        names = {each.measured.name for each in verdicts}
        for name in chosen:
            if name not in names:
                there = ", ".join(quoted(each) for each in sorted(names)[:12])
                raise Refused(f"--charts {name}: there is no measure called so; there is {there}.")
        found = [each for each in found if each.measured.name in chosen]
    if len(found) > MOST_PAGES:
        raise Refused(
            f"{len(found):,} charts are too many for one paper; {MOST_PAGES} are the most. "
            "Name some with --charts, or leave it out for those that deserve talk."
        )
    return found


def row_of_one(one: Verdict, place: int | None = None) -> Row:
    """A measure as a row of the overview. place: of its chart among the paper's parts, where it has one."""
    from goldthread.papers import row_of
    from goldthread.papers.measured import briefly_sure_of

    alone = len(one.chart) < 2
    sure = briefly_sure_of(one.beside, one.chart, leads=one.leads) if alone or one.beside else ()
    return row_of(
        one.chart,
        one.measured.name,
        attention=one.attention,
        sure=sure,
        period=one.measured.period,
        belongs=one.measured.of,
        link="" if place is None else f"#part-{place}",
    )


def page_of_one(one: Verdict) -> Charted:
    """A measure as a page of its own."""
    from goldthread.papers import charted_of
    from goldthread.papers.measured import sure_of

    return charted_of(
        one.chart,
        one.measured.name,
        sure=sure_of(one.beside, led_instead=one.usual) if one.beside else (),
        why=one.attention.why,
        period=one.measured.period,
        definition=_definition(one),
    )


def figure_of_one(one: Verdict, width: int) -> Figure:
    """The chart of a measure alone, so many pixels wide."""
    from goldthread.charts.spc import spc as figure

    return figure(one.chart, title=one.measured.name, period=one.measured.period, width=width)


def _definition(one: Verdict) -> list[tuple[str, str]]:
    from goldthread.charts.spc.words import CALLED
    from goldthread.methods.plain import plain_time, with_unit

    chart, said = one.chart, one.measured.settings
    times = f"{plain_time(chart.times[0])} to {plain_time(chart.times[-1])}"
    kind = CALLED[one.measured.chart.kind]
    told = [
        ("Counted as", f"{one.measured.counted}{f', in {chart.unit}' if chart.unit else ''}"),
        ("Readings", f"{len(chart)}, {times}"),
        ("Chart", f"{kind}{', adjusted' if one.leads else ''}, {one.measured.why}"),
        ("Better", {"up": "higher", "down": "lower"}.get(said.improves, "not said")),
    ]
    if said.target is not None:
        told.append(("Target", with_unit(said.target, chart.unit)))
    return told
