"""The rows of the evidence, and what is complete."""

from datetime import date

from goldthread.server.improvement import actions, queries
from goldthread.server.improvement.kinds import WorkshopMeasureKind


def test_a_workshop_is_complete_with_a_baseline_and_a_value_at_90_days(trust, remeasuring, lead_time, record):
    record(lead_time, "30", 2000, date(2019, 4, 8))
    (before,) = queries.completeness([trust])
    assert (before.run, before.complete) == (1, 0)
    record(lead_time, "90", 1500, date(2019, 6, 6))
    (after,) = queries.completeness([trust])
    assert (after.value_streams, after.run, after.complete) == (1, 1, 1)


def test_a_lead_time_is_one_row_with_its_baseline_and_checkpoints(trust, remeasuring, lead_time, record):
    record(lead_time, "90", 1500, date(2019, 6, 6))
    (row,) = queries.evidence_rows([trust])
    assert (row.organisation, row.outcome, row.unit) == ("SASH", "lead_time", "minutes")
    assert (row.baseline, row.values, row.last, row.counts) == (4320, {"90": 1500}, 1500, True)


def test_only_defects_with_their_output_give_a_count_and_a_ratio(trust, gated, facilitator, record):
    def add(form, name):
        return actions.add_workshop_measure(
            workshop=gated,
            kind=WorkshopMeasureKind.DEFECTS,
            name=name,
            defects_form=form,
            by=facilitator,
        )

    both, count, ratio = (add(f, f) for f in ("count_and_output", "count", "ratio"))
    record(both, "baseline", None, date(2019, 2, 18), defects=30, output=50)
    record(count, "baseline", 7, date(2019, 2, 18))
    record(ratio, "baseline", 0.2, date(2019, 2, 18))
    rows = [r for r in queries.evidence_rows([trust], only_held=False) if r.outcome != "lead_time"]
    assert [(r.outcome, r.baseline, r.counts) for r in rows] == [
        ("process_defects", 30, True),
        ("defect_ratio", 0.6, True),
        ("process_defects", 7, False),
        ("defect_ratio", 0.2, False),
    ]


def test_rows_of_many_workshops_take_as_many_queries_as_one(
    trust, remeasuring, django_assert_num_queries, facilitator, stream
):
    with django_assert_num_queries(3):
        queries.evidence_rows([trust])
    with django_assert_num_queries(2):
        queries.completeness([trust])
