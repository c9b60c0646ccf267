"""What is read from files, and what each bad file says."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from goldthread.server.measures.files import MOST_BYTES, ReadFile, Wanted, read_file, read_pasted

VALUES = Wanted(unit="days")
SHARES = Wanted(unit="%", shares=True)


def read(data: str | bytes, wanted: Wanted = VALUES, name: str = "readings.csv") -> ReadFile:
    raw = data.encode() if isinstance(data, str) else data
    return read_file(name, BytesIO(raw), len(raw), wanted)


def only_problem(data: str | bytes, wanted: Wanted = VALUES, name: str = "readings.csv") -> str:
    found = read(data, wanted, name)
    assert len(found.problems) == 1, [str(p) for p in found.problems]
    return str(found.problems[0])


def sheet(rows: list[list[object]], **more: object) -> bytes:
    book = Workbook()
    page = book.active
    for row in rows:
        page.append(row)
    for cells in more.get("merged", ()):  # type: ignore[attr-defined]
        page.merge_cells(cells)
    for title, other in more.get("others", {}).items():  # type: ignore[attr-defined]
        added = book.create_sheet(title)
        for row in other:
            added.append(row)
    for address, form in more.get("formats", {}).items():  # type: ignore[attr-defined]
        page[address].number_format = form
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def numbers(found: ReadFile) -> list[tuple[date, float | None]]:
    assert not found.problems, [str(p) for p in found.problems]
    return [(row.day, row.value) for row in found.rows]


JULY = date(2019, 7, 1)


@pytest.mark.parametrize(
    "written", ["2019-07-01", "01/07/2019", "1 July 2019", "Jul 2019", "2019-07", "1.7.2019", "July 2019"]
)
def test_a_date_may_be_written_in_many_ways(written):
    assert numbers(read(f"period,value\n{written},5\n")) == [(JULY, 5)]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("07/13/2019", "there is no month 13; the day comes first, then the month"),
        ("31/06/2019", "there is no such day"),
        ("Jul-19", "this could be more than one date; give the year in four figures"),
        ("01/07/19", "this could be more than one date"),
        ("43647", "this is a number; format the cell as a date"),
        ("Foo 2019", "there is no month called Foo"),
        ("yesterday", "expected a date such as 2019-07-01"),
        ("2018/19", "expected a date such as"),
        ("Q2 2019", "a quarter is for a measure that is read every quarter"),
    ],
)
def test_a_date_that_is_none_or_several_is_refused(written, says):
    problem = only_problem(f"period,value\n{written},5\n")
    assert problem.startswith(f"Row 2, column A (period): found ‘{written}’; ")
    assert says in problem


def test_three_spellings_of_dates_are_read_and_said():
    found = read("period,value\n2019-05-01,5\n01/06/2019,5\nJul 2019,5\n")
    assert len(found.rows) == 3
    assert "Dates as day/month/year: ‘01/06/2019’ was read as 1 June 2019 (1 row)." in found.notes
    assert len(found.notes) == 3


def test_a_month_alone_is_no_day_of_a_measure_read_every_day():
    problem = only_problem("period,value\nJul 2019,5\n", Wanted(frequency="day"))
    assert "expected a day, such as 2019-07-01" in problem


def test_years_and_quarters_name_their_first_day():
    assert numbers(read("year,value\n2019,5\n", Wanted(frequency="year"))) == [(date(2019, 1, 1), 5)]
    assert numbers(read("quarter,value\nQ2 2019,5\n", Wanted(frequency="quarter"))) == [(date(2019, 4, 1), 5)]


def test_thousands_may_have_commas_in_quotation_marks():
    assert numbers(read('period,value\n2019-07-01,"1,234.5"\n')) == [(JULY, 1234.5)]


def test_a_comma_without_quotation_marks_is_not_guessed_at():
    problem = only_problem("period,value\n2019-07-01,1,234\n")
    assert problem.startswith("Row 2, column C: found ‘234’")
    assert "a number with a comma needs quotation marks" in problem


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("95%", "expected a number without a percent sign: the unit is days"),
        ("£5", "expected a number without £: the unit is days"),
        ("n/a", "expected a number; leave the row out where there was no reading"),
        ("about 5", "expected a number such as 1234.5 or 1,234.5"),
        ("1e5", "expected a number such as"),
        ("٣", "expected a number such as"),
        ('"5,5"', "expected a point before decimals"),
        ('"1.234,5"', "expected a point before decimals"),
        ("#DIV/0!", "expected a number such as"),
    ],
)
def test_what_is_no_number_is_refused(written, says):
    problem = only_problem(f"period,value\n2019-07-01,{written}\n")
    assert problem.startswith("Row 2, column B (value): found ")
    assert says in problem


def test_a_percent_sign_is_read_where_the_unit_is_percent():
    assert numbers(read("period,value\n2019-07-01,95%\n", Wanted(unit="%"))) == [(JULY, 95)]


def test_columns_are_known_by_their_names_in_any_case_and_order():
    found = read("DENOMINATOR,Month,Numerator,Remark\n60,2019-07-01,57,quiet\n", SHARES)
    assert [(r.numerator, r.denominator) for r in found.rows] == [(57, 60)]
    assert found.notes == ["Not used: the column ‘Remark’."]


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_semicolons_and_tabs_part_columns_too(separator):
    assert numbers(read(f"period{separator}value\n2019-07-01{separator}5\n")) == [(JULY, 5)]


def test_a_mark_of_utf8_and_empty_rows_are_passed_over():
    assert numbers(read("\ufeffperiod,value\n\n2019-07-01,5\n,\n\n\n")) == [(JULY, 5)]


def test_unicode_text_from_excel_is_read():
    assert numbers(read("period\tvalue\n2019-07-01\t5\n".encode("utf-16"), name="a.txt")) == [(JULY, 5)]


def test_rows_are_numbered_as_an_editor_numbers_them():
    problem = only_problem('period,value,note\n2019-06-01,5,"two\nlines"\n\n2019-07-01,x,\n')
    assert problem.startswith("Row 5, column B (value): found ‘x’")


def test_missing_columns_are_named_with_those_that_are_there():
    assert only_problem("Month,Days\n2019-07-01,5\n") == (
        "Row 1: the column value is missing; the first row should name the columns period, value, "
        "and it names ‘Month’, ‘Days’."
    )


def test_two_columns_of_one_kind_are_refused():
    assert "there are two columns for the period, A and B; keep one" in only_problem(
        "Month,Date,Value\n2019-07-01,2019-07-01,5\n"
    )


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ("period,value\n(month),(days)\n2019-07-01,5\n", "A2"),
        ("Trust,\nPeriod,Value\n2019-07-01,5\n", "A2"),
        ("Period,Figures\n,Value\n2019-07-01,5\n", "B2"),
    ],
)
def test_two_rows_of_headings_are_refused_with_the_cell(rows, cell):
    assert f"cell {cell} looks like a second row of headings" in str(read(rows).problems[0])


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


@pytest.mark.parametrize("heading", ["NHS number", "Date of Birth", "MRN", "Surname", "patient_name"])
def test_a_column_about_people_is_refused_by_its_heading(heading):
    assert "nothing about anyone’s care is kept here" in str(
        read(f"period,value,{heading}\n2019-07-01,5,x\n").problems[0]
    )


def test_every_cell_is_guarded_whether_its_column_is_used_or_not():
    found = read("period,value,comment\n2019-07-01,5,9434765919\n")
    assert str(found.problems[0]) == (
        "Row 2, column C (comment): found ‘9434765919’; this looks like an NHS number, "
        "and nothing about anyone’s care is kept here."
    )
    assert found.rows == []


def test_what_is_pasted_needs_no_headings():
    assert numbers(read_pasted("Jun 2019\t1,234\nJul 2019\t5\n", VALUES)) == [
        (date(2019, 6, 1), 1234),
        (JULY, 5),
    ]
    assert numbers(read_pasted("Month\tValue\nJul 2019\t5", VALUES)) == [(JULY, 5)]


def test_what_is_pasted_for_a_percentage_is_numerator_then_denominator():
    row = read_pasted("Jul 2019\t57\t60", SHARES).rows[0]
    assert (row.numerator, row.denominator) == (57, 60)


def test_a_file_of_many_measures_must_name_ones_there_are():
    found = read_file(
        "a.csv",
        BytesIO(data := b"measure,period,value\nae-4h,2019-07-01,5\nNONE,2019-07-01,5\n"),
        len(data),
        Wanted(many=True),
        of=lambda code: ("month", "") if code == "AE-4H" else ("", ""),
    )
    assert [row.measure for row in found.rows] == ["AE-4H"]
    assert str(found.problems[0]).startswith("Row 3, column A (measure): found ‘NONE’; expected the code")


def test_after_many_problems_the_rest_is_not_looked_at():
    found = read("period,value\n" + "x1,y\n" * 5000)
    assert found.broken_off
    assert len(found.problems) < 600


days = st.dates(date(1950, 1, 1), date(2100, 1, 1))
values = st.floats(-1e6, 1e6).map(lambda v: round(v, 3))


@given(st.lists(st.tuples(days, values), min_size=1, max_size=20))
def test_what_is_written_is_read_again(rows):
    text = "period,value\n" + "".join(f"{day:%d/%m/%Y},{value:.3f}\n" for day, value in rows)
    assert numbers(read(text)) == rows


@given(st.lists(st.tuples(days, values), min_size=1, max_size=5))
def test_thousands_and_words_are_read_again(rows):
    text = "".join(f"{day.day} {day:%B} {day.year}\t{value:,.3f}\n" for day, value in rows)
    assert numbers(read_pasted(text, VALUES)) == rows


@given(st.binary(max_size=300))
def test_no_bytes_break_it(data):
    for name in ("a.csv", "a.xlsx"):
        found = read(data, name=name)
        assert found.problems or found.rows


@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    assert read_pasted(text, SHARES) is not None
    assert read("period,value\n" + text) is not None
