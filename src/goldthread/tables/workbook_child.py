"""Reads a workbook in a process of its own: its content on standard input, JSON on standard output.

Run isolated, and within bounds, so that a file that makes its reader abort, or ask for endless memory,
stops this process and no other.
"""

import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import chain, pairwise
from typing import IO, Any
from xml.etree import ElementTree

CELL = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*?)(/?)>", re.DOTALL)
ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")
FORMULA = re.compile(rb"<(?:\w+:)?f\b")
VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)\b[^>]*>([^<]+)<")
SPAN = re.compile(r"(-?)PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
WIDEST = 16_384
"""Cells of a row: more than any spreadsheet has."""

ELEMENTS = 4
"""A cell of a workbook is so many elements at most, on average."""

PERCENT_BUILTIN = {9, 10}
OFFICE, TABLE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table"))


class TooMuch(Exception):
    """More than one table holds."""


def main(kind: str, unpacked: int, cells: int, parts: int) -> None:
    """Print the sheets of the workbook, or what is wrong with it."""
    json.dump(read(sys.stdin.buffer.read(), kind, unpacked, cells, parts), sys.stdout, default=tagged)


def read(content: bytes, kind: str, unpacked: int, cells: int, parts: int) -> dict[str, Any]:
    """The sheets of the workbook, or in a word what is wrong with it."""
    try:
        if kind != "xls":
            unpackable(content, unpacked, parts, cells)
        return {"sheets": list(sheets(content, kind, cells))}
    except TooMuch as much:
        return {"too_much": str(much)}
    except (MemoryError, RecursionError):
        return {"too_much": "more than memory holds"}
    except Exception as error:
        return {"damaged": f"{type(error).__name__}: {error}"[:200]}


def unpackable(content: bytes, most: int, parts: int, cells: int) -> None:
    """Refuse what unpacks to more than a table is, whatever it says of itself."""
    archive = zipfile.ZipFile(BytesIO(content))
    held = archive.infolist()
    if len(held) > parts:
        raise TooMuch(f"{len(held):,} files")
    size = sum(each.file_size for each in held)
    if size > most:
        raise TooMuch(f"{size / 1024**2:,.0f} MB")
    if sum(each.compress_size for each in held) > len(content):  # they lie over one another
        raise TooMuch("the same bytes many times")
    found = sum(elements(archive.open(each)) for each in held if each.filename.endswith(".xml"))
    if found > ELEMENTS * cells:
        raise TooMuch("more cells than are read of a workbook")


def elements(part: IO[bytes]) -> int:
    """How many elements begin in a part, about: as many as there are tags that do not close one."""
    found = 0
    while block := part.read(2**20):
        found += block.count(b"<") - block.count(b"</")
    return found


def sheets(content: bytes, kind: str, most: int) -> Iterator[dict[str, Any]]:
    """Each sheet: its rows that hold anything, with percentages, errors and formulas without results told."""
    import python_calamine as calamine

    book = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    formats: Any = {"xlsx": excel_formats, "ods": ods_formats}.get(kind, nothing_known)(content)
    for data in book.sheets_metadata:
        if data.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(data.name)
        known = formats(data.name)
        rows = []
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            row = cells
            for column, what in known.get(number, {}).items():
                row = overlaid(row, column, what)
            if kind == "ods":
                row = [span(cell) for cell in row]
            while row and (row[-1] == "" or row[-1] is None):
                row.pop()
            if row and any(not isinstance(cell, str) or cell.strip() for cell in row):
                if len(row) > WIDEST:
                    raise TooMuch(f"a row of {len(row):,} cells")
                most -= len(row)
                if most < 0:
                    raise TooMuch("more cells than are read of a workbook")
                rows.append([number, row])
        yield {
            "name": data.name,
            "hidden": data.visible != calamine.SheetVisibleEnum.Visible,
            "rows": rows,
            "merged": merged(sheet),
        }


def span(cell: Any) -> Any:
    """A duration, which the reader of .ods leaves as 'PT30H00M00S'."""
    found = SPAN.fullmatch(cell) if isinstance(cell, str) else None
    if not found:
        return cell
    hours, minutes, seconds = map(int, found.groups()[1:])
    told = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -told if found[1] else told


def merged(sheet: Any) -> list[list[int]]:
    """Merged cells, counted from 1."""
    return [
        [top + 1, left + 1, bottom + 1, right + 1]
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]


def overlaid(row: list[Any], column: int, what: str) -> list[Any]:
    """A row with what its reader does not tell: '%', or a text such as '#N/A'."""
    row = row + [""] * (column + 1 - len(row))
    if what != "%":
        row[column] = {"error": what} if what.startswith("#") else {"formula": True}
    elif isinstance(row[column], int | float) and not isinstance(row[column], bool):
        row[column] = {"percent": row[column]}
    return row


def nothing_known(content: bytes) -> Any:
    """Formats of a kind of workbook whose formats are not read."""
    return lambda name: {}


def excel_formats(content: bytes) -> Any:
    """For each sheet of an .xlsx: by row and column what each cell is beside its value."""
    archive = zipfile.ZipFile(BytesIO(content))
    names = {name.lower(): name for name in archive.namelist()}
    percent = percent_styles(archive, names)
    paths = sheet_paths(archive, names)

    def of(sheet: str) -> dict[int, dict[int, str]]:
        path = paths.get(sheet)
        return excel_cells(archive.read(path), percent) if path else {}

    return of


def percent_styles(archive: zipfile.ZipFile, names: dict[str, str]) -> set[int]:
    """The styles of cells that show percentages."""
    if "xl/styles.xml" not in names:
        return set()
    root = ElementTree.fromstring(archive.read(names["xl/styles.xml"]))
    codes = {
        int(each.get("numFmtId", "0")): each.get("formatCode", "")
        for each in root.iter()
        if each.tag.endswith("}numFmt")
    }
    styles = next((each for each in root if each.tag.endswith("}cellXfs")), ())
    return {
        place
        for place, style in enumerate(styles)
        if int(style.get("numFmtId", "0")) in PERCENT_BUILTIN
        or "%" in QUOTED.sub("", codes.get(int(style.get("numFmtId", "0")), ""))
    }


def sheet_paths(archive: zipfile.ZipFile, names: dict[str, str]) -> dict[str, str]:
    """Where in the archive each sheet lies."""
    book = ElementTree.fromstring(archive.read(names["xl/workbook.xml"]))
    links = ElementTree.fromstring(archive.read(names["xl/_rels/workbook.xml.rels"]))
    targets = {each.get("Id"): each.get("Target", "") for each in links}
    paths = {}
    for each in book.iter():
        if not each.tag.endswith("}sheet"):
            continue
        link = next((value for key, value in each.attrib.items() if key.endswith("}id")), None)
        target = targets.get(link, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path.lower() in names:
            paths[each.get("name", "")] = names[path.lower()]
    return paths


def excel_cells(raw: bytes, percent: set[int]) -> dict[int, dict[int, str]]:
    """By row and column (from 0): '%', an error such as '#N/A', or 'formula' for one without its result."""
    found: dict[int, dict[int, str]] = {}
    if not may_hold_such(raw, percent):
        return found
    row, column = 0, -1
    for tag, following in pairwise(chain(CELL.finditer(raw), (None,))):
        assert tag is not None
        kind, text, closed = tag.groups()
        said = dict(ATTRIBUTE.findall(text))
        if kind == b"row":
            row, column = int(said.get(b"r", row + 1)), -1
            continue
        reference = said.get(b"r", b"")
        column = column_of(reference) if reference else column + 1
        if reference:
            row = int(reference.lstrip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ$") or row)
        inside = b"" if closed else raw[tag.end() : following.start() if following else None]
        value = VALUE.search(inside)
        if said.get(b"t") == b"e" and value:
            found.setdefault(row, {})[column] = value[1].decode()
        elif not value and FORMULA.search(inside):
            found.setdefault(row, {})[column] = "formula"
        elif value and int(said.get(b"s", 0)) in percent:
            found.setdefault(row, {})[column] = "%"
    return found


def may_hold_such(raw: bytes, percent: set[int]) -> bool:
    """Whether a sheet may hold any percentage, error or formula; a large one seldom does."""
    return bool(
        FORMULA.search(raw)
        or re.search(rb"\bt\s*=\s*[\"']e[\"']", raw)
        or any(re.search(rb"\bs\s*=\s*[\"']%d[\"']" % style, raw) for style in percent)
    )


def column_of(reference: bytes) -> int:
    """The place of a cell such as b'C7' in its row, counted from 0."""
    place = 0
    for letter in reference:
        if not 65 <= letter <= 90:
            break
        place = place * 26 + letter - 64
    return place - 1


def ods_formats(content: bytes) -> Any:
    """For each sheet of an .ods: by row and column which cells are percentages."""
    with zipfile.ZipFile(BytesIO(content)).open("content.xml") as file:
        found = ods_percentages(file)
    return lambda name: found.get(name, {})


def ods_percentages(file: Any) -> dict[str, dict[int, dict[int, str]]]:
    found: dict[str, dict[int, dict[int, str]]] = {}
    cells: dict[int, dict[int, str]] = {}
    row = column = 0
    for event, element in ElementTree.iterparse(file, ("start", "end")):
        if event == "start" and element.tag == f"{TABLE}table":
            cells = found.setdefault(element.get(f"{TABLE}name", ""), {})
            row = column = 0
        elif event == "end" and element.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            many = int(element.get(f"{TABLE}number-columns-repeated", "1"))
            if element.get(f"{OFFICE}value-type") == "percentage":
                cells.setdefault(row + 1, {}).update(
                    dict.fromkeys(range(column, column + min(many, 16384)), "%")
                )
            column += many
        elif event == "end" and element.tag == f"{TABLE}table-row":
            many = int(element.get(f"{TABLE}number-rows-repeated", "1"))
            if row + 1 in cells:
                cells.update({row + 1 + further: cells[row + 1] for further in range(1, min(many, 100_000))})
            row, column = row + many, 0
            element.clear()
    return found


def tagged(value: Any) -> dict[str, Any]:
    """A value that JSON does not know."""
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, time):
        return {"clock": value.isoformat()}
    if isinstance(value, timedelta):
        return {"span": value.total_seconds()}
    raise TypeError(type(value).__name__)
