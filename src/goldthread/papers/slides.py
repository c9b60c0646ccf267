"""A paper as slides: an overview as tables, and a slide for each chart with a chart of PowerPoint's own.

What does not fit a slide is in its notes, whole.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from goldthread.papers.kinds import Told, nobody
from goldthread.papers.paper import Charted, Matrix, Overview, Paper, Part, Row, Table, Text
from goldthread.papers.pictures import png_of
from goldthread.papers.slide_chart import insert_native
from goldthread.papers.texts import cut, in_a_line, plain, said

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

WIDE, HIGH, EDGE = 13.333, 7.5, 0.5
"""Inches of a slide, and of the room around what is on it."""

ROWS_A_SLIDE, MOST_FIRST = 6, 6
LONGEST_TITLE = 140
INK, QUIET = "212B32", "4C6272"
_TITLE_ONLY = 5

WIDTHS = {
    "Measure": 2.6,
    "Latest": 1.3,
    "Target": 1.2,
    "Usual level": 1.6,
    "Variation": 1.4,
    "Assurance": 1.3,
    "What it says": 2.9,
}
"""The columns of the overview, and how many inches wide each is."""


def written(paper: Paper, told: Told = nobody) -> bytes:
    """The slides."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    made = datetime(paper.on.year, paper.on.month, paper.on.day)
    about = deck.core_properties
    about.title, about.author, about.language = cut(paper.title, 250), "Goldthread", "en-GB"
    about.created = about.modified = made
    _first(deck, paper)
    for part in paper.parts:
        _WRITERS[type(part)](deck, part)
        if isinstance(part, Charted):
            told(1)
    if paper.made:
        _paragraph_slides(deck, "How this was made", paper.made)
    _in_english(deck)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def slide_of(deck: Presentation, title: str, *, size: int = 26) -> Slide:
    """A new slide with its title, which is smaller where it is long."""
    from pptx.enum.text import MSO_ANCHOR
    from pptx.util import Inches

    slide: Slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    named = slide.shapes.title
    named.left, named.top = Inches(EDGE), Inches(0.3)
    named.width, named.height = Inches(WIDE - 2 * EDGE), Inches(0.85)
    shown = cut(title, LONGEST_TITLE)
    _fill(named.text_frame, [shown], size=size if len(shown) < 50 else 18, bold=True)
    named.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    return slide


def write_text(
    slide: Slide, texts: Iterable[str], place: tuple[float, float, float, float], **look: Any
) -> None:
    """A box of paragraphs at (left, top, width, height), in inches."""
    from pptx.util import Inches

    box = slide.shapes.add_textbox(*map(Inches, place))
    _fill(box.text_frame, [text for text in texts if text], **look)


def _fill(frame: Any, texts: Sequence[str], *, size: int = 14, bold: bool = False, colour: str = INK) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    for place, text in enumerate(texts or [""]):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = plain(text)
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = RGBColor.from_string(colour)
        paragraph.space_after = Pt(size / 3)


def _first(deck: Presentation, paper: Paper) -> None:
    slide = slide_of(deck, paper.title, size=36)
    write_text(slide, [paper.subtitle], (EDGE, 1.2, WIDE - 1, 0.6), size=20, colour=QUIET)
    if paper.first:
        write_text(slide, ["What to know first"], (EDGE, 1.9, WIDE - 1, 0.5), size=18, bold=True)
        write_text(slide, _known_first(paper), (EDGE, 2.4, WIDE - 1, 4.5), size=14)
        _note(slide, paper.first)


def _known_first(paper: Paper) -> list[str]:
    shown, more = [cut(text, 300) for text in paper.first[:MOST_FIRST]], len(paper.first) - MOST_FIRST
    return [*shown, f"And {more} more: see the notes of this slide."] if more > 0 else shown


def _overview(deck: Presentation, part: Overview) -> None:
    for group in part.groups:
        slides = max(1, -(-len(group.rows) // ROWS_A_SLIDE))
        for number in range(slides):
            rows = group.rows[number * ROWS_A_SLIDE : (number + 1) * ROWS_A_SLIDE]
            of = f", {number + 1} of {slides}" if slides > 1 else ""
            slide = slide_of(deck, f"{group.heading}{of}")
            cells = [list(WIDTHS), *map(_cells, rows)]
            _native_table(slide, cells, list(WIDTHS.values()), name=f"{group.heading}{of}")
            _note(slide, [_in_full(row) for row in rows])


def _cells(row: Row) -> list[str]:
    says = row.why[0] if row.why else row.sentence
    sure = row.sure[0] if row.sure else ""
    return [
        cut(f"{row.name}{f' ({row.belongs})' if row.belongs else ''}", 80),
        "\n".join(filter(None, (cut(row.latest, 30), cut(row.when, 30)))),
        cut(row.target, 30) or "none",
        cut(row.usual, 60) or "none",
        row.variation.words,
        row.assurance.words,
        "\n".join(filter(None, (cut(says, 120), sure))),
    ]


def _in_full(row: Row) -> str:
    return in_a_line(" ".join([f"{row.name}:", *row.why, row.sentence, *row.sure]))


def _native_table(slide: Slide, cells: Sequence[Sequence[str]], wide: Sequence[float], *, name: str) -> None:
    """A table of PowerPoint's own, its first row a header."""
    from pptx.util import Inches

    place = (EDGE, 1.25, sum(wide), 0.4 * len(cells))
    frame = slide.shapes.add_table(len(cells), len(wide), *map(Inches, place))
    describe(frame, f"Table: {name}")
    for column, width in enumerate(wide):
        frame.table.columns[column].width = Inches(width)
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            cell = frame.table.cell(row, column)
            cell.margin_left = cell.margin_right = Inches(0.06)
            cell.margin_top = cell.margin_bottom = Inches(0.03)
            colour = "FFFFFF" if row == 0 else INK
            _fill(cell.text_frame, text.split("\n"), size=11, bold=row == 0 or column == 0, colour=colour)


MOST_NAMES = 6
"""Names in a cell of the matrix on a slide; the notes have them all."""


def _matrix(deck: Presentation, part: Matrix) -> None:
    slide = slide_of(deck, part.heading)
    rows = [["", *part.across]]
    rows += [[name, *map(_some, cells)] for name, cells in zip(part.down, part.cells, strict=True)]
    wide = (WIDE - 2 * EDGE - 1.6) / len(part.across)
    _native_table(slide, rows, [1.6, *[wide] * len(part.across)], name=part.heading)
    _note(
        slide,
        (
            f"{down}, {across}: {', '.join(map(in_a_line, names)) or 'none'}."
            for down, cells in zip(part.down, part.cells, strict=True)
            for across, names in zip(part.across, cells, strict=True)
        ),
    )


def _some(names: Sequence[str]) -> str:
    shown = [cut(name, 40) for name in names[:MOST_NAMES]]
    more = [f"and {len(names) - MOST_NAMES} more"] if len(names) > MOST_NAMES else []
    return "\n".join([*shown, *more]) or "none"


def _charted(deck: Presentation, part: Charted) -> None:
    slide = slide_of(deck, part.title)
    says = cut(" ".join([*part.why, part.sentence]), 400)
    write_text(slide, [says], (EDGE, 1.1, WIDE - 1, 0.8), size=16 if len(says) < 220 else 13)
    insert_native(slide, part, (EDGE, 1.95, 9.0, 4.5))
    _pictures(slide, part)
    notes = "; ".join(part.notes)
    write_text(slide, [cut(notes, 240)], (EDGE, 6.5, 9.0, 0.8), size=11, colour=QUIET)
    told = [*part.why, part.sentence, *part.sure, *(f"Note: {note}" for note in part.notes)]
    _note(slide, [*told, *(f"{name}: {what}" for name, what in part.definition)])


def _pictures(slide: Slide, part: Charted) -> None:
    """Right of the chart: variation and assurance with their words, and how sure that is."""
    from pptx.util import Inches

    left, top = EDGE + 9.2, 2.0
    for icon in (part.variation, part.assurance):
        if icon is None:
            continue
        picture = slide.shapes.add_picture(
            io.BytesIO(png_of(icon.svg())), Inches(left), Inches(top), Inches(0.45), Inches(0.45)
        )
        describe(picture, icon.words)
        write_text(slide, [icon.words], (left + 0.55, top, 2.6, 0.5), size=14)
        top += 0.65
    sure = [cut(text, 260) for text in part.sure]
    write_text(slide, sure, (left, top + 0.1, 3.1, 6.9 - top), size=11, colour=QUIET)


def describe(shape: Any, words: str) -> None:
    """Give a shape its alternative text; a picture's would be its file's name."""
    shape._element._nvXxPr.cNvPr.set("descr", cut(words, 2_000))


def _texts(deck: Presentation, part: Text) -> None:
    _paragraph_slides(deck, part.heading, part.paragraphs)


A_SLIDE_HOLDS = 1_100
"""Characters of paragraphs."""


def _paragraph_slides(deck: Presentation, heading: str, paragraphs: Iterable[str]) -> None:
    slides: list[list[str]] = [[]]
    for text in (cut(each, A_SLIDE_HOLDS) for each in paragraphs):
        if slides[-1] and sum(map(len, slides[-1])) + len(text) > A_SLIDE_HOLDS:
            slides.append([])
        slides[-1].append(text)
    for number, texts in enumerate(slides, 1):
        of = f", {number} of {len(slides)}" if len(slides) > 1 else ""
        write_text(slide_of(deck, f"{heading}{of}"), texts, (EDGE, 1.3, WIDE - 1, 5.5), size=16)


def _table(deck: Presentation, part: Table) -> None:
    rows = [[cut(said(cell), 60) for cell in row] for row in part.rows]
    wide = [(WIDE - 2 * EDGE) / max(1, len(part.head))] * len(part.head)
    for start in range(0, max(1, len(rows)), 2 * ROWS_A_SLIDE):
        slide = slide_of(deck, part.caption)
        shown = [[cut(name, 60) for name in part.head], *rows[start : start + 2 * ROWS_A_SLIDE]]
        _native_table(slide, shown, wide, name=part.caption)


def _note(slide: Slide, texts: Iterable[str]) -> None:
    slide.notes_slide.notes_text_frame.text = "\n".join(plain(text) for text in texts)


def _in_english(deck: Presentation) -> None:
    """Say of every text that it is British English."""
    from pptx.oxml.ns import qn

    for slide in deck.slides:
        sides = [slide, slide.notes_slide] if slide.has_notes_slide else [slide]
        for side in sides:
            for run in side._element.iter(qn("a:r")):
                run.get_or_add_rPr().set("lang", "en-GB")


_WRITERS: dict[type[Part], Callable[[Any, Any], None]] = {
    Overview: _overview,
    Matrix: _matrix,
    Charted: _charted,
    Text: _texts,
    Table: _table,
}
