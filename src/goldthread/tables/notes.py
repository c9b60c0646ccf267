"""Where a table ends: at the notes under it, or at another table."""

from __future__ import annotations

import re
from calendar import day_abbr, month_abbr
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from .headings import holds_a_figure
from .sheet import Line, blank

MARKED = (
    r"\W*(source|sources|notes?|footnotes?|n\.?b\.?|key|legend|copyright|crown copyright|©|disclaimer"
    r"|data (from|source|provided|extracted|as at)|extracted|compiled|produced|published|prepared"
    r"|last updated"
    r"|contact|for (more|further) information|end of)\b.*"
    r"|([*†‡§¹²³]|\(\d+\)|\[\w{1,3}\]|\d+[.)])\s*.{4,}"
)
"""How notes under a table begin."""

TITLED = re.compile(
    r"\W*(sources?|notes?|footnotes?|key|legend)\s*:?|\W*(sources?|notes?)\s*:.*", re.I | re.S
)
"""How notes begin whose text stands in the next cell."""

MISSING = {
    "-",
    "–",
    "—",
    ".",
    "..",
    "...",
    ":",
    "*",
    "na",
    "n/a",
    "#n/a",
    "null",
    "none",
    "nan",
    "x",
    "z",
    "c",
}
LINE_BREAK = re.compile(r"\r\n|\r|\n")
LONG = 6
"""Words of a sentence."""

FEWEST = 3
"""Rows under the headings, before the first of them is taken for one of units."""

MOST_NOTES = 200
"""Rows at the end of a table among which notes are looked for."""


def ended(lines: Sequence[Line], *, of_text: bool) -> int:
    """How many of these rows are the table's; what follows are notes.

    Notes fill one cell, or begin as notes do, and no figures follow them. They stand after
    a blank row, or begin as notes do. A table of one column has notes only if marked so.
    Another table ends it too: after a blank row, words where this one has figures, to the end.
    of_text: rows are numbered by the lines they end in, and may take several.
    """
    narrow = max((_filled(cells) for _, cells in lines), default=0) < 2
    figures = _with_figures(_until_blank(lines, of_text))
    last = len(lines)
    while last > 0 and len(lines) - last < MOST_NOTES and _like_a_note(lines[last - 1][1], narrow, figures):
        last -= 1
    for place in range(max(last, 1), len(lines)):
        if _begins_notes(lines[place][1]) or (not narrow and _after_blank(lines, place, of_text)):
            return place
    return _another(lines, figures, of_text)


def units_beneath(lines: Sequence[Line]) -> bool:
    """Whether the first row says what the columns hold ('days') where all others hold figures."""
    if len(lines) < FEWEST:
        return False
    rest = lines[1:]
    everywhere = {
        place
        for place in _with_figures(rest)
        if all(place < len(cells) and _could_be_data(cells[place]) for _, cells in rest)
    }
    first = lines[0][1]
    none = not any(holds_a_figure(cell) for cell in first if not blank(cell))
    elsewhere = any(not blank(cell) for place, cell in enumerate(first) if place not in everywhere)
    return none and not elsewhere and any(_foreign(first, place) for place in everywhere)


def _another(lines: Sequence[Line], figures: set[int], of_text: bool) -> int:
    """Where another table begins: after a blank row, with rows that are unlike these to the end."""
    last = len(lines)
    while last > 0 and any(_foreign(lines[last - 1][1], place) for place in figures):
        last -= 1
    for place in range(max(last, 1), len(lines)):
        if _after_blank(lines, place, of_text):
            return place
    return len(lines)


def _foreign(cells: list[Any], place: int) -> bool:
    """Whether words stand there that no figure could be."""
    return place < len(cells) and not blank(cells[place]) and not _could_be_data(cells[place])


def _after_blank(lines: Sequence[Line], place: int, of_text: bool) -> bool:
    """Whether a blank row stands before that row."""
    number, cells = lines[place]
    begins = number - (_breaks(cells) if of_text else 0)
    return begins > lines[place - 1][0] + 1


def _filled(cells: Iterable[Any]) -> int:
    return sum(not blank(cell) for cell in cells)


def _breaks(cells: Iterable[Any]) -> int:
    """How many line breaks stand within the cells of a row."""
    return sum(len(LINE_BREAK.findall(cell)) for cell in cells)


def _with_figures(lines: Sequence[Line]) -> set[int]:
    """The places in which most rows, but for words such as NA, have a figure."""
    counts: Counter[int] = Counter()
    for _, cells in lines[:MOST_NOTES]:
        for place, cell in enumerate(cells):
            if not blank(cell) and not (isinstance(cell, str) and _is_missing(cell)):
                counts[place] += 1 if holds_a_figure(cell) else -1
    return {place for place, count in counts.items() if count > 0}


def _until_blank(lines: Sequence[Line], of_text: bool) -> Sequence[Line]:
    """The rows before the first blank row, if there are two or more of them; else all."""
    gap = next((place for place in range(2, len(lines)) if _after_blank(lines, place, of_text)), len(lines))
    return lines[:gap]


def _is_missing(text: str) -> bool:
    return text.strip().casefold().strip("[]") in MISSING


def _like_a_note(cells: list[Any], narrow: bool, figures: set[int]) -> bool:
    filled = [(place, cell) for place, cell in enumerate(cells) if not blank(cell)]
    if not filled:
        return True
    first = filled[0][1]
    if narrow or len(filled) == 1:
        plainly = not narrow and isinstance(first, str) and _is_words(first)
        return _begins_notes(cells) or (plainly and (bool(figures) or _is_long(first)))
    said = [place for place, cell in filled[1:] if _could_be_data(cell)]
    return bool(figures - {filled[0][0]}) and not said and not _could_be_data(first, strictly=True)


def _begins_notes(cells: list[Any]) -> bool:
    filled = [cell for cell in cells if not blank(cell)]
    if not (filled and isinstance(filled[0], str)):
        return False
    first = filled[0].strip()
    return bool(re.fullmatch(MARKED, first, re.I | re.S) if len(filled) == 1 else TITLED.fullmatch(first))


def _is_words(text: str) -> bool:
    """Whether a text is words rather than a time, a number or a code."""
    words = [word for word in re.split(r"[\s/-]+", text.strip()) if word]
    plain = [word for word in words if not any(c.isdigit() for c in word)]
    return len(plain) >= 3 or (len(words) > 0 and len(plain) == len(words) and not _is_time(text))


def _is_long(text: str) -> bool:
    """Whether a text is a sentence rather than a name, which in a table of names is no note."""
    return len(text.split()) >= LONG


def _is_time(text: str) -> bool:
    begins = text.strip().casefold()[:3]
    return begins in {name.casefold() for name in (*month_abbr[1:], *day_abbr)}


def _could_be_data(cell: Any, strictly: bool = False) -> bool:
    if not isinstance(cell, str):
        return True
    figures = len(cell.strip()) < 30 and any(c.isdigit() for c in cell)
    return figures or (_is_missing(cell) and not strictly)
