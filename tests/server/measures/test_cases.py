"""Small files that people reported elsewhere: read as a file, and pasted, into a measure of days."""

from io import BytesIO
from pathlib import Path

import pytest

from goldthread.server.measures.files import Choices, Wanted, read_file, read_pasted

CASES = Path(__file__).parents[2] / "tables" / "cases"
DAYS = Wanted(unit="days")


def as_file(name: str, choices: Choices, wanted: Wanted = DAYS):
    content = (CASES / name).read_bytes()
    return read_file(name, BytesIO(content), len(content), wanted, choices=choices)


def as_pasted(name: str, choices: Choices, wanted: Wanted = DAYS):
    text = (CASES / name).read_text().replace(",", "\t") if name != "semi.csv" else (CASES / name).read_text()
    return read_pasted(text.replace(";", "\t"), wanted, choices=choices)


BOTH_WAYS = pytest.mark.parametrize("given", [as_file, as_pasted])


@BOTH_WAYS
@pytest.mark.parametrize(
    ("name", "answers", "first", "last", "count"),
    [
        ("its_thu.csv", {}, ("2017-01-26", 42.755), ("2019-12-26", None), 33),
        ("its_first.csv", {}, ("2017-01-01", 42.755), ("2019-12-01", None), 33),
        ("us24.csv", {"dates": "month"}, ("2019-01-01", 52), ("2020-12-01", 48), 24),
        ("us24t.csv", {"dates": "month"}, ("2019-01-01", 52), ("2020-12-01", 48), 24),
        ("us12.csv", {"dates": "month"}, ("2019-01-01", 49), ("2019-12-01", 53), 12),
        ("sept.csv", {}, ("2019-01-01", 52), ("2019-12-01", 50), 12),
        ("my.csv", {}, ("2015-04-01", 7.4), ("2015-05-01", 7.5), 2),
        ("ymd.csv", {}, ("2019-01-01", 49), ("2019-12-01", 53), 12),
        ("scot.csv", {}, ("2011-01-01", 16857), ("2022-06-01", None), 138),
        ("semi.csv", {}, ("2015-07-01", 4.125), ("2015-09-01", 3.5), 3),
        ("na_NA.csv", {}, ("2017-01-01", 50), ("2018-05-01", 55), 17),
        ("s.csv", {"suppressed": "missing"}, ("2019-01-01", 12), ("2019-01-01", 12), 1),
    ],
)
def test_it_is_read_right(given, name, answers, first, last, count):
    read = given(name, Choices(answers=answers))
    assert not read.problems, [str(problem) for problem in read.problems]
    assert not read.asked
    rows = [(row.day.isoformat(), row.value) for row in read.rows]
    assert (rows[0], rows[-1][0], len(rows)) == (first, last[0], count)
    assert last[1] in (None, rows[-1][1])


@BOTH_WAYS
@pytest.mark.parametrize(
    ("name", "about"),
    [("us24.csv", "dates"), ("us24t.csv", "dates"), ("us12.csv", "dates"), ("s.csv", "suppressed")],
)
def test_what_may_be_read_in_two_ways_is_asked(given, name, about):
    read = given(name, Choices())
    assert [each.about for each in read.asked] == [about]
    assert not read.rows


@BOTH_WAYS
def test_a_share_and_a_number_of_people_are_two_columns_to_choose_from(given):
    assert given("prate.csv", Choices()).columns.doubts == {"value"}


@pytest.mark.parametrize(("name", "row"), [("titled.xlsx", 4), ("cover.xlsx", 2)])
def test_the_sheet_and_the_row_that_hold_the_table_are_found(name, row):
    read = as_file(name, Choices())
    assert (read.rows[0].number, read.rows[0].value, len(read.rows)) == (row, 51, 12)
    assert any("sheet" in note for note in read.notes)


def test_cells_shown_as_percentages_are_percentages():
    read = as_file("pct.xlsx", Choices(), Wanted(unit="%"))
    assert [row.value for row in read.rows][:2] == [90.5, 91]
    assert as_file("pct.xlsx", Choices()).problems[0].row == 2
