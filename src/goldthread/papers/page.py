"""A paper as one web page that needs nothing beside it: no script, nothing fetched, ready for A4."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Any

from goldthread.charts import render
from goldthread.charts.icons import Icon
from goldthread.papers.kinds import Told, nobody
from goldthread.papers.page_style import STYLE
from goldthread.papers.paper import Charted, Matrix, Overview, Paper, Part, Row, Table, Text
from goldthread.papers.pictures import fonts
from goldthread.papers.texts import in_words, plain, said

HEAD = ("Measure", "Over time", "Latest", "Target", "Usual level", "Variation", "Assurance", "What it says")
COLUMNS = ("name", "small", "latest", "target", "usual", "icon", "icon", "says")

POINT_COLUMNS = {
    "time": "When",
    "value": "Value",
    "centre": "Centre",
    "lower": "Lower limit",
    "upper": "Upper limit",
    "target": "Target",
    "meaning": "What it means",
    "note": "Note",
}
"""What is told of each point, and what people call it."""

WITHIN = re.compile(r' (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*")')
NAMED = re.compile(r'\bid="([^"]+)"')


def written(paper: Paper, told: Told = nobody) -> bytes:
    """The page, in UTF-8."""
    return "\n".join(_page(paper, told)).encode("utf-8", "replace")


def _page(paper: Paper, told: Told) -> Iterator[str]:
    title = _text(paper.title)
    yield f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{STYLE}</style>\n</head>\n<body>"
    yield _icons(paper)
    yield f"<main>\n<h1>{title}</h1>"
    if paper.subtitle:
        yield f'<p class="subtitle">{_text(paper.subtitle)}</p>'
    if paper.first:
        yield f'<section class="first"><h2>What to know first</h2>{_paragraphs(paper.first)}</section>'
    yield from _contents(paper.parts)
    for place, part in enumerate(paper.parts):
        yield from _WRITERS[type(part)](part, place)
        if isinstance(part, Charted):
            told(1)
    if paper.made:
        yield f'<section class="keep"><h2>How this was made</h2>{_paragraphs(paper.made)}</section>'
    yield "</main>\n</body>\n</html>\n"


def _contents(parts: Sequence[Part]) -> Iterator[str]:
    """Where the charts are, if there are several: a link to each."""
    charts = [(place, part.title) for place, part in enumerate(parts) if isinstance(part, Charted)]
    if len(charts) < 2:
        return
    links = "".join(f'<li><a href="#part-{place}">{_text(title)}</a></li>' for place, title in charts)
    yield f'<nav aria-label="Charts in this paper"><h2>Charts in this paper</h2><ul>{links}</ul></nav>'


def _text(text: str) -> str:
    """A text of people as markup, told apart from what stands around it, whichever way it runs."""
    shown = escape(plain(text))
    return shown if shown.isascii() else f"<bdi>{shown}</bdi>" if _runs_left(shown) else shown


def _runs_left(text: str) -> bool:
    return any("\u0590" <= sign <= "\u08ff" or "\ufb1d" <= sign <= "\ufeff" for sign in text)


def _paragraphs(texts: Iterable[str], kind: str = "") -> str:
    of_kind = f' class="{kind}"' if kind else ""
    return "".join(f"<p{of_kind}>{_text(text)}</p>" for text in texts)


def _icons(paper: Paper) -> str:
    """Each picture that is used, once; the rows point to it."""
    used = {icon.kind: icon for icon in _used(paper)}
    symbols = "".join(
        f'<symbol id="icon-{kind}" viewBox="0 0 32 32">{icon.drawn}</symbol>' for kind, icon in used.items()
    )
    return f'<svg width="0" height="0" aria-hidden="true" class="unseen">{symbols}</svg>' if symbols else ""


def _used(paper: Paper) -> Iterator[Icon]:
    for part in paper.parts:
        if isinstance(part, Overview):
            for row in part.rows:
                yield from (row.variation, row.assurance)
        elif isinstance(part, Charted):
            yield from (icon for icon in (part.variation, part.assurance) if icon)


def _icon(icon: Icon) -> str:
    return f'<svg class="icon" aria-hidden="true" focusable="false"><use href="#icon-{icon.kind}"/></svg>'


def _overview(overview: Overview, place: int) -> Iterator[str]:
    yield f'<section aria-labelledby="part-{place}"><h2 id="part-{place}">{_text(overview.heading)}</h2>'
    columns = "".join(f'<col class="c-{name}">' for name in COLUMNS)
    head = "".join(f'<th scope="col">{name}</th>' for name in HEAD)
    for group in overview.groups:
        yield f'<table class="rows"><caption>{_text(group.heading)}</caption><colgroup>{columns}</colgroup>'
        yield f"<thead><tr>{head}</tr></thead>\n<tbody>"
        yield from map(_row, group.rows)
        yield "</tbody></table>"
    yield "</section>"


def _row(row: Row) -> str:
    name = f'<a href="{escape(row.link)}">{_text(row.name)}</a>' if _safe(row.link) else _text(row.name)
    quiet = "".join(f'<div class="quiet">{_text(each)}</div>' for each in row.about)
    when = f'<div class="quiet">{_text(row.when)}</div>' if row.when else ""
    says = _paragraphs(row.why, "why") + _paragraphs([row.sentence]) + _paragraphs(row.sure, "quiet")
    return (
        f'<tr><th scope="row">{name}{quiet}</th><td>{row.small}</td>'
        f'<td data-what="Latest">{_text(row.latest)}{when}</td>'
        f'<td data-what="Target">{_text(row.target) or "none"}</td>'
        f'<td data-what="Usual level">{_text(row.usual) or "none"}</td>'
        f'<td data-what="Variation">{_icon(row.variation)}{escape(row.variation.words)}</td>'
        f'<td data-what="Assurance">{_icon(row.assurance)}{escape(row.assurance.words)}</td>'
        f"<td>{says}</td></tr>"
    )


def _safe(link: str) -> bool:
    """Whether a link leads to a page, and runs nothing."""
    return link.startswith(("https://", "http://", "#"))


def _matrix(matrix: Matrix, place: int) -> Iterator[str]:
    yield f'<section class="keep"><table class="matrix"><caption>{_text(matrix.heading)}</caption>'
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in matrix.across)
    yield f'<thead><tr><th scope="col"><span class="unseen">Variation</span></th>{head}</tr></thead><tbody>'
    for name, cells in zip(matrix.down, matrix.cells, strict=True):
        inside = "".join(
            f'<td data-what="{escape(across)}">{_names(names)}</td>'
            for across, names in zip(matrix.across, cells, strict=True)
        )
        yield f'<tr><th scope="row">{_text(name)}</th>{inside}</tr>'
    yield "</tbody></table></section>"


def _names(names: Sequence[str]) -> str:
    if not names:
        return '<span class="none">none</span>'
    return f"<ul>{''.join(f'<li>{_text(name)}</li>' for name in names)}</ul>"


def _charted(chart: Charted, place: int) -> Iterator[str]:
    yield f'<section class="chart" aria-labelledby="part-{place}">'
    yield f'<h2 id="part-{place}">{_text(chart.title)}</h2>'
    icons = [icon for icon in (chart.variation, chart.assurance) if icon]
    pictures = "".join(f"<span>{_icon(icon)}{escape(icon.words)}</span>" for icon in icons)
    yield f'<div class="icons">{pictures}</div>' if pictures else ""
    yield _paragraphs(chart.why, "why") + _paragraphs([chart.sentence])
    yield f"<figure>{_drawn(chart, place)}</figure>"
    yield _paragraphs(chart.sure, "quiet sure")
    if chart.notes:
        notes = "".join(f"<li>{_text(note)}</li>" for note in chart.notes)
        yield f"<h3>Notes</h3><ul>{notes}</ul>"
    if chart.definition:
        pairs = "".join(f"<dt>{_text(name)}</dt><dd>{_text(what)}</dd>" for name, what in chart.definition)
        yield f'<div class="keep"><h3>How it is counted</h3><dl>{pairs}</dl></div>'
    table = _plain_table(chart.title, *points_of(chart))
    yield f"<details><summary>Each point as a table</summary>{table}</details>"
    yield "</section>"


def _drawn(chart: Charted, place: int) -> str:
    """The figure, with names that no other in the page has."""
    drawn = WITHIN.sub("", render.svg(chart.figure, fonts=fonts()))
    for name in set(NAMED.findall(drawn)):
        drawn = drawn.replace(f'id="{name}"', f'id="p{place}-{name}"').replace(
            f"url(#{name})", f"url(#p{place}-{name})"
        )
        drawn = drawn.replace(f'href="#{name}"', f'href="#p{place}-{name}"')
    return drawn


def points_of(chart: Charted) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """The points of a chart as people read them, without columns in which nothing stands."""
    rows = [
        [in_words(row[key]) if key == "meaning" else row[key] for key in POINT_COLUMNS]
        for row in chart.points
    ]
    kept = [
        column for column in range(len(POINT_COLUMNS)) if any(row[column] not in (None, "") for row in rows)
    ]
    names = tuple(POINT_COLUMNS.values())
    return tuple(names[column] for column in kept), [tuple(row[column] for column in kept) for row in rows]


def _texts(text: Text, place: int) -> Iterator[str]:
    yield f'<section class="keep"><h2>{_text(text.heading)}</h2>{_paragraphs(text.paragraphs)}</section>'


def _table(table: Table, place: int) -> Iterator[str]:
    yield _plain_table(table.caption, table.head, table.rows)


def _plain_table(caption: str, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    names = "".join(f'<th scope="col">{_text(name)}</th>' for name in head)
    lines = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return (
        f'<div class="scrolls" tabindex="0" role="region" aria-label="{escape(plain(caption))}"><table>'
        f"<caption>{_text(caption)}</caption><thead><tr>{names}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _cell(value: Any) -> str:
    number = isinstance(value, float | int) and not isinstance(value, bool)
    return f"<td{' class=number' if number else ''}>{_text(said(value))}</td>"


_WRITERS: dict[type[Part], Callable[[Any, int], Iterator[str]]] = {
    Overview: _overview,
    Matrix: _matrix,
    Charted: _charted,
    Text: _texts,
    Table: _table,
}
