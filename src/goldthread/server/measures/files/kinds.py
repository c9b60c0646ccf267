"""What a file is, told by its size and first bytes, whatever its name says."""

from typing import BinaryIO

from .problem import Problem, Unreadable

MOST_BYTES = 20 * 2**20
"""Larger files are refused before they are read."""

EXCEL = "save it as ‘Excel workbook (.xlsx)’ or ‘CSV UTF-8’, and choose that"
SIGNS = [
    (b"\xd0\xcf\x11\xe0", f"an old Excel file (.xls), or one with a password; {EXCEL}"),
    (b"%PDF", f"a PDF; {EXCEL}"),
    (b"\x89PNG", "a picture; choose a file with readings"),
    (b"\xff\xd8\xff", "a picture; choose a file with readings"),
    (b"GIF8", "a picture; choose a file with readings"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "a compressed file; unpack it first"),
    (b"Rar!", "a compressed file; unpack it first"),
    (b"{\\rtf", f"a text document; {EXCEL}"),
    (b"SQLite", "a database; choose a file with readings"),
]
TEXT = (".csv", ".tsv", ".txt")
WORKBOOK = ".xlsx"


def kind_of(name: str, file: BinaryIO, size: int) -> str:
    """`text` or `workbook`. Raises Unreadable for what is too large, empty, or not what its name says."""
    if size > MOST_BYTES:
        raise _no(f"the file has {size / 2**20:,.0f} MB; send 20 MB or less, in parts if need be")
    if size == 0:
        raise _no("the file is empty; it should have a row of column names, and a row for each reading")
    file.seek(0)
    start = file.read(4096)
    file.seek(0)
    for sign, what in SIGNS:
        if start.startswith(sign):
            raise _no(f"this is {what}")
    named = name.lower()
    if start.startswith(b"PK\x03\x04"):
        if not named.endswith(WORKBOOK):
            raise _no(f"its name ends in {_ending(name)}, but it is a workbook or an archive; {EXCEL}")
        return "workbook"
    if named.endswith(WORKBOOK):
        raise _no(f"its name ends in .xlsx, but it is not an Excel workbook; {EXCEL}")
    if not named.endswith(TEXT):
        raise _no(f"its name ends in {_ending(name)}; a file of readings ends in .csv or .xlsx")
    if start.lstrip().lower().startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        raise _no(f"this is a web page or XML, not a table; open it in a spreadsheet, {EXCEL}")
    return "text"


def _ending(name: str) -> str:
    return f".{name.rsplit('.', 1)[-1]}"[:20] if "." in name else "nothing"


def _no(expected: str) -> Unreadable:
    return Unreadable(Problem(expected))
