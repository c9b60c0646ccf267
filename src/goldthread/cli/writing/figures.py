"""Figures as one document: SVG below SVG, or one PNG of that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from goldthread.charts.figure import Figure

GAP = 24
"""Pixels between two figures."""

DENSITY = 2
"""Pixels of a PNG to each pixel of the figure's width, for sharp screens."""

MOST_PIXELS = 16_000
"""No PNG is higher than this many pixels of a figure: few programmes would open it."""

NAMED = re.compile(r'\bid="([^"]+)"')


def svg_of(figures: Sequence[Figure]) -> str:
    """One SVG document; several figures stand one below the other, each with its alt text."""
    from goldthread.charts import render

    if len(figures) == 1:
        return render.svg(figures[0]) + "\n"
    width = max(figure.width for figure in figures)
    height = sum(figure.height for figure in figures) + GAP * (len(figures) - 1)
    parts, top = [], 0
    for place, figure in enumerate(figures):
        drawn = named_apart(render.svg(figure), place)
        parts.append(drawn.replace("<svg", f'<svg x="0" y="{top}"', 1))
        top += figure.height + GAP
    label = quoteattr(f"{len(figures)} figures, one below the other")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" '
        f'height="{height}" viewBox="0 0 {width} {height}" role="group" aria-label={label}>\n'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def png_of(figures: Sequence[Figure]) -> bytes:
    """One PNG; several figures stand one below the other. Refused where it would be too high."""
    from goldthread.charts import render

    from .. import Refused

    if len(figures) == 1:
        return render.png(figures[0])
    if sum(figure.height for figure in figures) > MOST_PIXELS:
        raise Refused(f"A PNG of {len(figures)} figures would be too high to open; write SVG or HTML.")
    import vl_convert

    drawn: bytes = vl_convert.svg_to_png(svg_of(figures), scale=DENSITY)
    return drawn


def named_apart(drawn: str, place: int) -> str:
    """The drawing with names that no other in the document has."""
    for name in set(NAMED.findall(drawn)):
        drawn = drawn.replace(f'id="{name}"', f'id="f{place}-{name}"').replace(
            f"url(#{name})", f"url(#f{place}-{name})"
        )
        drawn = drawn.replace(f'href="#{name}"', f'href="#f{place}-{name}"')
    return drawn
