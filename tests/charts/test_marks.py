"""The marks that figures are made of: plain Vega-Lite that draws, and draws what the rows say."""

import doctest
import re

import numpy as np
import pytest

from goldthread.charts import Figure, marks, render
from goldthread.charts.marks import areas, at, axis, bands, bars, lines, place, points, rules, text
from goldthread.charts.theme import Margins, finish, text_width

ROWS = [{"x": 1.0, "y": 2.0, "x2": 2.0, "y2": 3.0}, {"x": 3.0, "y": 5.0, "x2": 4.0, "y2": 4.0}]


def drawn(*layers):
    spec = finish(layers, width=300, height=200, margins=Margins(40, 10, 10, 30), alt="Two rows.")
    return render.svg(Figure(spec, "Two rows.", ()))


def test_the_example_in_the_docstring_runs():
    assert doctest.testmod(marks).failed == 0
    assert doctest.testmod(marks).attempted > 0


@pytest.mark.parametrize(
    ("layer", "kind"),
    [
        (points(ROWS), "symbol"),
        (lines(ROWS), "line"),
        (areas(ROWS), "area"),
        (bands(ROWS), "rect"),
        (bands(ROWS, x=None, x2=None), "rect"),
        (bars(ROWS), "rect"),
        (bars(ROWS, "x", "y", y2="y2", across=False), "rect"),
        (rules(ROWS, x2="x2"), "rule"),
        (rules(ROWS, x=None), "rule"),
        (rules(ROWS, "x", at(0), y2=at(50)), "rule"),
        (text([{**row, "words": "here"} for row in ROWS]), "text"),
    ],
)
def test_every_mark_is_drawn(layer, kind):
    assert f"mark-{kind} role-mark" in drawn(layer)


def test_an_axis_keeps_the_ends_it_was_given():
    svg = drawn(points([{"x": 0.0, "y": 1.0}], axis("x", (-1, 1)), axis("y", (0, 4))))
    assert 'd="M' in svg
    assert 'transform="translate(125,120)"' in svg  # half of 250 across, three quarters of 160 down


def test_a_logarithmic_axis_puts_equal_ratios_equally_far_apart():
    svg = drawn(points([{"x": 1.0, "py": 80}], axis("x", (0.25, 4), log=True), "py"))
    assert 'transform="translate(125,80)"' in svg


def test_pixels_are_kept_from_the_corner_of_the_plot():
    assert 'transform="translate(7,-3)"' in drawn(points([{"px": 7, "py": -3}], "px", "py"))


def test_a_row_says_its_own_colour_shape_area_turn_and_outline():
    rows = [
        {"px": 5, "py": 5, "colour": "#111111", "shape": "square", "area": 100, "turn": 90, "stroke": "#222"}
    ]
    svg = drawn(points(rows, "px", "py"))
    assert 'fill="#111111"' in svg
    assert 'stroke="#222"' in svg
    assert "rotate(90)" in svg
    assert "M-5,-5h10v10h-10Z" in svg


def test_a_line_is_broken_where_a_value_is_missing():
    rows = [{"x": float(x), "y": y} for x, y in enumerate((1.0, 2.0, float("nan"), 3.0, 4.0))]
    (path,) = re.findall(r'role-mark[^>]*><path d="([^"]*)"', drawn(lines(rows)))
    assert path.count("M") == 2


def test_lines_and_areas_are_kept_apart_by_a_field():
    rows = [{**row, "whose": whose} for whose in "ab" for row in ROWS]
    assert drawn(lines(rows, by="whose")).count('<g class="mark-line') == 2
    assert drawn(areas(rows, by="whose")).count('<g class="mark-area') == 2


def test_numbers_of_numpy_become_plain_and_what_is_not_finite_becomes_null():
    made = points([{"x": np.float64(1.5), "y": np.int64(2), "area": np.inf}])
    assert made["data"]["values"] == [{"x": 1.5, "y": 2, "area": None}]
    assert type(made["data"]["values"][0]["y"]) is int


def test_a_place_with_options_passes_them_on():
    assert place("x", axis=None) == {"field": "x", "type": "quantitative", "axis": None}
    assert place("x2", axis=None) == {"field": "x2"}


def test_capitals_need_more_room_than_small_letters():
    assert text_width("BHRUT", 13) > text_width("bhrut", 13) > 0
    assert text_width("MW", 13) > text_width("AB", 13)
