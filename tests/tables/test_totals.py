"""Totals and means are no rows among others: found by their names, and by what they hold."""

import numpy as np
import pytest

from goldthread.tables.totals import is_called_total, totals

NAMES = ["Letters", "Clinic", "Theatre", "Pharmacy", "Discharge"]
BEFORE, AFTER = [120.0, 60, 200, 30, 90], [80.0, 45, 150, 28, 60]


def found(names, *values):
    return [(each.place, each.name, each.why) for each in totals([names], [np.array(v) for v in values])]


@pytest.mark.parametrize(
    "name",
    [
        "Total",
        "TOTAL:",
        " grand  total ",
        "All",
        "England",
        "Overall",
        "Mean",
        "UK",
        "All wards",
        "Trust",
        "Q1 total",
        "Ward 7 sub-total",
        "Total 2019/20",
        "YTD",
    ],
)
def test_a_row_called_total_is_one(name):
    assert found([*NAMES, name], [*BEFORE, 1], [*AFTER, 2]) == [(5, name, "is called a total")]


@pytest.mark.parametrize(
    "name", ["Allergy clinic", "Total hip replacement", "Totnes", "Meanwood", "England's Lane"]
)
def test_a_name_that_only_begins_so_is_none(name):
    assert found([*NAMES, name], [*BEFORE, 1], [*AFTER, 2]) == []


def test_a_row_that_is_the_sum_of_the_others_is_one_whatever_it_is_called():
    assert found([*NAMES, "Site"], [*BEFORE, 500], [*AFTER, 363]) == [(5, "Site", "is the sum of the others")]


def test_a_row_that_is_the_mean_of_the_others_is_one():
    assert found([*NAMES, "Site"], [*BEFORE, 100], [*AFTER, 72.6]) == [
        (5, "Site", "is the mean of the others")
    ]


def test_a_sum_in_one_column_alone_or_of_two_rows_is_chance():
    assert found([*NAMES, "Site"], [*BEFORE, 500]) == []
    assert found(["A", "B", "C"], [1.0, 2, 3], [2.0, 2, 4]) == []
    assert found([*NAMES, "Site"], [*BEFORE, 500], [*AFTER, 77]) == []


def test_equal_rows_are_no_means_of_each_other():
    assert found([*NAMES, "F"], [5.0] * 6, [*AFTER, 72.6]) == []


def test_people_and_places_may_be_called_england():
    assert is_called_total("England")
    assert not is_called_total("England", everywhere=False)
    assert is_called_total("Total", everywhere=False)
