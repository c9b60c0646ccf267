"""Workbooks, and files that are not what they should be: each says what is wrong with it."""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from goldthread.server.measures.files import MOST_BYTES, Wanted, read_file

from .reading_files import JULY, VALUES, numbers, only_problem, read, sheet


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.csv", "The file is empty"),
        (b"\n\n", "a.csv", "The file has no rows"),
        (b"period,value\n", "a.csv", "There are no readings under the column names"),
        (b"%PDF-1.7 ...", "a.csv", "This is a PDF"),
        (b"\x89PNG....", "a.csv", "This is a picture"),
        (b"\xd0\xcf\x11\xe0....", "a.xlsx", "an old Excel file (.xls), or one with a password"),
        (b"PK\x03\x04....", "a.csv", "Its name ends in .csv, but it is a workbook"),
        (b"PK\x03\x04....", "a.xlsx", "This workbook is damaged"),
        (b"period,value\n", "a.xlsx", "Its name ends in .xlsx, but it is not an Excel workbook"),
        (b"<html><table>", "a.csv", "This is a web page or XML"),
        (b"period,value\n", "a.doc", "Its name ends in .doc"),
        (b"period,value\n", "readings", "Its name ends in nothing"),
        (b'period,value\n2019-07-01,"5\n', "a.csv", "Row 2: this row cannot be read"),
        (b"period,value\n2019-07-01,\x005\n", "a.csv", "Row 2: expected text, but there is a NUL byte"),
        (b"\xff\xfe\x00", "a.csv", "This text is damaged"),
    ],
)
def test_a_file_that_is_no_table_says_what_it_is(data, name, says):
    assert says in only_problem(data, name=name)


def test_latin_1_is_refused_with_its_row_and_what_to_do():
    problem = only_problem("period,value,where\n2019-06-01,5,ward\n2019-07-01,5,café\n".encode("latin-1"))
    assert problem.startswith("Row 3: found ‘2019-07-01,5,café’; this text is not UTF-8 (it may be Latin-1)")
    assert "save it as ‘CSV UTF-8 (comma delimited)’" in problem


def test_a_file_of_200_mb_is_refused_without_being_read():
    class Unread(BytesIO):
        def read(self, *_: object) -> bytes:
            raise AssertionError("It was read.")

    found = read_file("readings.csv", Unread(), 200 * 2**20, VALUES)
    assert str(found.problems[0]) == "The file has 200 MB; send 20 MB or less, in parts if need be."
    assert MOST_BYTES == 20 * 2**20


def test_a_workbook_that_unpacks_to_too_much_is_refused_unread():
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (201 * 2**20))
    assert "This workbook unpacks to 201 MB" in only_problem(file.getvalue(), name="a.xlsx")


def test_another_kind_of_archive_is_no_workbook():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", "<document/>")
    assert "it is another kind of file" in only_problem(file.getvalue(), name="a.xlsx")


def test_a_workbook_with_nonsense_inside_is_refused_in_words():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook")
    assert "This workbook cannot be read" in only_problem(file.getvalue(), name="a.xlsx")


def test_a_workbook_is_read_with_its_dates_and_numbers():
    data = sheet([["Period", "Value"], [date(2019, 6, 1), 5], [date(2019, 7, 1), 6.5], [None, None]])
    assert numbers(read(data, name="a.xlsx")) == [(date(2019, 6, 1), 5), (JULY, 6.5)]


def test_a_share_shown_as_percent_is_read_as_shown():
    data = sheet([["Period", "Value"], [JULY, 0.95]], formats={"B2": "0%"})
    assert numbers(read(data, Wanted(unit="%"), "a.xlsx")) == [(JULY, 95)]
    assert "without a percent sign: the unit is days" in only_problem(data, name="a.xlsx")


def test_merged_cells_are_refused_with_their_address():
    data = sheet([["Period", "Value"], [date(2019, 6, 1), 5], [date(2019, 7, 1), 5]], merged=["B2:B3"])
    assert only_problem(data, name="a.xlsx").startswith("Row 2, column B: the cells B2:B3 are merged")


def test_merged_cells_and_two_header_rows_are_refused():
    data = sheet([["Trust", None], ["Period", "Value"], [JULY, 5]], merged=["A1:B1"])
    assert only_problem(data, name="a.xlsx").startswith("Row 1, column A: the cells A1:B1 are merged")


def test_a_formula_without_a_saved_value_is_refused_with_its_address():
    data = sheet([["Period", "Value"], [JULY, "=2+3"]])
    assert "the formula in cell B2 has no value saved with it" in only_problem(data, name="a.xlsx")


def test_the_first_sheet_that_holds_anything_is_read_and_said():
    data = sheet([], others={"Readings": [["Period", "Value"], [JULY, 5]], "Notes": [["x"]]})
    found = read(data, name="a.xlsx")
    assert numbers(found) == [(JULY, 5)]
    assert found.notes == ["The sheet ‘Readings’ was read; ‘Notes’ not."]


def test_an_empty_workbook_says_so():
    assert "The workbook is empty" in only_problem(sheet([]), name="a.xlsx")
