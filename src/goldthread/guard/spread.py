"""Numbers spread over neighbouring cells: ten digits in a row of cells that hold nothing but digits."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .nhs_numbers import is_nhs_number
from .plain import plain

_USUAL = {(3, 3, 4), (3, 7), (6, 4), (1,) * 10}
_SHORT = 2  # digits of a cell beside the number: an age, a bed, the number of a row


@dataclass(frozen=True)
class SpreadNumber:
    """An NHS number over several cells: its row, its first column (from 0), and the cells as they stand."""

    row: int
    column: int
    found: str


@dataclass
class Spread:
    """The numbers seen so far, by the columns they stand in.

    Three counts beside each other make a valid number one time in eleven. So a table whose columns
    often hold three, three and four digits is taken for patients only if most of these make one.
    """

    seen: dict[tuple[int, tuple[int, ...]], int] = field(default_factory=lambda: defaultdict(int))
    valid: dict[tuple[int, tuple[int, ...]], list[SpreadNumber]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def look(self, row: int, cells: Sequence[object]) -> None:
        """Look at one row, numbered `row`."""
        for first, digits in _runs(cells):
            place = _place(digits)
            if place is None:
                continue
            start, stop = place
            key = first + start, tuple(len(d) for d in digits[start:stop])
            self.seen[key] += 1
            if is_nhs_number("".join(digits[start:stop])):
                found = " ".join(_shown(c) for c in cells[first + start : first + stop])
                self.valid[key].append(SpreadNumber(row, first + start, found))

    def numbers(self) -> Iterator[SpreadNumber]:
        """Those that are taken for somebody's."""
        for key, numbers in self.valid.items():
            if 2 * len(numbers) > self.seen[key]:
                yield from numbers


def _runs(cells: Sequence[object]) -> Iterator[tuple[int, list[str]]]:
    """Each row of neighbouring cells that are digits: its first column and the digits, two cells or more."""
    run: list[str] = []
    for column, cell in enumerate([*cells, None]):
        digits = _digits(cell)
        if digits:
            run.append(digits)
            continue
        if len(run) > 1:
            yield column - len(run), run
        run = []


def _digits(cell: object) -> str:
    if isinstance(cell, str):
        if len(cell) > 20 or not any(c.isdigit() for c in cell):
            return ""
        text = "".join((cell if cell.isascii() else plain(cell).text).split())
        return text if text.isascii() and text.isdecimal() else ""
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or not 0 <= cell < 1e9 or cell % 1:
        return ""
    return str(int(cell))


def _shown(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else _digits(cell)


def _place(digits: list[str]) -> tuple[int, int] | None:
    """Which of neighbouring cells may be one number: usual groups, all others short."""
    start, stop = 0, len(digits)
    if tuple(map(len, digits)) not in _USUAL:
        while start < stop and len(digits[start]) <= _SHORT:
            start += 1
        while stop > start and len(digits[stop - 1]) <= _SHORT:
            stop -= 1
    return (start, stop) if tuple(map(len, digits[start:stop])) in _USUAL else None
