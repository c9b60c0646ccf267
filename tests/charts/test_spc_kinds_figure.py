"""Figures of every kind of chart: what is drawn is what the chart says."""

import re
from datetime import date, datetime, timedelta

import numpy as np
import pytest

from goldthread.charts import render
from goldthread.charts.spc import spc as figure
from goldthread.charts.spc.layout import lay_out
from goldthread.charts.value_axis import short_number, steps, value_axis
from goldthread.methods import spc

MONTHS = [date(2017 + month // 12, month % 12 + 1, 1) for month in range(24)]
CHANCE = np.random.default_rng(20)
VALUES = CHANCE.normal(50, 5, 24)
ASKED = CHANCE.integers(40, 400, 24)
EVENTS = CHANCE.binomial(ASKED, 0.1)
SHIFTED = np.r_[VALUES[:12], VALUES[:12] - 30]


def charts():
    yield "xmr", spc.xmr(VALUES, MONTHS)
    yield "run", spc.one(VALUES, MONTHS, chart="run")
    for kind in ("p", "p-prime", "u", "u-prime"):
        yield kind, spc.one(EVENTS, MONTHS, chart=kind, denominators=ASKED)
    yield "c", spc.one(EVENTS, MONTHS, chart="c")
    yield "g", spc.one(EVENTS, MONTHS, chart="g")
    yield "t", spc.one(VALUES, MONTHS, chart="t")
    yield "adjusted", spc.adjusted(VALUES, MONTHS)


def drawn(made, kind, **style):
    """The rows of the layers of that mark with that style."""
    layers = [layer for layer in made.spec["layer"] if layer["mark"]["type"] == kind]
    return [
        layer["data"]["values"]
        for layer in layers
        if all(layer["mark"].get(name) == value for name, value in style.items())
    ]


def words(made):
    return re.findall(r">([^<>]+)</text>", render.svg(made))


@pytest.mark.parametrize("width", [300, 800])
@pytest.mark.parametrize(("name", "chart"), [pytest.param(*one, id=one[0]) for one in charts()])
def test_every_kind_is_drawn_with_all_its_points(name, chart, width):
    made = figure(chart, title=name, width=width)
    assert "<svg" in render.svg(made)
    (points,) = drawn(made, "point")[:1]
    assert [row["y"] for row in points] == chart.values.tolist()
    assert len(made.table) == 24


@pytest.mark.parametrize(
    ("kind", "said"), [("p", "p chart of 24"), ("u-prime", "u′ chart of 24"), ("c", "c chart of 24")]
)
def test_the_alt_text_names_the_kind(kind, said):
    assert said in figure(dict(charts())[kind]).alt


def test_limits_of_single_points_are_stepped_at_the_middle_between_points():
    chart = dict(charts())["p"]
    (upper,) = (rows for rows in drawn(figure(chart), "line") if rows[0]["y"] == chart.upper[0])
    by_point = [row["y"] for row in upper]
    assert by_point[::2] == by_point[1::2]
    assert by_point[::2] == chart.upper.tolist()
    assert [row["x"] for row in upper][1:-1:2] == [row["x"] for row in upper][2::2]


def test_limits_that_hold_for_a_phase_are_one_level_line():
    chart = spc.xmr(VALUES, MONTHS, phase_starts=[MONTHS[12]])
    (band,) = drawn(figure(chart), "area")
    assert [(row["phase"], row["y2"]) for row in band] == [
        (phase.number, phase.upper) for phase in chart.phases for _ in range(2)
    ]


def test_lines_of_an_adjusted_chart_go_from_point_to_point():
    chart = dict(charts())["adjusted"]
    (band,) = drawn(figure(chart), "area")
    assert [row["y2"] for row in band] == chart.upper.tolist()
    assert "expected" in " ".join(words(figure(chart)))
    assert figure(chart).alt.startswith("Adjusted chart of 24 points")


def test_a_run_chart_has_a_median_and_no_limits():
    made = figure(dict(charts())["run"])
    assert drawn(made, "area") == []
    assert not [said for said in words(made) if said.startswith(("upper", "lower"))]
    assert any(said.startswith("median ") for said in words(made))
    assert {row["lower"] for row in made.table} == {row["upper"] for row in made.table} == {None}


def test_a_run_chart_says_what_its_runs_signal_and_dashes_its_median():
    chart = spc.one(SHIFTED, MONTHS, chart="run", improves="down")
    assert chart.runs is not None
    assert chart.runs.signal
    made = figure(chart)
    said = (
        f"Longest run {chart.runs.longest} (by chance at most {chart.runs.longest_limit}), crossings "
        f"{chart.runs.crossings} (by chance at least {chart.runs.crossings_limit}): the runs signal a change."
    )
    assert said in made.alt
    assert said in words(made)
    assert drawn(made, "line", strokeDash=[8, 3])
    assert "Median, where runs signal a change" in words(made)


def test_a_run_chart_without_a_signal_says_so():
    made = figure(spc.one(VALUES, MONTHS, chart="run"))
    assert "no signal in the runs" in made.alt
    assert not drawn(made, "line", strokeDash=[8, 3])


def test_a_run_chart_of_equal_values_says_that_all_lie_on_the_median():
    assert "Every point lies on the median." in figure(spc.one([5.0] * 20, chart="run")).alt


def test_a_fixed_baseline_is_marked_beneath_its_points():
    chart = spc.xmr(SHIFTED, MONTHS, fix_after=12)
    made = figure(chart)
    layout = lay_out(chart, events=(), titled=0, key_rows=1, width=800)
    assert "limits from these 12 points" in words(made)
    (line,) = (rows for rows in drawn(made, "rule") if {"px", "px2"} <= set(rows[0]))
    assert line[0]["px2"] == pytest.approx(layout.plot_width / 2, abs=4)
    assert "from the first 12 points" in made.alt
    assert "baseline" in words(figure(chart, width=300))


def test_trial_limits_are_named_and_dashed_finer():
    trial, settled = figure(spc.xmr(VALUES[:12])), figure(spc.xmr(VALUES[:13]))
    assert any(said.endswith("(trial)") for said in words(trial))
    assert drawn(trial, "line", strokeDash=[2, 4])
    assert not any(said.endswith("(trial)") for said in words(settled))
    assert "Trial limits: fewer than 13 points." in words(figure(spc.xmr(VALUES[:12]), width=300))


def test_signals_keep_their_shapes_where_five_hundred_points_cannot_be_told_apart():
    values = np.r_[CHANCE.normal(50, 5, 499), 500.0]
    days = [date(2019, 1, 1) + timedelta(days=day) for day in range(500)]
    made = figure(spc.xmr(values, days, improves="down"))
    (points,) = drawn(made, "point")[:1]
    assert points[-1]["y"] == 500.0
    assert points[-1]["shape"] == "square"
    assert len(points) < 100
    assert "As usual" not in words(made)


def test_one_limit_far_away_does_not_press_all_points_together():
    asked = np.r_[np.full(23, 5_000), 1]
    chart = spc.one(np.r_[np.full(23, 50) + np.arange(23), 0], MONTHS, chart="u", denominators=asked)
    top = lay_out(chart, events=(), titled=0, key_rows=1, width=800).y_axis.ends[1]
    assert chart.upper[-1] > 20 * chart.values.max()
    assert top < 6 * chart.values.max()
    assert drawn(figure(chart), "area", clip=True)


@pytest.mark.parametrize(
    ("first", "step", "said"),
    [
        (date(2019, 1, 1), timedelta(days=7), "Feb 2019"),
        (date(2019, 1, 20), timedelta(days=1), "20 Jan"),
        (datetime(2019, 1, 1, 7), timedelta(hours=1), "1 Jan 07:00"),
        (date(2001, 1, 1), timedelta(days=365), "2012"),
    ],
)
def test_times_are_marked_as_finely_as_they_lie(first, step, said):
    times = [first + place * step for place in range(24)]
    assert said in words(figure(spc.xmr(VALUES, times)))


@pytest.mark.parametrize("values", [VALUES * 1e8, VALUES * 1e-9, VALUES - 50, VALUES * 0, VALUES * 0 - 3])
@pytest.mark.parametrize("width", [300, 800])
def test_huge_tiny_negative_and_equal_values_can_be_drawn(values, width):
    made = figure(
        spc.xmr(values, MONTHS, unit="£ a year, of every kind and by every budget holder"), width=width
    )
    assert f'width="{width}"' in render.svg(made)[:400]


def test_a_long_title_takes_as_many_lines_as_it_needs():
    title = "Minutes from referral to first appointment, median over all clinics of the directorate"
    assert " ".join(words(figure(spc.xmr(VALUES), title=title, width=300))).find(title) >= 0


def test_a_long_unit_is_not_repeated_with_every_number():
    unit = "minutes from referral to first appointment"
    assert figure(spc.xmr(VALUES, unit=unit, target=40)).alt.count(unit) <= 1


@pytest.mark.parametrize(
    ("low", "high", "marked"),
    [
        (0.0, 1.0, [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (57.0, 97.0, [60, 70, 80, 90]),
        (-14.0, 9.0, [-10, -5, 0, 5]),
        (2.1e9, 3.9e9, [2.5e9, 3e9, 3.5e9]),
    ],
)
def test_an_axis_is_marked_in_round_steps(low, high, marked):
    assert steps(low, high, 5) == pytest.approx(marked)


def test_numbers_on_an_axis_fit_whether_huge_or_tiny():
    assert value_axis((2.1e9, 3.9e9), 225).labels == ("2.5bn", "3.0bn", "3.5bn")
    assert value_axis((-14, 9), 225).labels == ("−10", "−5", "0", "5")
    assert value_axis((0, 2.2e-7), 225).labels == ("0", "5e−08", "1e−07", "1.5e−07", "2e−07")


@pytest.mark.parametrize(
    ("value", "said"),
    [(1.2345e6, "1.23m"), (-2.5e9, "−2.5bn"), (82.14, "82.1"), (3.07e-7, "3.07e−07"), (0, "0")],
)
def test_a_number_beside_a_line_is_short(value, said):
    assert short_number(value) == said


@pytest.mark.parametrize("time", [date(2020, 5, 1), 7, "May"])
@pytest.mark.parametrize("kind", ["xmr", "run", "c"])
def test_one_point_alone_is_drawn_with_what_is_said_of_it(time, kind):
    chart = spc.many({"time": [time], "value": [5.0]}, time="time", value="value", chart=kind)[0]
    made = figure(chart)
    assert "There is one point, 5, and nothing yet to compare it with" in made.alt
    assert "5" in " ".join(words(made))


def test_points_of_a_run_chart_are_readings_in_the_key():
    chart = spc.one(SHIFTED, MONTHS, chart="run")
    assert chart.runs.signal
    assert "Reading" in words(figure(chart))
    assert "As usual" not in words(figure(chart))
    assert "As usual" in words(figure(spc.xmr(VALUES, MONTHS)))
