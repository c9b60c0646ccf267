"""Readings from files and from what is pasted: bytes in, rows or problems out. Nothing here knows Django."""

from hashlib import sha256
from typing import BinaryIO

from . import text, workbook
from .headings import Wanted
from .kinds import MOST_BYTES, kind_of
from .problem import Problem, Unreadable
from .reading import Frequency, ReadFile, ReadRow, read_rows

__all__ = [
    "MOST_BYTES",
    "Problem",
    "ReadFile",
    "ReadRow",
    "Unreadable",
    "Wanted",
    "hash_of",
    "read_file",
    "read_pasted",
]


def read_file(
    name: str, file: BinaryIO, size: int, wanted: Wanted, *, of: Frequency | None = None
) -> ReadFile:
    """Read a CSV file or a workbook. What is wrong with it is in the answer's `problems`.

    A file over 20 MB is refused by its size alone, and never read.
    """
    try:
        if kind_of(name, file, size) == "workbook":
            notes: list[str] = []
            read = read_rows(workbook.table(file, notes), wanted, of=of)
            read.notes[:0] = notes
            return read
        return read_rows(text.table(text.decoded(file.read())), wanted, of=of)
    except Unreadable as wrong:
        return ReadFile(problems=[wrong.problem])


def read_pasted(pasted: str, wanted: Wanted, *, of: Frequency | None = None) -> ReadFile:
    """Read rows pasted from a spreadsheet, with or without their headings."""
    try:
        if "\0" in pasted:
            raise Unreadable(Problem("there is a NUL byte in what was pasted; paste it again"))
        return read_rows(text.table(pasted), wanted, of=of, headless=True)
    except Unreadable as wrong:
        return ReadFile(problems=[wrong.problem])


def hash_of(file: BinaryIO) -> str:
    """The SHA-256 of a file's content, by which the same file is known again."""
    file.seek(0)
    digest = sha256()
    while block := file.read(2**20):
        digest.update(block)
    file.seek(0)
    return digest.hexdigest()
