"""The time that small charts below one another share, and the axis below them."""

import xml.etree.ElementTree as ElementTree
from datetime import date

import pytest

from goldthread.charts.one_time import ROOM, axis, place_of, ticks
from goldthread.charts.small import across, small
from goldthread.methods import spc


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2016, 4, 1), date(2019, 3, 1), ["2017", "2018", "2019"]),
        (date(2018, 1, 1), date(2018, 4, 1), ["Jan 2018", "Feb 2018", "Mar 2018", "Apr 2018"]),
        (date(2018, 1, 3), date(2018, 1, 17), ["3 Jan 2018", "17 Jan 2018"]),
        (date(2018, 1, 3), date(2018, 1, 3), ["3 Jan 2018"]),
    ],
)
def test_months_or_years_are_marked_as_they_have_room(first: date, last: date, words: list[str]) -> None:
    assert [tick.words for tick in ticks(first, last)] == words


@pytest.mark.parametrize("years", [1, 2, 5, 10, 25, 60])
def test_there_are_never_more_than_have_room(years: int) -> None:
    marked = ticks(date(1940, 1, 1), date(1940 + years, 1, 1))
    assert 2 <= len(marked) <= 1.6 * ROOM
    assert [tick.place for tick in marked] == sorted(tick.place for tick in marked)


def test_a_day_lies_where_its_share_of_the_time_is() -> None:
    first, last = date(2018, 1, 1), date(2018, 4, 11)  # a hundred days
    assert [place_of(day, first, last) for day in (first, date(2018, 2, 20), last)] == [0, 500, 1000]
    assert place_of(first, first, first) == 500


def test_the_words_of_the_axis_stand_below_the_lines_of_the_charts() -> None:
    marked = ticks(date(2016, 4, 1), date(2019, 3, 1))
    chart = small(spc.xmr([10.0, 12, 11, 13]), width=400, ticks=[tick.place for tick in marked])
    line = next(each for each in ElementTree.fromstring(chart) if each.get("class") == "app-small__ticks")
    words = ElementTree.fromstring(axis(marked, width=400))
    for text, tick in zip(words, marked, strict=True):
        x = across(tick.place, 400)
        assert f"M{x:.1f} 0V40" in str(line.get("d"))
        assert text.get("x") == f"{x / 4:.2f}%"


def test_words_at_an_edge_are_not_cut() -> None:
    anchors = [
        each.get("text-anchor")
        for each in ElementTree.fromstring(axis(ticks(date(2018, 1, 1), date(2018, 4, 1))))
    ]
    assert anchors == ["start", "middle", "middle", "end"]
