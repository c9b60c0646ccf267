"""The preset 'plotthedots' against what NHSRplotthedots 0.2.2 said of 420 series (tests/reference/spc)."""

import csv
import json
from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from goldthread.methods import spc

REFERENCE = Path(__file__).parents[2] / "reference" / "spc"
LETTERS = {"outside": "Oo", "trend": "Tt", "two_of_three": "Ww", "shift": "Ss"}
MEANINGS = {"common_cause": ".", "improvement": "i", "concern": "c", "neutral": "n"}


def told():
    return {
        answer["series"]: answer
        for answer in json.loads((REFERENCE / "plotthedots.json").read_text())["series"]
    }


def settings(row):
    return row["screen"] == "1", int(row["fix_after"]) if row["fix_after"] else None, row["improves"]


def charts():
    """Each series with its chart; those with the same settings are charted in one call."""
    with (REFERENCE / "series.csv").open() as file:
        rows = sorted(
            csv.DictReader(file), key=lambda row: (str(settings(row)), int(row["series"]), int(row["time"]))
        )
    for (screen, fix_after, improves), alike in groupby(rows, key=settings):
        table, rebase, target = defaultdict(list), defaultdict(list), {}
        for row in alike:
            series = int(row["series"])
            for name, value in (
                ("series", series),
                ("time", int(row["time"])),
                ("value", float(row["value"])),
            ):
                table[name].append(value)
            target[series] = float(row["target"])
            if row["rebase"] == "1":
                rebase[series].append(int(row["time"]))
        rules = spc.Rules.named("plotthedots", screen_moving_ranges=screen)
        done = spc.many(
            table, time="time", value="value", by="series", rules=rules, rebase=rebase, fix_after=fix_after,
            improves=improves, target=target,
        )  # fmt: skip
        yield from zip((key for (key,) in done.keys), done, strict=True)


CHARTS = dict(charts())
TOLD = told()


def as_array(numbers):
    return np.array(
        [np.nan if number in ("NaN", "NA", None) else number for number in np.atleast_1d(numbers)], float
    )


def letter(signal, side):
    return "." if signal == "none" else LETTERS[signal][0 if side > 0 else 1]


def test_every_series_was_asked_about():
    assert CHARTS.keys() == TOLD.keys()
    assert len(TOLD) == 420


def test_every_point_is_the_same_kind_of_special_cause():
    for series, chart in CHARTS.items():
        said = "".join(map(letter, chart.signal, chart.side))
        assert said == TOLD[series]["signal"], f"series {series}"


def test_every_point_means_the_same():
    for series, chart in CHARTS.items():
        assert "".join(MEANINGS[meaning] for meaning in chart.meaning) == TOLD[series]["meaning"], (
            f"series {series}"
        )


@pytest.mark.parametrize("line", ["centre", "lower", "upper"])
def test_every_phase_has_the_same_lines(line):
    for series, chart in CHARTS.items():
        drawn = np.array([getattr(phase, line) for phase in chart.phases])
        np.testing.assert_allclose(
            drawn, as_array(TOLD[series][line]), rtol=1e-12, atol=1e-13, err_msg=f"{series}"
        )


def test_phases_begin_where_the_package_rebased():
    for series, chart in CHARTS.items():
        assert [phase.n for phase in chart.phases] == list(np.atleast_1d(TOLD[series]["n"])), (
            f"series {series}"
        )


def test_the_target_is_as_likely_to_be_met():
    for series, chart in CHARTS.items():
        assert chart.assurance == TOLD[series]["assurance"], f"series {series}"


def test_one_series_alone_has_the_chart_that_it_has_among_many():
    for chart in CHARTS.values():
        if all(phase.n > 1 for phase in chart.phases):
            starts = [phase.start for phase in chart.phases[1:]]
            alone = spc.xmr(
                chart.values, rules=chart.rules, phase_starts=starts, fix_after=chart.phases[0].fix_after,
                improves=chart.improves, target=chart.target,
            )  # fmt: skip
            assert (alone.signal, alone.meaning, repr(alone.phases)) == (
                chart.signal,
                chart.meaning,
                repr(chart.phases),
            )


def test_an_explicit_option_overrides_the_preset():
    rules = spc.Rules.named("plotthedots", two_of_three="beyond", screen_moving_ranges=None, shift_points=8)
    assert rules == replace(spc.PLOTTHEDOTS, two_of_three="beyond", shift_points=8)
    assert rules.screen_moving_ranges
    assert spc.Rules.named("making-data-count") == spc.Rules()


def test_a_point_on_the_mean_breaks_a_shift_whatever_the_last_bit_says_except_as_r_has_it():
    # The fourth reading is the mean, 86.9; held in binary, the mean is a hair below it.
    rates = [87.1, 87.6, 87.3, 86.9, 87.8, 87.3, 87.1, 86.8, 86.6, 85.8, 86.4, 86.1]
    others_out: dict[str, Any] = {"trend_points": None, "two_of_three": None}
    ours, theirs = (
        spc.xmr(rates, rules=spc.Rules(on_the_line=near, **others_out))
        for near in (spc.Rules().on_the_line, 0)
    )
    assert "shift" not in ours.signal
    assert list(theirs.signal) == ["shift"] * 7 + ["none"] * 5
    assert spc.PLOTTHEDOTS.on_the_line == 0


def test_rules_without_a_name_are_refused():
    with pytest.raises(
        ValueError, match="no rules called 'western'; there are making-data-count, plotthedots"
    ):
        spc.Rules.named("western")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"trend_points": 1}, "trend_points must be at least 2, not 1"),
        ({"two_of_three": "outside"}, "two_of_three is beyond, within, any or None, not 'outside'"),
        ({"turning": "left"}, "turning is later or next_step, not 'left'"),
    ],
)
def test_rules_that_cannot_be_are_refused(options, said):
    with pytest.raises(ValueError, match=said):
        spc.Rules(**options)


def test_the_last_point_of_a_trend_takes_the_next_step_only_as_plotthedots_has_it():
    rising_then_tie_then_rising = [0.0, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 11, 12]
    only_trends: dict[str, Any] = {"two_of_three": None, "shift_points": None}
    ours = spc.xmr(rising_then_tie_then_rising, rules=spc.Rules(**only_trends))
    theirs = spc.xmr(rising_then_tie_then_rising, rules=spc.Rules(turning="next_step", **only_trends))
    assert ours.signal[6] == theirs.signal[6] == "trend"
    assert (ours.side[6], theirs.side[6]) == (1, -1)
    assert list(np.delete(ours.side, 6)) == list(np.delete(theirs.side, 6))
