"""The figures of single pairs and of groups."""

import re

import numpy as np
import pytest

from goldthread.charts import render
from goldthread.charts.before_after.groups import forest
from goldthread.charts.before_after.means import bars
from goldthread.charts.before_after.pairs import by_pair
from goldthread.charts.scale import scale_of
from goldthread.methods.before_after import by_group, paired

BEFORE, AFTER = [10.0, 8, 12, 9, 5, 7], [6.0, 5, 9, 7, 6, 7]


def drawn_words(figure):
    return re.findall(r">([^<>]+)</text>", render.svg(figure))


def grouped():
    rng = np.random.default_rng(1)
    before = rng.lognormal(4, 1, 30)
    after = before * rng.lognormal(-0.5, 0.3, 30)
    return by_group(before, after, [*["north"] * 12, *["south"] * 9, *["west"] * 8, "alone"], unit="hours")


def test_pairs_stand_with_the_largest_before_at_the_top():
    figure = by_pair(BEFORE, AFTER, names=list("abcdef"), unit="hours", title="Waits")
    assert [row["pair"] for row in figure.table] == list("cadbfe")
    assert {"Waits (hours)", "before", "after, better", "after, worse", "a", "f"} <= set(drawn_words(figure))


def test_the_alt_text_counts_what_improved_and_what_did_not():
    alt = by_pair(BEFORE, AFTER, unit="hours", title="Waits").alt
    assert alt == (
        "Waits. 6 pairs before and after: 4 improved, 1 got worse, 1 stayed the same. Before, they lay "
        "between 5 and 12 hours, in the middle 8.5; after, in the middle 6.5."
    )
    assert "1 improved, 4 got worse" in by_pair(BEFORE, AFTER, improves="up").alt


def test_better_and_worse_differ_in_shape_as_well_as_colour():
    ends = [layer for layer in by_pair(BEFORE, AFTER).spec["layer"] if layer["mark"]["type"] == "point"][1]
    looks = {(row["shape"], row["colour"]) for row in ends["data"]["values"]}
    assert len(looks) == len({shape for shape, _ in looks}) == 3


@pytest.mark.parametrize("n", [61, 3000])
def test_many_pairs_are_a_cloud_against_the_line_of_no_change(n):
    rng = np.random.default_rng(1)
    before = rng.normal(50, 8, n)
    figure = by_pair(before, before * rng.normal(0.8, 0.1, n))
    assert "no change" in drawn_words(figure)
    assert ("many pairs" in drawn_words(figure)) == (n > 2000)
    assert len(render.svg(figure)) < 400_000
    assert len(figure.table) == n


def test_values_that_spread_far_stand_on_a_logarithmic_axis():
    assert scale_of(np.array([3.0, 9000]), 600).log
    assert not scale_of(np.array([0.0, 9000]), 600).log
    assert not scale_of(np.array([3.0, 30]), 600).log


def test_pairs_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="as many values before"):
        by_pair([1.0, 2], [1.0])
    with pytest.raises(ValueError, match="2 pairs and 1 names"):
        by_pair([1.0, 2], [1.0, 2], names=["a"])


def test_a_forest_has_every_group_and_the_pooled_figure():
    figure = forest(grouped())
    assert [row["group"] for row in figure.table] == [
        "alone", "north", "south", "west", "Pooled", "A new group",
    ]  # fmt: skip
    words = drawn_words(figure)
    assert {"alone", "too few pairs", "north", "Pooled", "A new group"} <= set(words)
    assert sum(row["weight"] for row in figure.table[:4] if row["weight"]) == pytest.approx(1)
    found = grouped().ratio
    assert f"−{round(100 - 100 * found.estimate)}%" in " ".join(words)


def test_the_forests_alt_text_states_the_finding():
    alt = forest(grouped(), of="change", unit="hours").alt
    assert alt.startswith("Mean change (hours), by group, with intervals: alone, too few pairs; north, ")
    assert "Pooled, letting groups differ: −" in alt
    assert "for a new group, " in alt


def test_groups_that_cannot_be_pooled_are_drawn_alone():
    figure = forest(by_group(BEFORE, AFTER, ["a"] * 6))
    assert [row["group"] for row in figure.table] == ["a"]


def test_bars_have_each_mean_with_the_interval_it_has_by_itself():
    row = bars(paired(BEFORE, AFTER)).table[0]
    # 8.5 with standard error 0.991632; t is 2.570582 on 5 degrees of freedom
    assert (row["before"], row["before_upper"]) == pytest.approx((8.5, 8.5 + 2.570582 * 0.991632))
    assert [row["group"] for row in bars(grouped()).table] == ["alone", "north", "south", "west", "All"]


def test_the_change_with_its_interval_stands_beside_the_bars():
    figure = bars(grouped(), unit="hours")
    assert "too few pairs" in drawn_words(figure)
    assert "All, from " in figure.alt
    assert ", a change of −" in figure.alt
    found = grouped().overall
    assert any(word.startswith(f"−{abs(found.change):.1f}") for word in drawn_words(figure))


def test_an_axis_has_two_marks_at_least():
    for ends in ([5.0, 5.0], [0.0, 0.0], [-29.0, 34.0], [3.0, 3.1], [-7.0, -6.0]):
        for room in (90, 700):
            scale = scale_of(np.array(ends), room)
            assert len(scale.ticks) >= 2
            assert scale.ends[0] <= ends[0] <= ends[1] <= scale.ends[1]


@pytest.mark.parametrize("width", [340, 800])
def test_they_are_drawn_at_both_widths_and_always_alike(width):
    drawing = (
        lambda: forest(grouped(), width=width),
        lambda: bars(grouped(), width=width),
        lambda: by_pair(BEFORE, AFTER, width=width),
    )
    for draw in drawing:
        one, other = render.svg(draw()), render.svg(draw())
        assert one == other
        assert f'width="{width}"' in one[:400]
