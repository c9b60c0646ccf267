"""The figure of before and after."""

import re

import pytest

from goldthread.charts import render
from goldthread.charts.before_after import Pair, Typical, before_after

PAIRS = [
    Pair("SATH", "lead time", "hours", 29, 2663, 924),
    Pair("BHRUT", "lead time", "hours", 10, 287, 90),
    Pair("SATH", "process defects", "count", 12, 336, 76),
    Pair("UHCW", "process defects", "count", 0, None, None),
]
TOTALS = [Pair("All five", "lead time", "hours", 82, 4878, 1858)]
TYPICAL = [Typical("lead time", 0.42, 0.35, 0.5, 82)]


def drawn_words(figure):
    return re.findall(r">([^<>]+)</text>", render.svg(figure))


def test_organisations_stand_in_the_order_of_the_alphabet():
    table = before_after(PAIRS, totals=TOTALS, typical=TYPICAL).table
    assert [row["organisation"] for row in table] == ["BHRUT", "SATH", "All five", "Typical", "SATH", "UHCW"]


def test_figures_stand_in_their_own_unit_beside_the_change():
    words = drawn_words(before_after(PAIRS, totals=TOTALS, typical=TYPICAL))
    assert {"287", "90", "−69%", "2,663", "924", "−65%", "4,878", "1,858", "−62%"} <= set(words)
    assert {"Lead time (hours)", "Process defects (count)", "−65% to −50%"} <= set(words)


def test_an_organisation_without_figures_is_shown_without_them():
    assert "no figures" in drawn_words(before_after(PAIRS))
    assert before_after(PAIRS).table[-1]["ratio"] is None


def test_the_figures_of_an_outcome_have_the_same_decimals():
    pairs = [Pair("A", "ratio", "", 2, 0.62, 0.2), Pair("B", "ratio", "", 2, 0.5, 0.25)]
    assert {"0.62", "0.20", "0.50", "0.25"} <= set(drawn_words(before_after(pairs)))


def test_the_alt_text_states_the_finding_and_the_note():
    alt = before_after(PAIRS, totals=TOTALS, typical=TYPICAL, note="Synthetic records.").alt
    assert "Lead time fell at 2 of 2, changing by −69% to −65%; All five, by −62%; typically by −58%." in alt
    assert "Process defects fell at 1 of 1" in alt
    assert alt.endswith("Synthetic records.")


@pytest.mark.parametrize("width", [340, 800])
def test_it_is_drawn_at_both_widths_and_always_alike(width):
    one, other = (render.svg(before_after(PAIRS, typical=TYPICAL, width=width)) for _ in range(2))
    assert one == other
    assert f'width="{width}"' in one[:400]


def test_what_got_worse_is_drawn_beyond_its_baseline():
    figure = before_after([Pair("A", "lead time", "hours", 3, 100, 250)])
    assert figure.table[0]["ratio"] == 2.5
    assert "+150%" in drawn_words(figure)


def test_a_baseline_of_zero_has_no_ratio():
    figure = before_after([Pair("A", "defects", "count", 3, 0, 2)])
    assert figure.table[0]["ratio"] is None
    assert "from 0 to 2" in drawn_words(figure)


def test_no_pairs_at_all_are_refused():
    with pytest.raises(ValueError, match="nothing to draw"):
        before_after([])
