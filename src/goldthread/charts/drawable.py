"""Texts that can be drawn: some signs end the programme that draws, or make an SVG that no other can read."""

from __future__ import annotations

import re
from typing import Any

_NOT_DRAWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML has no place for, and vl-convert ends its process on."""


def drawable(text: str) -> str:
    """The text with � for each sign that cannot be drawn."""
    return text if text.isprintable() else _NOT_DRAWN.sub("\ufffd", text)


def drawable_in(spec: Any) -> Any:
    """The same specification with texts that can all be drawn."""
    if type(spec) is str:
        return drawable(spec)
    if type(spec) is dict:
        return {key: drawable_in(value) for key, value in spec.items()}
    if isinstance(spec, list | tuple):
        return [drawable_in(item) for item in spec]
    return spec
