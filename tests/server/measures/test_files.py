"""What is read from files of readings and from what is pasted, what is asked, and what is refused."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from goldthread.server.measures.files import MOST_BYTES, Choices, Wanted, read_file

from .reading_files import JULY, PERCENT, SHARES, VALUES, asked, numbers, only_problem, pasted, read, sheet

CASES = Path(__file__).parents[2] / "tables" / "cases"


# dates and numbers


@pytest.mark.parametrize(
    "written",
    [
        "2019-07-01",
        "01/07/2019",
        "1 July 2019",
        "Jul 2019",
        "2019-07",
        "1.7.2019",
        "Jul-19",
        "2019M07",
        "43647",
    ],
)
def test_a_date_may_be_written_in_many_ways(written):
    assert numbers(read(f"period,value\n{written},5\n")) == [(JULY, 5)]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("31/06/2019", "there is no such day"),
        ("Foo 2019", "expected a date such as 2019-07-01"),
        ("yesterday", "expected a date such as 2019-07-01"),
        ("juillet 2019", "the month ‘juillet’ is not English"),
        ("2018/19", "a year is for what is read every year"),
        ("Q2 2019", "a quarter is for what is read every quarter"),
    ],
)
def test_what_names_no_period_is_refused_by_row_and_column(written, says):
    problem = only_problem(f"period,value\n{written},5\n")
    assert problem.startswith(f"Row 2, column period: found ‘{written}’; ")
    assert says in problem


def test_how_dates_were_read_is_said():
    found = read("Month,value\nJul-17,5\nAug-17,6\n")
    assert "Read ‘Month’ as ‘MMM-yy’: 2 months, July 2017 to August 2017." in found.notes


def test_months_that_are_not_there_are_named_whatever_the_day_of_the_others():
    found = read((CASES / "its_thu.csv").read_bytes())
    assert "Between them September 2017, October 2017 and November 2017 are missing." in found.notes


def test_three_spellings_of_dates_are_read_and_said():
    found = read("period,value\n2019-05-01,5\n01/06/2019,5\nJul 2019,5\n")
    assert len(found.rows) == 3
    assert "period: ‘01/06/2019’ read day first: 1 June 2019." in found.notes


def test_dates_that_only_the_american_way_gives_each_their_month_are_asked_about():
    file = (CASES / "us12.csv").read_bytes()
    assert asked(read(file)) == ["dates"]
    found = read(file, choices=Choices(answers={"dates": "month"}))
    assert [row.day.month for row in found.rows] == list(range(1, 13))


def test_a_month_alone_is_no_day_of_a_measure_read_every_day():
    assert "expected a day" in only_problem("period,value\nJul 2019,5\n", Wanted(frequency="day"))


def test_years_quarters_and_weeks_name_their_first_day():
    assert numbers(read("year,value\n2019,5\n", Wanted(frequency="year"))) == [(date(2019, 1, 1), 5)]
    assert numbers(read("quarter,value\nQ2 2019,5\n", Wanted(frequency="quarter"))) == [(date(2019, 4, 1), 5)]
    found = read("quarter,value\n2019/20 Q2,5\n", Wanted(frequency="quarter"))
    assert numbers(found) == [(JULY, 5)]
    assert "quarter: ‘2019/20 Q2’ was read as July to September 2019." in found.notes
    assert numbers(read("week,value\n2019-W27,5\n", Wanted(frequency="week"))) == [(JULY, 5)]


def test_a_time_of_day_or_a_zone_moves_no_reading_into_another_month():
    assert numbers(read("period,value\n2019-07-31T23:30:00Z,5\n")) == [(date(2019, 7, 31), 5)]


def test_a_year_in_a_column_of_its_own_is_read_with_the_month_beside_it():
    found = read((CASES / "scot.csv").read_bytes())
    assert len(found.rows) == 138
    assert found.rows[0].day == date(2011, 1, 1)


def test_decimal_commas_are_never_stored_a_thousand_times_too_large():
    found = read((CASES / "semi.csv").read_bytes())
    assert [row.value for row in found.rows] == [4.125, 0.875, 3.5]
    assert "value: the comma parts decimals; ‘0,875’ was read as 0.875." in found.notes


def test_what_may_be_thousands_or_decimals_is_asked():
    text = "period;value\n2019-06;4,125\n2019-07;3,500\n"
    assert asked(read(text)) == ["decimal"]
    comma = read(text, choices=Choices(answers={"decimal": "comma"}))
    assert [row.value for row in comma.rows] == [4.125, 3.5]
    assert asked(pasted("Jul 2019\t1,234\n")) == ["decimal"]


def test_in_an_english_file_a_comma_parts_thousands_and_that_is_said():
    found = read('period,value\n2019-07-01,"1,234"\n')
    assert numbers(found) == [(JULY, 1234)]
    assert "value: the comma parts thousands; ‘1,234’ was read as 1234." in found.notes


def test_of_what_is_counted_a_comma_parts_thousands():
    assert numbers(pasted("Jul 2019\t1,234", Wanted(counts=True))) == [(JULY, 1234)]
    row = pasted("Jul 2019\t7,000\t7,600", SHARES).rows[0]
    assert (row.numerator, row.denominator) == (7000, 7600)


def test_a_comma_without_quotation_marks_is_not_guessed_at():
    assert "needs quotation marks" in only_problem("period,value\n2019-07-01,1,234\n")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("95%", "expected a number without a percent sign: the unit is days"),
        ("£5", "expected a number without £: the unit is days"),
        ("about 5", "expected a number such as"),
    ],
)
def test_what_is_no_number_is_refused(written, says):
    problem = only_problem(f"period,value\n2019-07-01,{written}\n")
    assert problem.startswith("Row 2, column value: found ")
    assert says in problem


def test_percentages_are_read_where_the_unit_is_percent():
    assert numbers(read("period,value\n2019-07-01,95%\n", PERCENT)) == [(JULY, 95)]
    assert numbers(read("period,value\n2019-07-01,95%\n", Wanted(unit="% seen in time"))) == [(JULY, 95)]
    file = (CASES / "pct.xlsx").read_bytes()
    assert [row.value for row in read(file, PERCENT, "pct.xlsx").rows][:2] == [90.5, 91]


def test_shares_in_a_measure_of_percent_are_asked_about():
    text = "period,value\n2019-06-01,0.62\n2019-07-01,0.64\n"
    assert asked(read(text, PERCENT)) == ["percent"]
    found = read(text, PERCENT, choices=Choices(answers={"percent": "shares"}))
    assert [row.value for row in found.rows] == [62, 64]


def test_elapsed_times_are_numbers_of_a_measure_of_minutes():
    assert numbers(pasted("Month\tTo theatre\nJul 2019\t2:30:00\n", Wanted(unit="minutes"))) == [(JULY, 150)]


# what is missing


def test_a_period_without_a_number_is_no_reading_and_is_counted():
    found = read("period,value\n2019-05-01,5\n2019-06-01,\n2019-07-01,NA\n")
    assert numbers(found) == [(date(2019, 5, 1), 5)]
    assert "value: 1 row without a number (‘NA’) is missing." in found.notes
    assert "1 row has no number, and no reading." in found.notes


def test_where_no_row_has_a_number_that_is_said():
    assert "there is no number" in only_problem("period,value\n2019-05-01,n/a\n")
    assert "no number in any row" in only_problem("period,value,where\n2019-05-01,,Elm\n")


def test_a_number_held_back_is_asked_about_and_left_out_only_knowingly():
    text = "period,value\n2019-06-01,<5\n2019-07-01,7\n"
    assert asked(read(text)) == ["suppressed"]
    found = read(text, choices=Choices(answers={"suppressed": "missing"}))
    assert numbers(found) == [(JULY, 7)]
    assert "value: 1 row held back (‘<5’) is missing." in found.notes


def test_a_total_is_no_period_and_is_left_out_by_name():
    found = read("period,value\n2019-07-01,5\nTotal,5\n")
    assert numbers(found) == [(JULY, 5)]
    assert "Row 3, ‘Total’, was left out: it is no period." in found.notes


# which column is which


def test_a_column_pasted_out_of_a_spreadsheet_simply_works():
    found = pasted("Month\tCompliance\nJul-17\t62.3%\nAug-17\t64%\n", PERCENT)
    assert numbers(found) == [(date(2017, 7, 1), 62.3), (date(2017, 8, 1), 64)]
    assert found.notes == [
        "Read ‘Compliance’ as the value.",
        "Read ‘Month’ as ‘MMM-yy’: 2 months, July 2017 to August 2017.",
        "Read ‘Compliance’ as percentages.",
    ]
    assert not found.columns.doubts


def test_one_percentage_does_for_no_measure_of_two_figures_and_what_is_needed_is_said():
    found = pasted("Month\tCompliance\nJul-17\t62.3%\n", SHARES)
    assert "there is one column of numbers, ‘Compliance’" in str(found.problems[0])
    assert "how many, and out of how many, in two columns" in str(found.problems[0])


def test_what_is_pasted_needs_no_headings():
    assert numbers(pasted("Jun 2019\t4\nJul 2019\t5\n")) == [(date(2019, 6, 1), 4), (JULY, 5)]
    assert numbers(pasted("Month\tValue\nJul 2019\t5")) == [(JULY, 5)]
    assert numbers(pasted("Jun 2019\t-4\nJul 2019\t5.5\n")) == [(date(2019, 6, 1), -4), (JULY, 5.5)]
    row = pasted("Jul 2019\t57\t60", SHARES).rows[0]
    assert (row.numerator, row.denominator) == (57, 60)


def test_columns_are_known_by_their_names_in_any_case_and_order():
    found = read("DENOMINATOR,Month,Numerator,Remark\n60,2019-07-01,57,quiet\n", SHARES)
    assert [(r.numerator, r.denominator) for r in found.rows] == [(57, 60)]
    assert "Not used: the column ‘Remark’." in found.notes


def test_columns_with_other_names_are_taken_in_order_where_there_are_just_enough():
    found = read("When,Seen,Attended\n2019-07-01,57,60\n", SHARES)
    assert [(r.numerator, r.denominator) for r in found.rows] == [(57, 60)]
    assert found.notes[0] == (
        "Read ‘When’ as the period, ‘Seen’ as the numerator and ‘Attended’ as the denominator."
    )


def test_of_a_percentage_the_numerator_is_never_the_larger_column():
    wanted = Wanted(unit="%", shares=True, percentage=True)
    found = read("When,Attended,Seen\n2019-06-01,60,57\n2019-07-01,50,50\n", wanted)
    assert [(r.numerator, r.denominator) for r in found.rows] == [(57, 60), (50, 50)]
    assert "‘Seen’ as the numerator and ‘Attended’ as the denominator" in found.notes[0]
    wide = read("What,Jun 2019,Jul 2019,Aug 2019\nAttended,4,5,6\nSeen,1,2,3\n", wanted)
    assert [(r.numerator, r.denominator) for r in wide.rows] == [(1, 4), (2, 5), (3, 6)]
    assert "Read ‘Seen’ as the numerator and ‘Attended’ as the denominator." in wide.notes


def test_a_percentage_beside_its_numerator_and_denominator_is_neither():
    found = read("When,Rate,Seen,Attended\n2019-07-01,95%,57,60\n", SHARES)
    assert [(r.numerator, r.denominator) for r in found.rows] == [(57, 60)]


def test_where_several_columns_may_be_the_value_somebody_should_look():
    text = "Month,Days,Weight\n2019-07-01,5,6\n"
    assert read(text).columns.doubts == {"value"}
    chosen = read(text, choices=Choices({"value": "Weight"}))
    assert (numbers(chosen), chosen.columns.doubts) == ([(JULY, 6)], set())


def test_a_column_that_is_not_there_is_refused_with_those_that_are():
    found = read("Ward,Remark\nA,quiet\n")
    assert "the columns period and value are missing" in str(found.problems[0])
    assert "the columns are ‘Ward’, ‘Remark’" in str(found.problems[0])


def test_what_is_remembered_and_is_not_there_is_passed_over():
    last = Choices({"period": "When", "value": "Compliance"}, remembered=True)
    assert numbers(read("Month,value\n2019-07-01,5\n", choices=last)) == [(JULY, 5)]


# wide tables, and several rows for a period


def test_a_table_of_a_month_a_column_is_read():
    found = pasted("Jun 2019\tJul 2019\tAug 2019\n4\t5\t6\n")
    assert numbers(found)[:2] == [(date(2019, 6, 1), 4), (JULY, 5)]


def test_of_a_ward_a_row_somebody_chooses_one_or_it_is_called_as_the_measure_is():
    text = "Ward,Jun 2019,Jul 2019,Aug 2019\nElm,4,5,6\nOak,7,8,9\n"
    assert asked(read(text)) == ["row"]
    chosen = read(text, choices=Choices(answers={"row": "Oak"}))
    assert [row.value for row in chosen.rows] == [7, 8, 9]
    assert [row.value for row in read(text, Wanted(names=("ELM", "Falls"))).rows] == [4, 5, 6]


def test_numerators_and_denominators_may_stand_in_rows():
    found = read("What,Jun 2019,Jul 2019,Aug 2019\nNumerator,1,2,3\nDenominator,4,5,6\n", SHARES)
    assert [(row.numerator, row.denominator) for row in found.rows] == [(1, 4), (2, 5), (3, 6)]


def test_a_long_table_with_a_row_for_each_ward_is_asked_about():
    text = "Month,Ward,Falls\nJun 2019,Elm,4\nJun 2019,Oak,5\nJul 2019,Elm,6\nJul 2019,Oak,7\n"
    assert asked(read(text)) == ["row"]
    found = read(text, choices=Choices(answers={"row": "Elm"}))
    assert [row.value for row in found.rows] == [4, 6]
    assert "Only the rows were read in which ‘Ward’ is ‘Elm’." in found.notes


# files of all kinds


@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
def test_columns_may_be_parted_in_several_ways(separator):
    assert numbers(read(f"period{separator}value\n2019-07-01{separator}5\n")) == [(JULY, 5)]


def test_a_mark_of_utf8_empty_rows_and_utf16_are_read():
    assert numbers(read("\ufeffperiod,value\n\n2019-07-01,5\n,\n\n\n")) == [(JULY, 5)]
    assert numbers(read("period\tvalue\n2019-07-01\t5\n".encode("utf-16"), name="a.txt")) == [(JULY, 5)]


def test_text_in_another_encoding_is_asked_about_with_the_line_that_tells():
    data = "period,value,where\n2019-06-01,5,ward\n2019-07-01,5,café\n".encode("latin-1")
    found = read(data)
    assert asked(found) == ["encoding"]
    assert "‘2019-07-01,5,café’" in found.asked[0].answers[0].says
    assert len(read(data, choices=Choices(answers={"encoding": "cp1252"})).rows) == 2


def test_rows_are_numbered_as_an_editor_numbers_them():
    problem = only_problem('period,value,note\n2019-06-01,5,"two\nlines"\n\n2019-07-01,x1,\n')
    assert problem.startswith("Row 5, column value: found ‘x1’")


def test_a_workbook_is_read_where_its_table_stands():
    rows = [["Waiting", None], [None, None], ["Month", "Days"], [date(2019, 6, 1), 5], [JULY, 6.5]]
    found = read(sheet([["About this file"]], others={"Data": rows}), name="a.xlsx")
    assert numbers(found) == [(date(2019, 6, 1), 5), (JULY, 6.5)]
    assert any("‘Data’" in note for note in found.notes)


def test_a_share_shown_as_percent_is_read_as_shown():
    data = sheet([["Period", "Value"], [JULY, 0.95]], formats={"B2": "0%"})
    assert numbers(read(data, PERCENT, "a.xlsx")) == [(JULY, 95)]
    assert "without a percent sign: the unit is days" in only_problem(data, name="a.xlsx")


def test_a_formula_without_its_result_is_refused_with_its_row():
    data = sheet([["Period", "Value"], [JULY, "=2+3"]])
    assert "Row 2, column Value: found ‘a formula without its result’" in only_problem(data, name="a.xlsx")


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.csv", "The file is empty"),
        (b"\n\n", "a.csv", "empty"),
        (b"period,value\n", "a.csv", "no readings under the column names"),
        (b"%PDF-1.7 ...", "a.csv", "a PDF"),
        (b"PK\x03\x04....", "a.xlsx", "damaged"),
        (b"<html><table>", "a.csv", "a web page"),
        (b"period,value\n2019-07-01,\x005\n", "a.csv", "binary"),
    ],
)
def test_a_file_that_is_no_table_says_what_it_is(data, name, says):
    assert says in only_problem(data, name=name)


def test_a_file_of_200_mb_is_refused_without_being_read():
    class Unread(BytesIO):
        def read(self, *_: object) -> bytes:
            raise AssertionError("It was read.")

    found = read_file("readings.csv", Unread(), 200 * 2**20, VALUES)
    assert str(found.problems[0]) == "The file has 200 MB; send 20 MB or less, in parts if need be."
    assert MOST_BYTES == 20 * 2**20


# care


@pytest.mark.parametrize("heading", ["NHS number", "Date of Birth", "MRN", "Surname", "patient_name"])
def test_a_column_about_people_is_refused_by_its_heading(heading):
    assert "nothing about anyone’s care is kept here" in str(
        read(f"period,value,{heading}\n2019-07-01,5,x\n").problems[0]
    )


def test_every_cell_is_guarded_whether_its_column_is_used_or_not():
    found = read("period,value,comment\n2019-07-01,5,9434765919\n")
    assert str(found.problems[0]) == (
        "Row 2, column comment: found ‘9434765919’; this looks like an NHS number, "
        "and nothing about anyone’s care is kept here."
    )
    assert found.rows == []


# many measures


def many(text: str, **measures: Wanted):
    data = text.encode()
    wanted = {name.replace("_", "-"): each for name, each in measures.items()}
    return read_file("a.csv", BytesIO(data), len(data), Wanted(many=True), of=wanted.get)


def test_a_file_of_many_measures_must_name_ones_there_are():
    found = many("measure,period,value\nae-4h,2019-07-01,5\nNONE,2019-07-01,5\n", AE_4H=Wanted())
    assert [row.measure for row in found.rows] == ["AE-4H"]
    assert str(found.problems[0]).startswith("Row 3, column measure: found ‘NONE’; expected the code")


def test_a_file_of_many_measures_may_have_a_month_in_each_column():
    found = many("Which,Jun 2019,Jul 2019,Aug 2019\nFALLS,1,2,3\nLET,4,5,6\n", FALLS=Wanted(), LET=Wanted())
    assert [(row.measure, row.value) for row in found.rows][::2] == [("FALLS", 1), ("FALLS", 3), ("LET", 5)]


def test_measures_of_one_file_may_be_read_as_often_as_each_is():
    found = many(
        "measure,period,value\nA,Jul 2019,5\nB,2019-07-14,6\n", A=Wanted(), B=Wanted(frequency="day")
    )
    assert sorted((row.measure, row.day.day) for row in found.rows) == [("A", 1), ("B", 14)]


def test_after_many_problems_the_rest_is_not_looked_at():
    found = read("period,value\n" + "x1,y\n" * 5000)
    assert 0 < len(found.problems) <= 500
