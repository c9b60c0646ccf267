"""A paper as a workbook: the overview with its numbers, each chart with its data and a chart of Excel's own.

Every text is written as a text, and every name of a chart or a series is a cell that it points to, so that
nothing that people wrote is a formula.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from goldthread.charts.spc import LOOKS
from goldthread.charts.theme import QUIET
from goldthread.papers.kinds import Told, nobody
from goldthread.papers.native import number_format, points_of
from goldthread.papers.paper import Charted, Matrix, Overview, Paper, Part, Row, Table, Text
from goldthread.papers.sheets import lines_of, name_of_sheet
from goldthread.papers.texts import cut, in_words, plain
from goldthread.papers.workbook_chart import POINTS, SIGNALS, insert_native

LONGEST_CELL = 32_767

COLUMNS: tuple[tuple[str, int, Callable[[Row], Any]], ...] = (
    ("Measure", 28, lambda row: row.name),
    ("Of", 16, lambda row: row.belongs),
    ("Talk about", 7, lambda row: "yes" if row.why else "no"),
    ("Why", 28, lambda row: " ".join(row.why)),
    ("Over time", 20, lambda row: ""),
    ("Latest", 11, lambda row: row.numbers.latest),
    ("When", 15, lambda row: row.when),
    ("Target", 11, lambda row: row.numbers.target),
    ("Usual level", 11, lambda row: row.numbers.centre),
    ("Lower limit", 11, lambda row: row.numbers.lower),
    ("Upper limit", 11, lambda row: row.numbers.upper),
    ("Unit", 12, lambda row: row.unit),
    ("Variation", 16, lambda row: row.variation.words),
    ("Assurance", 16, lambda row: row.assurance.words),
    ("What it says", 40, lambda row: row.sentence),
    ("How sure", 32, lambda row: " ".join(row.sure)),
    ("Owner", 16, lambda row: row.owner),
    ("Last read", 15, lambda row: row.read),
)
"""The columns of the overview, and how many characters wide each is; those that say nothing are left out."""

LINE, HIGHEST = 15, 409
"""Points that a line of text is high, and the highest row that there can be."""

ACROSS = 9
"""The last column that a sentence reaches across on the sheet of a chart."""


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
            "title": {"bold": True, "font_size": 16, "text_wrap": True, "valign": "top"},
            "plain title": {"bold": True, "font_size": 16},
            "head": {"bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom"},
            "text": {"text_wrap": True, "valign": "top"},
            "bold": {"bold": True, "text_wrap": True, "valign": "top"},
            "date": {"valign": "top", "num_format": "d mmm yyyy", "align": "left"},
            "quiet": {"font_color": QUIET, "text_wrap": True, "valign": "top"},
        }
        self.looks = {name: self.book.add_format(each) for name, each in look.items()}
        self.numbers: dict[str, Any] = {}
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
        called = name_of_sheet(name, self.names)
        self.names.add(called.casefold())
        sheet = self.book.add_worksheet(called)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def number(self, shown: str) -> Any:
        """The look of a number in that format."""
        if shown not in self.numbers:
            self.numbers[shown] = self.book.add_format({"valign": "top", "num_format": shown})
        return self.numbers[shown]

    def put(self, sheet: Any, row: int, column: int, value: Any, look: str = "text", shown: str = "") -> None:
        """A value into a cell: a number as a number, a day as a day, all else as a text.

        shown: the format of a number; if not said, as many decimals as it needs.
        """
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.looks[look])
        elif isinstance(value, bool) or not isinstance(value, float | int | date):
            text = ("yes" if value else "no") if isinstance(value, bool) else plain(str(value))
            sheet.write_string(row, column, text[:LONGEST_CELL], self.looks[look])
        elif isinstance(value, date):
            _write_day(sheet, row, column, value, self.looks["date"])
        else:
            sheet.write_number(row, column, value, self.number(shown or number_format([value])))

    def _overview(self, part: Overview) -> None:
        sheet = self.sheet(part.heading)
        self._sentence(sheet, 0, self.paper.title, "title")
        self._sentence(sheet, 1, self.paper.subtitle, "quiet")
        top, rows = 3 + len(self.paper.first), part.rows
        for place, said in enumerate(self.paper.first):
            self._sentence(sheet, 2 + place, said)
        columns = [each for each in COLUMNS if each[0] == "Over time" or any(each[2](row) for row in rows)]
        for column, (name, wide, _) in enumerate(columns):
            sheet.set_column(column, column, wide)
            self.put(sheet, top, column, name, "head")
        for place, row in enumerate(rows, top + 1):
            cells = [of(row) for _, _, of in columns]
            for column, cell in enumerate(cells):
                self.put(sheet, place, column, cell, "bold" if column == 0 else "text")
            high = [lines_of(cell, width) for cell, (_, width, _) in zip(cells, columns, strict=True)]
            sheet.set_row(place, min(HIGHEST, LINE * max(2, *high)))
        sheet.freeze_panes(top + 1, 1)
        sheet.repeat_rows(top)
        if rows:
            sheet.autofilter(top, 0, top + len(rows), len(columns) - 1)
            self._sparks(sheet, top + 1, [name for name, _, _ in columns].index("Over time"), rows)

    def _sparks(self, sheet: Any, top: int, beside: int, rows: tuple[Row, ...]) -> None:
        """A small line of Excel's own in each row, of values on a sheet of their own."""
        data = self.sheet("Values over time")
        self.put(data, 0, 0, "Measure", "head")
        data.write_string(0, 1, "Its last values, the newest at the right")
        data.set_column(0, 0, 34)
        for place, row in enumerate(rows, 1):
            self.put(data, place, 0, row.name)
            shown = number_format(row.values)
            for column, value in enumerate(row.values, 1):
                self.put(data, place, column, value, shown=shown)
            if len(row.values) > 1:
                last = _column(len(row.values))
                where = f"'{data.get_name()}'!$B${place + 1}:${last}${place + 1}"
                look = {"range": where, "series_color": QUIET, "last_point": True}
                sheet.add_sparkline(top + place - 1, beside, look)

    def _matrix(self, part: Matrix) -> None:
        sheet = self.sheet(part.heading)
        self.put(sheet, 0, 0, part.heading, "plain title")
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, len(part.across), 40)
        for column, name in enumerate(("Variation", *part.across)):
            self.put(sheet, 2, column, name, "head")
        for row, (name, cells) in enumerate(zip(part.down, part.cells, strict=True), 3):
            self.put(sheet, row, 0, name, "bold")
            texts = ["\n".join(map(plain, names)) or "none" for names in cells]
            for column, text in enumerate(texts, 1):
                self.put(sheet, row, column, text)
            sheet.set_row(row, min(HIGHEST, LINE * max(lines_of(text, 40) for text in texts)))

    def _charted(self, part: Charted) -> None:
        sheet = self.sheet(part.title)
        self._sentence(sheet, 0, part.title, look="title")
        said = [*part.why, part.sentence, *part.sure]
        pictures = " ".join(f"{icon.words}." for icon in (part.variation, part.assurance) if icon)
        for place, sentence in enumerate([pictures, *said], 1):
            self._sentence(sheet, place, sentence)
        chart_row = len(said) + 3
        told = [
            *(f"Note: {note}" for note in part.notes),
            *(f"{key}: {what}" for key, what in part.definition),
        ]
        data = chart_row + 23 + len(told)
        self._points(sheet, part, data)
        sheet.print_area(0, 0, data - 2, ACROSS)
        insert_native(self.book, sheet, part, chart_row, data)
        for place, sentence in enumerate(told, chart_row + 22):
            self._sentence(sheet, place, sentence)

    def _sentence(self, sheet: Any, row: int, text: str, look: str = "text") -> None:
        """A sentence across the page, as high as it needs."""
        sheet.merge_range(row, 0, row, ACROSS, "", self.looks[look])
        self.put(sheet, row, 0, text, look)
        line, wide = (21, 75) if look == "title" else (LINE, 115)
        sheet.set_row(row, min(HIGHEST, line * lines_of(text, wide)))

    def _points(self, sheet: Any, part: Charted, top: int) -> None:
        """The data: each point with its lines, and its value again in the column of what it means."""
        head = [*POINTS, *(LOOKS[meaning][0] for meaning in SIGNALS), "What it means", "Note"]
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, len(head) - 2, 12)
        sheet.set_column(len(head) - 1, len(head) - 1, 30)
        for column, name in enumerate(head):
            self.put(sheet, top, column, name, "head")
        points = points_of(part)
        shown = [number_format(_numbers(point[key] for point in points)) for key in POINTS.values()]
        for row, point in enumerate(points, top + 1):
            for column, (key, look) in enumerate(zip(POINTS.values(), shown, strict=True)):
                self.put(sheet, row, column, point[key], shown=look)
            marks = [point["value"] if point["meaning"] == str(meaning) else None for meaning in SIGNALS]
            for column, cell in enumerate(marks, len(POINTS)):
                self.put(sheet, row, column, cell, shown=shown[1])
            self.put(sheet, row, len(head) - 2, in_words(point["meaning"]))
            self.put(sheet, row, len(head) - 1, point["note"])

    def _texts(self, part: Text) -> None:
        sheet = self.sheet(part.heading)
        sheet.set_column(0, ACROSS, 12)
        self._sentence(sheet, 0, part.heading, "title")
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
        sheet.set_column(0, ACROSS, 12)
        self._sentence(sheet, 0, self.paper.title, "title")
        for place, said in enumerate((*self.paper.first, *self.paper.made), 2):
            self._sentence(sheet, place, said)

    _WRITERS: dict[type[Part], Callable[..., None]] = {
        Overview: _overview,
        Matrix: _matrix,
        Charted: _charted,
        Text: _texts,
        Table: _table,
    }


def _numbers(values: Iterable[Any]) -> list[float]:
    return [value for value in values if isinstance(value, float | int)]


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
