"""Numbers and times as one would say them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods.plain import count_word, plain_number, plain_time, with_unit


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"), (-0.0, "0"), (82.13, "82.1"), (82.0, "82"), (9680.3, "9,680"), (0.2132, "0.213"),
        (1.5, "1.5"), (1.234, "1.23"), (-3.0, "−3"), (0.02013, "0.0201"),
        (1000000, "1,000,000"), (0.00000123, "0.00000123"), (123456789012345, "123,456,789,012,345"),
    ],
)  # fmt: skip
def test_a_number_has_the_figures_that_matter(value, said):
    assert plain_number(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1e-12, "1 × 10⁻¹²"), (1.2e-12, "1.2 × 10⁻¹²"), (-1.234e-7, "−1.23 × 10⁻⁷"), (9.999e-10, "1 × 10⁻⁹"),
        (5e-324, "4.94 × 10⁻³²⁴"), (1e15, "1 × 10¹⁵"), (-2.5e300, "−2.5 × 10³⁰⁰"),
    ],
)  # fmt: skip
def test_what_has_too_many_noughts_is_told_by_its_power_of_ten(value, said):
    assert plain_number(value) == said


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_only_nothing_is_said_to_be_nothing(value):
    said = plain_number(value)
    assert (said == "0") == (value == 0)
    assert said.startswith("−") == (value < 0)
    assert len(said) <= len("−999,999,999,999,999")


def test_a_unit_stands_where_it_belongs():
    assert with_unit(82.1, "%") == "82.1%"
    assert with_unit(20, "£") == "£20"
    assert with_unit(-20, "£") == "−£20"
    assert with_unit(14, "minutes") == "14 minutes"
    assert with_unit(14, "") == "14"
    assert with_unit(-2e-12, "£") == "−£2 × 10⁻¹²"


def test_the_first_of_a_month_is_the_month():
    assert plain_time(date(2019, 3, 1)) == "March 2019"
    assert plain_time(date(2019, 3, 14)) == "14 March 2019"
    assert plain_time(7) == "7"


def test_counts_are_words_up_to_twenty():
    assert [count_word(count) for count in (1, 7, 20, 21)] == ["one", "seven", "twenty", "21"]
