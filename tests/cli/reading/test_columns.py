"""Columns through the shell: what cannot be read is refused with file, row and column, and how to go on."""

from datetime import date, datetime

import numpy as np
import openpyxl
import polars
import pytest

from goldthread.cli import Refused
from goldthread.cli.reading.options import Reading
from goldthread.cli.reading.texts import texts, yes_or_no


@pytest.fixture
def column(written):
    """Writes a CSV file of a column 'x' and reads it as a table."""

    def of(*cells):
        return Reading().table(str(written("a.csv", "x,y\n" + "".join(f"{cell},1\n" for cell in cells))))

    return of


def numbers(table, name, **asked):
    return Reading().numbers(table, name, **asked)


def times(table, name):
    found = Reading().times(table, [name])
    return [found.distinct[rank] for rank in found.ranks.tolist()]


def said(call, *arguments, **named):
    with pytest.raises(Refused) as refusal:
        call(*arguments, **named)
    return refusal.value.message.splitlines()


def test_what_is_no_number_is_refused_row_by_row(column):
    assert said(numbers, column("1", "many", "2", "few"), "x") == [
        "a.csv, row 3, column ‘x’: found ‘many’; expected a number such as 82.1.",
        "a.csv, row 5, column ‘x’: found ‘few’; expected a number such as 82.1.",
        "Leave the cell empty if there is no number.",
    ]


def test_how_to_go_on_is_said_once_for_all_rows(column):
    lines = said(numbers, column("3", "2.5", "-1"), "x", whole=True, least=0, remedy="Count them")
    assert lines == [
        "a.csv, row 3, column ‘x’: found ‘2.5’; expected a whole number such as 82, not less than 0.",
        "a.csv, row 4, column ‘x’: found ‘-1’; expected a whole number such as 82, not less than 0.",
        "Count them.",
    ]


def test_of_very_many_wrong_rows_the_first_are_said_and_the_rest_counted(column):
    lines = said(numbers, column(*["x"] * 2000), "x")
    assert len([line for line in lines if line.startswith("a.csv, row")]) == 20
    assert "… and 1,980 more." in lines


def test_what_may_be_read_in_two_ways_is_refused_with_the_options_that_decide(column):
    days = [f"{month}/1/{year}" for year in (2019, 2020) for month in range(1, 13)]
    (line,) = said(times, column(*days), "x")
    assert "--dates day-first" in line
    assert "--dates month-first" in line


def test_options_decide_what_may_be_read_in_two_ways(column):
    table = column("1/2/2019", "1/3/2019", "1/4/2019")
    first = Reading(dates="month-first").times(table, ["x"])
    assert first.distinct[0] == date(2019, 1, 2)
    assert Reading(dates="day-first").times(table, ["x"]).distinct[0] == date(2019, 2, 1)
    held = column("1", "<5")
    assert "--suppressed missing" in said(numbers, held, "x")[-1]
    np.testing.assert_array_equal(Reading(suppressed="missing").numbers(held, "x"), [1, np.nan])


def test_how_columns_were_read_is_told(column):
    reading = Reading()
    table = column("62.3%", "61%")
    reading.numbers(table, "x")
    reading.times(column("Jul-17", "Aug-17"), ["x"])
    assert reading.explained() == ["a.csv: x as percentages; x as ‘MMM-yy’, 2 months from July 2017."]


def test_a_long_cell_is_not_repeated_in_full(column):
    (line,) = said(numbers, column("x" * 5000), "x")
    assert len(line) < 200


def test_texts_lose_blanks_at_their_ends(column):
    assert texts(column(" RXW ", "RXW"), "x") == ["RXW", "RXW"]
    assert said(texts, column("a", " "), "x") == [
        "a.csv, row 3, column ‘x’: found nothing; expected a name or other text."
    ]
    assert texts(column("a", ""), "x", empty="keep") == ["a", ""]


def test_yes_and_no_are_read_in_the_spellings_people_use(column):
    table = column("yes", "No", "TRUE", "f", "1", "0", "Y")
    assert yes_or_no(table, "x").tolist() == [True, False, True, False, True, False, True]
    assert said(yes_or_no, column("yes", "perhaps"), "x") == [
        "a.csv, row 3, column ‘x’: found ‘perhaps’; expected yes or no (or true or false, 1 or 0)."
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
    table = Reading().table(str(tmp_path / "a.parquet"))
    np.testing.assert_array_equal(numbers(table, "number", empty="missing"), [1.5, np.nan, np.nan])
    assert numbers(table, "whole").tolist() == [3, 4, 5]
    assert times(table, "day") == frame["day"].to_list()
    assert texts(table, "code") == ["12", "13", "14"]
    assert yes_or_no(table, "so").tolist() == [True, False, True]
    assert said(numbers, table, "so")[0].startswith(
        "a.parquet, row 1, column ‘so’: found ‘True’; expected a number"
    )


def test_a_column_of_lists_is_refused_only_where_it_is_asked_for(tmp_path):
    polars.DataFrame({"x": [[1], [2]], "y": [1, 2]}).write_parquet(tmp_path / "a.parquet")
    table = Reading().table(str(tmp_path / "a.parquet"))
    assert numbers(table, "y").tolist() == [1, 2]
    assert said(numbers, table, "x") == ["a.parquet, column ‘x’: it holds lists; expected single values."]


def test_a_date_outside_of_the_calendar_is_refused(tmp_path):
    frame = polars.DataFrame({"day": polars.Series([10, 8_000_000], dtype=polars.Int32).cast(polars.Date)})
    frame.write_parquet(tmp_path / "a.parquet")
    (line,) = said(times, Reading().table(str(tmp_path / "a.parquet")), "day")
    assert line.startswith("a.parquet, column ‘day’: it holds a value that cannot be (year 2")


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
    table = Reading().table(str(tmp_path / "a.xlsx"))
    assert times(table, "day") == [date(2019, 3, 1), date(2019, 4, 1), date(2019, 5, 1)]
    np.testing.assert_array_equal(numbers(table, "x", empty="missing"), [1, 1, np.nan])


def test_columns_that_are_not_named_are_those_called_as_the_options_or_taken_in_order(called, written):
    pairs = written("a.csv", "process,after,before\nA,5,9\nB,4,9\nC,3,8\n")
    result = called("before-after", pairs)
    assert "taken by name: ‘before’ for --before and ‘after’ for --after" in result.stderr
    assert "taken in order: ‘then’ for --before and ‘now’ for --after" in (
        called("before-after", written("b.csv", "then,now\n9,5\n9,4\n8,3\n")).stderr
    )
    neither = called("before-after", written("c.csv", "process,then,now\nA,9,5\nB,9,4\n"))
    assert (neither.exit_code, "c.csv has ‘process’, ‘then’, ‘now’" in neither.stderr) == (2, True)
