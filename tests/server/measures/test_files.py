"""What is read from files of readings, and what is refused in them, cell by cell."""

from datetime import date
from io import BytesIO

import pytest

from goldthread.server.measures.files import Wanted, read_file, read_pasted

from .reading_files import JULY, SHARES, VALUES, numbers, only_problem, read


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
