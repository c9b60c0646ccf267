"""The figure of a funnel."""

import re

import pytest

from goldthread.charts import render
from goldthread.charts.funnel import funnel_plot
from goldthread.methods import funnel

COUNTS, SIZES = [4, 9, 40, 22, 18, 95, 11, 60], [30, 80, 160, 220, 250, 900, 120, 610]
NAMES = [f"Ward {n}" for n in range(1, 9)]


def made(width=800, **asked):
    return funnel_plot(funnel.funnel(COUNTS, SIZES, units=NAMES, adjust="none", **asked), width=width)


def drawn_words(figure):
    return re.findall(r">([^<>]+)</text>", render.svg(figure))


def test_units_outside_are_named_and_the_others_are_not():
    words = drawn_words(made())
    assert {"Ward 3", "above 99.8%", "99.8% limits", "95% limits", "all together"} <= set(words)
    assert "Ward 2" not in words


def test_proportions_stand_in_percent_and_rates_do_not():
    assert any(re.fullmatch(r"\d+%", word) for word in drawn_words(made()))
    assert not any(re.fullmatch(r"\d+%", word) for word in drawn_words(made(kind="rate")))


def test_the_alt_text_states_the_finding():
    assert made().alt.startswith("All eight together: 10.9%. 1 lies above the 99.8% limits")


def test_the_table_has_a_row_a_unit_in_the_order_given():
    assert [row["unit"] for row in made().table] == NAMES


@pytest.mark.parametrize("width", [340, 800])
def test_it_is_drawn_at_both_widths_and_always_alike(width):
    assert render.svg(made(width)) == render.svg(made(width))


def test_ten_thousand_units_are_drawn():
    sizes = [50 + n % 900 for n in range(10_000)]
    figure = funnel_plot(funnel.funnel([size // 7 for size in sizes], sizes))
    assert len(figure.table) == 10_000
