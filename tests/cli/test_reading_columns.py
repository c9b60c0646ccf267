"""Columns of numbers, times, texts and answers: what is read, and what is refused in which words."""

from datetime import date, datetime

import numpy as np
import openpyxl
import polars
import pytest

from goldthread.cli import Refused
from goldthread.cli.columns import numbers, texts, times, yes_or_no
from goldthread.cli.reading_tables import read_table


@pytest.fixture
def column(written):
    """Writes a CSV file of one column 'x', parted by semicolons if asked, and reads it as a table."""

    def of(*cells, delimiter=","):
        return read_table(
            str(written("a.csv", f"x{delimiter}y\n" + "".join(f"{c}{delimiter}1\n" for c in cells)))
        )

    return of


def said(call, *arguments, **named):
    with pytest.raises(Refused) as refusal:
        call(*arguments, **named)
    return refusal.value.message.splitlines()


def test_numbers_are_read_in_the_spellings_people_use(column):
    table = column("82.1", " 7 ", '"1,234"', '"-12,345.5"', "−3", "+4", "1e3", ".5")
    assert numbers(table, "x").tolist() == [82.1, 7, 1234, -12345.5, -3, 4, 1000, 0.5]


def test_an_empty_cell_is_refused_or_missing_as_asked(column):
    table = column("1", "", "3")
    assert said(numbers, table, "x") == [
        "a.csv, row 3, column 'x': found nothing; expected a number such as 82.1 or 1,234."
    ]
    np.testing.assert_array_equal(numbers(table, "x", empty="missing"), [1, np.nan, 3])


@pytest.mark.parametrize(
    "cell", ["n/a", "inf", "nan", "1_000", "0x10", "12 34", '"0,500"', '"1,23"', "1.2.3", "yes"]
)
def test_what_is_no_number_is_refused(column, cell):
    (line,) = said(numbers, column("1", cell), "x")
    assert line.startswith(f"a.csv, row 3, column 'x': found '{cell.strip(chr(34))}'; expected a number")


def test_shares_among_percentages_are_refused(column):
    assert said(numbers, column("82%", "0.79", "81 %", "0"), "x") == [
        "a.csv, row 3, column 'x': found '0.79'; expected a percentage such as 82%, as in the other rows."
    ]


def test_percentages_among_shares_are_refused(column):
    assert said(numbers, column("0.82", "79%", "0.81"), "x") == [
        "a.csv, row 3, column 'x': found '79%'; "
        "expected a number without a percent sign, as in the other rows."
    ]


def test_percentages_alone_are_read_as_their_numbers(column):
    assert numbers(column("82%", "79.5 %", "0"), "x").tolist() == [82, 79.5, 0]


@pytest.mark.parametrize("cell", ["1,5", "1,500"])
def test_commas_in_a_file_with_semicolons_are_refused_as_they_may_be_decimal(column, cell):
    first, last = said(numbers, column("2", cell, delimiter=";"), "x")
    assert first.startswith(f"a.csv, row 3, column 'x': found '{cell}'")
    assert (
        last == "In a file parted by semicolons a comma may be a decimal one or not: write numbers as 1234.5."
    )


def test_whole_numbers_and_the_least_are_asked_for(column):
    table = column("3", "2.5", "-1")
    wanted = "expected a whole number such as 82 or 1,234, not less than 0."
    assert said(numbers, table, "x", whole=True, least=0) == [
        f"a.csv, row 3, column 'x': found '2.5'; {wanted}",
        f"a.csv, row 4, column 'x': found '-1'; {wanted}",
    ]


def test_a_long_cell_is_not_repeated_in_full(column):
    (line,) = said(numbers, column("x" * 5000), "x")
    assert len(line) < 200
    assert "and more" in line


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["2019-03-01", "2019-04-01"], [date(2019, 3, 1), date(2019, 4, 1)]),
        (["01/03/2019", "15/04/19"], [date(2019, 3, 1), date(2019, 4, 15)]),
        (["1 March 2019", "15 Apr 2019"], [date(2019, 3, 1), date(2019, 4, 15)]),
        (["March 2019", "Apr-19"], [date(2019, 3, 1), date(2019, 4, 1)]),
        (["201903", "201904"], [date(2019, 3, 1), date(2019, 4, 1)]),
        (["1", "12"], [1, 12]),
        (["2019", "2020"], [2019, 2020]),
        (["2019-03-01T00:00", "2019-03-02 00:00:00"], [date(2019, 3, 1), date(2019, 3, 2)]),
        (["2019-03-01 00:00", "01/03/2019 14:30"], [datetime(2019, 3, 1), datetime(2019, 3, 1, 14, 30)]),
    ],
)
def test_times_are_read_in_the_spellings_people_use(column, cells, read):
    assert times(column(*cells), "x") == read


def test_a_time_of_day_among_dates_is_refused(column):
    assert said(times, column("2019-03-01", "2019-03-02", "2019-03-03 14:30"), "x") == [
        "a.csv, row 4, column 'x': found '2019-03-03 14:30'; expected a date, as in the other rows."
    ]


def test_times_with_a_zone_among_others_are_refused(column):
    (line,) = said(times, column("2019-03-01T10:00", "2019-03-02T10:00", "2019-03-03T10:00+01:00"), "x")
    assert "row 4" in line


def test_dates_that_can_only_be_month_first_are_refused_with_the_reason(column):
    first, last = said(times, column("03/31/2019", "04/30/2019"), "x")[1:]
    assert "found '04/30/2019'" in first
    assert last.startswith("Slashed dates are read day first, and some of these can only be month first")


def test_firsts_of_months_written_month_first_are_refused(column):
    cells = [f"{month:02}/01/{year}" for year in (2018, 2019) for month in range(1, 13)]
    assert said(times, column(*cells), "x")[-1].startswith("Slashed dates are read day first")


def test_firsts_of_months_written_day_first_are_read(column):
    cells = [f"01/{month:02}/{year}" for year in (2018, 2019) for month in range(1, 13)]
    assert times(column(*cells), "x")[1] == date(2018, 2, 1)


def test_days_as_excel_counts_them_are_refused_with_their_meaning(column):
    assert said(times, column("43466", "43497"), "x")[-1] == (
        "Excel counts days so: 43466 is 1 January 2019. Format the column as dates."
    )


def test_texts_lose_blanks_at_their_ends(column):
    assert texts(column(" RXW ", "RXW"), "x") == ["RXW", "RXW"]
    assert said(texts, column("a", " "), "x") == [
        "a.csv, row 3, column 'x': found nothing; expected a name or other text."
    ]
    assert texts(column("a", ""), "x", empty="keep") == ["a", ""]


def test_yes_and_no_are_read_in_the_spellings_people_use(column):
    table = column("yes", "No", "TRUE", "f", "1", "0", "Y")
    assert yes_or_no(table, "x").tolist() == [True, False, True, False, True, False, True]
    assert said(yes_or_no, column("yes", "perhaps"), "x") == [
        "a.csv, row 3, column 'x': found 'perhaps'; expected yes or no (or true or false, 1 or 0)."
    ]
    assert yes_or_no(column("yes", ""), "x", empty="no").tolist() == [True, False]


def test_a_parquet_column_is_read_as_the_same_column_of_text(tmp_path):
    frame = polars.DataFrame(
        {
            "number": [1.5, None, float("nan")],
            "whole": [3, 4, 5],
            "day": [date(2019, 3, 1), date(2019, 4, 1), date(2019, 5, 1)],
            "code": [12.0, 13.0, 14.0],
            "so": [True, False, True],
        }
    )
    frame.write_parquet(tmp_path / "a.parquet")
    table = read_table(str(tmp_path / "a.parquet"))
    np.testing.assert_array_equal(numbers(table, "number", empty="missing"), [1.5, np.nan, np.nan])
    assert numbers(table, "whole").tolist() == [3, 4, 5]
    assert times(table, "day") == frame["day"].to_list()
    assert texts(table, "code") == ["12", "13", "14"]
    assert yes_or_no(table, "so").tolist() == [True, False, True]
    assert said(numbers, table, "so")[0].startswith(
        "a.parquet, row 1, column 'so': found 'True'; expected a number"
    )


def test_a_column_of_lists_is_refused_only_where_it_is_asked_for(tmp_path):
    polars.DataFrame({"x": [[1], [2]], "y": [1, 2]}).write_parquet(tmp_path / "a.parquet")
    table = read_table(str(tmp_path / "a.parquet"))
    assert numbers(table, "y").tolist() == [1, 2]
    assert said(numbers, table, "x") == ["a.parquet, column 'x': it holds lists; expected single values."]


def test_a_date_outside_of_the_calendar_is_refused(tmp_path):
    frame = polars.DataFrame({"day": polars.Series([10, 8_000_000], dtype=polars.Int32).cast(polars.Date)})
    frame.write_parquet(tmp_path / "a.parquet")
    (line,) = said(times, read_table(str(tmp_path / "a.parquet")), "day")
    assert line.startswith("a.parquet, column 'day': it holds a value that cannot be (year 2")


def test_a_workbook_s_numbers_and_dates_are_what_they_are_there(tmp_path):
    book = openpyxl.Workbook()
    for row in [
        ("day", "x"),
        (datetime(2019, 3, 1), 1),
        (datetime(2019, 4, 1), 1.0),
        (datetime(2019, 5, 1), None),
    ]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    table = read_table(str(tmp_path / "a.xlsx"))
    assert times(table, "day") == [date(2019, 3, 1), date(2019, 4, 1), date(2019, 5, 1)]
    np.testing.assert_array_equal(numbers(table, "x", empty="missing"), [1, 1, np.nan])
