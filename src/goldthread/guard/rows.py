"""Finds, in the rows of a file, what looks like a patient, and says in which row and column."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from .births import is_date, is_name, is_old_day
from .find import Finding
from .said_not import find_unsaid, is_unsaid

_HEADS = {
    "an NHS number": re.compile(r"(?:the )?nhs (?:number|no\.?|num|id)", re.I),
    "a date of birth": re.compile(r"(?:patient(?:’s|'s)? )?(?:d\.?o\.?b\.?|date of birth|birth ?date)", re.I),
    "a hospital number": re.compile(
        r"(?:hospital|patient|hosp|unit|case ?note|district|pas) ?(?:number|no\.?|id|num)|mrn|crn", re.I
    ),
    "a patient’s name": re.compile(r"patient(?:’s|'s)? ?(?:full |sur|first |last )?name", re.I),
}
_PLAIN = re.compile(
    r"\s*[-£]?(?:[0-9]{0,8}|[0-9]{1,3}(?:,[0-9]{3}){0,2})(?:\.[0-9]{1,6})?%?\s*"
    r"|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"
)
_HEADS_WITHIN = 20  # rows in which a head of a column is looked for


@dataclass(frozen=True)
class FoundAt:
    """What was found, and where: rows and columns are counted from 1."""

    row: int
    column: int
    finding: Finding


def findings_in_rows(rows: Iterable[Sequence[object]]) -> Iterator[FoundAt]:
    """What looks like somebody's care, cell by cell, in the order of the file.

    Besides what `find` finds in one cell: whatever stands below a head such as ‘NHS number’ or ‘DOB’,
    and a full name in the cell beside a day of 2009 or earlier. Cells may be of any type. What has
    been said to be nobody's care is left out.
    """
    heads: dict[int, str] = {}
    for number, row in enumerate(rows, start=1):
        telling = [c for c, cell in enumerate(row) if c in heads or not _is_plain(cell)]
        if not telling:
            continue
        cells = [_text(cell) for cell in row]
        found = {c: list(find_unsaid(cells[c])) or _below(heads.get(c, ""), cells[c]) for c in telling}
        for column, finding in _beside(cells, telling):
            found[column] = found.get(column) or [finding]
        if number <= _HEADS_WITHIN:
            heads |= {c: said for c in telling if (said := _head(cells[c]))}
        for column in sorted(found):
            for finding in filter(is_unsaid, found[column]):
                yield FoundAt(number, column + 1, finding)


def _is_plain(cell: object) -> bool:
    """Whether a cell is empty, a day, or a number of fewer than nine digits: nothing to look into."""
    if cell is None or isinstance(cell, date):
        return True
    if isinstance(cell, (int, float)):
        return abs(cell) < 1e9
    return isinstance(cell, str) and len(cell) < 20 and bool(_PLAIN.fullmatch(cell))


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _head(text: str) -> str:
    return next((said for said, head in _HEADS.items() if head.fullmatch(text)), "")


def _below(head: str, text: str) -> list[Finding]:
    """What a cell holds by the head of its column: an identifier, a date or a name, not an empty cell."""
    digits = sum(c.isdigit() for c in text)
    holds = {
        "an NHS number": digits >= 9,
        "a date of birth": is_date(text),
        "a hospital number": 5 <= digits <= 10,
        "a patient’s name": bool(re.search("[A-Za-z]{2}", text)),
    }
    return [Finding(text, head)] if holds.get(head) else []


def _beside(cells: Sequence[str], telling: Iterable[int]) -> Iterator[tuple[int, Finding]]:
    """A full name in one cell, and a day on which somebody may have been born in the cell beside it."""
    for column in telling:
        if not is_name(cells[column]):
            continue
        for other in (column - 1, column + 1):
            if 0 <= other < len(cells) and is_old_day(cells[other]):
                both = " ".join(cells[c] for c in sorted((column, other)))
                yield other, Finding(both, "a name with a date of birth")
