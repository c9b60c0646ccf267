"""What a chart says in one sentence."""

from datetime import date

from goldthread.methods import spc

MONTHS = [date(2016 + month // 12, month % 12 + 1, 1) for month in range(3, 39)]
STEADY = [80.0, 84, 81, 83, 79, 85, 82] * 3


def said(values, period="month", **options):
    return spc.sentence(spc.xmr(values, MONTHS[: len(values)], **options), period=period)


def test_a_steady_chart_says_that_nothing_is_unusual():
    assert said(STEADY) == "Nothing unusual: the points vary around 82 as they have before."


def test_the_unit_stands_with_the_mean():
    assert "around 82% as" in said(STEADY, unit="%")
    assert "around 82 minutes as" in said(STEADY, unit="minutes")


def test_a_shift_at_the_end_says_how_long_it_is():
    values = [80.0, 84, 81, 83, 79, 85, 80, 81] * 2 + [86, 84, 86, 85, 84, 86, 85]
    assert said(values) == "Seven months in a row above the average: something has changed."
    assert said(values, improves="up").endswith("above the average: this is an improvement.")
    assert said(values, improves="down").endswith("above the average: this is a concern.")
    assert said(values, period="week").startswith("Seven weeks in a row")


def test_a_shift_that_ended_says_when():
    values = [80.0, 84, 80, 84] * 2 + [83, 84, 83, 84, 83, 84, 83] + [79, 82.5, 80]
    sentence = said(values)
    assert sentence == "Eight months in a row, up to June 2017, above the average: something changed."


def test_a_last_point_outside_is_named():
    values = [*STEADY, 99]
    beyond = "outside the limits, above what was to be expected"
    assert said(values) == (f"The last point, January 2018, is {beyond}: ask what is different.")


def test_an_earlier_point_outside_is_named_by_its_month():
    assert said([*STEADY, 99, 82, 79, 84, 80, 84]).startswith("January 2018 was outside the limits, above")


def test_a_trend_says_which_way():
    values = [80.0, 84, 80, 84, 80, 84, 80, 84, 80, 84, 80, 80.5, 81, 81.5, 82, 82.5, 83]
    assert said(values) == "Seven months in a row rising: something has changed."


def test_two_of_three_say_which_limit():
    values = [80.0, 84, 80, 84] * 5 + [92, 84, 92]
    assert said(values).startswith("Two of three months in a row lie close to the upper limit")


def test_two_of_three_that_ended_last_month_say_when() -> None:
    values = [80.0, 84, 80, 84] * 5 + [92, 84, 92, 80]
    assert said(values).startswith("Two of three months in a row, up to")


def test_fewer_than_13_points_say_that_limits_are_trial_limits():
    assert said(STEADY[:12]).endswith("There are fewer than 13 points, so these are trial limits.")
    assert "trial" not in said(STEADY[:13])


def test_a_short_last_phase_says_since_when_limits_are_trial_limits():
    sentence = said(STEADY, phase_starts=[15])
    assert sentence.endswith("There are fewer than 13 points since July 2017, so these are trial limits.")


def test_times_that_are_numbers_are_named_with_the_period():
    chart = spc.xmr([*STEADY, 99, 82, 79])
    assert spc.sentence(chart, period="patient").startswith("Patient 21 was outside the limits")
