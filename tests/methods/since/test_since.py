"""The level before and after a chosen time: worked by hand, and tried on stable series."""

from datetime import date

import numpy as np
import pytest
from scipy import stats

from goldthread.methods import since, spc
from goldthread.methods.errors import TooFewPoints
from goldthread.methods.interrupted.estimators.ols import ols
from goldthread.methods.spc.false_alarms import Stable, stable_series

MONTHS = [date(2017 + month // 12, month % 12 + 1, 1) for month in range(60)]
BEFORE = [52.0, 55, 53, 54, 56, 52, 54, 53, 55, 54, 53, 55]
AFTER = [50.0, 52, 51, 49, 51, 50, 52, 50, 49, 51, 52, 50]


def chart_of(values, **options):
    return spc.xmr(values, MONTHS[: len(values)], **options)


def test_the_levels_are_the_means_and_the_difference_is_near_that_of_a_t_test():
    found = since.since(chart_of(BEFORE + AFTER), MONTHS[12], season=None)
    two = stats.ttest_ind(AFTER, BEFORE).confidence_interval()
    assert (found.before, found.after) == (
        pytest.approx(np.mean(BEFORE), abs=0.3),
        pytest.approx(50.6, abs=0.3),
    )
    assert (found.lower, found.upper) == (pytest.approx(two.low, abs=0.5), pytest.approx(two.high, abs=0.5))
    plain = ols(np.column_stack([np.ones(24), np.arange(24) >= 12]).astype(float), np.array([BEFORE + AFTER]))
    assert plain.coefficients[0, 1] == pytest.approx(np.mean(AFTER) - np.mean(BEFORE))


def test_it_is_said_in_one_sentence_with_its_interval_and_what_it_means():
    found = since.since(chart_of(BEFORE + AFTER, improves="down", unit="minutes"), MONTHS[12])
    told = since.sentence(found)
    assert told.startswith("Since January 2018 the level is 3.")
    assert " minutes lower (95% interval 2." in told
    assert told.endswith("minutes: this is an improvement.")
    concern = since.since(chart_of(BEFORE + AFTER, improves="up"), MONTHS[12])
    assert since.sentence(concern).endswith(": this is a concern.")


def test_percentages_differ_by_percentage_points():
    found = since.since(chart_of(BEFORE + AFTER, unit="%"), MONTHS[12])
    assert "percentage points lower" in since.sentence(found)


def test_a_period_that_ended_is_told_with_its_end_and_what_came_after_is_left_out():
    chart = chart_of(BEFORE + AFTER + [90.0] * 6)
    found = since.since(chart, MONTHS[12], until=MONTHS[23])
    assert found.n_after == 12
    assert since.sentence(found).startswith("From January 2018 to December 2018 the level was 3.")


def test_what_it_is_compared_with_can_begin_later():
    chart = chart_of([10.0] * 6 + BEFORE + AFTER)
    found = since.since(chart, MONTHS[18], earliest=MONTHS[6])
    assert (found.n_before, found.verdict) == (12, "lower")


def test_a_difference_that_may_be_chance_is_said_to_be():
    found = since.since(chart_of([*BEFORE, 53.0, 55, 52, 56, 54, 53, 55, 52, 54, 53, 56, 54]), MONTHS[12])
    assert found.verdict == "unsure"
    assert since.sentence(found).startswith("Since January 2018 the level may be what it was before: ")


def test_neighbours_that_resemble_each_other_make_the_interval_wider_and_that_is_said():
    leaning = stable_series(48, Stable(0.8), series=1, seed=3)[0]
    found = since.since(chart_of(leaning), MONTHS[24])
    again = since.since(chart_of(np.random.default_rng(1).permutation(leaning)), MONTHS[24])
    assert found.rho > 0.3
    assert found.upper - found.lower > 1.3 * (again.upper - again.lower)
    assert "allowing for each month resembling the one before and for a season" in since.sentence(found)


def test_a_season_is_taken_out_where_two_are_there():
    season = [10 * np.sin(2 * np.pi * month / 12) for month in range(36)]
    noise = np.random.default_rng(4).normal(0, 0.5, 36)
    found = since.since(chart_of(50 + noise + season), MONTHS[27])
    assert found.season == 12
    assert found.lower < 0 < found.upper
    assert found.upper - found.lower < 3


def test_less_than_a_year_on_one_side_is_warned_of_where_no_season_could_be_taken_out():
    found = since.since(chart_of((BEFORE + AFTER)[4:22]), MONTHS[9])
    assert found.year_apart == 12
    assert "a season would look like a change" in since.sentence(found)
    assert "There are only nine months" in since.sentence(found)


def test_a_line_is_told_apart_from_a_change_and_nothing_is_called_an_improvement():
    falling = 80 - 0.5 * np.arange(48) + np.random.default_rng(5).normal(0, 1, 48)
    found = since.since(chart_of(falling, improves="down"), MONTHS[24])
    told = since.sentence(found)
    assert found.verdict != "higher"
    assert found.line.step == pytest.approx(-0.5, abs=0.1)
    assert found.line.lower < 0 < found.line.upper
    assert "It was falling by 0.5" in told
    assert "improvement" not in told


def test_of_sums_and_averages_what_was_read_is_compared():
    values = BEFORE + AFTER
    sums = spc.one(values, MONTHS[:24], chart="cusum")
    assert since.since(sums, MONTHS[12]).before == since.since(chart_of(values), MONTHS[12]).before


def test_what_never_varies_is_what_it_was():
    assert since.sentence(since.since(chart_of([5.0] * 24), MONTHS[12])) == (
        "Since January 2018 the level is what it was before, 5."
    )


def test_a_missing_month_is_a_gap_and_no_point():
    times = [month for place, month in enumerate(MONTHS[:25]) if place != 6]
    found = since.since(spc.xmr(BEFORE + AFTER, times), MONTHS[13])
    assert (found.n_before, found.n_after) == (12, 12)


@pytest.mark.parametrize(
    ("start", "until", "said"),
    [
        (MONTHS[2], None, "at least 3 points before March 2017; there are 2"),
        (MONTHS[22], None, "at least 3 points from November 2018 on; there are 2"),
        (date(2050, 1, 1), None, "there are 0"),
        (MONTHS[12], MONTHS[13], "there are 2"),
    ],
)
def test_too_few_points_are_refused_in_words(start, until, said):
    with pytest.raises(TooFewPoints, match=said):
        since.since(chart_of(BEFORE + AFTER), start, until=until)


def test_times_that_make_no_sense_are_refused():
    chart = chart_of(BEFORE + AFTER)
    with pytest.raises(ValueError, match="before it begins"):
        since.since(chart, MONTHS[12], until=MONTHS[5])
    with pytest.raises(ValueError, match="of the chart's kind, such as 2017-01-01"):
        since.since(chart, 12)


@pytest.mark.slow
@pytest.mark.parametrize(("n", "ar", "season"), [(24, 0.3, 0.0), (48, 0.6, 1.0)])
def test_of_stable_series_it_holds_no_difference_in_about_95_of_100(n, ar, season):
    rows = stable_series(n, Stable(ar, season), series=150, seed=6)
    found = [since.since(chart_of(row), MONTHS[n // 2]) for row in rows]
    assert 0.89 <= np.mean([each.lower <= 0 <= each.upper for each in found]) <= 0.99


@pytest.mark.slow
def test_chosen_because_it_jumps_there_stable_series_seem_to_change_as_often_as_is_said():
    def jump(row):
        places = range(6, 31)
        apart = [abs(row[k:].mean() - row[:k].mean()) * (k * (36 - k)) ** 0.5 for k in places]
        return places[int(np.argmax(apart))]

    rows = stable_series(36, Stable(), series=120, seed=9)
    found = [since.since(chart_of(row), MONTHS[jump(row)]) for row in rows]
    assert 0.15 <= np.mean([each.verdict in ("higher", "lower") for each in found]) <= 0.4
    assert "25 to 45 of 100" in since.HOLDS
