"""A paper as a workbook, read back: numbers are numbers, no text is a formula, charts are Excel's own."""

import io
import re
import zipfile

import pytest
from openpyxl import load_workbook

from goldthread.papers import write
from goldthread.papers.workbook import COLUMNS
from goldthread.papers.workbook_chart import DATA_COLUMN

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group")

CELLS = re.compile(r"('[^']*'|\w+)!\$?[A-Z]+\$?\d+(:\$?[A-Z]+\$?\d+)?")
"""Where a chart, a series or a small line points to: cells of this workbook."""


@pytest.fixture(scope="module")
def made(paper):
    return write(paper, "xlsx")


@pytest.fixture(scope="module")
def book(made):
    return load_workbook(io.BytesIO(made))


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
    names = [name for name, _, _ in COLUMNS]
    first = dict(zip(names, rows[head + 1], strict=True))
    assert first["Measure"] == paper.parts[0].rows[0].name
    assert (first["Latest"], first["Target"]) == (90, 40)
    assert (first["Variation"], first["Talk about"]) == ("Concern: getting higher", "yes")
    assert "cry wolf" in first["How sure"]
    assert len(rows) - head - 1 == len(paper.parts[0].rows)


def test_each_chart_has_a_sheet_with_its_data_and_a_chart_of_excels_own(book, paper):
    sheets = [sheet for sheet in book if sheet._charts]
    assert len(sheets) == len(paper.charts)
    sheet = sheets[0]
    values = [sheet.cell(row, DATA_COLUMN + 2).value for row in range(2, 20)]
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
