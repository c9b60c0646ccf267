"""A paper as a workbook: the overview with its numbers, each chart with its data and a chart of Excel's own.

Every text is written as a text, and every name of a chart or a series is a cell that it points to, so that
nothing that people wrote is a formula.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from goldthread.charts.spc import LOOKS
from goldthread.charts.theme import QUIET
from goldthread.papers.kinds import Told, nobody
from goldthread.papers.paper import Charted, Matrix, Overview, Paper, Part, Row, Table, Text
from goldthread.papers.texts import cut, in_words, plain
from goldthread.papers.workbook_chart import DATA_COLUMN, POINTS, SIGNALS, insert_native

LONGEST_NAME = 31
"""Characters of the name of a sheet."""

LONGEST_CELL = 32_767

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\'=]")

COLUMNS: tuple[tuple[str, float, Callable[[Row], Any]], ...] = (
    ("Measure", 34, lambda row: row.name),
    ("Of", 20, lambda row: row.belongs),
    ("Talk about", 10, lambda row: "yes" if row.why else "no"),
    ("Why", 34, lambda row: " ".join(row.why)),
    ("Over time", 26, lambda row: ""),
    ("Latest", 10, lambda row: row.numbers.latest),
    ("When", 16, lambda row: row.when),
    ("Target", 10, lambda row: row.numbers.target),
    ("Usual level", 11, lambda row: row.numbers.centre),
    ("Lower limit", 11, lambda row: row.numbers.lower),
    ("Upper limit", 11, lambda row: row.numbers.upper),
    ("Unit", 12, lambda row: row.unit),
    ("Variation", 22, lambda row: row.variation.words),
    ("Assurance", 22, lambda row: row.assurance.words),
    ("What it says", 60, lambda row: row.sentence),
    ("How sure", 60, lambda row: " ".join(row.sure)),
    ("Owner", 20, lambda row: row.owner),
    ("Last read", 16, lambda row: row.read),
)
OVER_TIME = [name for name, _, _ in COLUMNS].index("Over time")


def written(paper: Paper, told: Told = nobody) -> bytes:
    """The workbook. The same paper gives the same bytes."""
    return _Workbook(paper).filled(told)


class _Workbook:
    """The book while it is written."""

    def __init__(self, paper: Paper) -> None:
        import xlsxwriter

        self.paper, self.out = paper, io.BytesIO()
        safe = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(self.out, {"in_memory": True, **safe})
        made = datetime(paper.on.year, paper.on.month, paper.on.day)
        self.book.set_properties({"title": cut(paper.title, 250), "created": made, "author": "Goldthread"})
        look: dict[str, dict[str, Any]] = {
            "title": {"bold": True, "font_size": 16},
            "head": {"bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom"},
            "text": {"text_wrap": True, "valign": "top"},
            "bold": {"bold": True, "text_wrap": True, "valign": "top"},
            "number": {"valign": "top", "num_format": "#,##0.###"},
            "date": {"valign": "top", "num_format": "d mmm yyyy", "align": "left"},
            "quiet": {"font_color": QUIET, "text_wrap": True, "valign": "top"},
        }
        self.looks = {name: self.book.add_format(each) for name, each in look.items()}
        self.names: set[str] = set()

    def filled(self, told: Told) -> bytes:
        for part in self.paper.parts:
            self._WRITERS[type(part)](self, part)
            if isinstance(part, Charted):
                told(1)
        self._made()
        self.book.close()
        return self.out.getvalue()

    def sheet(self, name: str) -> Any:
        """A new sheet, called as nearly so as Excel allows; no two alike."""
        clean = _NOT_IN_A_NAME.sub(" ", cut(name, 200)).strip() or "Sheet"
        called, number = cut(clean, LONGEST_NAME), 2
        while called.casefold() in self.names or called.casefold() == "history":
            ending = f" {number}"
            called, number = cut(clean, LONGEST_NAME - len(ending)) + ending, number + 1
        self.names.add(called.casefold())
        sheet = self.book.add_worksheet(called)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        return sheet

    def put(self, sheet: Any, row: int, column: int, value: Any, look: str = "text") -> None:
        """A value into a cell: a number as a number, a day as a day, all else as a text."""
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.looks[look])
        elif isinstance(value, bool) or not isinstance(value, float | int | date):
            text = ("yes" if value else "no") if isinstance(value, bool) else plain(str(value))
            sheet.write_string(row, column, text[:LONGEST_CELL], self.looks[look])
        elif isinstance(value, date):
            _write_day(sheet, row, column, value, self.looks["date"])
        else:
            sheet.write_number(row, column, value, self.looks["number"])

    def _overview(self, part: Overview) -> None:
        sheet = self.sheet(part.heading)
        self.put(sheet, 0, 0, self.paper.title, "title")
        self.put(sheet, 1, 0, self.paper.subtitle, "quiet")
        top = 3 + len(self.paper.first)
        for place, said in enumerate(self.paper.first):
            self._sentence(sheet, 2 + place, said)
        for column, (name, wide, _) in enumerate(COLUMNS):
            sheet.set_column(column, column, wide)
            self.put(sheet, top, column, name, "head")
        rows = part.rows
        for place, row in enumerate(rows):
            for column, (_, _, of) in enumerate(COLUMNS):
                self.put(sheet, top + 1 + place, column, of(row), "bold" if column == 0 else "text")
        sheet.freeze_panes(top + 1, 1)
        sheet.repeat_rows(top)
        if rows:
            sheet.autofilter(top, 0, top + len(rows), len(COLUMNS) - 1)
            self._sparks(sheet, top + 1, rows)

    def _sparks(self, sheet: Any, top: int, rows: tuple[Row, ...]) -> None:
        """A small line of Excel's own in each row, of values on a sheet of their own."""
        data = self.sheet("Values over time")
        self.put(data, 0, 0, "Measure", "head")
        self.put(data, 0, 1, "Its last values, the newest at the right", "head")
        data.set_column(0, 0, 34)
        for place, row in enumerate(rows, 1):
            self.put(data, place, 0, row.name)
            for column, value in enumerate(row.values, 1):
                self.put(data, place, column, value)
            if len(row.values) > 1:
                last = _column(len(row.values))
                where = f"'{data.get_name()}'!$B${place + 1}:${last}${place + 1}"
                look = {"range": where, "series_color": QUIET, "last_point": True}
                sheet.add_sparkline(top + place - 1, OVER_TIME, look)

    def _matrix(self, part: Matrix) -> None:
        sheet = self.sheet(part.heading)
        self.put(sheet, 0, 0, part.heading, "title")
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, len(part.across), 40)
        for column, name in enumerate(("Variation", *part.across)):
            self.put(sheet, 2, column, name, "head")
        for row, (name, cells) in enumerate(zip(part.down, part.cells, strict=True), 3):
            self.put(sheet, row, 0, name, "bold")
            for column, names in enumerate(cells, 1):
                self.put(sheet, row, column, "\n".join(map(plain, names)) or "none")

    def _charted(self, part: Charted) -> None:
        sheet = self.sheet(part.title)
        self.put(sheet, 0, 0, part.title, "title")
        said = [*part.why, part.sentence, *part.sure]
        pictures = " ".join(f"{icon.words}." for icon in (part.variation, part.assurance) if icon)
        for place, sentence in enumerate([pictures, *said], 1):
            self._sentence(sheet, place, sentence)
        chart_row = len(said) + 3
        self._points(sheet, part)
        insert_native(self.book, sheet, part, chart_row)
        row = chart_row + 22
        told = [
            *(f"Note: {note}" for note in part.notes),
            *(f"{key}: {what}" for key, what in part.definition),
        ]
        for place, sentence in enumerate(told):
            self._sentence(sheet, row + place, sentence)

    def _sentence(self, sheet: Any, row: int, text: str) -> None:
        """A sentence across the page, as high as it needs."""
        sheet.merge_range(row, 0, row, DATA_COLUMN - 3, "", self.looks["text"])
        self.put(sheet, row, 0, text)
        sheet.set_row(row, 15 * (1 + len(text) // 110))

    def _points(self, sheet: Any, part: Charted) -> None:
        """The data: each point with its lines, and its value again in the column of what it means."""
        head = [*POINTS, *(LOOKS[meaning][0] for meaning in SIGNALS), "What it means", "Note"]
        sheet.set_column(DATA_COLUMN, DATA_COLUMN, 16)
        sheet.set_column(DATA_COLUMN + 1, DATA_COLUMN + len(head), 12)
        for column, name in enumerate(head, DATA_COLUMN):
            self.put(sheet, 0, column, name, "head")
        for row, point in enumerate(part.points, 1):
            lines = [point[key] for key in POINTS.values()]
            marks = [point["value"] if point["meaning"] == str(meaning) else None for meaning in SIGNALS]
            cells = [*lines, *marks, in_words(point["meaning"]), point["note"]]
            for column, cell in enumerate(cells, DATA_COLUMN):
                self.put(sheet, row, column, cell)

    def _texts(self, part: Text) -> None:
        sheet = self.sheet(part.heading)
        self.put(sheet, 0, 0, part.heading, "title")
        for place, paragraph in enumerate(part.paragraphs, 2):
            self._sentence(sheet, place, paragraph)

    def _table(self, part: Table) -> None:
        sheet = self.sheet(part.caption)
        sheet.set_column(0, max(0, len(part.head) - 1), 20)
        for column, name in enumerate(part.head):
            self.put(sheet, 0, column, name, "head")
        for row, cells in enumerate(part.rows, 1):
            for column, cell in enumerate(cells):
                self.put(sheet, row, column, cell)
        sheet.freeze_panes(1, 0)

    def _made(self) -> None:
        """How it was made; where nothing else is in the paper, also what it is."""
        sheet = self.sheet("How it was made")
        self.put(sheet, 0, 0, self.paper.title, "title")
        for place, said in enumerate((*self.paper.first, *self.paper.made), 2):
            self._sentence(sheet, place, said)

    _WRITERS: dict[type[Part], Callable[..., None]] = {
        Overview: _overview,
        Matrix: _matrix,
        Charted: _charted,
        Text: _texts,
        Table: _table,
    }


def _write_day(sheet: Any, row: int, column: int, day: date, look: Any) -> None:
    """A day as Excel counts days; one before 1900, which it cannot count, as a text."""
    if day.year < 1900:
        sheet.write_string(row, column, day.isoformat(), look)
    elif isinstance(day, datetime):
        sheet.write_datetime(row, column, day.replace(tzinfo=None), look)
    else:
        sheet.write_datetime(row, column, datetime(day.year, day.month, day.day), look)


def _column(number: int) -> str:
    """The letters of a column, from 0."""
    from xlsxwriter.utility import xl_col_to_name

    letters: str = xl_col_to_name(number)
    return letters
