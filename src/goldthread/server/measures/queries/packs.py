"""Many measures as one paper for a meeting: an overview, a matrix, chosen charts with pages of their own."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from typing import NamedTuple

from goldthread.charts.small import small
from goldthread.methods.plain import plain_number, with_unit
from goldthread.papers import Charted, Group, Numbers, Overview, Paper, Row, Text, matrix_of
from goldthread.papers.words import BY_FAMILY, ORDER, WOLF

from ..models import Standing
from ..periods import named
from .charted_series import ChartedSeries
from .families import Role, Section
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
    together: Sequence[Section] = (),
    first: Sequence[str] = (),
    of_several: bool = False,
) -> Paper:
    """The paper of these measures, in their order.

    rows: with their small charts. chosen: the keys of measures that have a page of their own; those with
    fewer than two readings have none. links: where each is found. told: is called after each measure.
    together: families that stand first, each by itself; what is in none follows. first: what must be known
    before anything else, such as what is left out. of_several: organisations, so that each measure says
    whose it is.
    """
    name = partial(Glance.called, of_several=of_several)
    headed, pages = _headed(rows, together), []
    for each in chain.from_iterable(some for _, some in headed):
        if each.glance.measure.pk in chosen and (page := _page(each.glance, links(each.glance))):
            pages.append(replace(page, title=name(each.glance)))
        told()
    overview = Overview(tuple(_group(heading, some, links, name) for heading, some in headed))
    return Paper(
        title=title,
        on=on,
        subtitle=subtitle,
        first=tuple(first),
        parts=(*_families(rows, together), overview, matrix_of(overview.rows), *pages),
        made=(*MADE, BY_FAMILY if together else ORDER, WOLF),
    )


class _Placed(NamedTuple):
    """A measure, and what it is in the family that it stands in: nothing in none."""

    glance: Glance
    role: Role | None = None


def _headed(rows: Sequence[Glance], together: Sequence[Section]) -> list[tuple[str, list[_Placed]]]:
    """The measures under their headings: families, outcomes first; then what deserves talk, and the rest."""
    by_key = {row.measure.pk: row for row in rows}
    found = [
        (section.family.name, [_Placed(by_key[key], role) for role in Role for key in section.those(role)])
        for section in together
    ]
    placed = {key for section in together for key in section.stand_as}
    rest = [row for row in rows if row.measure.pk not in placed]
    talk = [_Placed(row) for row in rest if row.attention.deserves_talk]
    usual = [_Placed(row) for row in rest if not row.attention.deserves_talk]
    found += [("Talk about these", talk), ("As usual", usual)]
    return [(heading, some) for heading, some in found if some]


def _families(rows: Sequence[Glance], together: Sequence[Section]) -> Iterator[Text]:
    """What each family is for, and which measures are what in it."""
    titles = {row.measure.pk: row.measure.title for row in rows}
    said = []
    for section in together:
        named = {role: "; ".join(titles[key] for key in section.those(role)) for role in Role}
        members = (f"{role.label.split(':')[0]}: {titled}." for role, titled in named.items() if titled)
        said.append(f"{section.family.name}: {' '.join((_ended(section.family.purpose), *members))}")
    if said:
        yield Text("Measures that belong together", tuple(said))


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _group(
    heading: str,
    some: Sequence[_Placed],
    links: Callable[[Glance], str],
    name: Callable[[Glance], str],
) -> Group:
    rows = tuple(replace(_row(each, links(each.glance)), name=name(each.glance)) for each in some)
    return Group(f"{heading} ({len(some):,})", rows)


def _page(each: Glance, link: str) -> Charted | None:
    shown = ChartedSeries(each.measure, each.revision)
    return charted(shown, link, why=each.attention.why) if shown.chart else None


def _row(placed: _Placed, link: str) -> Row:
    each, role = placed
    team = each.measure.team.name if each.measure.team else ""
    stands, measure, unit = each.stands, each.measure, each.revision.unit
    return Row(
        name=measure.title,
        latest=with_unit(stands.value, unit) if stands.value is not None else "",
        variation=each.variation,
        assurance=each.assurance,
        sentence=stands.sentence,
        sure=(*_sure(stands), *([f"{each.kept.said}."] if each.kept else [])),
        why=each.attention.why,
        when=named(stands.last, each.revision.frequency) if stands.last else "",
        target=with_unit(measure.target, unit) if measure.target is not None else "",
        usual=_usual(stands, unit),
        unit=unit,
        belongs=", ".join(filter(None, (role.label.split(":")[0] if role else "", team))),
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
