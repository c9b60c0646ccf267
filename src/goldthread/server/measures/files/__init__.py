"""Readings from files and from what is pasted: bytes in, rows or problems out. Nothing here knows Django."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import BinaryIO

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

LIMITS = Limits(content=MOST_BYTES, unpacked=200 * 2**20)
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
    """
    if wrong := _too_much_or_nothing(size):
        return ReadFile(problems=[wrong])
    file.seek(0)
    content = file.read()

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


def read_pasted(
    pasted: str, wanted: Wanted, *, of: Frequency | None = None, choices: Choices = AS_IT_IS
) -> ReadFile:
    """Read rows pasted from a spreadsheet, with or without their headings."""
    if "\0" in pasted:
        return ReadFile(problems=[Problem("there is a NUL byte in what was pasted; paste it again")])

    headless = 0 if begins_with_a_reading(pasted, wanted) else None
    row = headless if choices.heading_row is None else choices.heading_row

    def table(names: Sequence[str]) -> Table:
        return pasted_table(pasted, wanted=names, heading_row=row)

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
        return sheets_in(content, LIMITS)
    except Unreadable:
        return ()


def hash_of(file: BinaryIO) -> str:
    """The SHA-256 of a file's content, by which the same file is known again."""
    file.seek(0)
    digest = sha256()
    while block := file.read(2**20):
        digest.update(block)
    file.seek(0)
    return digest.hexdigest()
