"""Whether a chart could show what a workshop could achieve."""

import pytest

from goldthread.methods import detectable, spc


def test_two_of_thirty_theatres_move_a_measure_by_a_fifteenth_of_the_change():
    assert detectable.most_it_could_move(2, 30, baseline=40, target=34) == pytest.approx(-0.4)


def test_where_units_differ_the_measure_moves_in_proportion():
    # half the places go from 60 minutes to 45, a quarter less: an eighth of a mean of 80
    assert detectable.most_it_could_move(1, 2, baseline=60, target=45, mean=80) == pytest.approx(-10)


def test_more_places_than_there_are_is_refused():
    with pytest.raises(ValueError, match="between 0 and all 30"):
        detectable.most_it_could_move(31, 30, baseline=1, target=2)
    with pytest.raises(ValueError, match="at least one place"):
        detectable.most_it_could_move(0, 0, baseline=1, target=2)
    with pytest.raises(ValueError, match="no proportional change"):
        detectable.most_it_could_move(1, 2, baseline=0, target=2, mean=5)


def test_one_point_must_go_a_limit_and_a_little_more():
    # P(one normal point beyond +3 after a shift d) = 80% at d = 3 + 0.8416; runs add next to nothing
    assert detectable.SIGMAS[0] == pytest.approx(3.84, abs=0.03)


def test_seven_points_show_a_shift_that_keeps_them_all_above_the_mean():
    assert detectable.SIGMAS[6] < 1.9


def test_more_time_shows_smaller_shifts():
    assert list(detectable.SIGMAS) == sorted(detectable.SIGMAS, reverse=True)


@pytest.mark.parametrize("periods", [1, 6, 12])
def test_the_table_is_what_the_simulation_gives_with_another_seed(periods):
    again = detectable.simulate(periods, series=10_000, seed=1)
    assert detectable.SIGMAS[periods - 1] == pytest.approx(again, abs=0.06)


def test_the_shift_is_in_the_unit_of_the_limits():
    plain = detectable.smallest_visible(lower=0, upper=6, periods=6)
    assert plain.shift == pytest.approx(plain.sigmas) == detectable.SIGMAS[5]
    assert detectable.smallest_visible(lower=100, upper=160, periods=6).shift == pytest.approx(
        plain.shift * 10
    )


def test_rules_of_other_lengths_are_simulated():
    eager = detectable.smallest_visible(lower=0, upper=6, periods=6, rules=spc.Rules(shift_points=4))
    assert eager.shift < detectable.SIGMAS[5]


def test_no_time_at_all_is_refused():
    with pytest.raises(ValueError, match="At least one point"):
        detectable.smallest_visible(lower=0, upper=6, periods=0)
    with pytest.raises(ValueError, match="upper limit lies below"):
        detectable.smallest_visible(lower=6, upper=0)


def test_the_sentence_puts_both_side_by_side_and_names_narrower_measures():
    least = detectable.Visible(shift=2.1, sigmas=1.67, periods=6)
    assert detectable.sentence(-0.4, least, narrower=["Turnaround in theatre 2"]) == (
        "Success everywhere you touch moves this by 0.4; the chart cannot be relied on to see less than 2.1 "
        "in six months. "
        "Narrower measures: Turnaround in theatre 2."
    )
    assert detectable.sentence(3.5, least, unit="%", period="week") == (
        "Success everywhere you touch moves this by 3.5%; the chart can see 2.1% in six weeks."
    )
