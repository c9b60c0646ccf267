"""Finds, in the rows of a file, what looks like a patient, and says in which row and column."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .births import PLAUSIBLE_UNTIL
from .cells import as_text, calls_numbers_something_else, head, held_under, is_plain
from .dates import only_day
from .find import Finding, find
from .names import is_full_name, is_given_name, is_one_word, is_titled, may_be_a_name
from .not_care import find_unsaid, is_unsaid
from .plain import plain
from .spread import Spread

_HEADS_WITHIN = 20  # rows in which a head of a column is looked for
_PERIODS_FROM = 1990  # from then on, the first of a month beside a name is more often a period
_MOST_REMEMBERED = 10_000  # texts of cells that tell nothing
_SEXES = {"", "m", "f", "male", "female", "mr", "mrs", "ms", "miss"}


@dataclass(frozen=True)
class FoundAt:
    """What was found, and where: rows and columns are counted from 1."""

    row: int
    column: int
    finding: Finding


@dataclass
class _Columns:
    """What the heads seen so far say of their columns, and which texts tell nothing wherever they stand."""

    heads: dict[int, str] = field(default_factory=dict)
    elsewhere: set[int] = field(default_factory=set)
    nothing: set[str] = field(default_factory=set)

    def read(self, cells: dict[int, str]) -> None:
        self.heads |= {c: said for c, text in cells.items() if (said := head(text))}
        self.elsewhere |= {
            c for c, text in cells.items() if len(text) < 60 and calls_numbers_something_else(text)
        }

    def telling(self, row: Sequence[object]) -> list[int]:
        """The columns whose cells must be looked into."""
        return [
            c
            for c, cell in enumerate(row)
            if c in self.heads or not (is_plain(cell) or self._is_nothing(cell))
        ]

    def _is_nothing(self, cell: object) -> bool:
        """Whether a text, as files repeat them, holds nothing, is no head and no part of a name."""
        if not isinstance(cell, str) or len(cell) > 60:
            return False
        if cell not in self.nothing and _tells_nothing(cell.strip()) and len(self.nothing) < _MOST_REMEMBERED:
            self.nothing.add(cell)
        return cell in self.nothing


def findings_in_rows(rows: Iterable[Sequence[object]]) -> Iterator[FoundAt]:
    """What looks like somebody's care, cell by cell, in the order of the file.

    Besides what `find` finds in one cell: whatever stands below a head such as ‘NHS number’ or ‘DOB’, or
    right of one; a name, in one cell or two, beside a day of 2009 or earlier; an NHS number spread over
    neighbouring cells. Below a head such as ‘Telephone’ or ‘Order no’ ten digits are no NHS number. Cells
    may be of any type. What has been said to be nobody's care is left out. The whole file is read first.
    """
    spread = Spread()
    found = list(_in_cells(rows, spread))
    found += [FoundAt(n.row, n.column + 1, Finding(n.found, "an NHS number")) for n in spread.numbers()]
    yield from sorted((at for at in found if is_unsaid(at.finding)), key=lambda at: (at.row, at.column))


def _in_cells(rows: Iterable[Sequence[object]], spread: Spread) -> Iterator[FoundAt]:
    columns = _Columns()
    for number, row in enumerate(rows, start=1):
        spread.look(number, row)
        telling = columns.telling(row)
        if not telling:
            continue
        cells = [as_text(cell) for cell in row]
        for column, findings in _in_row(cells, telling, columns).items():
            for finding in findings:
                yield FoundAt(number, column + 1, finding)
        if number <= _HEADS_WITHIN:
            columns.read({c: cells[c] for c in telling})


def _tells_nothing(text: str) -> bool:
    if find(text) or head(text) or calls_numbers_something_else(text):
        return False
    read = plain(text).text
    return not (is_full_name(read) or is_titled(read) or (is_one_word(read) and may_be_a_name(read)))


def _in_row(cells: Sequence[str], telling: Sequence[int], columns: _Columns) -> dict[int, list[Finding]]:
    """What each cell of a row holds, by its column, from 0."""
    found: dict[int, list[Finding]] = {}
    for column in telling:
        found[column] = [
            f
            for f in find_unsaid(cells[column])
            if not (column in columns.elsewhere and f.looks_like == "an NHS number")
        ] or held_under(columns.heads.get(column, ""), cells[column])
    for column in telling:
        right = column + 1
        said = head(cells[column]) if right < len(cells) and cells[right] else ""
        if said and not found.get(right):
            found[right] = held_under(said, cells[right])
    for column, finding in _beside(cells):
        found[column] = found.get(column) or [finding]
    return found


def _beside(cells: Sequence[str]) -> Iterator[tuple[int, Finding]]:
    """Each day on which somebody may have been born, beside a name in one neighbouring cell or in two."""
    for column, text in enumerate(cells):
        if not _may_be_a_birth(text):
            continue
        for step in (-1, 1):
            name = _name_from(cells, column, step)
            if name:
                both = " ".join(cells[c] for c in sorted({column, *name}))
                yield column, Finding(both, "a name with a date of birth")
                break


def _name_from(cells: Sequence[str], column: int, step: int) -> tuple[int, ...]:
    """The columns, from one next to `column` in one direction, that hold a full name, or none."""
    near = range(column + step, column + 4 * step, step)
    filled = [c for c in near if 0 <= c < len(cells) and cells[c].lower().strip(".") not in _SEXES][:2]
    if not filled:
        return ()
    read = [plain(cells[c]).text for c in filled]
    if is_full_name(read[0]) or is_titled(read[0]):
        return (filled[0],)
    both = len(read) == 2 and all(is_one_word(w) and may_be_a_name(w) for w in read)
    return tuple(filled) if both and any(is_given_name(w) for w in read) else ()


def _may_be_a_birth(text: str) -> bool:
    """Whether a text is a day of 2009 or earlier; from 1990 on not the first of a month, as periods are."""
    if not 6 <= len(text) <= 40:
        return False
    day = only_day(plain(text).text)
    if day is None or day.solid or day.year > PLAUSIBLE_UNTIL:
        return False
    return not (day.first_of_month and day.year >= _PERIODS_FROM)
