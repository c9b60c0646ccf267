"""Numbers and times as one would say them."""

from datetime import date

import pytest

from goldthread.methods.plain import count_word, plain_number, plain_time, with_unit


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"), (-0.0, "0"), (82.13, "82.1"), (82.0, "82"), (9680.3, "9,680"), (0.2132, "0.213"),
        (1.5, "1.5"), (1.234, "1.23"), (-3.0, "−3"), (0.02013, "0.0201"), (1e-12, "0"),
        (1000000, "1,000,000"),
    ],
)  # fmt: skip
def test_a_number_has_the_figures_that_matter(value, said):
    assert plain_number(value) == said


def test_a_unit_stands_where_it_belongs():
    assert with_unit(82.1, "%") == "82.1%"
    assert with_unit(20, "£") == "£20"
    assert with_unit(-20, "£") == "−£20"
    assert with_unit(14, "minutes") == "14 minutes"
    assert with_unit(14, "") == "14"


def test_the_first_of_a_month_is_the_month():
    assert plain_time(date(2019, 3, 1)) == "March 2019"
    assert plain_time(date(2019, 3, 14)) == "14 March 2019"
    assert plain_time(7) == "7"


def test_counts_are_words_up_to_twenty():
    assert [count_word(count) for count in (1, 7, 20, 21)] == ["one", "seven", "twenty", "21"]
