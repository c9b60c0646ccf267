"""Text whose columns are parted by commas, semicolons, tabs or bars: its rows, small or large."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from .blanks import aligned, is_aligned, is_quoted
from .child import beyond
from .problem import Problem, Unreadable
from .table import loosely
from .writing import may_be_defused, restored

DELIMITERS = ",;\t|"
CALLED = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
SAID = re.compile(r"sep=(.)[,;\t|]*(?:\r\n|\r|\n)", re.IGNORECASE)
LOOKED_AT = 60
"""Lines that tell what parts the columns."""

LONGEST_LINE = 100_000

MOST_CELLS = 50_000_000
WIDEST = 32_768
"""Cells of a row: twice as many as any spreadsheet has."""

Line = tuple[int, list[Any]]
"""A row's number in the file, and its cells."""


@dataclass(frozen=True)
class Parted:
    """A text, what parts its columns, and how many of its lines only say so (`sep=;`)."""

    text: str
    delimiter: str
    skipped: int = 0


def parted(text: str, wanted: Sequence[str] = ()) -> Parted:
    """What parts the columns: what a first line `sep=;` says, else what parts the names asked for, else
    what parts the most lines alike; blanks only where nothing else does."""
    said = SAID.match(text)
    if said:
        return Parted(text[said.end() :], said[1], 1)
    sample = _sample(text)
    best = max(DELIMITERS, key=lambda delimiter: _fits(sample, delimiter, wanted))
    if not _fits(sample, best, wanted)[1]:
        if is_quoted(sample):
            return Parted(text, " ")
        if is_aligned(sample):
            return Parted(aligned(text), "\t")
    return Parted(text, best)


def lines_of(parts: Parted, most: int = MOST_CELLS) -> Iterator[Line]:
    """The rows that hold anything, each with its number in the file; refused after so many cells."""
    reader = csv.reader(io.StringIO(parts.text, newline=""), delimiter=parts.delimiter)
    try:
        for cells in reader:
            most -= len(cells)
            if len(cells) > WIDEST:
                raise beyond(f"it has a row of {len(cells):,} cells, too many for one table")
            if most < 0:
                raise beyond("it has more cells than are read of a text")
            if any(cell and not cell.isspace() for cell in cells):
                yield reader.line_num + parts.skipped, [_bare(cell) for cell in cells]
    except csv.Error as error:
        remedy = "look there for a quotation mark that is never closed" if "limit" in str(error) else ""
        problem = Problem(f"it is not CSV ({error})", row=reader.line_num + parts.skipped, remedy=remedy)
        raise Unreadable(problem) from error


def _bare(cell: str) -> str:
    """A cell without what keeps a spreadsheet from changing a text: as in ="052", the apostrophe of '=1."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') else restored(cell)


def frame_of(parts: Parted) -> tuple[list[str], Any, Callable[[int], int]] | None:
    """The heading, the rows as a polars frame of text, and how their places become numbers in the file.

    None where only a look at each row can tell what is there: short rows, blank rows, old
    line ends, quotation marks that polars reads otherwise.
    """
    import polars

    if parts.text.count("\r") != parts.text.count("\r\n") or '="' in parts.text or may_be_defused(parts.text):
        return None
    first = parts.text[:LONGEST_LINE].partition("\n")[0]
    if first.count(parts.delimiter) > WIDEST:  # polars is slow with so many columns
        return None
    content = parts.text.rstrip("\r\n").encode() + b"\n"
    try:
        frame = polars.read_csv(
            content, separator=parts.delimiter, has_header=False, infer_schema=False,
            empty_string_is_null=False,
        )  # fmt: skip
    except polars.exceptions.PolarsError:
        return None
    heading, frame = list(frame.row(0)), frame.slice(1)
    if not len(frame) or not _rectangular(content, parts.delimiter, frame, heading):
        return None
    blank = polars.all_horizontal(polars.all().str.strip_chars() == "")
    again = polars.all_horizontal(
        *(polars.col(name) == cell for name, cell in zip(frame.columns, heading, strict=True))
    )
    if frame.select((blank | again).any()).item():
        return None
    return heading, frame, _numbering(content, parts, len(frame))


def _sample(text: str) -> list[str]:
    """The first lines that hold anything; refused where one is longer than any row of names is."""
    lines = [line for line in text[: 4 * LONGEST_LINE].splitlines() if line.strip()][:LOOKED_AT]
    if lines and len(lines[0]) > LONGEST_LINE:
        raise Unreadable(Problem("its first row is longer than a row of column names can be; it is not CSV"))
    return lines


def _fits(sample: list[str], delimiter: str, wanted: Sequence[str]) -> tuple[int, float, int]:
    """How well that parts these lines: the names asked for found in one, the share of rows alike, columns.

    Not how many rows: what does not part them breaks those of which a quoted cell goes over lines.
    """
    try:
        rows = list(islice(csv.reader(sample, delimiter=delimiter), LOOKED_AT))
    except csv.Error:
        return 0, 0, 0
    asked = {loosely(name) for name in wanted}
    found = max((len(asked & {loosely(cell) for cell in row}) for row in rows), default=0)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, alike = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
    return found, alike / max(1, len(rows)), width


def _rectangular(content: bytes, delimiter: str, frame: Any, heading: list[str]) -> bool:
    """Whether every row has as many delimiters as the heading: polars fills short rows up in silence."""
    import polars

    expected = (len(frame) + 1) * (len(heading) - 1)
    if b'"' in content:
        within = frame.select(polars.all().str.count_matches(delimiter, literal=True).sum()).row(0)
        expected += sum(within) + sum(name.count(delimiter) for name in heading)
    return content.count(delimiter.encode()) == expected


def _numbering(content: bytes, parts: Parted, rows: int) -> Callable[[int], int]:
    """How a row's place becomes its number in the file, which quoted line breaks may shift."""
    if content.count(b"\n") == rows + 1:
        return lambda place: place + 2 + parts.skipped
    return lambda place: _counted(parts, place)


def _counted(parts: Parted, place: int) -> int:
    number, _ = next(islice(lines_of(parts), place + 1, None))
    return number
