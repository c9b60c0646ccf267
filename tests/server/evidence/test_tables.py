"""Tables 7.1 and 7.2, worked by hand."""

import pytest

from goldthread.server.evidence.outcomes import DEFECT_RATIO, LEAD_TIME, PROCESS_DEFECTS, Checkpoint, Record
from goldthread.server.evidence.report import work_out
from goldthread.server.evidence.tables import TOTAL, Completeness, rounded, table_7_1, table_7_2


def record(
    organisation: str,
    outcome: str,
    before: float | None,
    day_90: float | None,
    last: float | None = None,
    workshop: int = 1,
    due: bool = True,
) -> Record:
    last = day_90 if last is None else last
    return Record(organisation, 1, workshop, outcome, before, day_90, last, due)


def test_lead_times_are_summed_in_hours() -> None:
    records = [record("A", "lead_time", 6000, 3000), record("A", "lead_time", 3000, 1500)]
    table = table_7_2(["A"], records, LEAD_TIME, Checkpoint.DAY_90)
    assert (table.total.workshops, table.total.baseline, table.total.after) == (2, 150, 75)
    assert table.total.reduction_percent == 50


def test_the_total_adds_up_the_rounded_rows() -> None:
    # 60.4 and 70.4 are printed as 60 and 70: together 130, though 130.8 would round to 131
    records = [record("A", "process_defects", 60.4, 50), record("B", "process_defects", 70.4, 50)]
    table = table_7_2(["A", "B"], records, PROCESS_DEFECTS, Checkpoint.DAY_90)
    assert [row.baseline for row in table.rows] == [60, 70]
    assert table.total.baseline == 130
    assert table.unrounded == pytest.approx((130.8, 100))


def test_the_total_of_ratios_is_the_mean_of_the_organisations_means() -> None:
    records = [record("A", "defect_ratio", 0.6, 0.2)] * 3 + [record("B", "defect_ratio", 0.2, 0.1)]
    table = table_7_2(["A", "B"], records, DEFECT_RATIO, Checkpoint.DAY_90)
    assert (table.total.baseline, table.total.after) == (0.4, 0.15)
    assert table.unrounded == pytest.approx((0.5, 0.175))  # weighted by workshops


def test_an_outcome_needs_both_its_values() -> None:
    records = [
        record("A", "lead_time", 6000, 3000),
        record("A", "lead_time", 6000, None),
        record("A", "lead_time", None, 3000),
    ]
    assert table_7_2(["A"], records, LEAD_TIME, Checkpoint.DAY_90).total.workshops == 1


def test_the_last_value_is_taken_where_it_is_asked_for() -> None:
    records = [record("A", "lead_time", 6000, 3000, last=4800)]
    assert table_7_2(["A"], records, LEAD_TIME, Checkpoint.LAST).total.after == 80


def test_an_organisation_without_pairs_has_no_figures_and_stays_in_the_table() -> None:
    table = table_7_2(["A", "B"], [record("A", "lead_time", 6000, 3000)], LEAD_TIME, Checkpoint.DAY_90)
    nothing = table.rows[1]
    assert (nothing.organisation, nothing.workshops, nothing.baseline, nothing.after) == ("B", 0, None, None)
    assert nothing.reduction_percent is None


def test_small_sums_keep_decimals() -> None:
    table = table_7_2(["A"], [record("A", "lead_time", 45, 20)], LEAD_TIME, Checkpoint.DAY_90)
    assert (table.total.baseline, table.total.after) == (0.75, 0.33)


def test_nothing_fell_from_nothing() -> None:
    table = table_7_2(["A"], [record("A", "process_defects", 0, 0)], PROCESS_DEFECTS, Checkpoint.DAY_90)
    assert (table.total.baseline, table.total.after) == (0, 0)
    assert table.total.reduction_percent is None


def test_organisations_stand_in_the_order_of_the_alphabet() -> None:
    rows = table_7_1([Completeness("B", 1, 9, 9), Completeness("A", 2, 3, 1)])
    assert [row.organisation for row in rows] == ["A", "B", TOTAL]
    assert rows[-1] == Completeness(TOTAL, 3, 12, 10)


def test_a_half_is_rounded_up() -> None:
    assert [rounded(v, 0) for v in (0.5, 1.5, 2.5, -0.5, 0.4)] == [1, 2, 3, -1, 0]
    assert rounded(0.285, 2) == 0.29


def test_defects_per_item_are_an_outcome_of_their_own() -> None:
    shares = record("A", "defect_ratio", 0.5, 0.1)
    per_item = record("A", "defects_per_item", 2.5, 1.5, workshop=2)
    found = work_out(["A"], [shares, per_item], [])
    means = {table.outcome.key: table.total.baseline for table in found.outcomes}
    assert means == {"defect_ratio": 0.5, "defects_per_item": 2.5}


def test_without_a_checkpoint_the_tests_take_the_last_value_and_the_tables_day_90() -> None:
    records = [
        record("A", "lead_time", 6000, 3000, last=3600),
        record("A", "lead_time", 9000, 4200, last=4800, workshop=2),
    ]
    as_the_report = work_out(["A"], records, [])
    assert as_the_report.outcomes[0].total.after == 120
    assert as_the_report.tests[0].comparison.after.sum == 8400
    at_90 = work_out(["A"], records, [], checkpoint=Checkpoint.DAY_90)
    assert at_90.tests[0].comparison.after.sum == 7200
