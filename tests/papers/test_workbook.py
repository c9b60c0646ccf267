"""A paper as a workbook, read back: numbers are numbers, no text is a formula, charts are Excel's own."""

import io
import re
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from goldthread.methods import spc
from goldthread.papers import Paper, Text, charted_of, write
from goldthread.papers.workbook import COLUMNS

from .conftest import MONTHS, USUAL

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group")

CELLS = re.compile(r"('[^']*'|\w+)!\$?[A-Z]+\$?\d+(:\$?[A-Z]+\$?\d+)?")
"""Where a chart, a series or a small line points to: cells of this workbook."""


@pytest.fixture(scope="module")
def made(paper):
    return write(paper, "xlsx")


@pytest.fixture(scope="module")
def book(made):
    return load_workbook(io.BytesIO(made))


@pytest.fixture
def made_alone():
    """A workbook of one chart."""
    return lambda chart: write(Paper("P", date(2026, 6, 3), parts=(charted_of(chart, "Waits"),)), "xlsx")


def test_no_cell_is_a_formula_and_no_chart_points_outside(made, book):
    for sheet in book:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(io.BytesIO(made)) as inside:
        for name in inside.namelist():
            text = inside.read(name).decode("utf-8")
            assert "externalLink" not in name
            pointed = re.findall(r"<(?:c:|xm:)?f>([^<]*)</", text)
            assert all(CELLS.fullmatch(cell) for cell in pointed), pointed


def test_the_overview_has_its_numbers_and_their_words(book, paper):
    sheet = book["Overview"]
    rows = list(sheet.iter_rows(values_only=True))
    head = next(place for place, row in enumerate(rows) if row[0] == "Measure")
    names = [name for name in rows[head] if name]
    assert names == [name for name, _, _ in COLUMNS if name not in ("Owner", "Last read")]
    first = dict(zip(names, rows[head + 1], strict=False))
    assert first["Measure"] == paper.parts[0].rows[0].name
    assert (first["Latest"], first["Target"]) == (90, 40)
    assert (first["Variation"], first["Talk about"]) == ("Concern: getting higher", "yes")
    assert "cry wolf" in first["How sure"]
    assert len(rows) - head - 1 == len(paper.parts[0].rows)


def data_of(sheet):
    """The rows beneath the headings of a chart's data."""
    rows = list(sheet.iter_rows(values_only=True))
    return rows[next(place for place, row in enumerate(rows) if row[0] == "When") + 1 :]


def chart_of(made):
    return load_workbook(io.BytesIO(made)).worksheets[0]._charts[0]


def test_each_chart_has_a_sheet_with_its_data_and_a_chart_of_excels_own(book, paper):
    sheets = [sheet for sheet in book if sheet._charts]
    assert len(sheets) == len(paper.charts)
    sheet = sheets[0]
    values = [row[1] for row in data_of(sheet)]
    assert values == [point["value"] for point in paper.charts[0].points]
    lines = sheet._charts[0].series
    assert len(lines) == 6  # value, centre, two limits, target, concern
    dashed = [line.graphicalProperties.line.prstDash for line in lines]
    assert dashed.count("dash") == 2


def test_each_chart_says_what_it_shows(made, paper):
    with zipfile.ZipFile(io.BytesIO(made)) as inside:
        drawings = [n for n in inside.namelist() if n.startswith("xl/drawings/drawing")]
        assert len(drawings) == len(paper.charts)
        assert all('descr="' in inside.read(name).decode() for name in drawings)


def test_sheets_have_names_that_excel_takes_and_no_two_alike(book):
    names = [name.casefold() for name in book.sheetnames]
    assert len(names) == len(set(names))
    assert all(len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in names)


def test_excel_counts_an_emoji_as_two_characters_of_a_sheets_name():
    made = write(
        Paper("P", date(2026, 6, 3), parts=(Text("😀" * 30, ("x",)), Text("😀" * 30, ("y",)))), "xlsx"
    )
    for name in load_workbook(io.BytesIO(made)).sheetnames:
        assert len(name.encode("utf-16-le")) <= 62


def test_a_charts_axis_has_months_one_after_the_other_and_the_unit(made_alone):
    chart = chart_of(made_alone(spc.xmr(USUAL, MONTHS, unit="minutes")))
    assert chart.x_axis.majorTimeUnit == "months"
    assert chart.x_axis.number_format.formatCode == "mmm yyyy"
    assert "".join(run.t for run in chart.y_axis.title.tx.rich.p[0].r) == "minutes"


def test_an_axis_of_percentages_says_so_and_does_not_end_above_a_hundred(made_alone):
    chart = chart_of(made_alone(spc.one([v + 45 for v in USUAL], MONTHS, chart="percent", unit="%")))
    assert chart.y_axis.number_format.formatCode == '#,##0"%"'
    assert chart.y_axis.scaling.max == 100


def test_a_long_gap_is_a_row_without_a_value_at_which_the_line_breaks(made_alone):
    months = [*MONTHS[:9], *(date(2025, month, 1) for month in range(3, 12))]
    made = made_alone(spc.xmr(USUAL, months))
    rows = data_of(load_workbook(io.BytesIO(made)).worksheets[0])
    assert [place for place, row in enumerate(rows) if row[1] is None] == [9]
    assert MONTHS[8] < rows[9][0].date() < months[9]
    assert rows[9][2] == rows[8][2]  # the centre goes on


def test_small_numbers_are_shown_in_full_and_whole_ones_without_a_point(made_alone):
    sheet = load_workbook(io.BytesIO(made_alone(spc.xmr([v / 10000 for v in USUAL], MONTHS)))).worksheets[0]
    formats = {cell.number_format for row in sheet.iter_rows() for cell in row if cell.data_type == "n"}
    assert "#,##0.00000" in formats
    assert not any(each.endswith(".") or "#.#" in each for each in formats)


def test_texts_have_rows_as_high_as_they_need(book, paper):
    sheet = book["Variation and assurance"]
    names = max(len(names) for cells in paper.parts[1].cells for names in cells)
    assert max(sheet.row_dimensions[row].height or 0 for row in range(4, 9)) >= 15 * names


def test_the_matrix_has_the_names_in_its_cells(book):
    cells = {
        (row[0].value, head.value): cell.value
        for row in book["Variation and assurance"].iter_rows(min_row=4)
        for head, cell in zip(book["Variation and assurance"][3], row, strict=True)
    }
    assert cells["As usual", "Will meet"] == "Hand washing"
    assert "+1-2@3" in cells["Concern", "Hit and miss"]


def test_the_same_paper_gives_the_same_bytes(paper, made):
    assert write(paper, "xlsx") == made
