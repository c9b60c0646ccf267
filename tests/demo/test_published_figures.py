"""The demonstration's tables give the report's published figures, row by row, by plain arithmetic."""

import csv
from math import isfinite, sqrt
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

import pytest

import goldthread.demo

DATA = Path(goldthread.demo.__file__).parent / "data"
TRUSTS = ["BHRUT", "LTHT", "SASH", "SATH", "UHCW"]
AFTER_90 = ["365", "120", "90", "60", "30"]
# 58.998 x 54 is 3185.89: the two tables agree only if the total was cut.
CUT_NOT_ROUNDED = ("Total", "process defects", "baseline")
IMPOSSIBLE = ("lead time", "post_se")


def table(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


WORKSHOPS = {row["key"]: row for row in table("workshops")}
HELD = {key: row for key, row in WORKSHOPS.items() if row["stage"] in ("remeasuring", "closed")}
MEASURES = {row["key"]: row for row in table("workshop_measures") if row["workshop"] in HELD}
VALUES: dict[Any, Any] = {}
for value in table("workshop_values"):
    VALUES.setdefault(value["measure"], {})[value["point"]] = value


def amount(measure, point, outcome):
    """The measure's amount at a point in the outcome's own terms; None where there is none."""
    value = VALUES.get(measure["key"], {}).get(point)
    if value is None:
        return None
    if outcome == "defect ratio" and measure["defects_form"] == "count_and_output":
        return float(value["value"]) / float(value["output"])
    return float(value["value"])


def serves(measure, outcome):
    if measure["counts"] != "yes":
        return False
    if outcome == "lead time":
        return measure["kind"] == "lead_time"
    forms = {"process defects": ("count", "count_and_output"), "defect ratio": ("ratio", "count_and_output")}
    return measure["kind"] == "defects" and measure["defects_form"] in forms[outcome]


def pairs(outcome, points):
    """(trust, baseline, afterwards) of each workshop, afterwards being the first point found."""
    found = []
    for measure in MEASURES.values():
        if not serves(measure, outcome):
            continue
        before = amount(measure, "baseline", outcome)
        after = next((v for p in points if (v := amount(measure, p, outcome)) is not None), None)
        if before is not None and after is not None:
            found.append((HELD[measure["workshop"]]["organisation"], before, after))
    return found


def published(name):
    with (DATA / "published" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def decimals(printed):
    return len(printed.partition(".")[2])


@pytest.mark.parametrize("row", published("workshops"), ids=lambda row: row["trust"])
def test_table_7_1_streams_workshops_and_complete_ones(row):
    trusts = TRUSTS if row["trust"] == "Total" else [row["trust"]]
    streams = [s for s in table("value_streams") if s["organisation"] in trusts]
    held = [key for key, w in HELD.items() if w["organisation"] in trusts]
    assert len(streams) == int(row["value_streams"])
    assert len(held) == int(row["workshops"])
    assert sum(is_complete(key) for key in held) == int(row["workshops_with_complete_measures"])


def is_complete(workshop):
    measures = [key for key, m in MEASURES.items() if m["workshop"] == workshop]
    return all({"baseline", "90"} <= set(VALUES.get(key, ())) for key in measures)


@pytest.mark.parametrize("row", published("outcomes"), ids=lambda row: f"{row['trust']} {row['outcome']}")
def test_table_7_2_outcomes_at_ninety_days(row):
    found = pairs(row["outcome"], ["90"])
    trusts = TRUSTS if row["trust"] == "Total" else [row["trust"]]
    mine = [pair for pair in found if pair[0] in trusts]
    assert len(mine) == int(row["workshops"])
    for column, side in (("baseline", 1), ("day_90", 2)):
        if row[column]:
            figure = summed_up(mine, side, row)
            if row["statistic"] == "sum":
                assert int(figure) == int(row[column])
            if (row["trust"], row["outcome"], column) != CUT_NOT_ROUNDED:
                assert round(figure, decimals(row[column])) == float(row[column])


def summed_up(rows, side, row):
    if row["statistic"] == "sum":
        return sum(pair[side] for pair in rows) / (60 if row["unit"] == "hours" else 1)
    trusts = TRUSTS if row["trust"] == "Total" else [row["trust"]]
    return fmean(fmean(pair[side] for pair in rows if pair[0] == trust) for trust in trusts)


@pytest.mark.parametrize("row", published("tests"), ids=lambda row: row["outcome"])
def test_table_7_3_paired_tests_of_the_last_value(row):
    found = pairs(row["outcome"], AFTER_90)
    figures = paired([pair[1] for pair in found], [pair[2] for pair in found])
    assert figures["df"] == int(row["df"])
    for column in ("baseline_mean", "baseline_se", "post_mean", "post_se", "t", "r"):
        if (row["outcome"], column) != IMPOSSIBLE:
            assert round(figures[column], decimals(row[column])) == float(row[column]), column


def paired(before, after):
    n = len(before)
    change = [first - last for first, last in zip(before, after, strict=True)]
    t = fmean(change) / (stdev(change) / sqrt(n))
    return {
        "df": n - 1,
        "baseline_mean": fmean(before),
        "baseline_se": stdev(before) / sqrt(n),
        "post_mean": fmean(after),
        "post_se": stdev(after) / sqrt(n),
        "t": t,
        "r": sqrt(t * t / (t * t + n - 1)),
    }


def test_the_printed_standard_error_of_lead_time_after_cannot_be_had():
    row = next(row for row in published("tests") if row["outcome"] == "lead time")
    mean = float(row["baseline_mean"]) - float(row["post_mean"])
    before, after, change = float(row["baseline_se"]), float(row["post_se"]), mean / float(row["t"])
    correlation = (before**2 + after**2 - change**2) / (2 * before * after)
    assert round(correlation, 2) == 2.43
    found = pairs("lead time", AFTER_90)
    assert 340 < paired([p[1] for p in found], [p[2] for p in found])["post_se"] < 360


@pytest.mark.parametrize("outcome", ["lead time", "process defects", "defect ratio"])
def test_day_90_and_the_last_value_are_found_in_the_same_workshops(outcome):
    assert len(pairs(outcome, ["90"])) == len(pairs(outcome, AFTER_90))


def test_one_measure_of_an_outcome_counts_in_a_workshop():
    for kind in ("lead_time", "defects"):
        counting = [m["workshop"] for m in MEASURES.values() if m["kind"] == kind and m["counts"] == "yes"]
        assert len(counting) == len(set(counting))


def test_every_workshop_has_two_to_eight_measures():
    for key in HELD:
        assert 2 <= sum(m["workshop"] == key for m in MEASURES.values()) <= 8, key


def test_shares_of_defective_items_never_exceed_one():
    for measure in MEASURES.values():
        if serves(measure, "defect ratio"):
            for point in VALUES[measure["key"]]:
                assert 0 <= amount(measure, point, "defect ratio") <= 1


def test_values_are_sensible_numbers_of_their_own_day():
    for key, points in VALUES.items():
        assert all(isfinite(float(v["value"])) and float(v["value"]) >= 0 for v in points.values()), key
        assert all("" < v["measured_on"] <= "2019-07-15" for v in points.values()), key


def test_most_workshops_improved_and_a_few_did_not():
    found = pairs("lead time", ["90"])
    assert 2 <= sum(after >= before for _, before, after in found) <= 10
