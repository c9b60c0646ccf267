"""An analysis from end to end: times, what is refused, and what is said of it."""

from dataclasses import FrozenInstanceError
from datetime import date, datetime

import numpy as np
import pytest

from goldthread.methods import interrupted
from goldthread.methods.interrupted.analysis.times import calendar
from goldthread.methods.interrupted.phrases import interval, listed
from goldthread.methods.plain import change_with_unit

MONTHS = [date(2016 + month // 12, month % 12 + 1, 1) for month in range(36)]
RNG = np.random.default_rng(7)
VALUES = 50 + RNG.standard_normal(36)
STEP = VALUES - 10 * (np.arange(36) >= 18)


# times


@pytest.mark.parametrize(
    ("times", "step"),
    [
        (MONTHS, "month"),
        ([date(2016 + place // 4, place % 4 * 3 + 1, 1) for place in range(36)], "quarter"),
        ([date(1980 + place, 4, 1) for place in range(36)], "year"),
        ([date.fromordinal(736000 + 7 * place) for place in range(36)], "week"),
        ([date.fromordinal(736000 + place) for place in range(36)], "day"),
        (list(range(2000, 2036)), "point"),
        ([f"week {place:02}" for place in range(36)], "point"),
    ],
)
def test_the_step_of_a_series_is_seen_in_its_times(times, step):
    found = calendar(times)
    assert (found.step, found.regular) == (step, True)
    assert found.places.tolist() == list(range(1, 37))
    assert found.place_of(times[20]) == 21
    assert found.missing == ()


def test_weekends_are_no_gap_where_no_day_falls_on_one():
    days = [date.fromordinal(place) for place in range(737060, 737110)]
    working = [day for day in days if day.weekday() < 5]
    found = calendar(working)
    assert (found.step, found.regular, found.missing) == ("weekday", True, ())
    assert found.places.tolist() == list(range(1, len(working) + 1))
    assert found.place_of(working[20]) == 21
    assert calendar(working[:9] + working[10:]).missing == (working[9],)


def test_months_may_be_named_by_their_last_day():
    ends = [date(2016, 1, 31), date(2016, 2, 29), date(2016, 3, 31), date(2016, 5, 31)]
    found = calendar(ends)
    assert found.step == "month"
    assert found.places.tolist() == [1, 2, 3, 5]
    assert found.missing == (date(2016, 4, 30),)


def test_months_may_be_named_by_any_day_such_as_their_last_thursday():
    thursdays = [
        date(2019, 1, 31),
        date(2019, 2, 28),
        date(2019, 3, 28),
        date(2019, 5, 30),
        date(2019, 6, 27),
    ]
    found = calendar(thursdays)
    assert (found.step, found.regular) == ("month", True)
    assert found.places.tolist() == [1, 2, 3, 5, 6]
    assert found.missing == (date(2019, 4, 1),)
    assert [found.place_of(date(2019, month, 15)) for month in (2, 3, 4, 5)] == [2, 3, 4, 5]
    assert found.place_of(date(2019, 3, 29)) == 4


def test_a_holiday_that_moves_a_weekly_point_loses_no_week():
    mondays = [date.fromordinal(737060 + 7 * place) for place in range(10)]
    mondays[4] = date.fromordinal(mondays[4].toordinal() + 1)
    found = calendar(mondays)
    assert (found.step, found.places.tolist(), found.missing) == ("week", list(range(1, 11)), ())


def test_hours_have_places_and_gaps():
    hours = [datetime(2019, 3, 1, hour) for hour in (22, 23)] + [
        datetime(2019, 3, 2, hour) for hour in (0, 2)
    ]
    found = calendar(hours)
    assert (found.step, found.missing) == ("hour", (datetime(2019, 3, 2, 1),))


def test_times_without_a_step_are_not_called_regular():
    found = calendar([date(2019, 1, day) for day in (1, 2, 9, 11, 30)])
    assert (found.step, found.regular, found.missing) == ("point", False, ())
    assert found.places.tolist() == [1, 2, 3, 4, 5]
    assert found.place_of(date(2019, 1, 10)) == 4


def test_a_missing_month_leaves_a_hole_in_time():
    kept = [place for place in range(36) if place not in (5, 20)]
    found = interrupted.analyse(STEP[kept], [MONTHS[place] for place in kept], at=MONTHS[18])
    assert found.fit.design.time.tolist() == [place + 1 for place in kept]
    assert found.calendar.missing == (MONTHS[5], MONTHS[20])
    assert found.counterfactual.times[0] == MONTHS[18]


def test_an_interruption_between_two_points_begins_at_the_later():
    found = interrupted.analyse(STEP, MONTHS, at="2017-06-14")
    assert found.at == (MONTHS[18],)
    assert (found.n_before, found.n_after) == (18, 18)


def test_an_interruption_at_a_missing_point_begins_there():
    kept = [place for place in range(36) if place != 18]
    found = interrupted.analyse(STEP[kept], [MONTHS[place] for place in kept], at=MONTHS[18])
    assert found.at == (MONTHS[18],)
    assert found.fit.design.starts == (19,)
    assert (found.n_before, found.n_after) == (18, 17)


@pytest.mark.parametrize(
    "when", [MONTHS[18], "2017-07-01", datetime(2017, 7, 1), np.datetime64("2017-07-01")]
)
def test_a_date_may_be_said_in_several_ways(when):
    assert interrupted.analyse(STEP, MONTHS, at=when).at == (MONTHS[18],)


def test_hours_may_be_times_though_one_is_midnight():
    hours = [datetime(2020, 1, 1 + place // 24, place % 24) for place in range(36)]
    found = interrupted.analyse(STEP, hours, at=datetime(2020, 1, 1, 18))
    assert found.at == (hours[18],)
    assert found.terms == interrupted.analyse(STEP, at=19).terms


@pytest.mark.parametrize("values", [[], [np.nan] * 8])
def test_a_series_without_values_is_refused(values):
    with pytest.raises(interrupted.TooFewPoints, match="no point with a value"):
        interrupted.analyse(values, at=5)


def test_times_of_numpy_and_of_text_are_understood():
    numpy = np.array(MONTHS, dtype="datetime64[D]")
    plain = interrupted.analyse(STEP, MONTHS, at=MONTHS[18])
    assert interrupted.analyse(STEP, numpy, at=MONTHS[18]).terms == plain.terms
    named = [f"week {place:02}" for place in range(36)]
    assert interrupted.analyse(STEP, named, at="week 18").terms == plain.terms


@pytest.mark.parametrize(
    ("times", "options", "said"),
    [
        ([*MONTHS[:35], MONTHS[34]], {}, "There are two values for 2018-11-01."),
        (MONTHS[::-1], {}, "Times must be in order: 2018-12-01 comes after 2018-11-01|must be in order"),
        (MONTHS[:35], {}, "Each value has a time; given were 36 values and 35 times."),
        (MONTHS, {"at": "2015-01-01"}, "The interruption at 2015-01-01 is outside the series, which runs"),
        (MONTHS, {"at": MONTHS[0]}, "is outside the series, which runs from 2016-01-01 to 2018-12-01."),
        (MONTHS, {"at": "2019-01-01"}, "is outside the series"),
        (
            MONTHS,
            {"at": 5},
            r"The interruption at 5 is not a date, as the times are \(such as 2016-01-01\)\.",
        ),
        (MONTHS, {"at": "soon"}, "The interruption at soon is not a date, as the times are"),
        (
            range(36),
            {"at": date(2019, 1, 1)},
            r"at 2019-01-01 is not a number, as the times are \(such as 0\)",
        ),
        (
            MONTHS,
            {"at": datetime(2017, 7, 1, 9)},
            "at 2017-07-01 09:00:00 is not a whole day, as the times are",
        ),
        ([f"week {week:02}" for week in range(36)], {"at": "week 99"}, "at week 99 is not one of the times"),
        (MONTHS, {"at": MONTHS[1]}, "3 points before the interruption at 2016-02-01; there is 1."),
        (MONTHS, {"at": MONTHS[34]}, "3 points after the interruption at 2018-11-01; there are 2."),
        (
            MONTHS,
            {"at": [MONTHS[10], MONTHS[11]]},
            "between the interruptions at 2016-11-01 and 2016-12-01; there is 1.",
        ),
        (MONTHS, {"offset": np.ones(1)}, "given were 36 values and 1 offset."),
        (
            MONTHS,
            {"family": "binomial", "offset": np.full(36, 30.0)},
            "The count at 2016-01-01 is .* out of 30: there are more than all.",
        ),
        (MONTHS, {"at": [MONTHS[20], MONTHS[10]]}, "Several interruptions must be in order of time"),
        (MONTHS, {"at": [MONTHS[18], "2017-06-14"]}, "each at a point of its own"),
        (MONTHS, {"phase_in": MONTHS[10]}, "The phase-in ends at 2016-11-01, before the interruption"),
        (MONTHS, {"at": [MONTHS[9], MONTHS[20]], "phase_in": MONTHS[22]}, "goes with one interruption"),
        (MONTHS, {"offset": np.zeros(36)}, "The offset at 2016-01-01 is 0; it must be above 0."),
        (MONTHS, {"offset": -np.ones(36)}, "The offset at 2016-01-01 is -1; it must be above 0."),
        (MONTHS, {"offset": np.ones(35)}, "Each value has an offset; given were 36 values and 35 offsets."),
    ],
)
def test_what_cannot_be_analysed_is_refused_in_a_sentence(times, options, said):
    with pytest.raises(ValueError, match=said):
        interrupted.analyse(STEP, times, **{"at": MONTHS[18], **options})


def test_a_value_that_cannot_be_one_is_refused_by_its_time():
    values = np.full(36, 5.0)
    values[3] = -1
    with pytest.raises(ValueError, match="The count at 2016-04-01 is -1; a count is 0 or more"):
        interrupted.analyse(values, MONTHS, at=MONTHS[18], family="poisson")
    values[3] = np.inf
    with pytest.raises(ValueError, match="The value at 2016-04-01 is infinite"):
        interrupted.analyse(values, MONTHS, at=MONTHS[18])


# what is analysed


def test_the_analysis_has_the_fit_of_the_method_asked_for():
    design = interrupted.segmented(36, at=19)
    for method in interrupted.METHODS:
        found = interrupted.analyse(STEP, MONTHS, at=MONTHS[18], errors=method)
        fit = interrupted.fit(design, STEP, errors=method)
        assert found.terms == fit.terms
        assert (found.rho, found.method, found.n) == (fit.rho, method, 36)


def test_an_offset_without_counts_makes_a_rate():
    of = RNG.integers(100, 200, 36).astype(float)
    rate = interrupted.analyse(STEP * of / 100, MONTHS, at=MONTHS[18], offset=of, per=100)
    plain = interrupted.analyse(STEP, MONTHS, at=MONTHS[18])
    assert [term.estimate for term in rate.terms] == pytest.approx([term.estimate for term in plain.terms])
    assert rate.offset is None


def test_a_denominator_is_not_asked_for_where_the_outcome_is_missing():
    values, of = STEP.copy(), np.full(36, 10.0)
    values[4], of[4] = np.nan, 0
    assert interrupted.analyse(values, MONTHS, at=MONTHS[18], offset=of).n == 35


def test_an_analysis_cannot_be_changed():
    found = interrupted.analyse(STEP, MONTHS, at=MONTHS[18])
    with pytest.raises(FrozenInstanceError):
        found.unit = "days"  # type: ignore[misc]


# what is said


def test_the_finding_is_said_with_its_intervals():
    found = interrupted.analyse(STEP, MONTHS, at=MONTHS[18], unit="minutes", name="Ward 4")
    first, last, sure, checked = found.sentences
    level = found.fit["level"]
    assert first.startswith("In July 2017 Ward 4 stood ")
    assert (
        f"minutes below where what went before would have put it ({interval(level.lower, level.upper)});"
        in first
    )
    assert "its trend changed by" in first
    assert last.startswith("By December 2018 it stood ")
    assert sure == "The level changed; whether the trend did, these points cannot tell."
    assert checked.startswith("Of ten checks, ")
    assert found.sentence == " ".join(found.sentences)


def test_where_nothing_is_seen_that_is_said():
    found = interrupted.analyse(VALUES, MONTHS, at=MONTHS[18])
    assert "Both intervals include no change at all: these points alone cannot tell." in found.sentences


@pytest.mark.parametrize(
    ("values", "first"),
    [
        (
            10 + 0.1 * np.arange(1, 25) + 2 * (np.arange(24) >= 12),
            "At 13 the series stood 2 above where what went before would have put it; "
            "its trend changed by 0 a point.",
        ),
        (
            np.full(24, 7.0),
            "At 13 the series stood 0 above where what went before would have put it; "
            "its trend changed by 0 a point.",
        ),
    ],
)
def test_points_exactly_on_the_lines_are_told_without_intervals(values, first):
    found = interrupted.analyse(values, at=13)
    assert found.sentences[0] == first
    assert (
        "The points lie exactly on the lines: nothing is left to judge these changes by." in found.sentences
    )
    assert "interval" not in found.sentence
    said = " ".join(interrupted.robust_sentences(interrupted.robustness(found)))
    level = found.fit["level"].estimate
    assert f"the change of level is {level:.0f}, as the points lie exactly on the lines." in said
    assert "interval" not in said


def test_counts_exactly_on_the_lines_are_told_so_too():
    found = interrupted.analyse(np.full(24, 7), at=13, family="poisson")
    assert found.fit.exact
    assert "interval" not in found.sentence
    assert np.isnan(found.fit["level"].p)


def test_controls_exactly_on_their_lines_are_told_without_intervals():
    found = interrupted.analyse(STEP, MONTHS, at=MONTHS[18], controls={"Ward 5": np.arange(36.0)})
    told = {check.name: check.finding for check in found.checks}["controls"]
    assert told.startswith("The control itself changed its level by 0: was anything done")


def test_counts_are_told_as_shares():
    rng = np.random.default_rng(1)
    of = np.full(36, 2000.0)
    counts = rng.poisson(of * np.where(np.arange(36) < 18, 0.1, 0.05))
    found = interrupted.analyse(counts, MONTHS, at=MONTHS[18], offset=of, family="poisson")
    assert "% below where what went before would have put it (95% interval −" in found.sentences[0]
    assert "its trend" not in found.sentences[0]


def test_a_day_is_told_as_a_day_and_a_number_as_a_number():
    days = [date.fromordinal(736002 + place) for place in range(36)]
    assert (
        interrupted.analyse(STEP, days, at=days[18]).sentences[0].startswith("On 26 February 2016 the series")
    )
    assert interrupted.analyse(STEP, at=19).sentences[0].startswith("At 19 the series stood")


def test_after_a_phase_in_that_is_said():
    found = interrupted.analyse(STEP, MONTHS, at=MONTHS[18], phase_in=MONTHS[20])
    assert found.sentences[0].startswith("With the phase-in over, in September 2017 the series stood")


def test_controls_are_named_as_what_it_is_held_against():
    found = interrupted.analyse(STEP, MONTHS, at=MONTHS[18], controls={"Ward 5": VALUES[::-1]})
    assert "where its controls and the gap to them before would have put it" in found.sentences[0]


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(2.1, "%", "2.1 percentage points"), (-1, "%", "−1 percentage point"), (3, "minutes", "3 minutes")],
)
def test_a_change_is_said_in_its_unit(value, unit, said):
    assert change_with_unit(value, unit) == said


def test_intervals_of_money_carry_its_sign():
    assert interval(-3, 12, "£", 0.9) == "90% interval −£3 to £12"
    assert interval(-3, 12, "%") == "95% interval −3 to 12"


def test_long_lists_are_counted():
    assert listed(["one"]) == "one"
    assert listed(["one", "two", "three"]) == "one, two and three"
    assert listed([str(place) for place in range(14)]).endswith("10, 11 and 2 more")
