"""A paper as slides, read back: native tables and charts, all within the slide, words with each picture."""

import io
import zipfile
from datetime import date

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn

from goldthread.methods import spc
from goldthread.papers import Paper, charted_of, write

from .conftest import MONTHS, NAMES, USUAL


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


def alone(chart, title="Waits"):
    made = write(Paper("P", date(2026, 6, 3), parts=(charted_of(chart, title),)), "pptx")
    return Presentation(io.BytesIO(made))


def test_the_line_of_a_chart_breaks_at_a_long_gap_and_its_limits_go_on():
    months = [*MONTHS[:9], *(date(2025, month, 1) for month in range(3, 12))]
    drawn = charts(alone(spc.xmr(USUAL, months)))[0].chart
    value, centre = (list(drawn.plots[0].series[place].values) for place in (0, 1))
    assert [place for place, each in enumerate(value) if each is None] == [9]
    assert None not in centre


@pytest.mark.parametrize(
    ("days", "unit", "shown"),
    [
        ([date(2024, 1, 1 + day) for day in range(18)], "days", "d mmm yyyy"),
        (MONTHS, "months", "mmm yyyy"),
        ([date(2000 + year, 1, 1) for year in range(18)], "years", "yyyy"),
    ],
)
def test_times_along_a_chart_are_named_once_each(days, unit, shown):
    axis = charts(alone(spc.xmr(USUAL, days)))[0].chart.category_axis
    assert axis.tick_labels.number_format == shown
    assert axis._element.find(qn("c:baseTimeUnit")).get("val") == unit
    long = (days[-1] - days[0]).days / {"days": 1, "months": 30, "years": 365}[unit]
    assert long / int(axis._element.find(qn("c:majorUnit")).get("val")) < 15


def test_times_that_are_no_days_are_texts_of_which_none_is_a_formula():
    deck = alone(spc.xmr(USUAL, [f"=week {week}" for week in range(10, 28)]))
    assert next(iter(charts(deck)[0].chart.plots[0].categories)) == "'=week 10"


def test_an_axis_says_the_unit_and_begins_near_what_is_drawn():
    axis = charts(alone(spc.xmr([v + 1000 for v in USUAL], MONTHS, unit="minutes")))[0].chart.value_axis
    assert axis.axis_title.text_frame.text == "minutes"
    assert 1000 < axis.minimum_scale < 1048


def test_what_is_not_on_the_first_slide_is_in_its_notes_and_it_says_so():
    known = tuple(f"Month {number} is missing." for number in range(20))
    deck = Presentation(io.BytesIO(write(Paper("P", date(2026, 6, 3), first=known), "pptx")))
    said = " ".join(shape.text_frame.text for shape in deck.slides[0].shapes)
    assert "And 14 more: see the notes of this slide." in said
    assert "Month 19 is missing." in notes_of(deck)[0]


def test_of_thousands_of_points_those_alone_are_marked_that_signal():
    chart = spc.xmr([*USUAL * 30, 90.0], range(18 * 30 + 1))
    value, *_, signals = charts(alone(chart))[0].chart.plots[0].series
    assert value.marker.style == XL_MARKER_STYLE.NONE
    assert signals.marker.size == 4
