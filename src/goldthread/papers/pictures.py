"""Pictures for files that take no SVG, and the fonts that all are drawn with."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import goldthread
from goldthread.charts import render
from goldthread.charts.drawable import drawable

FONTS = Path(goldthread.__file__).parent / "server" / "ui" / "static" / "ui" / "build" / "fonts-ttf"
"""Inter, where the whole is installed; the methods alone come without it."""


def fonts() -> Path | None:
    """The folder of our own fonts; None where there is none, and the system's are used."""
    return next((folder for folder in (render.FONTS, FONTS) if folder.is_dir()), None)


@lru_cache(maxsize=256)
def png_of(svg: str, density: float = 3.0) -> bytes:
    """Small SVG markup as PNG, density pixels to each of its own; the same is drawn once."""
    import vl_convert

    drawn: bytes = vl_convert.svg_to_png(drawable(svg), scale=density)
    return drawn
