"""A column of numbers, judged as a whole: what parts its decimals, percentages, missing and held back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..distinct import Wrongs, spelt
from ..problem import Ambiguous, Answer, Asked, Problem, Unreadable, either, quoted
from ..table import Table
from . import unknown_formats
from .decimals import Decimal, decided
from .judged import EMPTY, MISSING, SUPPRESSED, Judged, judged
from .reasons import why_no_number
from .signs import PERCENT, Percent, as_percentages, in_unit_of_time, refuse_signs
from .spellings import is_held_back

Empty = Literal["refuse", "missing"]


@dataclass(frozen=True)
class Numbers:
    """The numbers of a column, shape (rows,), NaN where there is none.

    how: 'percentages', 'numbers with a decimal comma': what follows ‘read as’. missing: rows that say, by a
    word or by what is held back, that there is no number; empty ones are not counted. notes: sentences.
    """

    values: NDArray[np.float64]
    how: str
    missing: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bounds:
    """Which numbers are expected, said as a refusal says it."""

    whole: bool = False
    least: float | None = None
    most: float | None = None

    def __str__(self) -> str:
        kind = "a whole number such as 82" if self.whole else "a number such as 82.1"
        least = "" if self.least is None else f", not less than {self.least:g}"
        return kind + least + ("" if self.most is None else f", not more than {self.most:g}")


def numbers(
    table: Table,
    column: str,
    *,
    whole: bool = False,
    counts: bool = False,
    least: float | None = None,
    most: float | None = None,
    empty: Empty = "refuse",
    decimal: Decimal | None = None,
    percent: Percent | None = None,
    suppressed: Literal["missing"] | None = None,
    unit: str | None = None,
    remedy: str = "",
) -> Numbers:
    """The numbers of a column. Raises Unreadable with every row that is none, Ambiguous where asking helps.

    whole: what is no whole number is refused, with that remedy. counts: 1,234 is a thousand, as of things
    that are counted. empty: empty cells, and words such as NA, are refused or missing. decimal: what parts
    decimals, where the column does not show it. percent: whether 0.905 in a column of a unit % is a share
    or a percentage. suppressed: '<5' and '1-9' are missing, not refused. unit: of which a sign may stand by
    the numbers ('' for none; None: any one sign, if all have it).
    """
    column = table.named(column)
    bounds = Bounds(whole, least, most)
    plain = _plainly(table, column)
    if plain is not None and unit not in PERCENT and not _outside(plain, bounds).any():
        return Numbers(plain, "numbers")
    found = judged(table, column)
    in_unit_of_time(found, unit)
    decimal, notes = decided(found, decimal, whole=whole or counts)
    values = found.values(decimal)
    wrongs = found.wrongs
    missing = _gaps(found, wrongs, empty, suppressed, notes)
    _refuse_others(found, wrongs, bounds)
    refuse_signs(found, wrongs, unit, values)
    rows = as_percentages(found, wrongs, values, unit, percent, notes)[found.codes]
    wrongs.where(_outside(rows, bounds), f"expected {bounds}", remedy)
    if table.formats_unknown:
        doubted = unknown_formats.shares_among_percentages(rows)
        wrongs.where(doubted, unknown_formats.EXPECTED, unknown_formats.REMEDY)
    wrongs.refuse_any()
    if missing and not np.isfinite(rows).any():
        raise Unreadable(Problem("there is no number in the whole column", column=column))
    return Numbers(rows, _how(found, decimal), missing, tuple(notes))


def _refuse_others(found: Judged, wrongs: Wrongs, bounds: Bounds) -> None:
    """Refuse what is neither a number nor in a number's place, each with why and how to go on."""
    none = [each is None for each in found.read]
    reasons = [why_no_number(spelt(cell)) if no else None for cell, no in zip(found.cells, none, strict=True)]
    for reason in dict.fromkeys(filter(None, reasons)):
        why, remedy = reason
        expected = f"expected {bounds}" + (f"; {why}" if why else "")
        wrongs.cells_where([each == reason for each in reasons], expected, remedy)


def _how(found: Judged, decimal: Decimal) -> str:
    kind = "percentages" if any(found.percent) else "numbers"
    return f"{kind} with a decimal comma" if decimal == "comma" else kind


def _plainly(table: Table, column: str) -> NDArray[np.float64] | None:
    """A long column's numbers, if all of it is plain ones; None where any cell needs judging."""
    cells = table.cells[column]
    if not type(cells).__module__.startswith("polars"):
        return None
    import polars

    if cells.dtype == polars.String:
        if table.delimiter != "," or cells.str.contains("[^0-9.eE+-]").any():
            return None
    elif not cells.dtype.is_numeric():
        return None
    values = np.array(cells.cast(polars.Float64, strict=False).to_numpy(), dtype=np.float64)
    return values if np.isfinite(values).all() else None


def _gaps(
    found: Judged, wrongs: Wrongs, empty: Empty, suppressed: Literal["missing"] | None, notes: list[str]
) -> int:
    """Refuse what stands in a number's place, or count it as missing; how many rows there are of it."""
    words, held = found.kind(MISSING), found.kind(SUPPRESSED)
    if suppressed is None and any(held):
        raise _held_back(found, held)
    if empty == "refuse":
        wrongs.cells_where(found.kind(EMPTY), "expected a number such as 82.1")
        wrongs.cells_where(words, "expected a number such as 82.1", "leave the row out if there is none")
        words = [False] * len(words)
    gone = found.rows_of(np.flatnonzero(words).tolist())
    hidden = found.rows_of(np.flatnonzero(held).tolist())
    if gone:
        notes.append(
            f"{found.column}: {_are(gone, 'without a number', found.words(words))}{_hint(found, words)}."
        )
    if hidden:
        notes.append(f"{found.column}: {_are(hidden, 'held back', found.words(held))}.")
    return gone + hidden


def _held_back(found: Judged, cells: list[bool]) -> Ambiguous:
    wrongs = found.wrongs
    wrongs.cells_where(cells, "expected a number: one that is held back is not missing")
    rows = _rows(found.rows_of(np.flatnonzero(cells).tolist()))
    said = f"numbers are held back in {rows} ({found.words(cells)}): put them there, or leave these rows out"
    leave = Answer("missing", "leave them out as if they were missing", "--suppressed missing")
    row = found.row(cells.index(True))
    return Ambiguous(Asked("suppressed", found.column, said, (leave,), row), problems=wrongs.problems)


def _hint(found: Judged, cells: list[bool]) -> str:
    """What official tables mean by some of the words."""
    texts = [spelt(cell) for cell, is_one in zip(found.cells, cells, strict=True) if is_one]
    held = [quoted(text) for text in texts if is_held_back(text)]
    return f"; official tables write {either(held)} where a number is held back" if held else ""


def _are(count: int, what: str, words: str) -> str:
    return f"{_rows(count)} {what} ({words}) {'is' if count == 1 else 'are'} missing"


def _rows(count: int) -> str:
    return f"{count:,} {'row' if count == 1 else 'rows'}"


def _outside(rows: NDArray[np.float64], bounds: Bounds) -> NDArray[np.bool_]:
    """Which numbers are not as they should be; a missing one is."""
    wrong = np.zeros(len(rows), np.bool_)
    with np.errstate(invalid="ignore"):
        if bounds.whole:
            wrong |= np.isfinite(rows) & (rows != np.rint(rows))
        if bounds.least is not None:
            wrong |= rows < bounds.least
        if bounds.most is not None:
            wrong |= rows > bounds.most
    return wrong
