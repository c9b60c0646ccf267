"""Columns parted by blanks: aligned, as a page or a terminal shows them, or quoted, as R writes them."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

GAP = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
"""What parts columns that are aligned; a single blank stands within a cell."""


def is_quoted(lines: Sequence[str]) -> bool:
    """Whether single blanks part quoted cells, under headings of as many or of one fewer (R's row names)."""
    if len(lines) < 2 or not all('"' in line for line in lines[1:]):
        return False
    try:
        first, *widths = [len(row) for row in csv.reader(lines, delimiter=" ")]
    except csv.Error:
        return False
    return len(set(widths)) == 1 and widths[0] > 1 and first in (widths[0], widths[0] - 1)


def is_aligned(lines: Sequence[str]) -> bool:
    """Whether two blanks or more part each line into as many cells."""
    widths = {len(GAP.split(line.strip())) for line in lines}
    return len(lines) > 1 and len(widths) == 1 and widths.pop() > 1


def aligned(text: str) -> str:
    """The text with a tab where two blanks or more part cells; its lines stay where they are."""
    return "\n".join(GAP.sub("\t", line.strip()) for line in text.splitlines())
