"""What a chart says in one sentence."""

from datetime import date

from goldthread.methods import spc
from goldthread.methods.spc.beside import in_a_hundred
from goldthread.methods.spc.false_alarms import stable_series

MONTHS = [date(2016 + month // 12, month % 12 + 1, 1) for month in range(3, 39)]
STEADY = [80.0, 84, 81, 83, 79, 85, 82] * 3


def said(values, period="month", **options):
    return spc.sentence(spc.xmr(values, MONTHS[: len(values)], **options), period=period)


def test_a_steady_chart_says_that_nothing_is_unusual():
    assert said(STEADY) == "Nothing unusual: the points vary around 82 as they have before."


def test_where_nothing_varies_that_is_said():
    assert said([100.0] * 7, unit="%").startswith("Nothing varies: every point is 100%. ")
    assert "Nothing varies: every point of the last phase is 82." in said(
        STEADY + [82.0] * 4, phase_starts=[21]
    )


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
    assert sentence == (
        "Eight months in a row, up to June 2017, above the average: something changed. "
        "Nothing unusual since then."
    )


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


def test_a_run_chart_says_what_its_runs_say():
    values = [1.0, 2, 1, 2, 1, 2, 5, 6, 5, 6, 5, 6, 5, 6, 1, 2, 1, 2, 1, 2]
    chart = spc.one(values, MONTHS[:20], chart="run")
    assert (chart.runs.longest, chart.runs.longest_limit) == (8, 7)
    assert spc.sentence(chart) == (
        "Eight months in a row lie on one side of the median; chance alone seldom gives more than seven: "
        "something has changed."
    )


def test_or_what_its_crossings_say():
    values = [1.0, 1, 1, 1, 1, 6, 6, 6, 6, 6, 1, 1, 1, 1, 1, 6, 6, 6, 6, 6]
    chart = spc.one(values, MONTHS[:20], chart="run")
    assert (chart.runs.crossings, chart.runs.crossings_limit) == (3, 6)
    assert spc.sentence(chart) == (
        "The line crosses the median three times; chance alone seldom gives fewer than six: "
        "something has changed."
    )


def test_a_run_chart_has_no_trial_limits_to_warn_of():
    chart = spc.one([1.0, 2, 3, 1, 2, 3, 2, 1], MONTHS[:8], chart="run")
    assert spc.sentence(chart) == "Nothing unusual: the points vary around a median of 2 as they have before."


def test_limits_fixed_on_a_short_baseline_are_trial_limits():
    baseline = [80.0, 84, 81, 83, 79, 85]
    chart = spc.xmr([*baseline * 2, 84, 83, 84, 83, 84, 83], MONTHS[:18], fix_after=6)
    assert spc.sentence(chart) == (
        "Seven months in a row above the average of the first 6 months: something has changed. "
        "The limits are made from fewer than 13 points: they are trial limits."
    )


def test_a_share_is_told_with_its_average():
    chart = spc.one([20, 22, 19, 21] * 4, MONTHS[:16], chart="p", denominators=[100.0] * 16)
    assert spc.sentence(chart) == "Nothing unusual: the points vary around 0.205 as they have before."


def test_the_adjusted_chart_says_what_it_looks_at():
    steady = "the points vary around 82."
    chart = spc.adjusted(STEADY, MONTHS[:21])
    assert spc.sentence(chart) == f"Nothing unusual, given the month before: {steady}"
    chart = spc.adjusted([80.0, 84, 81, 83] * 6, MONTHS[:24])
    assert spc.sentence(chart) == f"Nothing unusual, given the season and the month before: {steady}"


def test_beside_a_chart_stands_how_often_its_like_cries_wolf():
    said = spc.beside(spc.xmr(stable_series(36, spc.Stable(), series=1, seed=2)[0], MONTHS[:36]))
    assert said.cries_wolf == (
        f"Of 100 charts like this, of 36 months in which nothing changes, "
        f"about {round(said.false_alarms.share * 100)} show a signal by chance alone."
    )
    assert said.warning == ""
    assert said.misled is None


def test_a_chart_of_points_that_lean_on_their_neighbours_is_warned_about():
    values = stable_series(36, spc.Stable(ar=0.8), series=1, seed=9)[0]
    said = spc.beside(spc.xmr(values, MONTHS[:36]))
    assert said.warning.startswith("The limits mislead: each month resembles the one before (correlation 0.")
    assert "Of 100 series like this in which nothing changes, nearly all show a signal" in said.warning
    assert said.misled.of.ar >= 0.5


def test_a_chart_with_a_season_is_warned_about():
    values = [*[80.0, 84, 81, 83, 79, 85, 100, 104, 101, 103, 99, 105] * 3]
    said = spc.beside(spc.xmr(values, MONTHS[:36]))
    assert said.warning.startswith("The limits mislead: the months of the year differ.")
    assert "each month resembles" not in said.warning
    days = [date(2019, 4, 1 + day) for day in range(28)]
    busy = spc.xmr([50.0, 52, 51, 50, 51, 20, 21, 51, 52, 50, 51, 52, 19, 22] * 2, days)
    assert "the days of the week differ" in spc.beside(busy, period="day").warning


def test_a_few_points_are_only_told_how_often_such_charts_cry_wolf():
    said = spc.beside(spc.xmr(STEADY[:8]), period="week")
    assert said.dependence is None
    assert "of 8 weeks in which nothing changes" in said.cries_wolf


def test_an_adjusted_chart_is_held_to_stable_series_adjusted_alike():
    values = stable_series(60, spc.Stable(ar=0.5), series=1, seed=5)[0]
    said = spc.beside(spc.adjusted(values))
    assert said.false_alarms.share <= 0.10
    assert said.warning == ""


def test_a_share_is_told_as_a_number_of_a_hundred():
    told = {0.001: "fewer than one", 0.06: "about 6", 0.437: "about 44", 0.99: "nearly all"}
    assert {share: in_a_hundred(share) for share in told} == told


def test_a_run_chart_has_no_limits_that_could_mislead():
    values = stable_series(36, spc.Stable(ar=0.8), series=1, seed=9)[0]
    said = spc.beside(spc.one(values, MONTHS[:36], chart="run"))
    assert said.warning.startswith("Runs and crossings mislead: each month resembles the one before")
    assert said.misled.share > said.false_alarms.share
    assert "adjusted chart" not in said.warning


def test_a_chart_whose_last_phase_is_one_point_is_warned_about_all_the_same():
    values = stable_series(37, spc.Stable(ar=0.8), series=1, seed=9)[0]
    table = {"time": range(37), "value": values}
    said = spc.beside(spc.many(table, time="time", value="value", rebase=[36])[0])
    assert said.warning.startswith("The limits mislead")


def test_points_that_are_not_to_be_examined_are_only_told_how_often_such_charts_cry_wolf():
    values = stable_series(36, spc.Stable(ar=0.8), series=1, seed=9)[0]
    said = spc.beside(spc.xmr(values), examined=False)
    assert (said.dependence, said.misled, said.warning) == (None, None, "")
    assert said.cries_wolf == spc.beside(spc.xmr(values)).cries_wolf


def test_waits_between_events_are_not_held_to_a_calendar():
    said = spc.beside(spc.one([3.0, 5, 2, 8, 4, 6, 1, 9, 3, 4, 7, 2, 5, 6], chart="t"), period="event")
    assert said.dependence.period is None
    assert "of 14 events in which nothing changes" in said.cries_wolf


def of_many(values, **options):
    """The chart of a series that may be too short for a chart of its own."""
    table = {"time": MONTHS[: len(values)], "value": values}
    return spc.many(table, time="time", value="value", **options)[0]


def test_one_point_alone_is_said_to_be_one():
    assert spc.sentence(of_many([5.0], unit="minutes")) == (
        "There is one point, 5 minutes, and nothing yet to compare it with; limits need at least two."
    )
    for kind in ("run", "c"):
        said_of_it = spc.sentence(of_many([5.0], chart=kind))
        assert said_of_it == "There is one point, 5, and nothing yet to compare it with."


def test_one_point_since_limits_began_anew_is_said_to_be_one():
    assert spc.sentence(of_many([*STEADY, 5.0], rebase=[MONTHS[21]])) == (
        "There is one point since January 2018, 5, and nothing yet to compare it with; "
        "limits need at least two."
    )
    before = [*STEADY[:12], 130.0, *STEADY[:6]]
    told = spc.sentence(of_many([*before, 5.0], rebase=[MONTHS[19]]))
    assert told.startswith("April 2017 was outside the limits")
    assert "There is one point since November 2017, 5," in told


def test_points_that_do_not_vary_are_said_to_make_no_limits():
    # with moving ranges screened none is left: all are 0
    screened = spc.Rules.named("making-data-count", screen_moving_ranges=True)
    chart = of_many([5.0] * 15, rules=screened, target=4, improves="up")
    assert chart.assurance is None
    assert spc.sentence(chart).endswith(
        "There are no limits, since the points they would be made from do not vary."
    )
