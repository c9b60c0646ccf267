"""What stands in a number's place and is none is refused with the way on that fits it."""

import pytest

from goldthread.tables.cells import duration, period
from goldthread.tables.columns import numbers
from goldthread.tables.problem import Ambiguous, Unreadable, quoted
from goldthread.tables.reading import read


def of(*cells, delimiter="\t"):
    lines = ["when", *map(str, range(len(cells)))]
    text = "\n".join(map(delimiter.join, zip(lines, ["c", *cells], strict=True)))
    return read(text.encode(), name="a.csv", wanted=("c",))


@pytest.mark.parametrize("error", ["#REF!", "#NAME?", "#VALUE!", "#NUM!", "#SPILL!", "Err:502", "#BEZUG!"])
def test_a_formula_that_failed_is_not_missing(error):
    with pytest.raises(Unreadable, match=r"Row 3, column c: .*a formula failed here. Mend it"):
        numbers(of("52", error, "49"), "c", empty="missing")


@pytest.mark.parametrize("word", ["#N/A", "#DIV/0!", "#NV", "(blank)", "N/K", "Did not submit", "no return"])
def test_what_says_that_there_is_no_number_is_missing_and_counted(word):
    found = numbers(of("52", word, "49"), "c", empty="missing")
    assert found.missing == 1
    assert word in found.notes[0]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("45*", "write the number by itself"),
        ("45 (provisional)", "write the number by itself"),
        ("45†", "write the number by itself"),
        ("r45", "write the number by itself"),
        ("45 [note 1]", "write the number by itself"),
        ("1h 30", "one unit"),
        ("1:30", "one unit"),
        ("PT1H30M", "one unit"),
        ("45/60", "a numerator and a denominator"),
        ("TRUE", "write 1 and 0"),
        ("#####", "widen it"),
        ("closed", "leave the cell empty"),
        ("a formula without its result", "save it"),
    ],
)
def test_each_is_refused_with_a_way_on(cell, said):
    with pytest.raises(Unreadable) as refused:
        numbers(of("52", cell, "49"), "c", empty="missing")
    assert said.lower() in str(refused.value).lower()


def test_thousands_of_money_are_not_mixed_with_pounds():
    with pytest.raises(Unreadable, match="expected a number in £ k"):
        numbers(of("£1.2k", "£987", "£1.1k"), "c")


def test_a_point_beside_hundreds_may_part_thousands():
    with pytest.raises(Ambiguous, match=r"‘1\.234’ may be 1\.234 or 1234"):
        numbers(of("1.234", "2.345", "987"), "c")
    assert numbers(of("1.234", "2.345", "987", delimiter=","), "c").values[0] == 1.234


def test_a_blank_of_any_kind_is_quoted_as_a_blank():
    assert quoted("52,5\u202f%") == "‘52,5 %’"


@pytest.mark.parametrize(("text", "minutes"), [("PT1H30M", 90), ("P1DT2H", 1560), ("1 day, 2:30:00", 1590)])
def test_programmes_write_elapsed_times_so(text, minutes):
    assert duration(text) == minutes


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("H1 2019/20", "2019-04-01"),
        ("2019 H2", "2019-07-01"),
        ("M10 2019/20", "2020-01-01"),
        ("Apr 2019 - Jun 2019", "2019-04-01"),
        ("01JAN2019:00:00:00", "2019-01-01"),
        ("Tue Jan 01 2019 00:00:00 GMT+0000 (Greenwich Mean Time)", "2019-01-01"),
    ],
)
def test_these_too_are_times(text, day):
    assert str(period(text).day) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("07/01/2019 - 13/01/2019", "write its first day"),
        ("Mar 2019 (p)", "a mark beside the time"),
        ("Apr 2019*", "a mark beside the time"),
        ("P1 2019", "accounting period"),
        ("10/11", "a financial year is written"),
        ("1546300800", "count of seconds"),
        ("Mär 2019", "not English"),
    ],
)
def test_what_is_no_time_is_refused_with_a_way_on(text, said):
    with pytest.raises(ValueError, match=said):
        period(text)
