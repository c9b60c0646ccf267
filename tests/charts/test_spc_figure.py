"""The SPC figure, as its specification, its words and its drawing say it."""

import json
from datetime import date
from itertools import pairwise

import pytest

from goldthread.charts import render
from goldthread.charts.spc import LOOKS
from goldthread.charts.spc import spc as figure
from goldthread.charts.spc.layout import lay_out
from goldthread.charts.theme import spread_apart
from goldthread.methods import spc

MONTHS = [date(2017 + month // 12, month % 12 + 1, 1) for month in range(24)]
VALUES = [80.0, 84, 80, 84] * 4 + [70.0, 69, 71, 70, 69, 71, 70, 69]


@pytest.fixture
def chart():
    return spc.xmr(VALUES, MONTHS, improves="up", target=95, unit="%")


def test_the_alt_text_states_the_finding(chart):
    alt = figure(chart, title="Seen in time").alt
    assert alt.startswith("Seen in time: XmR chart of 24 points from January 2017 to December 2018.")
    assert spc.sentence(chart) in alt
    assert "Target 95%" in alt


def test_the_specification_carries_the_alt_text_and_is_plain_json(chart):
    made = figure(chart)
    assert made.spec["description"] == made.alt
    assert json.loads(json.dumps(made.spec)) == made.spec


def test_every_point_is_in_the_table(chart):
    table = figure(chart, notes={MONTHS[3]: "Snow closed the road"}).table
    assert [row["time"] for row in table] == MONTHS
    assert [row["value"] for row in table] == VALUES
    assert table[3]["note"] == "a Snow closed the road"
    assert table[-1]["meaning"] == "concern"


def test_each_meaning_has_a_colour_and_a_shape_of_its_own():
    assert len({shade for _, shade, _ in LOOKS.values()}) == len(LOOKS)
    assert len({shape for _, _, shape in LOOKS.values()}) == len(LOOKS)


@pytest.mark.parametrize("width", [340, 800])
def test_the_drawing_is_as_wide_as_was_asked(chart, width):
    drawn = render.svg(figure(chart, title="Seen in time", width=width))
    assert f'width="{width}"' in drawn[:400]


def test_a_drawing_may_be_shown_at_another_width(chart):
    assert 'width="400" height="' in render.svg(figure(chart, width=800), 400)[:400]


def test_the_same_chart_gives_the_same_bytes(chart):
    assert render.svg(figure(chart)) == render.svg(figure(chart))
    assert render.png(figure(chart)) == render.png(figure(chart))


def test_a_png_is_a_png(chart):
    assert render.png(figure(chart, width=340)).startswith(b"\x89PNG")


def placed(chart, events, width):
    return lay_out(chart, events=events, titled=False, key_rows=1, width=width).events


def test_few_events_are_drawn_with_their_words(chart):
    events = placed(chart, [(date(2018, 3, 9), "Inspection"), (date(2017, 3, 1), "New matron")], 800)
    assert [event.shown for event in events] == ["1 New matron", "2 Inspection"]


def test_many_events_are_drawn_as_numbers_in_lanes_that_do_not_touch(chart):
    events = placed(chart, [(month, "Something of note happened") for month in MONTHS], 340)
    assert [event.shown for event in events] == [str(number) for number in range(1, 25)]
    for lane in {event.lane for event in events}:
        numbers = [event.number for event in events if event.lane == lane]
        assert all(later - earlier > 1 for earlier, later in pairwise(numbers))


def test_events_outside_the_chart_are_left_out_of_it(chart):
    assert placed(chart, [(date(2010, 1, 1), "Long ago"), (date(2030, 1, 1), "Not yet")], 800) == ()


def test_events_are_told_in_the_alt_text(chart):
    assert "1, 9 March 2018: Inspection" in figure(chart, events=[(date(2018, 3, 9), "Inspection")]).alt


@pytest.mark.parametrize(
    "times", [range(24), range(1995, 2019), [f"Patient {number:02}'s visit" for number in range(24)]]
)
def test_times_may_be_numbers_or_words(times):
    assert "<svg" in render.svg(figure(spc.xmr(VALUES, list(times))))


def test_equal_values_can_be_drawn():
    assert "<svg" in render.svg(figure(spc.xmr([0.0] * 5)))


def test_two_points_in_one_month_can_be_drawn():
    assert "<svg" in render.svg(figure(spc.xmr([1.0, 2], [date(2018, 1, 1), date(2018, 1, 8)])))


def test_a_figure_too_narrow_to_read_is_refused(chart):
    with pytest.raises(ValueError, match="280 pixels or more"):
        figure(chart, width=100)


def test_names_of_lines_that_would_touch_are_moved_apart_in_their_order():
    moved = spread_apart([50, 52, 10], 14, 0, 100)
    assert moved == [50, 64, 10]
    assert spread_apart([95, 99], 14, 0, 100) == [86, 100]
