"""A figure as SVG or PNG, without a browser. The same figure gives the same bytes."""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol
from xml.sax.saxutils import quoteattr

from goldthread.charts.drawable import drawable, drawable_in
from goldthread.charts.framed import Frame, framed

VEGA_LITE = "6.4"
"""The release of Vega-Lite that the figures are written for."""

SIZE = re.compile(r'width="([0-9.]+)" height="([0-9.]+)"')

FONTS = Path(__file__).parent / "fonts"
"""Where packaged fonts lie, if there are any; without them the system's sans-serif is used."""


class Drawable(Protocol):
    """What can be drawn: every Figure."""

    @property
    def spec(self) -> dict[str, Any]: ...

    @property
    def alt(self) -> str: ...

    @property
    def width(self) -> int: ...


def svg(figure: Drawable, width: int | None = None, *, fonts: Path | None = None) -> str:
    """The figure as an SVG document of its own width, or scaled to that width in pixels.

    It is one image to those who listen, and its alt text is read to them.
    Scaling scales type too: a figure meant for a telephone is better made narrow.
    fonts: a folder of TTF files to draw with, besides the system's.
    """
    _register(fonts or FONTS)
    import vl_convert

    spec = drawable_in(figure.spec)
    drawn: str = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    if width is not None:
        drawn = SIZE.sub(partial(_resized, width), drawn, count=1)
    return drawn.replace(">", f' role="img" aria-label={quoteattr(drawable(figure.alt))}>', 1)


def png(
    figure: Drawable, width: int | None = None, *, fonts: Path | None = None, density: float = 2.0
) -> bytes:
    """The figure as PNG, density pixels to each pixel of its width (2 for sharp screens)."""
    _register(fonts or FONTS)
    import vl_convert

    scale = density if width is None else density * width / figure.width
    drawn: bytes = vl_convert.vegalite_to_png(
        drawable_in(figure.spec), vl_version=VEGA_LITE, scale=scale, allowed_base_urls=[]
    )
    return drawn


def picture(figure: Drawable, frame: Frame, *, fonts: Path | None = None) -> str:
    """The figure as an SVG document with its title, its finding and its doubts within it."""
    return framed(svg(figure, fonts=fonts), frame, figure.alt)


def picture_png(figure: Drawable, frame: Frame, *, fonts: Path | None = None, density: float = 2.0) -> bytes:
    """The same as PNG, density pixels to each pixel of its width."""
    drawn = picture(figure, frame, fonts=fonts)
    import vl_convert

    pixels: bytes = vl_convert.svg_to_png(drawn, scale=density)
    return pixels


@cache
def _register(fonts: Path) -> None:
    if fonts.is_dir():
        import vl_convert

        vl_convert.register_font_directory(str(fonts))


def _resized(width: int, size: re.Match[str]) -> str:
    was_wide, was_high = float(size[1]), float(size[2])
    return f'width="{width}" height="{was_high * width / was_wide:g}"'
