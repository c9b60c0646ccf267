"""Charts of every kind against qicharts2 (tests/reference/spc), and worked by hand."""

import csv
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods import spc

REFERENCE = Path(__file__).parents[2] / "reference" / "spc"
KINDS = {"i": "xmr", "pp": "p-prime", "up": "u-prime"}
NEAR: dict[str, Any] = {"rtol": 1e-9, "atol": 1e-9}


def told():
    return json.loads((REFERENCE / "qicharts2.json").read_text())["series"]


def rows_by_series():
    found = defaultdict(list)
    with (REFERENCE / "kinds.csv").open() as file:
        for row in csv.DictReader(file):
            found[int(row["series"])].append(row)
    return found


def chart_of(rows):
    """The chart of one series under the rules anhoej; a part begins at a time."""
    times = [int(row["time"]) for row in rows]
    table = {"time": times, "value": [float(row["value"]) for row in rows]}
    below = "denominator" if rows[0]["denominator"] else None
    if below:
        table["denominator"] = [float(row["denominator"]) for row in rows]
    parts = [row["part"] for row in rows]
    begins = [time for time, now, before in zip(times[1:], parts[1:], parts, strict=False) if now != before]
    kind = rows[0]["kind"]
    return spc.many(
        table, time="time", value="value", denominator=below, chart=KINDS.get(kind, kind),
        rebase=begins, fix_after=int(rows[0]["freeze"]) if rows[0]["freeze"] else None,
        rules=spc.Rules.named("anhoej", screen_moving_ranges=rows[0]["screen"] == "1"),
    )[0]  # fmt: skip


CHARTS = {series: chart_of(rows) for series, rows in rows_by_series().items()}
TOLD = told()
EVERY_KIND = pytest.mark.parametrize("kind", sorted({answer["kind"] for answer in TOLD}))


def pairs(kind):
    found = [(CHARTS[answer["series"]], answer) for answer in TOLD if answer["kind"] == kind]
    assert len(found) >= 24
    return found


def as_array(numbers):
    return np.array(
        [np.nan if number in ("NaN", "NA", None) else number for number in np.atleast_1d(numbers)], float
    )


@EVERY_KIND
def test_a_chart_has_the_lines_that_qicharts2_draws(kind):
    # qicharts2 sets 3 / 1.128 where we, with Making Data Count, set 2.66 for an XmR chart.
    stretch = 2.66 / (3 / 1.128) if kind == "i" else 1
    for chart, answer in pairs(kind):
        assert [phase.n for phase in chart.phases] == answer["part"]
        np.testing.assert_allclose(
            [phase.centre for phase in chart.phases], as_array(answer["centre"]), **NEAR
        )
        for ours, theirs in ((chart.lower, answer["lower"]), (chart.upper, answer["upper"])):
            wanted = (
                chart.centre + (as_array(theirs) - chart.centre) * stretch
                if theirs
                else np.full(len(chart), np.nan)
            )
            # It draws 0 where times between events have no lower limit because they have none at all.
            drawn = ~(np.isnan(ours) & (wanted == 0)) if kind == "t" else slice(None)
            np.testing.assert_allclose(
                ours[drawn], wanted[drawn], **NEAR, err_msg=f"series {answer['series']}"
            )


@pytest.mark.parametrize("kind", ["p", "pp", "u", "up", "c", "g", "t", "run"])
def test_the_same_points_lie_outside(kind):
    for chart, answer in pairs(kind):
        assert "".join(str(int(signal == "outside")) for signal in chart.signal) == answer["outside"]


@EVERY_KIND
def test_runs_and_crossings_are_counted_the_same(kind):
    for chart, answer in pairs(kind):
        for place, phase in enumerate(chart.phases):
            for name in ("useful", "longest", "longest_limit", "crossings", "crossings_limit", "signal"):
                theirs = answer[name][place]
                assert getattr(phase.runs, name) == (None if theirs == "NA" else theirs), answer["series"]


def test_a_share_has_limits_as_wide_as_its_denominator_allows():
    # 30 of 300 in all: p 0.1; √(0.1 × 0.9 / 100) = 0.03, √(0.1 × 0.9 / 25) = 0.06
    chart = spc.one([8, 12, 3, 7], denominators=[100, 100, 25, 75], chart="p")
    assert list(chart.values) == pytest.approx([0.08, 0.12, 0.12, 7 / 75])
    assert list(chart.centre) == pytest.approx([0.1] * 4)
    assert list(chart.upper[:3]) == pytest.approx([0.19, 0.19, 0.28])
    assert list(chart.lower[:3]) == pytest.approx([0.01, 0.01, 0])


def test_a_share_never_has_limits_beyond_none_and_all():
    chart = spc.one([9, 10, 10, 9], denominators=[10] * 4, chart="p")
    assert set(chart.upper) == {1.0}
    assert (spc.one([1, 0, 0, 1], denominators=[10] * 4, chart="p").lower == 0).all()


def test_prime_limits_are_wider_by_sigma_z():
    # p 0.1, sd 0.03: z −2/3, 2/3, −2/3, 2/3; mean moving range 4/3, over 1.128 = 1.182033
    chart = spc.one([8, 12, 8, 12], denominators=[100] * 4, chart="p-prime")
    assert chart.upper[0] - 0.1 == pytest.approx(0.09 * 1.1820331)
    rate = spc.one([16, 24, 16, 24], denominators=[200] * 4, chart="u-prime")
    # u 0.1, sd √(0.1 / 200) = 0.0223607: z ∓0.894427; mean moving range 1.788854, over 1.128 = 1.585864
    assert rate.upper[0] - 0.1 == pytest.approx(3 * 0.0223607 * 1.585864, rel=1e-5)


def test_a_count_has_limits_of_three_roots():
    chart = spc.one([4, 9, 14, 9], chart="c")  # c 9: 9 ± 3 × 3
    assert (chart.centre[0], chart.lower[0], chart.upper[0]) == pytest.approx((9, 0, 18))


def test_counts_between_rare_events_have_the_median_for_a_centre_and_limits_from_the_mean():
    # mean 4, √(4 × 5) = 4.472136; median 2.5
    chart = spc.one([1, 2, 3, 10], chart="g")
    assert (chart.centre[0], chart.lower[0]) == (2.5, 0)
    assert chart.upper[0] == pytest.approx(4 + 3 * 4.472136)


def test_times_between_rare_events_are_judged_on_the_scale_on_which_they_are_normal():
    # to the power 1 / 3.6: 2 and 3, mean 2.5, moving range 1: limits 2.5 ± 3 / 1.128
    chart = spc.one([2**3.6, 3**3.6], chart="t")
    assert chart.centre[0] == pytest.approx(2.5**3.6)
    assert chart.upper[0] == pytest.approx((2.5 + 3 / 1.128) ** 3.6)
    assert chart.lower[0] == 0


def test_a_run_chart_has_a_median_and_no_limits_and_no_assurance():
    chart = spc.one([3.0, 1, 2, 9, 4], chart="run", target=100, improves="up")
    assert set(chart.centre) == {3.0}
    assert np.isnan([chart.lower, chart.upper]).all()
    assert chart.assurance is None
    assert chart.rules == spc.ANHOEJ
    assert set(chart.signal) == {"none"}


def test_a_run_chart_may_be_judged_by_trend_and_shift_about_its_median():
    chart = spc.one([1.0] * 7 + [3.0] * 7, chart="run", rules="making-data-count")
    assert chart.centre[0] == 2
    assert set(chart.signal) == {"shift"}


def test_runs_alone_make_a_variation_that_has_no_direction():
    chart = spc.one([1.0, 2] * 6 + [8.0, 9] * 6, chart="run", improves="up")
    assert chart.runs.signal
    assert chart.variation == "neutral"
    assert spc.one([1.0, 9] * 10, chart="run").variation == "common_cause"


def test_an_individual_value_may_be_a_quotient():
    chart = spc.one([10, 30, 20], denominators=[100, 100, 200])
    assert list(chart.values) == pytest.approx([0.1, 0.3, 0.1])
    assert chart.upper[0] == pytest.approx(1 / 6 + 2.66 * 0.2)


counts = st.lists(st.tuples(st.integers(0, 40), st.integers(40, 90)), min_size=2, max_size=30)


@given(counts, st.sampled_from(["p", "p-prime"]))
def test_the_share_of_the_others_has_the_mirrored_chart(pairs, kind):
    had, of = np.array(pairs).T
    chart, others = (spc.one(values, denominators=of, chart=kind) for values in (had, of - had))
    assert chart.signal == others.signal
    assert list(chart.side) == [-side for side in others.side]
    np.testing.assert_allclose(others.upper, 1 - chart.lower, atol=1e-9)


@given(counts, st.sampled_from(["u", "u-prime"]), st.integers(-6, 6))
def test_a_rate_per_another_unit_has_the_same_signals(pairs, kind, power):
    events, days = np.array(pairs).T
    chart, per = (spc.one(events, denominators=below, chart=kind) for below in (days, days * 2.0**power))
    assert (chart.signal, list(chart.side)) == (per.signal, list(per.side))
    np.testing.assert_allclose(per.upper * 2.0**power, chart.upper)


@pytest.mark.parametrize(
    ("chart", "values", "denominators", "said"),
    [
        ("p", [1, 2], None, "A p chart needs denominators"),
        ("c", [1, 2], [3, 4], "A c chart takes no denominators"),
        ("u", [1, 2], [3, 0], "place 2: The denominator is 0; it must be above 0"),
        ("u", [1, 2], [3, np.nan], "place 2: The denominator is missing or infinite"),
        ("u", [1, 2], [3], "There are 2 values and 1 denominators"),
        ("p", [1, 5], [3, 4], "place 2: The value is 5, more than its denominator"),
        ("g", [1, -1], None, "place 2: The value is -1; a g chart counts, from 0"),
        ("t", [0, 1], None, "place 1: The value is 0; a t chart needs times above 0"),
        ("pie", [1, 2], None, "no chart called 'pie'; there are xmr, run, p, p-prime"),
    ],
)
def test_what_a_kind_cannot_have_is_refused(chart, values, denominators, said):
    with pytest.raises(ValueError, match=said):
        spc.one(values, chart=chart, denominators=denominators)
