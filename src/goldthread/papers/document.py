"""A paper as a document to write on in: headings, tables of Word's own, pictures with their words."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from goldthread.charts import render
from goldthread.charts.icons import Icon
from goldthread.papers.document_rows import plain_rows
from goldthread.papers.kinds import Told, nobody
from goldthread.papers.page import points_of
from goldthread.papers.paper import Charted, Matrix, Overview, Paper, Part, Row, Table, Text
from goldthread.papers.pictures import fonts, png_of
from goldthread.papers.texts import breakable, cut, in_a_line, plain

WIDTHS = {
    "Measure": 48,
    "Over time": 40,
    "Latest": 24,
    "Target": 18,
    "Usual level": 32,
    "Variation": 27,
    "Assurance": 27,
    "What it says": 57,
}
"""The columns of the overview, and how many millimetres wide each is: together A4 on its side."""

INK = "212B32"

MOST_POINTS = 400
"""Points of a chart that stand in its table; a workbook has them all."""


def written(paper: Paper, told: Told = nobody) -> bytes:
    """The document."""
    return _Document(paper).filled(told)


class _Document:
    """The document while it is written."""

    def __init__(self, paper: Paper) -> None:
        import docx
        from docx.oxml.ns import qn

        self.paper, self.file = paper, docx.Document()
        self.pictures, self.kept = 0, dict[bytes, Any]()
        self.file.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), "en-GB")
        made = datetime(paper.on.year, paper.on.month, paper.on.day)
        about = self.file.core_properties
        about.title, about.author, about.language = cut(paper.title, 250), "Goldthread", "en-GB"
        about.created = about.modified = made
        about.comments = ""
        self._page()

    def _page(self) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm, Pt

        section = self.file.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(12)
        self._numbered(section.footer.paragraphs[0])
        self._look("Normal", 10)
        self.file.styles["Normal"].paragraph_format.space_after = Pt(4)
        for level, size in ((1, 20), (2, 14), (3, 11)):
            self._look(f"Heading {level}", size)

    def _look(self, style: str, size: int) -> None:
        """One family of fonts and one colour, for letters of every script."""
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        font = self.file.styles[style].font
        font.name, font.size, font.color.rgb = "Arial", Pt(size), RGBColor.from_string(INK)
        fonts_of = font.element.rPr.rFonts
        fonts_of.attrib.clear()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts_of.set(qn(script), "Arial")

    def _numbered(self, footer: Any) -> None:
        """The number of each page, at its foot, as Word counts it."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for field, after in (("PAGE", " / "), ("NUMPAGES", "")):
            field_of = f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
            footer._p.append(parse_xml(field_of))
            footer.add_run(after)

    def filled(self, told: Told) -> bytes:
        self.file.add_heading(plain(self.paper.title), 1)
        if self.paper.subtitle:
            self._paragraphs([self.paper.subtitle])
        if self.paper.first:
            self.file.add_heading("What to know first", 2)
            self._paragraphs(self.paper.first)
        for part in self.paper.parts:
            self._WRITERS[type(part)](self, part)
            if isinstance(part, Charted):
                told(1)
        if self.paper.made:
            self.file.add_heading("How this was made", 2)
            self._paragraphs(self.paper.made)
        out = io.BytesIO()
        self.file.save(out)
        return out.getvalue()

    def _paragraphs(self, texts: Iterable[str], *, bold: bool = False) -> None:
        for text in texts:
            self.file.add_paragraph().add_run(plain(text)).bold = bold

    def _overview(self, part: Overview) -> None:
        self.file.add_heading(plain(part.heading), 2)
        for group in part.groups:
            self.file.add_heading(plain(group.heading), 3)
            table = self._table_of(list(WIDTHS), list(WIDTHS.values()))
            for row in group.rows:
                self._row(table.add_row(), row)

    def _row(self, into: Any, row: Row) -> None:
        cells = into.cells
        _keep_whole(into)
        _fill(cells[0], [row.name], bold=True)
        _add(cells[0], row.about)
        if row.small:
            self._picture(cells[1].paragraphs[0], png_of(row.small), 36, f"{row.name}: {row.sentence}")
        _fill(cells[2], [row.latest, row.when])
        _fill(cells[3], [row.target or "none"])
        _fill(cells[4], [row.usual or "none"])
        for cell, icon in ((cells[5], row.variation), (cells[6], row.assurance)):
            self._picture(cell.paragraphs[0], png_of(icon.svg()), 7, icon.words)
            _add(cell, [icon.words])
        _fill(cells[7], row.why, bold=True)
        _add(cells[7], [row.sentence, *row.sure])

    def _picture(self, paragraph: Any, png: bytes, wide: float, words: str) -> None:
        """A picture so many millimetres wide, with its words for those who do not see it.

        Each has a number of its own; python-docx would look through the whole document for one.
        """
        from docx.oxml.shape import CT_Inline
        from docx.shared import Mm

        if png not in self.kept:
            self.kept[png] = self.file.part.get_or_add_image(io.BytesIO(png))
        key, image = self.kept[png]
        self.pictures += 1
        size = image.scaled_dimensions(Mm(wide), None)
        inline = CT_Inline.new_pic_inline(self.pictures, key, "picture", *size)
        inline.docPr.set("descr", cut(words, 2_000))
        inline.docPr.set("name", f"Picture {self.pictures}")
        paragraph.add_run()._r.add_drawing(inline)

    def _matrix(self, part: Matrix) -> None:
        self.file.add_heading(plain(part.heading), 2)
        wide = (273 - 35) / len(part.across)
        table = self._table_of(["Variation", *part.across], [35, *[wide] * len(part.across)])
        for name, names in zip(part.down, part.cells, strict=True):
            row = table.add_row()
            _keep_whole(row)
            _fill(row.cells[0], [name], bold=True)
            for cell, inside in zip(row.cells[1:], names, strict=True):
                _fill(cell, inside or ["none"])

    def _charted(self, part: Charted) -> None:
        heading = self.file.add_heading(plain(part.title), 2)
        heading.paragraph_format.page_break_before = True
        pictures = self.file.add_paragraph()
        for icon in (part.variation, part.assurance):
            if icon is not None:
                self._icon(pictures, icon)
        self._paragraphs(part.why, bold=True)
        self._paragraphs([part.sentence])
        drawn = render.png(part.figure, fonts=fonts(), density=2.0)
        self._picture(self.file.add_paragraph(), drawn, _wide(part), part.alt)
        self._paragraphs(part.sure)
        if part.notes:
            self.file.add_heading("Notes", 3)
            for note in part.notes:
                self.file.add_paragraph(plain(note), style="List Bullet")
        if part.definition:
            self.file.add_heading("How it is counted", 3)
            self._paragraphs(f"{name}: {what}" for name, what in part.definition)
        head, rows = points_of(part)
        self._table(Table("Each point", head, tuple(rows[-MOST_POINTS:])))

    def _icon(self, paragraph: Any, icon: Icon) -> None:
        self._picture(paragraph, png_of(icon.svg()), 8, icon.words)
        paragraph.add_run(f" {icon.words}     ")

    def _texts(self, part: Text) -> None:
        self.file.add_heading(plain(part.heading), 2)
        self._paragraphs(part.paragraphs)

    def _table(self, part: Table) -> None:
        self.file.add_heading(plain(part.caption), 3)
        table = self._table_of(part.head, [273 / max(1, len(part.head))] * len(part.head))
        for row in plain_rows(part.rows):
            table._tbl.append(row)

    def _table_of(self, head: Sequence[str], widths: Sequence[float]) -> Any:
        """A table with its header, which comes again on each page."""
        from docx.oxml import OxmlElement
        from docx.shared import Mm

        table = self.file.add_table(rows=1, cols=len(head))
        table.style, table.autofit = "Table Grid", False
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = Mm(wide)
        for cell, name, wide in zip(table.rows[0].cells, head, widths, strict=True):
            cell.width = Mm(wide)
            _fill(cell, [name], bold=True)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        return table

    _WRITERS: dict[type[Part], Callable[..., None]] = {
        Overview: _overview,
        Matrix: _matrix,
        Charted: _charted,
        Text: _texts,
        Table: _table,
    }


HIGHEST = 95
"""Millimetres of a chart: with its sentence it stands on one page."""


def _wide(part: Charted) -> float:
    return min(240.0, HIGHEST * part.figure.width / part.figure.height)


def _keep_whole(row: Any) -> None:
    """Let no page end within the row."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _fill(cell: Any, texts: Sequence[str], *, bold: bool = False) -> None:
    """The texts into an empty cell, a paragraph each."""
    for place, text in enumerate(each for each in texts if each):
        _said(cell.paragraphs[0] if place == 0 else cell.add_paragraph(), text, bold)


def _add(cell: Any, texts: Iterable[str]) -> None:
    for text in texts:
        if text:
            paragraph = cell.paragraphs[0] if _is_empty(cell) else cell.add_paragraph()
            _said(paragraph, text, False)


def _is_empty(cell: Any) -> bool:
    return len(cell.paragraphs) == 1 and not cell.paragraphs[0].runs


def _said(paragraph: Any, text: str, bold: bool) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(breakable(in_a_line(text)))
    run.bold, run.font.size = bold, Pt(8.5)
    paragraph.paragraph_format.space_after = Pt(1)
