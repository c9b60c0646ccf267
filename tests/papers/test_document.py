"""A paper as a document, read back: headings, tables of Word's own, words with each picture."""

import io
from itertools import pairwise

import pytest
from docx import Document
from docx.oxml.ns import qn

from goldthread.papers import write

from .conftest import NAMES


@pytest.fixture(scope="module")
def document(paper):
    return Document(io.BytesIO(write(paper, "docx")))


def test_its_headings_skip_no_level(document, paper):
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_overview_is_a_table_whose_header_comes_again_on_each_page(document, paper):
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells][::7] == ["Measure", "What it says"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    first = paper.parts[0].rows[0]
    said = table.rows[1].cells[7].text
    assert first.why[0] in said
    assert first.sentence in said
    assert first.sure[0] in said


def test_every_picture_has_its_words(document, paper):
    pictures = list(document.element.body.iter(qn("wp:docPr")))
    rows = len(paper.parts[0].rows)
    assert len(pictures) == 3 * rows + 3 * len(paper.charts)
    assert len({picture.get("id") for picture in pictures}) == len(pictures)
    assert all(picture.get("descr") and ".png" not in picture.get("descr") for picture in pictures)


def test_it_is_in_british_english_and_on_a4(document):
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


def test_peoples_texts_are_there_as_texts(document):
    said = " ".join(cell.text for cell in document.tables[0].columns[0].cells).replace("\u200b", "")
    assert all(" ".join(name.split()) in said for name in NAMES if "\x07" not in name)
    assert "bell\ufffd" in said
    assert "\u202e" not in said


def test_the_doubts_are_printed(document, paper):
    said = "\n".join(p.text for p in document.paragraphs)
    for chart in paper.charts:
        assert all(text in said for text in chart.sure)


def test_each_chart_has_its_points_as_a_table(document, paper):
    tables = [table for table in document.tables if table.cell(0, 0).text == "When"]
    assert len(tables) == len(paper.charts)
    assert [cell.text for cell in tables[0].rows[1].cells][:2] == ["January 2024", "50"]
    assert len(tables[0].rows) == 1 + len(paper.charts[0].points)


def test_its_pages_are_numbered_and_its_letters_are_of_one_family(document):
    footer = document.sections[0].footer.paragraphs[0]._p.xml
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer
    for style in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        fonts = document.styles[style].font.element.rPr.rFonts
        assert set(fonts.attrib.values()) == {"Arial"}
