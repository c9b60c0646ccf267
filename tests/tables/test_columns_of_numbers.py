"""A column of numbers, judged as a whole: decimals, signs, what is missing and what is held back."""

import math
from pathlib import Path

import numpy as np
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.tables.columns import numbers
from goldthread.tables.numbers.spellings import spelt_number
from goldthread.tables.problem import Ambiguous, Unreadable
from goldthread.tables.reading import read
from goldthread.tables.table import Table

from .of_columns import column, written

CASES = Path(__file__).parent / "cases"


def values(*cells, delimiter="\t", **how):
    return numbers(column(*cells, delimiter=delimiter), "c", **how).values.tolist()


def refused(*cells, delimiter="\t", **how):
    with pytest.raises(Unreadable) as wrong:
        numbers(column(*cells, delimiter=delimiter), "c", **how)
    return str(wrong.value)


@pytest.mark.parametrize(
    ("cells", "are"),
    [
        (("4,125", "0,875", "3,500"), (4.125, 0.875, 3.5)),
        (("4,125", "3,50"), (4.125, 3.5)),
        (("1.234,5", "2.000"), (1234.5, 2000)),
        (("1 234,5", "12"), (1234.5, 12)),
        (("1\u202f234,5", "1\u00a0234"), (1234.5, 1234)),
        (("1,234", "1,234.5"), (1234, 1234.5)),
        (("1,234", "1,234,567"), (1234, 1234567)),
        (("1,234", "12.5"), (1234, 12.5)),
        (("1'234", "950"), (1234, 950)),
        (("1.234", "2.5"), (1.234, 2.5)),
        (("1.234", "1.500"), (1.234, 1.5)),
        (("(1 234)", "5-", "−6"), (-1234, -5, -6)),
        ((1, 2.5, "3"), (1, 2.5, 3)),
    ],
)
def test_one_number_that_can_only_be_read_one_way_decides_for_its_column(cells, are):
    assert values(*cells) == list(are)


def test_what_may_be_thousands_or_decimals_in_the_whole_column_is_asked_with_both_readings():
    with pytest.raises(Ambiguous) as asked:
        numbers(column("4,125", "3,500"), "c")
    (question,) = asked.value.asked
    assert (question.about, question.row) == ("decimal", 2)
    assert [answer.key for answer in question.answers] == ["point", "comma"]
    assert "‘4,125’ is 4125" in question.answers[0].says
    assert "‘4,125’ is 4.125" in question.answers[1].says
    assert "--decimal comma" in str(asked.value)


def test_what_was_asked_can_be_said():
    assert values("4,125", "3,500", decimal="comma") == [4.125, 3.5]
    assert values("4,125", "3,500", decimal="point") == [4125, 3500]
    assert "decimal point" in refused("4,125", "0,5", decimal="point")


def test_of_whole_numbers_and_in_an_english_file_a_comma_parts_thousands_and_that_is_said():
    assert values("4,125", "3,500", whole=True) == [4125, 3500]
    found = numbers(written('a,c\nx,"4,125"\ny,"3,500"\n'), "c")
    assert found.values.tolist() == [4125, 3500]
    assert found.notes == ("c: the comma parts thousands; ‘4,125’ was read as 4125.",)


def test_points_in_a_file_parted_by_semicolons_may_part_thousands():
    with pytest.raises(Ambiguous, match=r"1\.234 or 1234"):
        numbers(column("1.234", "2.500", delimiter=";"), "c")


def test_two_ways_of_parting_decimals_in_one_column_are_refused_by_row():
    said = refused("1.5", "2.5", "1,5")
    assert said.startswith("Row 4, column c: found ‘1,5’; expected a number with a decimal point")


def test_percent_signs_and_money_stand_in_all_rows_or_in_none():
    assert values("62.3%", "0%", "0") == [62.3, 0, 0]
    assert values("£1,234.50", "£2") == [1234.5, 2]
    assert "Row 4" in refused("62.3%", "64%", "70")
    assert "without a percent sign" in refused("62", "64", "70%")
    assert "‘£’" in refused("£1", "£3", "2")
    assert "in £" in refused("£1", "$2")


def test_a_sign_is_of_the_unit():
    assert values("62.3%", "64", unit="%") == [62.3, 64]
    assert values("12 days", "13", unit="days") == [12, 13]
    assert "the unit is days" in refused("62%", unit="days")
    assert "number of things" in refused("62%", unit="")


def test_elapsed_times_are_numbers_of_a_unit_of_time():
    assert values("2 h 30 min", "2:30:00", "90 mins", "7", unit="minutes") == [150, 150, 90, 7]
    assert values("90 min", unit="hours") == [1.5]
    assert "Row 3" in refused("7", "2:30", unit="minutes")
    assert "without ‘hours’" in refused("2 hours", unit="patients")


def test_shares_in_a_column_of_percentages_are_asked_about_or_refused():
    with pytest.raises(Ambiguous, match=r"62\.3%, or 0\.623%"):
        numbers(column("0.623", "0.7"), "c", unit="%")
    assert values("0.623", "0.7", unit="%", percent="shares") == [62.3, 70]
    assert values("0.623", "0.7", unit="%", percent="percentages") == [0.623, 0.7]
    assert "Row 3" in refused("62.3%", "0.7", unit="%")
    assert "Row 4" in refused("62.3%", "60", "0.63", unit="%")
    assert values("0.3", "1.2", unit="%") == [0.3, 1.2]


def test_words_for_a_missing_number_are_missing_and_counted():
    found = numbers(column("5", "NA", "-", "", "n/a", "[c]"), "c", empty="missing")
    assert np.isnan(found.values).tolist() == [False, True, True, True, True, True]
    assert found.missing == 4
    assert "4 rows without a number (‘NA’, ‘-’, ‘n/a’, ‘[c]’) are missing" in found.notes[0]
    assert "‘[c]’ where a number is held back" in found.notes[0]


def test_where_nothing_may_be_missing_such_words_are_refused_by_row():
    assert "Row 3, column c: found ‘NA’" in refused("5", "NA", "")
    assert "Row 4, column c: found nothing" in refused("5", "NA", "")


def test_a_column_of_nothing_but_such_words_is_no_column_of_numbers():
    assert "no number" in refused("NA", "-", empty="missing")


def test_a_number_held_back_is_not_missing_unless_somebody_says_so():
    said = refused("5", "<5", "1-9", empty="missing")
    assert "Row 3, column c: found ‘<5’" in said
    assert "--suppressed missing" in said
    found = numbers(column("5", "<5", "1-9"), "c", suppressed="missing")
    assert np.isnan(found.values).tolist() == [False, True, True]
    assert found.notes == ("c: 2 rows held back (‘<5’, ‘1-9’) are missing.",)


def test_counts_are_whole_and_the_refusal_says_how_to_go_on():
    said = refused("0.92", "3", whole=True, remedy="a share already? use the default chart")
    assert said == (
        "Row 2, column c: found ‘0.92’; expected a whole number such as 82. "
        "A share already? use the default chart."
    )
    assert "not less than 0" in refused("-1", least=0)
    assert "not more than 100" in refused("101", most=100)


def test_every_wrong_row_is_counted_and_the_first_are_said():
    said = refused(*["x"] * 600)
    assert "Row 21," in said
    assert said.endswith("… and 580 more.")


def test_a_date_a_word_or_a_truth_is_no_number():
    assert refused("soon", True).count("expected a number") == 2


# the inputs that people reported


def case(name):
    return read(CASES / name, name=name)


def test_decimal_commas_of_a_file_are_not_stored_a_thousand_times_too_large():
    assert numbers(case("semi.csv"), "value").values.tolist() == [4.125, 0.875, 3.5]


def test_a_last_month_without_a_number_is_missing():
    found = numbers(case("na_NA.csv"), "n", empty="missing")
    assert (found.missing, len(found.values)) == (1, 18)


def test_a_table_of_official_statistics_is_read_once_somebody_says_what_is_held_back():
    with pytest.raises(Ambiguous, match="held back in 3 rows"):
        numbers(case("s.csv"), "n", empty="missing")
    assert numbers(case("s.csv"), "n", empty="missing", suppressed="missing").missing == 8


def test_cells_shown_as_percentages_are_never_taken_for_shares():
    with pytest.raises(Unreadable, match="as in the other rows"):
        numbers(case("pct.xlsx"), "seen")
    assert numbers(case("pct.xlsx"), "seen", unit="%").values.min() == 90.5


def test_shares_are_no_counts():
    with pytest.raises(Unreadable, match=r"Row 2, column rate: found ‘0\.92’"):
        numbers(case("prate.csv"), "rate", whole=True)


# a slow, obvious twin; and large columns

SPELLINGS = ["5", "1,234", "1.234", "12.5", "0,5", "1,234.5", "1.234,5", "7,25", "950", "1,234,567", "2.5e3"]


def slowly(cells):
    """What parts decimals: point, comma, both (refused), or nobody can say; None where it does not matter."""
    read = [spelt_number(cell) for cell in cells]
    ways = {way for way in ("point", "comma") if all(getattr(each, way) is not None for each in read)}
    if not ways:
        return "refused"
    if len(ways) == 1:
        return ways.pop()
    doubtful = [cell for cell, each in zip(cells, read, strict=True) if each.either]
    hundreds = doubtful and "950" in cells
    return "asked" if hundreds or any("," in cell for cell in doubtful) else "point"


@given(st.lists(st.sampled_from(SPELLINGS), min_size=1, max_size=6))
def test_a_column_is_judged_as_its_slow_twin_judges_it(cells):
    expected = slowly(cells)
    try:
        found = numbers(column(*cells), "c").values.tolist()
    except Ambiguous:
        assert expected == "asked"
    except Unreadable:
        assert expected == "refused"
    else:
        assert found == [getattr(spelt_number(cell), expected) for cell in cells]


@pytest.mark.parametrize("last", ["7.25", "NA", "-3", "1,234"])
def test_a_long_column_is_read_as_a_short_one_is(last):
    cells = [*(f"{n / 4}" for n in range(400)), last]
    long = Table("t", ("c",), {"c": polars.Series(cells)}, lambda place: place + 2, delimiter=",")
    short = column(*cells, delimiter=",")
    one, other = (numbers(table, "c", empty="missing") for table in (long, short))
    assert one.how == other.how
    assert one.notes == other.notes
    assert np.array_equal(one.values, other.values, equal_nan=True)


def test_numbers_of_a_workbook_stay_what_they_are():
    assert values(1, 2.5, math.nan, None, empty="missing")[:2] == [1, 2.5]
