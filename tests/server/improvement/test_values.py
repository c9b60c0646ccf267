"""Values: each belongs to its checkpoint, keeps its real day, and can be only what its kind can be."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from goldthread.server.audit.queries import history
from goldthread.server.improvement import actions
from goldthread.server.improvement.actions import Entry
from goldthread.server.improvement.kinds import Point, WorkshopMeasureKind
from goldthread.server.improvement.models import WorkshopMeasure
from goldthread.server.improvement.queries.measured import change
from goldthread.server.improvement.refusals import NeedsAReason, NotAtThisStage, WrongDay, WrongValue
from goldthread.server.ui.fields import DurationField

BEFORE = date(2019, 2, 18)


def add(workshop, by, kind, **more):
    return actions.add_workshop_measure(workshop=workshop, kind=kind, name="Counted", by=by, **more)


def test_a_value_keeps_its_real_day_and_is_flagged_past_30_days_late(remeasuring, lead_time, record):
    in_time = record(lead_time, "30", 2000, date(2019, 5, 7))
    assert (in_time.days_late, in_time.is_late) == (30, False)
    late = record(lead_time, "60", 2000, date(2019, 6, 7))
    assert (late.days_late, late.is_late) == (31, True)
    assert late.point == "60"


def test_no_value_is_from_the_future_or_from_before_the_event(remeasuring, lead_time, record):
    with pytest.raises(WrongDay):
        record(lead_time, "90", 2000, date(2019, 7, 16))
    with pytest.raises(WrongDay):
        record(lead_time, "30", 2000, date(2019, 3, 8))


def test_checkpoints_wait_for_the_event_to_end(gated, lead_time, record):
    with pytest.raises(NotAtThisStage):
        record(lead_time, "30", 2000, date(2019, 4, 8))


def test_120_and_365_days_are_recorded_when_they_are_wanted(remeasuring, lead_time, record, facilitator):
    with pytest.raises(WrongValue):
        record(lead_time, "120", 2000, date(2019, 7, 8))
    actions.choose_checkpoints(workshop=remeasuring, at_120=True, at_365=False, by=facilitator)
    assert record(lead_time, "120", 2000, date(2019, 7, 8)).value == 2000


def test_a_baseline_is_not_changed_after_the_event_without_a_reason(remeasuring, lead_time, record):
    with pytest.raises(NeedsAReason):
        record(lead_time, "baseline", 5000, BEFORE)
    record(lead_time, "baseline", 5000, BEFORE, reason="A weekend was left out")
    newest = history(remeasuring)[0]
    assert newest.what == "value.corrected"
    assert newest.values["was"].startswith("3 days on 2019-02-18")
    assert newest.values["reason"] == "A weekend was left out"


def test_only_a_count_with_its_output_derives_a_ratio(planned, facilitator, record):
    both = add(planned, facilitator, WorkshopMeasureKind.DEFECTS, defects_form="count_and_output")
    assert record(both, "baseline", None, BEFORE, defects=3, output=12).value == 0.25
    count = add(planned, facilitator, WorkshopMeasureKind.DEFECTS, defects_form="count")
    with pytest.raises(WrongValue):
        record(count, "baseline", None, BEFORE, defects=3, output=12)
    with pytest.raises(WrongValue, match="above 0"):
        record(both, "baseline", None, BEFORE, defects=3, output=0)


def test_a_share_is_at_most_one_and_defects_per_item_may_exceed_it(planned, facilitator, record):
    share = add(planned, facilitator, WorkshopMeasureKind.DEFECTS, defects_form="ratio", ratio_of="items")
    with pytest.raises(WrongValue, match="at most 1"):
        record(share, "baseline", 1.2, BEFORE)
    each = add(planned, facilitator, WorkshopMeasureKind.DEFECTS, defects_form="ratio", ratio_of="defects")
    assert record(each, "baseline", 1.2, BEFORE).value == 1.2


@pytest.mark.parametrize("level", [0, 2.5, 6])
def test_a_level_of_5s_is_whole_from_one_to_five(planned, facilitator, record, level):
    ehs = add(planned, facilitator, WorkshopMeasureKind.EHS)
    with pytest.raises(WrongValue, match="1 to 5"):
        record(ehs, "baseline", level, BEFORE)
    assert record(ehs, "baseline", 2, BEFORE).value == 2


@pytest.mark.parametrize("value", [-1.0, float("nan"), float("inf")])
def test_a_value_is_a_number_from_zero_up(lead_time, record, value):
    with pytest.raises(WrongValue):
        record(lead_time, "baseline", value, BEFORE)


def test_durations_are_elapsed_minutes_whatever_unit_was_asked_for(planned, facilitator):
    assert add(planned, facilitator, WorkshopMeasureKind.CYCLE_TIME, unit="hours").unit == "minutes"


def test_several_values_are_recorded_together_or_not_at_all(remeasuring, lead_time, process_owner):
    wrong: dict[str, Any] = {"entries": {lead_time.pk: Entry(value=-5)}, "taken_on": date(2019, 4, 8)}
    with pytest.raises(WrongValue):
        actions.record_values(workshop=remeasuring, point=Point.AT_30, by=process_owner, **wrong)
    assert not lead_time.values.filter(point="30").exists()
    right: dict[str, Any] = {"entries": {lead_time.pk: Entry(value=900)}, "taken_on": date(2019, 4, 8)}
    (kept,) = actions.record_values(workshop=remeasuring, point=Point.AT_30, by=process_owner, **right)
    assert kept.value == 900
    again = actions.record_values(workshop=remeasuring, point=Point.AT_30, by=process_owner, **right)
    assert again == []


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("45", 45),
        ("2 h 30 min", 150),
        ("2h30m", 150),
        ("3 days", 4320),
        ("1 day and 4 hours", 1680),
        ("1:30", 90),
        ("0", 0),
        ("1.5 hours", 90),
        ("2 weeks", 20160),
    ],
)
def test_times_are_read_as_people_type_them(typed, minutes):
    assert DurationField().clean(typed) == minutes


@pytest.mark.parametrize("typed", ["soon", "3 fortnights", "-5", "1:75", "1,5 h", "1,440"])
def test_what_is_not_understood_as_a_time_is_refused(typed):
    with pytest.raises(ValidationError):
        DurationField().clean(typed)


@given(st.integers(0, 400), st.integers(0, 23), st.integers(0, 59))
def test_every_time_in_days_hours_and_minutes_is_read_whole(days, hours, minutes):
    read = DurationField().clean(f"{days} d {hours} h {minutes} min")
    assert timedelta(minutes=read) == timedelta(days=days, hours=hours, minutes=minutes)


@given(st.floats(1, 1e6), st.floats(0, 1e6))
def test_a_change_is_better_exactly_when_it_goes_the_right_way(before, after):
    measure = WorkshopMeasure(kind=WorkshopMeasureKind.INVENTORY, direction="down")
    said = change(measure, before, after)
    assert said.startswith("Better") == (after < before)
    assert said.startswith("Worse") == (after > before)
