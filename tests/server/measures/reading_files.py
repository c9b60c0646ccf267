"""Files of readings, made and read."""

from datetime import date
from io import BytesIO

from openpyxl import Workbook

from goldthread.server.measures.files import ReadFile, Wanted, read_file

VALUES = Wanted(unit="days")
SHARES = Wanted(unit="%", shares=True)


def read(data: str | bytes, wanted: Wanted = VALUES, name: str = "readings.csv") -> ReadFile:
    raw = data.encode() if isinstance(data, str) else data
    return read_file(name, BytesIO(raw), len(raw), wanted)


def only_problem(data: str | bytes, wanted: Wanted = VALUES, name: str = "readings.csv") -> str:
    found = read(data, wanted, name)
    assert len(found.problems) == 1, [str(p) for p in found.problems]
    return str(found.problems[0])


def sheet(rows: list[list[object]], **more: object) -> bytes:
    book = Workbook()
    page = book.active
    for row in rows:
        page.append(row)
    for cells in more.get("merged", ()):  # type: ignore[attr-defined]
        page.merge_cells(cells)
    for title, other in more.get("others", {}).items():  # type: ignore[attr-defined]
        added = book.create_sheet(title)
        for row in other:
            added.append(row)
    for address, form in more.get("formats", {}).items():  # type: ignore[attr-defined]
        page[address].number_format = form
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def numbers(found: ReadFile) -> list[tuple[date, float | None]]:
    assert not found.problems, [str(p) for p in found.problems]
    return [(row.day, row.value) for row in found.rows]


JULY = date(2019, 7, 1)
