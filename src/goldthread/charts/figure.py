"""What every figure function answers with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """A figure, the finding it shows in words, and the data it is drawn from.

    spec: a Vega-Lite specification, complete with its data. alt: text for those who
    do not see it; it states the finding. table: rows in order, each with the same
    keys, for a table beside the figure.
    """

    spec: dict[str, Any]
    alt: str
    table: tuple[Mapping[str, Any], ...]
