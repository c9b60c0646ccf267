"""Readings from files and from what is pasted: bytes in, rows or problems out. Nothing here knows Django.

Whatever is sent is read in a process of its own, within bounds (`goldthread.tables.apart`).
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any, BinaryIO

from goldthread.guard import is_not_care, not_care
from goldthread.tables.apart import apart
from goldthread.tables.bounds import Bounds
from goldthread.tables.problem import Ambiguous, Asked, Problem, Unreadable
from goldthread.tables.reading import pasted as pasted_table
from goldthread.tables.reading import read as read_table
from goldthread.tables.reading import sheets_in
from goldthread.tables.table import Limits, Table

from .choices import ABOUT, ROLES, Choices, over, remembered
from .contents import begins_with_a_reading
from .headings import Columns
from .reading import Frequency, ReadFile, ReadRow, read_readings
from .wanted import Wanted

__all__ = [
    "ABOUT",
    "MOST_BYTES",
    "ROLES",
    "Asked",
    "Choices",
    "Columns",
    "Frequency",
    "Problem",
    "ReadFile",
    "ReadRow",
    "Unreadable",
    "Wanted",
    "hash_of",
    "over",
    "read_file",
    "read_pasted",
    "remembered",
    "sheets_of",
]

MOST_BYTES = 20 * 2**20
"""Larger files are refused before they are read."""

LIMITS = Limits(
    content=MOST_BYTES,
    unpacked=200 * 2**20,
    cells=5_000_000,
    in_text=5_000_000,
    in_workbook=1_000_000,
    parts=1_000,
)
BOUNDS = Bounds(memory=1024**3, seconds=15)
AS_IT_IS = Choices()


def read_file(
    name: str,
    file: BinaryIO,
    size: int,
    wanted: Wanted,
    *,
    of: Frequency | None = None,
    choices: Choices = AS_IT_IS,
) -> ReadFile:
    """Read a file of any kind that holds tables. What is wrong with it is in the answer's `problems`.

    A file over 20 MB is refused by its size alone, and never read. choices: what somebody said about it.
    Raises Busy where as many files are being read as may be, or the time is over (`tables.apart.within`).
    """
    if wrong := _too_much_or_nothing(size):
        return ReadFile(problems=[wrong])
    file.seek(0)
    return _apart(_file_read, name, file.read(), wanted, of, choices)


def read_pasted(
    pasted: str, wanted: Wanted, *, of: Frequency | None = None, choices: Choices = AS_IT_IS
) -> ReadFile:
    """Read rows pasted from a spreadsheet, with or without their headings."""
    if "\0" in pasted:
        return ReadFile(problems=[Problem("there is a NUL byte in what was pasted; paste it again")])
    return _apart(_pasted_read, pasted, wanted, of, choices)


def _apart(read: Callable[..., ReadFile], *given: Any) -> ReadFile:
    """Read in a process of its own, which knows what has been said to be nobody's care."""
    try:
        answer: ReadFile = apart(_knowing, is_not_care(), read, *given, bounds=BOUNDS)
    except Unreadable as wrong:
        return ReadFile(problems=[*wrong.problems])
    return answer


def _knowing(said: frozenset[str], read: Callable[..., ReadFile], *given: Any) -> ReadFile:
    with not_care(said):
        return read(*given)


def _file_read(name: str, content: bytes, wanted: Wanted, of: Frequency | None, choices: Choices) -> ReadFile:
    def table(names: Sequence[str]) -> Table:
        return read_table(
            content,
            name=name,
            wanted=names,
            sheet=choices.answer("sheet"),
            heading_row=choices.heading_row,
            encoding=choices.answer("encoding"),
            limits=LIMITS,
        )

    return _readings(table, wanted, of, choices)


def _pasted_read(pasted: str, wanted: Wanted, of: Frequency | None, choices: Choices) -> ReadFile:
    headless = 0 if begins_with_a_reading(pasted, wanted) else None
    row = headless if choices.heading_row is None else choices.heading_row

    def table(names: Sequence[str]) -> Table:
        return pasted_table(pasted, wanted=names, heading_row=row, limits=LIMITS)

    return _readings(table, wanted, of, choices)


def _readings(
    table: Callable[[Sequence[str]], Table], wanted: Wanted, of: Frequency | None, choices: Choices
) -> ReadFile:
    try:
        return read_readings(_found(table, wanted, choices), wanted, choices, of)
    except Ambiguous as wrong:
        read = ReadFile()
        read.add(wrong)
        return read
    except Unreadable as wrong:
        return ReadFile(problems=[*wrong.problems])


def _found(table: Callable[[Sequence[str]], Table], wanted: Wanted, choices: Choices) -> Table:
    """The table that holds the columns chosen, or those of our names; else the likeliest one."""
    for names in ([*choices.columns.values()], wanted.needed):
        if not names:
            continue
        try:
            return table(names)
        except Ambiguous:
            raise
        except Unreadable:
            continue
    return table(())


def _too_much_or_nothing(size: int) -> Problem | None:
    if size > MOST_BYTES:
        return Problem(f"the file has {size / 2**20:,.0f} MB; send 20 MB or less, in parts if need be")
    if size == 0:
        return Problem("the file is empty; it should have a row of column names, and a row for each reading")
    return None


def sheets_of(content: bytes) -> tuple[str, ...]:
    """The sheets of a workbook that hold anything; none of other files, or of one that cannot be read."""
    try:
        names: tuple[str, ...] = apart(sheets_in, content, LIMITS, bounds=BOUNDS)
    except Unreadable:
        return ()
    return names


def hash_of(file: BinaryIO) -> str:
    """The SHA-256 of a file's content, by which the same file is known again."""
    file.seek(0)
    digest = sha256()
    while block := file.read(2**20):
        digest.update(block)
    file.seek(0)
    return digest.hexdigest()
