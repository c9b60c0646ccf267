"""From what was recorded to the records of the evidence."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.server.evidence.reading import read
from goldthread.server.evidence.tables import OutcomeTable
from goldthread.server.people.models import Organisation

from .conftest import Run

COUNTED = {"defects": {"name": "Letters", "unit": "letters", "defects_form": "count_and_output"}}


def table(trust: Organisation, key: str) -> OutcomeTable:
    return next(t for t in read([trust]).outcomes if t.outcome.key == key)


def test_a_small_programme_worked_by_hand(trust: Organisation, run: Run) -> None:
    # lead times of 100 and 50 hours became 40 and 20; 20 of 40 letters were wrong, then 6 of 60
    run(
        trust,
        lead_time={"baseline": 6000, "90": 2400},
        defects={"baseline": (20, 40), "90": (6, 60)},
        first=COUNTED,
    )
    run(trust, lead_time={"baseline": 3000, "30": 1500, "90": 1200})
    hours, defects, ratio = (
        table(trust, key).total for key in ("lead_time", "process_defects", "defect_ratio")
    )
    assert (hours.workshops, hours.baseline, hours.after, hours.reduction_percent) == (2, 150, 60, 60)
    assert (defects.workshops, defects.baseline, defects.after) == (1, 20, 6)
    assert (ratio.workshops, ratio.baseline, ratio.after) == (1, 0.5, 0.1)


def test_one_measure_of_a_kind_counts_in_each_workshop(trust: Organisation, run: Run) -> None:
    run(trust, lead_time={"baseline": 6000, "90": 3000}, lead_time_2={"baseline": 60000, "90": 60})
    assert table(trust, "lead_time").total.baseline == 100


def test_other_kinds_are_not_summed(trust: Organisation, run: Run) -> None:
    run(trust, cycle_time={"baseline": 60, "90": 30}, walking_distance={"baseline": 900, "90": 300})
    assert not read([trust]).has_pairs


def test_defects_per_item_are_not_pooled_with_shares(trust: Organisation, run: Run) -> None:
    per_item = {"defects": {**COUNTED["defects"], "ratio_of": "defects"}}
    run(trust, defects={"baseline": (30, 10), "90": (5, 10)}, first=per_item)
    assert "defect_ratio" not in {each.outcome.key for each in read([trust]).outcomes}
    assert table(trust, "defects_per_item").total.baseline == 3


def test_what_nobody_counted_has_no_table(trust: Organisation, run: Run) -> None:
    run(trust, lead_time={"baseline": 6000, "90": 3000})
    assert [each.outcome.key for each in read([trust]).outcomes] == ["lead_time"]
    run(trust, defects={"baseline": (20, 40)}, first=COUNTED)
    assert table(trust, "process_defects").total.workshops == 0  # begun, and nothing to compare with yet


def test_the_last_checkpoint_that_has_a_value_is_the_last(trust: Organisation, run: Run) -> None:
    run(trust, lead_time={"baseline": 6000, "30": 4800})
    run(trust, lead_time={"baseline": 6000, "30": 4800, "90": 3000})
    found = read([trust])
    assert found.tests[0].comparison.after.sum == 7800
    assert found.outcomes[0].total.workshops == 1


def test_a_remeasure_that_is_not_due_yet_is_missing_and_said_not_to_be_due(
    trust: Organisation, run: Run
) -> None:
    for _ in range(2):
        run(trust, lead_time={"baseline": 6000, "90": 3000})
    run(trust, lead_time={"baseline": 6000})
    run(trust, lead_time={"baseline": 6000}, ends=date(2019, 5, 31))
    doubt = read([trust]).doubts[0]
    assert (doubt.missing, doubt.not_due) == (2, 1)


def test_run_and_complete_are_counted(trust: Organisation, run: Run) -> None:
    run(trust, lead_time={"baseline": 6000, "90": 3000})
    run(trust, lead_time={"baseline": 6000})
    total = read([trust]).total
    assert (total.value_streams, total.run, total.complete) == (1, 2, 1)


def test_another_trusts_workshops_are_not_in_it(
    trust: Organisation, other_trust: Organisation, run: Run
) -> None:
    run(other_trust, lead_time={"baseline": 6000, "90": 3000})
    assert not read([trust]).has_pairs
    assert [row.organisation for row in read([trust, other_trust]).outcomes[0].rows] == ["LTHT", "SASH"]


@pytest.mark.parametrize("workshops", [2, 12])
def test_reading_takes_as_many_queries_for_many_workshops(
    trust: Organisation, run: Run, workshops: int
) -> None:
    for _ in range(workshops):
        run(trust, lead_time={"baseline": 6000, "90": 3000})
    with CaptureQueriesContext(connection) as queries:
        read([trust])
    assert len(queries) == 4
