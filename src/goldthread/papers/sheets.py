"""How a sheet may be called, and how high its rows must be."""

from __future__ import annotations

import math
import re
from collections.abc import Container
from typing import Any

from goldthread.papers.texts import cut

LONGEST_NAME = 31
"""Characters of the name of a sheet, as Excel counts them: an emoji is two."""

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\'=]")


def name_of_sheet(text: str, taken: Container[str]) -> str:
    """As nearly the text as Excel allows, and none of those that are taken (in small letters)."""
    clean = _NOT_IN_A_NAME.sub(" ", cut(text, 200)).strip() or "Sheet"
    called, number = _fitting(clean, LONGEST_NAME), 2
    while called.casefold() in taken or called.casefold() == "history":
        ending = f" {number}"
        called, number = _fitting(clean, LONGEST_NAME - len(ending)) + ending, number + 1
    return called


def _fitting(name: str, most: int) -> str:
    """The name, cut so that Excel counts at most so many characters."""
    shown = cut(name, most)
    while len(shown.encode("utf-16-le")) > 2 * most:
        shown = cut(name, len(shown) - 1)
    return shown


def lines_of(cell: Any, width: int) -> int:
    """So many lines a text takes in a column of so many characters; words seldom fill them whole."""
    if not isinstance(cell, str):
        return 1
    return sum(max(1, math.ceil(len(line) * 1.15 / width)) for line in cell.split("\n"))
