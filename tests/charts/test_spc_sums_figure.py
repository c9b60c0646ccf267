"""Figures of percentages, groups, sums and averages: what is drawn is what the chart says."""

from datetime import date

import numpy as np
import pytest

from goldthread.charts import render
from goldthread.charts.spc import spc as figure
from goldthread.methods import spc
from goldthread.methods.spc.small_shifts import both_sums

MONTHS = [date(2022 + month // 12, month % 12 + 1, 1) for month in range(24)]
CHANCE = np.random.default_rng(21)
VALUES = CHANCE.normal(50, 5, 24)
GROUPS = [CHANCE.normal(50, 5, size) for size in (3, 5, 1, 4, 1, 1, 6, 3, 4, 5)]
TIMES = [month for month, group in zip(MONTHS, GROUPS, strict=False) for _ in group]


def charts():
    yield "percent", spc.one(np.clip(VALUES + 45, 0, 100), MONTHS, chart="percent")
    for kind in ("ewma", "cusum"):
        yield kind, spc.one(VALUES, MONTHS, chart=kind, unit="minutes")
        yield f"{kind} in two phases", spc.one(VALUES, MONTHS, chart=kind, phase_starts=[MONTHS[12]])
    for kind in ("xbar", "s"):
        yield kind, spc.one(np.concatenate(GROUPS), TIMES, chart=kind)


def rows(made, kind):
    return [layer["data"]["values"] for layer in made.spec["layer"] if layer["mark"]["type"] == kind]


@pytest.mark.parametrize("width", [300, 800])
@pytest.mark.parametrize(("name", "chart"), [pytest.param(*one, id=one[0]) for one in charts()])
def test_every_kind_is_drawn_with_all_its_points_and_says_what_it_is(name, chart, width):
    made = figure(chart, title=name, width=width)
    assert "<svg" in render.svg(made)
    assert any([row.get("y") for row in points] == chart.values.tolist() for points in rows(made, "point"))
    assert len(made.table) == len(chart)
    assert "chart of" in made.alt


def test_the_readings_of_an_ewma_stand_behind_it_and_in_its_table_and_key():
    chart = spc.one(VALUES, MONTHS, chart="ewma", unit="minutes")
    made = figure(chart)
    assert any([row.get("y") for row in points] == VALUES.tolist() for points in rows(made, "point"))
    assert [row["reading"] for row in made.table] == VALUES.tolist()
    drawn = render.svg(made)
    assert "Reading" in drawn
    assert "minutes, averaged" in drawn


def test_both_sums_of_a_cusum_are_drawn_one_above_and_one_below():
    chart = spc.one(VALUES, MONTHS, chart="cusum", unit="minutes")
    high, low = both_sums(chart)
    drawn = [[row["y"] for row in line] for line in rows(figure(chart), "line")]
    assert high.tolist() in drawn
    assert (-low).tolist() in drawn
    assert "minutes, added up" in render.svg(figure(chart))
    assert "no shift 0" in render.svg(figure(chart))


def test_no_limit_is_drawn_across_a_group_of_one():
    chart = spc.one(np.concatenate(GROUPS), TIMES, chart="xbar")
    (ground,) = rows(figure(chart), "area")
    assert len({row["part"] for row in ground}) == 3
    assert all(row["y"] is not None for row in ground)


def test_lines_that_lie_close_have_names_that_tell_them_apart():
    chart = spc.xmr([74.0012, 74.0031, 73.9984, 74.0005, 73.9991, 74.0022])
    named = {row["words"] for texts in rows(figure(chart), "text") for row in texts if "words" in row}
    lines = [name.split()[1] for name in named if name.split()[0] in ("mean", "upper", "lower")]
    assert len(set(lines)) == 3


def test_the_limit_at_100_is_named():
    made = figure(spc.one(np.clip(VALUES + 48, 0, 100), MONTHS, chart="percent"))
    assert "upper 100" in render.svg(made)
