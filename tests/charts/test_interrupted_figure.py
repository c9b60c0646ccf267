"""The figure of an interrupted series, as its specification, its words and its drawing say it."""

import json
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from altair.vegalite.v6.schema import core

from goldthread.charts import render
from goldthread.charts.interrupted import interrupted as figure
from goldthread.charts.interrupted.layout import drawn, interruption_lines, lay_out
from goldthread.methods import interrupted

MONTHS = [date(2016 + month // 12, month % 12 + 1, 1) for month in range(36)]
RNG = np.random.default_rng(2)
VALUES = 40 + RNG.standard_normal(36) - 6 * (np.arange(36) >= 18)
PEERS = {f"peer {place}": 35 + RNG.standard_normal(36) for place in range(3)}


@pytest.fixture
def analysis():
    return interrupted.analyse(VALUES, MONTHS, at="2017-07-01", unit="minutes", name="Ward 4")


@pytest.fixture
def against():
    return interrupted.analyse(VALUES, MONTHS, at="2017-07-01", controls=PEERS)


def layers(made, kind):
    return [layer for layer in made.spec["layer"] if layer["mark"]["type"] == kind]


def words(made):
    return {row["words"] for layer in layers(made, "text") for row in layer["data"]["values"]}


def test_the_alt_text_states_the_finding_with_its_intervals(analysis):
    alt = figure(analysis, title="Waits").alt
    assert alt.startswith(
        "Waits: interrupted time series of 36 points from January 2016 to December 2018, "
        "interrupted in July 2017. "
    )
    for sentence in analysis.sentences[:3]:
        assert sentence in alt


def test_the_specification_carries_the_alt_text_and_keeps_to_the_schema(analysis, against):
    for each in (analysis, against):
        made = figure(each, title="Waits")
        assert made.spec["description"] == made.alt
        assert json.loads(json.dumps(made.spec)) == made.spec
        core.TopLevelLayerSpec.from_dict(made.spec)


def test_every_point_is_in_the_table_with_what_would_have_been(analysis):
    table, told = figure(analysis).table, analysis.counterfactual
    assert [row["time"] for row in table] == MONTHS
    assert [row["observed"] for row in table] == pytest.approx(VALUES.tolist())
    assert [row["without"] for row in table[:18]] == [None] * 18
    assert [row["without"] for row in table[18:]] == pytest.approx(told.without.tolist())
    assert [row["upper"] for row in table[18:]] == pytest.approx(told.upper.tolist())
    assert table[-1]["fitted"] == pytest.approx(told.fitted[-1])


def test_the_fitted_line_is_broken_at_the_interruption(analysis):
    line = layers(figure(analysis), "line")[-1]["data"]["values"]
    assert [row["stretch"] for row in line] == [0] * 18 + [1] * 18


def test_the_line_without_goes_on_from_the_last_point_before(analysis):
    dashed = next(layer for layer in layers(figure(analysis), "line") if "strokeDash" in layer["mark"])
    rows = dashed["data"]["values"]
    assert len(rows) == 19
    assert rows[0]["y"] == pytest.approx(analysis.fit.fitted[17])
    assert np.diff([row["y"] for row in rows], 2) == pytest.approx(np.zeros(17), abs=1e-9)


def test_the_interruption_stands_between_two_points_and_is_named(analysis):
    made = figure(analysis, names=["the team began"])
    assert "the team began, July 2017" in words(made)
    shown = drawn(analysis)
    (line,) = interruption_lines(analysis, shown)
    assert shown.x[17] < line < shown.x[18]


def test_controls_are_drawn_pale_with_their_mean(against):
    made = figure(against)
    assert "mean of three controls" in words(made)
    pale = [layer for layer in layers(made, "line") if len(layer["data"]["values"]) == 3 * 36]
    assert len(pale) == 1
    assert made.table[0]["control"] == pytest.approx(np.mean([each[0] for each in PEERS.values()]))


def test_a_phase_in_is_shaded_and_in_the_key():
    found = interrupted.analyse(VALUES, MONTHS, at="2017-07-01", phase_in="2017-10-01")
    made = figure(found)
    assert "phase-in, left out" in words(made)
    assert len(layers(made, "rect")) == 1
    assert [row["fitted"] for row in made.table[18:22]].count(None) == 3


def test_counts_out_of_something_are_drawn_as_rates():
    of = np.linspace(4000, 5000, 36)
    counts = RNG.poisson(of * 0.004).astype(float)
    poisson = interrupted.analyse(counts, MONTHS, at="2017-07-01", family="poisson", errors="ols", offset=of)
    made = figure(poisson)
    assert "per 1,000" in words(made)
    assert made.table[3]["observed"] == pytest.approx(1000 * counts[3] / of[3])
    binomial = interrupted.analyse(
        counts, MONTHS, at="2017-07-01", family="binomial", errors="ols", offset=of
    )
    assert figure(binomial).table[3]["fitted"] == pytest.approx(100 * binomial.fit.fitted[3] / of[3])


def test_a_band_that_dwarfs_the_points_is_cut_off_and_that_is_said():
    rows = 40 + np.random.default_rng(1).standard_normal(12)
    wide = figure(interrupted.analyse(rows, at=5, confidence=0.999))
    assert wide.alt.endswith("The band reaches beyond the figure.")
    narrow = interrupted.analyse(VALUES, MONTHS, at="2017-07-01", errors="ols", confidence=0.5)
    assert "beyond" not in figure(narrow).alt


@pytest.mark.parametrize("width", [340, 800])
def test_the_drawing_is_as_wide_as_was_asked(against, width):
    made = figure(against, title="Four-hour waits of a trust with a very long name indeed", width=width)
    assert f'width="{width}"' in render.svg(made)[:400]


@pytest.mark.parametrize("width", [300, 340, 800])
def test_labels_of_neighbouring_interruptions_do_not_touch(width):
    found = interrupted.analyse(
        np.arange(48.0) + np.sin(np.arange(48)), at=[30, 34, 38, 42], errors="ols", name="Ward 4"
    )
    shown = drawn(found)
    layout = lay_out(found, shown, ["one thing", "another thing", "a third", "a fourth"], (), "", width)
    low, high = layout.x_domain
    spans: dict[int, list[tuple[float, float]]] = {}
    for label in layout.labels:
        along = (label.x - low) / (high - low) * layout.plot_width
        wide = len(label.words) * layout.size * 0.5
        spans.setdefault(label.lane, []).append(
            (along - wide, along) if label.leftwards else (along, along + wide)
        )
    for lane in spans.values():
        for (_, end), (start, _) in pairwise(sorted(lane)):
            assert end < start


def test_numbers_and_texts_may_be_times():
    numbered = figure(interrupted.analyse(VALUES, at=19))
    assert "from 19" in words(numbered)
    named = [f"week {place:02}" for place in range(36)]
    assert "from week 18" in words(figure(interrupted.analyse(VALUES, named, at="week 18")))


def test_a_figure_that_is_too_narrow_is_refused(analysis):
    with pytest.raises(ValueError, match="280 pixels or more"):
        figure(analysis, width=200)


def test_many_controls_are_drawn_as_their_mean_alone():
    many = {f"peer {place}": np.roll(VALUES, place) for place in range(21)}
    made = figure(interrupted.analyse(VALUES, MONTHS, at="2017-07-01", controls=many))
    assert "mean of 21 controls" in words(made)
    assert not [layer for layer in layers(made, "line") if len(layer["data"]["values"]) > 36]
