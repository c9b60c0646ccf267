"""A paper as slides, read back: native tables and charts, all within the slide, words with each picture."""

import io
import zipfile

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn

from goldthread.papers import write

from .conftest import NAMES


@pytest.fixture(scope="module")
def made(paper):
    return write(paper, "pptx")


@pytest.fixture(scope="module")
def deck(made):
    return Presentation(io.BytesIO(made))


def notes_of(deck):
    return [slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide]


def charts(deck):
    return [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def test_each_chart_has_a_slide_with_a_chart_of_powerpoints_own(deck, paper):
    drawn = charts(deck)
    assert len(drawn) == len(paper.charts)
    chart = drawn[0].chart
    names = [series.name for series in chart.plots[0].series]
    assert names == ["Value", "Centre", "Lower limit", "Upper limit", "Target", "Concern"]
    assert list(chart.plots[0].series[0].values) == [point["value"] for point in paper.charts[0].points]
    dashed = [series.format.line.dash_style for series in chart.plots[0].series]
    assert dashed[2:4] == [MSO_LINE.DASH, MSO_LINE.DASH]
    assert list(chart.plots[0].series[5].values)[:-1] == [None] * 17


def test_what_cannot_be_seen_is_said(deck, paper):
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 13:
                said = shape._element._nvXxPr.cNvPr.get("descr")
                assert said
                assert ".png" not in said
    assert charts(deck)[0]._element._nvXxPr.cNvPr.get("descr") == " ".join(paper.charts[0].alt.split())


def test_every_slide_has_a_title_and_everything_lies_within_it(deck):
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_the_overview_is_a_table_and_the_notes_have_every_sentence_whole(deck, paper):
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert tables[0].cell(0, 0).text == "Measure"
    notes = " ".join(notes_of(deck))
    for row in paper.parts[0].rows:
        assert row.sentence in notes
    for chart in paper.charts:
        assert all(said in notes for said in chart.sure)


def test_a_long_name_is_cut_on_the_slide_and_whole_in_the_notes(deck):
    long = " ".join(NAMES[2].split())
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert max(map(len, titles)) <= 140
    assert any(long in notes for notes in notes_of(deck))


def test_every_text_is_said_to_be_british_english(deck):
    for slide in deck.slides:
        assert all(run.find(qn("a:rPr")).get("lang") == "en-GB" for run in slide._element.iter(qn("a:r")))


def test_nothing_leads_out_of_the_file(made):
    with zipfile.ZipFile(io.BytesIO(made)) as inside:
        for name in inside.namelist():
            if name.endswith(".rels"):
                assert "TargetMode" not in inside.read(name).decode()


def test_the_data_of_a_chart_hold_no_formula(deck):
    from openpyxl import load_workbook

    for shape in charts(deck):
        book = load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
        assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)
