"""A table from a file or a pasted text, whatever it is: the one way in for shell and pages alike.

What a file is shows in what it holds and not in its name. Small texts are read by the csv
module, so that a chart of one series does not wait for polars; large ones by polars, all
cells as text, and the csv module only where a look at each row tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from .kinds import CALLED, kind_of, name_of, not_a_table, unzipped
from .problem import Problem, Unreadable
from .sheet import Sheet
from .table import Limits, Table

if TYPE_CHECKING:
    from .delimited import Parted

HEAD = 65_536
FORMATS_UNKNOWN = (
    "its cells' formats are not read: what shows as 90.5% may arrive as 0.905; save it as .xlsx if it does"
)


def read(
    source: Path | IO[bytes] | bytes,
    *,
    name: str,
    wanted: Sequence[str] = (),
    sheet: str | None = None,
    heading_row: int | None = None,
    encoding: str | None = None,
    limits: Limits | None = None,
) -> Table:
    """The table that holds the columns wanted; without any, the likeliest.

    Columns wanted are looked for on every sheet and in every row, as typed and then without
    case and blanks. Unreadable where it is no table, is too much, or has no such columns;
    Ambiguous where its encoding does not show. heading_row: 0 where there are no headings.
    """
    limits = limits or Limits()
    content = _content(source, limits)
    kind, notes = kind_of(content), []
    if kind == "zip":
        inside, content = unzipped(content, limits)
        kind = kind_of(content)
        if kind == "zip":
            raise not_a_table("a ZIP archive within another", "Unpack it first")
        notes.append(f"‘{inside}’ was read, the only table in the archive")
    elif name_of(name) not in (None, kind):
        notes.append(
            f"its name says {CALLED[str(name_of(name))]}, but it is {CALLED[kind]}; read as what it is"
        )
    if kind == "text":
        table = _text(content, name, wanted, sheet, heading_row, encoding, limits)
    elif kind == "parquet":
        from .parquet import read_parquet

        table = read_parquet(content, name, tuple(wanted), limits)
    else:
        table = _workbook(content, name, kind, wanted, sheet, heading_row, limits)
    return replace(table, warnings=(*notes, *table.warnings))


def pasted(
    text: str,
    *,
    wanted: Sequence[str] = (),
    heading_row: int | None = None,
    name: str = "what was pasted",
    limits: Limits | None = None,
) -> Table:
    """The table in a text as a spreadsheet or a page puts it into a form."""
    from .delimited import lines_of, parted
    from .shape import table_of

    if not text.strip():
        raise Unreadable(Problem("nothing was pasted"))
    parts = parted(text, wanted)
    if "\t" in text:
        parts = replace(parts, delimiter="\t")
    return table_of(
        [Sheet("", list(lines_of(parts, (limits or Limits()).in_text)))],
        name=name,
        wanted=wanted,
        heading_row=heading_row,
        delimiter=parts.delimiter,
    )


def sheets_in(source: Path | IO[bytes] | bytes, limits: Limits | None = None) -> tuple[str, ...]:
    """The names of a workbook's sheets that hold anything and are not hidden; none of other files."""
    limits = limits or Limits()
    content = _content(source, limits)
    kind = kind_of(content)
    if kind in ("text", "parquet", "zip"):
        return ()
    from .workbook import sheets_of

    return tuple(each.name for each in sheets_of(content, kind, limits) if each.lines and not each.hidden)


def _content(source: Path | IO[bytes] | bytes, limits: Limits) -> bytes:
    """What the file holds. One that is no table from its first bytes on is not read to its end."""
    if isinstance(source, bytes):
        return source
    if isinstance(source, Path):
        with source.open("rb") as file:
            return _content(file, limits)
    head = source.read(HEAD)
    if not head.startswith(b"PK"):
        _refuse_binary(head)
    content = head + source.read(limits.content - len(head) + 1)
    if len(content) > limits.content:
        size = limits.content / 1024**2
        raise Unreadable(Problem(f"it is larger than {size:,.0f} MB, too much for one table"))
    return content


def _text(
    content: bytes,
    name: str,
    wanted: Sequence[str],
    sheet: str | None,
    heading_row: int | None,
    encoding: str | None,
    limits: Limits,
) -> Table:
    from .delimited import lines_of, parted
    from .shape import table_of
    from .text import decoded

    text, _ = decoded(content, encoding)
    if "\x00" in text:
        raise not_a_table("binary", "Save it as CSV or as a workbook")
    parts = parted(text, wanted)
    if len(content) >= limits.large and sheet is None and heading_row in (None, 1):
        table = _at_once(parts, name, wanted)
        if table is not None:
            return table
    return table_of(
        [Sheet("", list(lines_of(parts, limits.in_text)))],
        name=name,
        wanted=wanted,
        sheet=sheet,
        heading_row=heading_row,
        delimiter=parts.delimiter,
    )


def _at_once(parts: Parted, name: str, wanted: Sequence[str]) -> Table | None:
    """A large text as polars reads it, where its first row holds the headings and its last are no notes."""
    from .delimited import frame_of
    from .shape import at_once

    read = frame_of(parts)
    return None if read is None else at_once(*read, parts=parts, name=name, wanted=wanted)


def _workbook(
    content: bytes,
    name: str,
    kind: str,
    wanted: Sequence[str],
    sheet: str | None,
    heading_row: int | None,
    limits: Limits,
) -> Table:
    from .shape import table_of
    from .workbook import sheets_of

    sheets = sheets_of(content, kind, limits)
    if not any(each.lines for each in sheets):
        raise Unreadable(Problem("all its sheets are empty"))
    unknown = kind in ("xls", "xlsb")
    table = table_of(
        sheets,
        name=name,
        wanted=wanted,
        sheet=sheet,
        heading_row=heading_row,
        formats_unknown=unknown,
    )
    return replace(table, notes=(*table.notes, FORMATS_UNKNOWN)) if unknown else table


def _refuse_binary(head: bytes) -> None:
    """Refuse what is neither a workbook, nor Parquet, nor text in some encoding."""
    from .text import wide

    if b"\x00" in head and kind_of(head) == "text" and not wide(head):
        raise not_a_table("binary", "Save it as CSV or as a workbook")
