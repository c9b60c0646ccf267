"""Files of readings, made and read."""

from datetime import date
from io import BytesIO

from openpyxl import Workbook

from goldthread.server.measures.files import Choices, ReadFile, Wanted, read_file, read_pasted

VALUES = Wanted(unit="days")
SHARES = Wanted(unit="%", shares=True)
PERCENT = Wanted(unit="%")


def read(
    data: str | bytes, wanted: Wanted = VALUES, name: str = "readings.csv", choices: Choices | None = None
) -> ReadFile:
    raw = data.encode() if isinstance(data, str) else data
    return read_file(name, BytesIO(raw), len(raw), wanted, choices=choices or Choices())


def pasted(text: str, wanted: Wanted = VALUES, **answers: str) -> ReadFile:
    return read_pasted(text, wanted, choices=Choices(answers=answers))


def only_problem(data: str | bytes, wanted: Wanted = VALUES, name: str = "readings.csv") -> str:
    found = read(data, wanted, name)
    assert len(found.problems) == 1, [str(p) for p in found.problems]
    return str(found.problems[0])


def asked(found: ReadFile) -> list[str]:
    """What a file leaves open."""
    assert not found.problems, [str(p) for p in found.problems]
    assert not found.rows
    return [each.about for each in found.asked]


def sheet(rows: list[list[object]], **more: object) -> bytes:
    book = Workbook()
    page = book.active
    for row in rows:
        page.append(row)
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
    assert not found.asked, found.asked
    return [(row.day, row.value) for row in found.rows]


JULY = date(2019, 7, 1)
