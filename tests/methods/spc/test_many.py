"""Many series at once: one long table, one call."""

from datetime import date, datetime
from typing import Any

import numpy as np
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods import spc

MONTHS = [date(2019 + month // 12, month % 12 + 1, 1) for month in range(24)]


def long_table(series, order=None):
    """{name: values} as a table of rows: series after series, or in the order given."""
    rows = [
        (name, MONTHS[place], value) for name, values in series.items() for place, value in enumerate(values)
    ]
    rows = rows if order is None else [rows[place] for place in order]
    ward, month, falls = zip(*rows, strict=True)
    return {"ward": list(ward), "month": list(month), "falls": list(falls)}


def charts(table, **options):
    return spc.many(table, time="month", value="falls", by="ward", **options)


def same(one, other):
    return (one.times, one.signal, one.meaning, repr(one.phases), one.target) == (
        other.times, other.signal, other.meaning, repr(other.phases), other.target
    ) and all(
        np.array_equal(getattr(one, line), getattr(other, line), equal_nan=True)
        for line in ("values", "centre", "lower", "upper", "side", "phase")
    )  # fmt: skip


SERIES = {"North": [3.0, 5, 4, 9, 2], "East": [1.0, 2], "South": [float(v) for v in range(14)]}
lists = st.lists(st.integers(0, 9).map(float), min_size=2, max_size=24)
tables = st.dictionaries(st.sampled_from("ABCDEF"), lists, min_size=1)


KINDS = [kind for kind in spc.Kind if not kind.is_of_groups]


@given(tables, st.sampled_from(KINDS), st.booleans(), st.none() | st.integers(2, 20))
def test_each_series_has_the_chart_that_it_has_alone(series, kind, screened, fix_after):
    rules = spc.Rules(screen_moving_ranges=screened, runs=kind == "run")
    options = {"chart": kind, "rules": rules, "fix_after": fix_after, "improves": "up"}
    options |= {} if kind.sums_up else {"target": 4}
    if kind == "t":
        series = {name: [value + 1 for value in values] for name, values in series.items()}
    table = long_table(series)
    below: dict[str, Any] = {}
    if kind.needs_denominators:
        table["days"] = [10 + place % 3 for place in range(len(table["ward"]))]
        options["denominator"] = "days"
    together = charts(table, **options)
    assert together.keys == tuple((name,) for name in series)
    options.pop("denominator", None)
    for place, (name, values) in enumerate(series.items()):
        if kind.needs_denominators:
            below = {
                "denominators": [
                    d for d, ward in zip(table["days"], table["ward"], strict=True) if ward == name
                ]
            }
        assert same(together[place], spc.one(values, MONTHS[: len(values)], **below, **options))


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(series, random):
    sorted_rows = charts(long_table(series))
    n = len(sorted_rows.values)
    order = random.sample(range(n), n)
    table = long_table(series, order)
    shuffled = charts(table)
    by_key = dict(zip(shuffled.keys, shuffled, strict=True))
    for key, chart in zip(sorted_rows.keys, sorted_rows, strict=True):
        assert same(chart, by_key[key])
    assert [table["falls"][row] for row in shuffled.row] == list(shuffled.values)
    assert [table["ward"][row] for row in shuffled.row] == [shuffled.keys[one][0] for one in shuffled.series]


def test_series_of_unequal_length_stand_one_after_the_other():
    found = charts(long_table(SERIES))
    assert found.keys == (("North",), ("East",), ("South",))
    assert list(found.starts) == [0, 5, 7, 21]
    assert list(found.summary.n) == [5, 2, 14]
    assert list(found.summary.trial) == [True, True, False]
    assert list(found.series[[0, 4, 5, 20]]) == [0, 0, 1, 2]
    assert len(found) == 3
    assert found[-1].times == tuple(MONTHS[:14])


def test_a_data_frame_is_a_table_too():
    table = long_table(SERIES)
    from_columns, from_frame = charts(table), charts(polars.DataFrame(table))
    assert all(map(same, from_columns, from_frame))


def test_series_may_be_told_apart_by_several_columns_or_none():
    table = {"site": list("AABB"), "ward": [1, 1, 1, 2], "day": [1, 2, 1, 1], "value": [3, 4, 5, 6]}
    found = spc.many(table, time="day", value="value", by=["site", "ward"])
    assert found.keys == (("A", 1), ("B", 1), ("B", 2))
    alone = spc.many({"day": [2, 1, 3], "value": [4, 5, 6]}, time="day", value="value")
    assert alone.keys == ((),)
    assert list(alone.values) == [5, 4, 6]


@pytest.mark.parametrize(
    "times",
    [[3, 1, 2], [0.3, 0.1, 0.2], ["2019-03", "2019-01", "2019-02"], [MONTHS[2], MONTHS[0], MONTHS[1]],
     [datetime(2019, 1, 1, hour) for hour in (9, 7, 8)], np.array([3, 1, 2], dtype="datetime64[ns]")],
)  # fmt: skip
def test_times_are_dates_numbers_or_text(times):
    chart = spc.many({"t": times, "v": [30.0, 10, 20]}, time="t", value="v")[0]
    assert list(chart.values) == [10, 20, 30]
    assert list(chart.times) == sorted(chart.times)
    if isinstance(times, list):
        assert chart.times == tuple(sorted(times))


def test_a_rebase_is_for_every_series_or_for_the_ones_named():
    table = long_table({"North": [3.0, 5, 4, 9], "East": [1.0, 2, 3, 1]})
    everywhere = charts(table, rebase=[date(2019, 2, 15)])
    assert [[phase.start for phase in chart.phases] for chart in everywhere] == [[0, 2], [0, 2]]
    only_east = charts(table, rebase={"East": [MONTHS[2]]})
    assert [[phase.start for phase in chart.phases] for chart in only_east] == [[0], [0, 2]]
    assert list(only_east.phase) == [1, 1, 1, 1, 1, 1, 2, 2]
    assert list(only_east.summary.centre) == [5.25, 2.0]
    assert list(only_east.summary.n) == [4, 4]


def test_a_target_is_for_every_series_or_for_the_ones_named():
    options = {"improves": "up"}
    found = charts(long_table(SERIES), target={"East": 99.0}, **options)
    assert [chart.target for chart in found] == [None, 99.0, None]
    assert [spc.ASSURANCES[place] for place in found.summary.assurance] == [None, "fail", None]
    assert (charts(long_table(SERIES), target=-99.0, **options).summary.assurance == 1).all()


def test_the_summary_says_of_each_series_what_its_chart_says():
    table = long_table(SERIES)
    found = charts(table, improves="down", target=5, fix_after=12, rebase={"South": [MONTHS[4]]})
    told = found.summary
    for place, chart in enumerate(found):
        last = chart.phases[-1]
        assert (told.n[place], told.made_from[place], told.trial[place]) == (
            len(chart),
            last.made_from,
            last.trial,
        )
        assert (told.centre[place], told.lower[place], told.upper[place]) == (
            last.centre,
            last.lower,
            last.upper,
        )
        assert spc.MEANINGS[told.variation[place]] == chart.variation
        assert spc.ASSURANCES[told.assurance[place]] == chart.assurance


def test_the_runs_of_many_run_charts_stand_in_the_summary():
    found = charts(long_table({**SERIES, "West": [2.0] * 5}), chart="run")
    assert [found.summary.runs.at(place) for place in range(4)] == [chart.runs for chart in found]
    assert found.summary.runs.useful[3] == 0


def test_a_phase_of_one_point_has_a_centre_and_no_limits():
    found = charts(long_table({"North": [3.0], "East": [1.0, 2]}), target=1, improves="up")
    assert list(found.summary.centre) == [3.0, 1.5]
    assert list(np.isnan(found.summary.upper)) == [True, False]
    assert found[0].assurance is None
    assert spc.ASSURANCES[found.summary.assurance[0]] is None
    assert found[0].signal == ("none",)


def test_what_was_found_cannot_be_written_to_and_is_not_the_table_itself():
    table = {name: np.array(column) for name, column in long_table(SERIES).items()}
    found = charts(table)
    table["falls"][0] = 99
    assert found.values[0] == 3
    with pytest.raises(ValueError, match="read-only"):
        found.values[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        found[0].upper[0] = 1


@pytest.mark.parametrize(
    ("change", "options", "said"),
    [
        ({"month": [MONTHS[0], MONTHS[1], MONTHS[0]]}, {}, "two values of A for 2019-01-01, in rows 1 and 3"),
        ({"falls": [1, None, 2]}, {}, "In row 2: The value is missing"),
        ({"falls": [1, "x", 2]}, {}, "'falls' has something that is not a number"),
        ({"month": [MONTHS[0], None, MONTHS[1]]}, {}, "no time in row 2"),
        ({"month": [MONTHS[1], "May", MONTHS[0]]}, {}, "not all of one kind"),
        ({"ward": [1.0, 1.0, np.nan]}, {}, "In row 3: nothing in the column 'ward'"),
        ({"ward": ["A", "A"]}, {}, "3 values and 2 in the column 'ward'"),
        ({}, {"denominator": "days"}, "no column 'days'; there are ward, month, falls"),
        ({}, {"chart": "u"}, "A u chart needs denominators"),
        ({}, {"rebase": [date(2030, 1, 1)]}, "No point is at or after 2030-01-01"),
        ({}, {"rebase": ["2019"]}, "No phase can start at 2019: the times are of another kind"),
        ({}, {"rebase": {"B": [MONTHS[1]]}}, "There is no series 'B'"),
        ({}, {"target": {"B": 1}}, "There is no series 'B'"),
        ({}, {"fix_after": 1}, "fixed after 2 points at the earliest, not after 1"),
        ({"ward": [], "month": [], "falls": []}, {}, "The table has no rows"),
    ],
)
def test_what_makes_no_chart_is_refused(change, options, said):
    table = {"ward": ["A"] * 3, "month": MONTHS[:3], "falls": [1.0, 2, 3]} | change
    with pytest.raises(ValueError, match=said):
        charts(table, **options)


def test_there_is_no_series_beyond_the_last():
    with pytest.raises(IndexError, match="There are 3 series; 3 is none of them"):
        charts(long_table(SERIES))[3]
