"""An answer as one page that needs nothing beside it: no script, nothing fetched, ready to print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any

from .. import Refused
from .figures import named_apart
from .text import as_plain, rounded, spelt_for_people

if TYPE_CHECKING:
    from goldthread.charts.figure import Figure

    from .answer import Answer, Rows

NARROW = 340
"""Pixels of the figure that a telephone shows in place of a broad one."""

MOST_ROWS = 2_000
"""Rows of a table on a page; CSV has them all."""

SHORT = 24
"""Characters of a text that is not broken into lines."""

ROLES_WITHIN = re.compile(r' (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*")')
"""What Vega says of an image's parts, none of which has a name: the image as a whole has."""

STYLE = """
body { margin: 0; color: #212b32; background: #fff; font: 1.0625rem/1.5 Inter, Arial, Helvetica, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.375rem; margin: 2.5rem 0 0.75rem; }
p { max-width: 44rem; margin: 0 0 0.75rem; }
.warnings { border-left: 0.5rem solid #ffeb3b; background: #fff9c4; padding: 0.75rem 1rem; margin: 1.5rem 0; }
.warnings h2 { margin-top: 0; }
figure { margin: 1.5rem 0; overflow-x: auto; break-inside: avoid; }
figure svg { display: block; }
.narrow { display: none; }
@media screen and (max-width: 40rem) { .broad { display: none; } .narrow { display: block; } }
.wide { overflow-x: auto; margin: 1.5rem 0; }
table { border-collapse: collapse; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 700; font-size: 1.125rem; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 1rem 0.35rem 0; }
th, td { border-bottom: 1px solid #d8dde0; }
thead th { border-bottom: 2px solid #4c6272; }
.number { text-align: right; white-space: nowrap; }
.short { white-space: nowrap; }
:focus-visible { outline: 3px solid #ffeb3b; box-shadow: 0 0 0 6px #212b32; }
@media print {
  body { font-size: 10pt; } main { max-width: none; padding: 0; }
  figure, .wide { overflow: visible; } figure svg { max-width: 100%; height: auto; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
}
"""


def page_of(answer: Answer, width: int) -> str:
    """The page: heading, findings, warnings, figures, and the data as tables."""
    body = [f"<h1>{escape(answer.heading)}</h1>", *(f"<p>{escape(each)}</p>" for each in answer.in_words())]
    body += _warnings(answer.warnings)
    body += _figures(answer, width)
    main = answer.shown or answer.rows
    tables = {answer.caption or "The data": main, **answer.tables}
    for place, (caption, rows) in enumerate(tables.items()):
        body += _table(caption, rows(), f"table-{place + 1}")
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(answer.heading)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def _warnings(warnings: Sequence[str]) -> list[str]:
    if not warnings:
        return []
    items = "".join(f"<li>{escape(each)}</li>" for each in warnings)
    return [f'<section class="warnings"><h2>What to know first</h2><ul>{items}</ul></section>']


def _figures(answer: Answer, width: int) -> list[str]:
    """Each figure as wide as was asked for, and narrow for a telephone, which shows that instead.

    A figure wider than the screen is scrolled, so it can be reached by key. Where there
    are too many, that is said, and the page goes on without.
    """
    if answer.figures is None:
        return []
    widths = {"broad": width, "narrow": NARROW} if width > NARROW else {"": width}
    try:
        drawn = [list(answer.figures(wide)) for wide in widths.values()]
    except Refused as refusal:
        return [f"<p>{escape(refusal.message)}</p>"]
    return [
        _figure(figure, name, f"Figure {place}", place * len(widths) + which)
        for place, same in enumerate(zip(*drawn, strict=True), start=1)
        for which, (name, figure) in enumerate(zip(widths, same, strict=True))
    ]


def _figure(figure: Figure, name: str, label: str, place: int) -> str:
    from goldthread.charts import render

    svg = ROLES_WITHIN.sub("", named_apart(render.svg(figure), place))
    return f'<figure class="{name}" tabindex="0" role="group" aria-label="{label}">{svg}</figure>'


def _table(caption: str, rows: Rows, name: str) -> list[str]:
    header, cells = rows
    remaining = iter(cells)
    block = [[as_plain(cell) for cell in row] for row in islice(remaining, MOST_ROWS)]
    if not block:
        return []
    rest = sum(1 for _ in remaining)
    columns = [_spelt(list(column)) for column in zip(*block, strict=True)]
    kinds = [_kind(right, texts) for right, texts in columns]
    head = "".join(
        f'<th scope="col"{kind}>{escape(str(each))}</th>' for kind, each in zip(kinds, header, strict=True)
    )
    lines = [
        "<tr>"
        + "".join(f"<td{kind}>{escape(cell)}</td>" for kind, cell in zip(kinds, row, strict=True))
        + "</tr>"
        for row in zip(*(texts for _, texts in columns), strict=True)
    ]
    more = [f"<p>… and {rest:,} more rows.</p>"] if rest else []
    return [
        f'<div class="wide" tabindex="0" role="region" aria-labelledby="{name}">',
        f'<table><caption id="{name}">{escape(caption)}</caption>',
        f"<thead><tr>{head}</tr></thead>\n<tbody>",
        *lines,
        "</tbody></table></div>",
        *more,
    ]


def _kind(numeric: bool, texts: list[str]) -> str:
    if numeric:
        return ' class="number"'
    return ' class="short"' if max(map(len, texts)) <= SHORT else ""


def _spelt(cells: list[Any]) -> tuple[bool, list[str]]:
    """Whether a column is of numbers, and its cells as text."""
    present = [cell for cell in cells if cell is not None]
    numeric = bool(present) and all(isinstance(c, float | int) and not isinstance(c, bool) for c in present)
    return numeric, _with_minus(rounded(cells)) if numeric else [spelt_for_people(cell) for cell in cells]


def _with_minus(numbers: list[str]) -> list[str]:
    return [number.replace("-", "−") if number.startswith("-") else number for number in numbers]
