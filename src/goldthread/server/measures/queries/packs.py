"""Many measures as one paper for a meeting: an overview, a matrix, chosen charts with pages of their own."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import date

from goldthread.charts.small import small
from goldthread.methods.plain import plain_number, with_unit
from goldthread.papers import Charted, Group, Numbers, Overview, Paper, Row, matrix_of
from goldthread.papers.words import ORDER, WOLF

from ..models import Standing
from ..periods import named
from .charted_series import ChartedSeries
from .overview import Glance
from .taken_along import MADE, charted

Told = Callable[[], None]


def pack_of(
    rows: Sequence[Glance],
    chosen: Container[int],
    *,
    title: str,
    subtitle: str,
    on: date,
    links: Callable[[Glance], str],
    told: Told,
) -> Paper:
    """The paper of these measures, in their order.

    rows: with their small charts. chosen: the keys of measures that have a page of their own; those with
    fewer than two readings have none. links: where each is found. told: is called after each measure.
    """
    groups, pages = _groups(rows, links), []
    for each in rows:
        if each.measure.pk in chosen and (page := _page(each, links(each))):
            pages.append(page)
        told()
    overview = Overview(groups)
    return Paper(
        title=title,
        on=on,
        subtitle=subtitle,
        parts=(overview, matrix_of(overview.rows), *pages),
        made=(*MADE, ORDER, WOLF),
    )


def _groups(rows: Sequence[Glance], links: Callable[[Glance], str]) -> tuple[Group, ...]:
    talk = tuple(_row(each, links(each)) for each in rows if each.attention.deserves_talk)
    usual = tuple(_row(each, links(each)) for each in rows if not each.attention.deserves_talk)
    named_groups = (("Talk about these", talk), ("As usual", usual))
    return tuple(Group(f"{name} ({len(some):,})", some) for name, some in named_groups if some)


def _page(each: Glance, link: str) -> Charted | None:
    shown = ChartedSeries(each.measure, each.revision)
    return charted(shown, link, why=each.attention.why) if shown.chart else None


def _row(each: Glance, link: str) -> Row:
    stands, measure, unit = each.stands, each.measure, each.revision.unit
    return Row(
        name=measure.title,
        latest=with_unit(stands.value, unit) if stands.value is not None else "",
        variation=each.variation,
        assurance=each.assurance,
        sentence=stands.sentence,
        sure=_sure(stands),
        why=each.attention.why,
        when=named(stands.last, each.revision.frequency) if stands.last else "",
        target=with_unit(measure.target, unit) if measure.target is not None else "",
        usual=_usual(stands, unit),
        unit=unit,
        belongs=measure.team.name if measure.team else "",
        read=named(stands.last_read, each.revision.frequency) if stands.last_read else "",
        small=small(each.sketch) if each.sketch else "",
        values=tuple(each.sketch.values) if each.sketch else (),
        numbers=Numbers(stands.value, measure.target, stands.centre, stands.lower, stands.upper),
        link=link,
    )


def _sure(stands: Standing) -> tuple[str, ...]:
    said = []
    if stands.misleads:
        said.append("Adjusted limits lead.")
    if 2 <= stands.readings < 13:
        said.append("Trial limits.")
    return tuple(said)


def _usual(stands: Standing, unit: str) -> str:
    if stands.centre is None:
        return ""
    level = with_unit(stands.centre, unit)
    if stands.lower is None or stands.upper is None:
        return level
    return f"{level} ({plain_number(stands.lower)} to {plain_number(stands.upper)})"
