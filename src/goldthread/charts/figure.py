"""What every figure function answers with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldthread.charts.render import svg

VEGA_LITE_MIME = "application/vnd.vegalite.v6+json"


@dataclass(frozen=True)
class Figure:
    """A figure, the finding it shows in words, and the data it is drawn from.

    spec: a Vega-Lite specification, complete with its data. alt: text for those who
    do not see it; it states the finding. table: rows in order, each with the same
    keys, for a table beside the figure. places: where each point of a series lies, in
    pixels from the top left corner, across and down; empty of other figures.
    A notebook shows it by itself.
    """

    spec: dict[str, Any]
    alt: str
    table: tuple[Mapping[str, Any], ...]
    places: tuple[tuple[float, float], ...] = ()

    @property
    def width(self) -> int:
        """The outer width in pixels, margins included."""
        padding = self.spec["padding"]
        return int(self.spec["width"] + padding["left"] + padding["right"])

    @property
    def height(self) -> int:
        """The outer height in pixels, margins included."""
        padding = self.spec["padding"]
        return int(self.spec["height"] + padding["top"] + padding["bottom"])

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        """What a notebook shows: Vega-Lite where it can, else the drawing, else the words."""
        return {VEGA_LITE_MIME: self.spec, "image/svg+xml": svg(self), "text/plain": self.alt}
