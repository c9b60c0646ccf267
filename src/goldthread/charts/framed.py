"""A drawn figure with what must not be lost when it is pasted elsewhere: its title, its finding, its doubts.

>>> drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="340" height="200"></svg>'
>>> picture = framed(drawn, Frame("Letters", ("Nothing unusual.",)))
>>> "Letters" in picture and "Nothing unusual." in picture
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from xml.sax.saxutils import quoteattr

from goldthread.charts.drawable import drawable
from goldthread.charts.theme import FONT, INK, PAPER, QUIET, text_size, text_width

EDGE = 12
"""Pixels between text and the edge."""

SIZE = re.compile(r'<svg[^>]*?width="([0-9.]+)" height="([0-9.]+)"')


@dataclass(frozen=True)
class Frame:
    """What stands around a figure. title: above it; said: beneath it; small: beneath that, in small type."""

    title: str
    said: tuple[str, ...] = ()
    small: tuple[str, ...] = ()


def framed(drawn: str, frame: Frame, alt: str = "") -> str:
    """The figure, an SVG document, within a larger one with its texts, as wide as it was.

    alt: what is read to those who do not see it. Raises ValueError where the drawing does not say its size.
    """
    found = SIZE.search(drawn)
    if found is None:
        raise ValueError("The drawing does not say how large it is.")
    width, height = float(found[1]), float(found[2])
    size = text_size(int(width))
    above = list(_lines([frame.title], width, size + 4, INK, bold=True))
    beneath = [*_lines(frame.said, width, size + 1, INK), *_lines(frame.small, width, size - 1, QUIET)]
    top = sum(line.step for line in above) + EDGE
    whole = top + height + sum(line.step for line in beneath) + EDGE
    texts = [*_placed(above, EDGE / 2), *_placed(beneath, top + height)]
    within = drawn.replace("<svg", f'<svg x="0" y="{top:g}"', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" '
        f"aria-label={quoteattr(drawable(alt or frame.title))} "
        f'width="{width:g}" height="{whole:g}" viewBox="0 0 {width:g} {whole:g}">'
        f'<rect width="{width:g}" height="{whole:g}" fill="{PAPER}"/>{"".join(texts)}{within}</svg>'
    )


@dataclass(frozen=True)
class _Line:
    words: str
    size: int
    colour: str
    bold: bool

    @property
    def step(self) -> float:
        """How far down the next line is."""
        return self.size * 1.4


def _lines(
    paragraphs: Sequence[str], width: float, size: int, colour: str, *, bold: bool = False
) -> Iterator[_Line]:
    room = (width - 2 * EDGE) / (1.08 if bold else 1)
    for paragraph in paragraphs:
        for words in _wrapped(drawable(paragraph), room, size):
            yield _Line(words, size, colour, bold)


def _wrapped(text: str, room: float, size: int) -> Iterator[str]:
    """The text in lines that fit; a word longer than a line is broken."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size) > room:
            yield line
            longer = word
        while text_width(longer, size) > room and len(longer) > 1:
            fits = next(
                n for n in range(len(longer), 0, -1) if n == 1 or text_width(longer[:n], size) <= room
            )
            yield longer[:fits]
            longer = longer[fits:]
        line = longer
    if line:
        yield line


def _placed(lines: Sequence[_Line], top: float) -> Iterator[str]:
    down = top
    for line in lines:
        down += line.step
        weight = ' font-weight="bold"' if line.bold else ""
        yield (
            f'<text x="{EDGE}" y="{down - line.size * 0.3:g}" font-family="{FONT}" font-size="{line.size}"'
            f'{weight} fill="{line.colour}">{escape(line.words)}</text>'
        )
