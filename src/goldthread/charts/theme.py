"""Colours, type and margins that all figures share."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from unicodedata import east_asian_width

FONT = "Inter, Arial, Helvetica, sans-serif"
INK = "#212b32"
QUIET = "#4c6272"
FAINT = "#d8dde0"
BAND = "#f0f4f5"
PAPER = "#ffffff"
GRID = "#e8edee"

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""What the figures are written in; charts.render draws it with the same release."""

NARROW = 480
"""Below this many pixels a figure is laid out for a telephone."""


@dataclass(frozen=True)
class Margins:
    """Room around the plot, in pixels."""

    left: int
    right: int
    top: int
    bottom: int


@dataclass(frozen=True)
class Frame:
    """The outer size of a figure, the room around its plot, and its type, in pixels."""

    width: int
    height: int
    margins: Margins
    size: int

    @property
    def plot_width(self) -> int:
        return self.width - self.margins.left - self.margins.right

    @property
    def plot_height(self) -> int:
        return self.height - self.margins.top - self.margins.bottom


def text_size(width: int) -> int:
    """The size of ordinary text in a figure of that width, in pixels."""
    return 12 if width < NARROW else 13 if width < 1000 else 14


WIDEST = "MWmw@%—"


def text_width(text: str, size: int) -> float:
    """About how wide that text is drawn, in pixels; a little generous. Capitals take more room."""
    return sum(map(_ems, text)) * size


def _ems(sign: str) -> float:
    """How wide one sign is, of its size."""
    if sign in WIDEST or east_asian_width(sign) in "WF":
        return 1.0
    return 0.72 if sign.isupper() else 0.56


def wrapped(text: str, room: float, size: int) -> list[str]:
    """The text in lines that fit the room, in pixels."""
    return textwrap.wrap(text, max(10, int(room / (size * 0.53))))


def spread_apart(places: list[float], gap: float, lowest: float, highest: float) -> list[float]:
    """The places moved as little as need be to stand at least gap apart, in their order.

    lowest and highest bound the result wherever there is room for all between them.
    """
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = [places[index] for index in order]
    for index in range(len(moved)):
        floor = lowest if index == 0 else moved[index - 1] + gap
        moved[index] = max(moved[index], floor)
    for index in reversed(range(len(moved))):
        ceiling = highest if index == len(moved) - 1 else moved[index + 1] - gap
        moved[index] = min(moved[index], ceiling)
    result = list(places)
    for index, place in zip(order, moved, strict=True):
        result[index] = place
    return result


def finish(
    layers: Sequence[Mapping[str, Any]], *, width: int, height: int, margins: Margins, alt: str
) -> dict[str, Any]:
    """The Vega-Lite specification of those layers, the first at the back.

    width and height: of the whole, margins included, in pixels. alt: the description
    that the drawing carries.
    """
    return {
        "$schema": SCHEMA,
        "description": alt,
        "width": width - margins.left - margins.right,
        "height": height - margins.top - margins.bottom,
        "padding": asdict(margins),
        "autosize": {"type": "none"},
        "background": PAPER,
        "config": _config(text_size(width)),
        "layer": list(layers),
    }


def _config(size: int) -> dict[str, Any]:
    """What all marks share. A figure is one image with one alt text: its marks say nothing by themselves."""
    return {
        "aria": False,
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": size,
            "titleFontSize": size,
            "labelColor": QUIET,
            "titleColor": QUIET,
            "titleFontWeight": "normal",
            "domainColor": FAINT,
            "tickColor": FAINT,
            "gridColor": GRID,
        },
        "line": {"strokeJoin": "round"},  # a sharp point is not drawn beyond its value
        "text": {"fontSize": size, "color": INK, "font": FONT},
    }
