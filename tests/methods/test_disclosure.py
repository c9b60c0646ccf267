"""Totals that give nobody away: worked by hand, from the literature, and against slow twins."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goldthread.methods import disclosure
from goldthread.methods.disclosure import Rule, Sum

from . import slow_disclosure as slow

# One total


def test_four_are_too_few_and_five_are_not() -> None:
    assert disclosure.tells_too_much([1, 1, 1, 1])
    assert not disclosure.tells_too_much([1, 1, 1, 1, 1])


def test_the_p_percent_rule_worked_by_hand() -> None:
    # 100 + 50 + 4 + 3 + 2: without the two largest 9 are left, less than a tenth of 100; 11 are more
    assert disclosure.dominated([100, 50, 4, 3, 2])
    assert not disclosure.dominated([100, 50, 5, 3, 3])
    assert disclosure.tells_too_much([100, 50, 4, 3, 2])


def test_a_total_of_nothing_gives_everybody_away() -> None:
    assert disclosure.tells_too_much([0, 0, 0, 0, 0, 0])
    assert disclosure.tells_too_much([1, 1, 1, 1, 1, 1], at_most=1)


@given(st.lists(st.floats(0.1, 1e6), min_size=2, max_size=12))
def test_what_is_not_dominated_keeps_the_second_largest_guessing(values: list[float]) -> None:
    assume(not disclosure.dominated(values, 0.1))
    ordered = sorted(values)
    guess = sum(values) - ordered[-2]  # all that is not mine may be the largest
    assert guess - ordered[-1] > 0.1 * ordered[-1] * (1 - 1e-6)


def test_spread_is_not_told_of_those_who_are_alike() -> None:
    assert disclosure.alike([100, 101, 99, 100, 100])
    assert not disclosure.alike([100, 60, 140, 90, 20])


def test_figures_are_rounded_to_three_and_counts_of_defects_to_fives() -> None:
    told = [disclosure.to_figures(v) for v in (4878.2, 752.9, 0.06149, 0, -1181.8)]
    assert told == [4880, 753, 0.0615, 0, -1180]
    assert [disclosure.to_figures(v, base=5) for v in (7, 12.5, 3185)] == [5, 15, 3190]
    assert [disclosure.to_nearest(n) for n in (5, 7, 8, 12, 13)] == [5, 5, 10, 10, 15]


@given(st.floats(1e-6, 1e9), st.sampled_from([0.0, 5.0]))
def test_rounding_moves_a_figure_by_half_a_step_at_most(value: float, base: float) -> None:
    step = max(10.0 ** (np.floor(np.log10(value)) - 2), base)
    assert abs(disclosure.to_figures(value, base=base) - value) <= step * 0.5000001


# Totals one after another

FIVE = dict.fromkeys("abcde", 60)
NEXT = dict.fromkeys("fghij", 45)


def follows(published: list[dict[str, int]], new: dict[str, int], minimum: int = 5) -> bool:
    return disclosure.may_follow(published, new, minimum=minimum)


def test_one_new_workshop_changes_nothing_and_five_do() -> None:
    assert not follows([FIVE], {**FIVE, "f": 60})
    assert not follows([FIVE], {**FIVE, **dict.fromkeys("fghi", 60)})
    assert follows([FIVE], FIVE | NEXT)


def test_one_value_put_right_changes_nothing_and_five_do() -> None:
    published = FIVE | NEXT
    assert not follows([published], published | {"a": 59})
    assert follows([published], published | dict.fromkeys("abcfg", 59))


def test_one_taken_back_while_one_comes_changes_nothing() -> None:
    rest = {k: v for k, v in FIVE.items() if k != "a"}
    assert not follows([FIVE], {**rest, "f": 60})


def test_values_that_go_back_are_held_against_every_release_before() -> None:
    # from the first to the second five change; to the third four go back and two more change: of the
    # third less the first, which rests on three, the second says nothing
    first = FIVE | NEXT
    second = first | dict.fromkeys("abcde", 50)
    third = second | dict.fromkeys("abcd", 60) | dict.fromkeys("fg", 30)
    assert follows([first], second)
    assert follows([second], third)
    assert not follows([first, second], third)
    assert disclosure.given_away([first, second, third], minimum=5) == {"e", "f", "g"}


def test_releases_are_weighed_by_threes() -> None:
    # no two differ by fewer than five, but the first and second together less the third leave e and j
    first, second = FIVE, NEXT
    third = dict.fromkeys("abcd", 60) | dict.fromkeys("fghi", 45)
    assert slow.fewest([first, third]) == 5
    assert slow.fewest([first, second, third]) == 2
    assert not follows([first, second], third)


def test_whoever_knows_their_own_must_still_find_five_others() -> None:
    eight = dict.fromkeys("abcdefgh", 1)
    assert disclosure.may_follow([], eight, minimum=5, known="abc")
    assert not disclosure.may_follow([], eight, minimum=5, known="abcd")


def test_what_cannot_be_looked_through_is_not_published() -> None:
    rng = np.random.default_rng(5)
    published = [dict.fromkeys(np.flatnonzero(rng.random(300) < 0.5).tolist(), 1) for _ in range(12)]
    with pytest.raises(disclosure.TooMuchToLookAt):
        disclosure.given_away(published, minimum=5)
    assert not disclosure.may_follow(published[:-1], published[-1], minimum=5)


def test_years_of_new_workshops_and_corrections_go_on_being_published() -> None:
    rng = np.random.default_rng(3)
    now: dict[object, object] = {}
    published: list[dict[object, object]] = []
    for day in range(300):
        which = len(now) if rng.random() < 0.7 or not now else int(rng.integers(len(now)))
        now[which] = (which, day)
        if disclosure.may_follow(published, now, minimum=5):
            published.append(dict(now))
    assert len(published) >= 30
    assert len({*published[-1].items()} ^ {*now.items()}) < 40


def test_whoever_all_came_back_is_looked_at_too() -> None:
    first, second = dict.fromkeys("ab", 1), dict.fromkeys("ab", 2)
    assert not follows([first, second], first | {"a": 2}, minimum=2)
    assert follows([first, second], first, minimum=2)


STATES = st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from([1, 2]), max_size=7)


@settings(max_examples=150, deadline=None)
@given(st.lists(STATES, min_size=1, max_size=4), st.integers(2, 4))
def test_the_quick_answer_is_that_of_trying_every_set(releases: list[dict[str, int]], minimum: int) -> None:
    fewest = slow.fewest(releases)
    found = disclosure.given_away(releases, minimum=minimum)
    assert (found is None) == (fewest is None or fewest >= minimum)
    if found is not None:
        assert len(found) < minimum


@settings(max_examples=100, deadline=None)
@given(st.lists(STATES, min_size=1, max_size=4), st.integers(2, 4))
def test_what_may_follow_is_what_trying_every_set_finds_harmless(
    releases: list[dict[str, int]], minimum: int
) -> None:
    fewest = slow.fewest(releases)
    harmless = fewest is None or fewest >= minimum
    assert disclosure.may_follow(releases[:-1], releases[-1], minimum=minimum) == harmless


CHANGES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3)), min_size=4, max_size=40)


@settings(max_examples=60, deadline=None)
@given(CHANGES, st.integers(2, 3))
def test_whatever_happens_nothing_published_rests_on_a_few(
    changes: list[tuple[int, int]], minimum: int
) -> None:
    rule = Rule(minimum=minimum, share=0.0)
    now: dict[object, tuple[float, ...]] = {}
    published: list[dict[object, tuple[float, ...]]] = []
    for which, value in changes:  # a value of 0 takes the contributor away
        now = {each: v for each, v in now.items() if each != which} | (
            {which: (value, 4.0 - value)} if value else {}
        )
        if disclosure.may_be_told(published, now, rule=rule):
            published.append(now)
    for side in (0, 1):
        fewest = slow.fewest([{each: v[side] for each, v in told.items()} for told in published])
        assert fewest is None or fewest >= minimum


# Totals of values, one after another

TOLD = {workshop: (60.0 + workshop, 30.0 + workshop) for workshop in range(8)}


def test_a_first_total_is_told_of_five_and_not_of_four() -> None:
    assert disclosure.may_be_told([], {w: TOLD[w] for w in range(5)})
    assert not disclosure.may_be_told([], {w: TOLD[w] for w in range(4)})
    assert not disclosure.may_be_told([], {})


def test_each_value_is_looked_at_by_itself() -> None:
    five_after = {w: (TOLD[w][0], 20.0 + w) for w in range(5)}
    assert disclosure.may_be_told([TOLD], TOLD | five_after)
    # and with them one baseline: the totals of baselines would differ by that one
    assert not disclosure.may_be_told([TOLD], TOLD | five_after | {0: (50.0, 20.0)})


def test_a_change_that_is_nearly_all_one_workshops_is_not_told() -> None:
    little = {w: (TOLD[w][0], TOLD[w][1] - 0.1) for w in range(1, 6)}
    assert disclosure.may_be_told([TOLD], TOLD | little)
    assert not disclosure.may_be_told([TOLD], TOLD | little | {0: (60.0, 9.0)})


def test_proportions_are_looked_at_from_both_ends() -> None:
    nearly = {w: (0.5 + w / 20, 1.0) for w in range(6)}
    assert disclosure.may_be_told([], nearly)
    assert not disclosure.may_be_told([], nearly, at_most=1.0)


def test_a_group_that_knows_its_own_leaves_five_others() -> None:
    assert disclosure.may_be_told([], TOLD, insiders=[range(3), range(3, 6)])
    assert not disclosure.may_be_told([], TOLD, insiders=[range(4)])


def test_those_that_came_went_or_differ_have_changed() -> None:
    now = {w: v for w, v in TOLD.items() if w} | {1: (0.0, 0.0), 9: (1.0, 1.0)}
    assert disclosure.changed(TOLD, now) == 3


# Tables that add up


def test_a_list_with_a_total_hides_a_second_cell() -> None:
    cells, sums = disclosure.with_margins([2, 40, 9])
    found = disclosure.suppress(cells, sums)
    assert found.primary.tolist() == [True, False, False, False]
    assert found.complementary.tolist() == [False, False, True, False]  # the next cheapest


def test_a_square_with_margins_hides_a_rectangle() -> None:
    # as in Hundepool et al. 2012, chapter 4: one cell in a row and a column is given back by both
    cells, sums = disclosure.with_margins([[20, 50, 10], [8, 19, 22], [17, 32, 2]])
    found = disclosure.suppress(cells, sums)
    inner = found.hidden.reshape(4, 4)
    assert found.primary.reshape(4, 4).tolist()[2] == [False, False, True, False]
    assert inner.sum() == 4
    assert sorted(inner.sum(axis=0)) == sorted(inner.sum(axis=1)) == [0, 0, 2, 2]
    told = disclosure.ranges(cells, sums, found.hidden)[10]
    assert told.lower == 0
    assert told.upper >= 5


def test_a_cell_hidden_alone_is_given_back() -> None:
    cells, sums = disclosure.with_margins([2, 40, 9])
    told = disclosure.ranges(cells, sums, [True, False, False, False])
    assert told[0] == pytest.approx((2, 2))


def test_two_who_stand_alone_are_kept_from_one_another() -> None:
    # each of the two single ones knows their own cell: hiding both is not enough, a third must be
    cells, sums = disclosure.with_margins([100.0, 200.0, 4000.0, 5000.0])
    found = disclosure.suppress(
        cells,
        sums,
        [1, 1, 9, 12, 23],
    )
    assert found.hidden.sum() > 2
    for knower, other in ((0, 1), (1, 0)):
        told = disclosure.ranges(cells, sums, found.hidden, known=[knower])[other]
        assert told.lower <= 0.9 * cells[other]
        assert told.upper >= 1.1 * cells[other]


def test_an_organisation_that_knows_its_own_row_learns_nothing_of_the_others() -> None:
    inner = np.array([[3, 9, 12], [8, 2, 14], [11, 13, 15]])
    cells, sums = disclosure.with_margins(inner)
    own = [range(row * 4, row * 4 + 4) for row in range(3)]
    found = disclosure.suppress(cells, sums, insiders=own)
    for mine in own:
        told = disclosure.ranges(cells, sums, found.hidden, known=mine)
        for place in np.flatnonzero(found.primary):
            if place not in mine:
                assert (told[int(place)].lower, told[int(place)].upper >= 5) == (0, True)


def test_dominant_cells_are_left_out_by_name_and_protected_by_the_share() -> None:
    cells, sums = disclosure.with_margins([[900.0, 100.0], [300.0, 400.0]])
    found = disclosure.suppress(cells, sums, np.full(9, 20), primary=[0])
    told = disclosure.ranges(cells, sums, found.hidden)[0]
    assert told.lower <= 810
    assert told.upper >= 990


def test_what_does_not_add_up_is_refused() -> None:
    with pytest.raises(ValueError, match="Cell 3 is not the sum of its parts: it is off by 1"):
        disclosure.suppress([1, 2, 4], [Sum(2, (0, 1))])
    with pytest.raises(ValueError, match="below zero"):
        disclosure.suppress([-1, 2, 1], [Sum(2, (0, 1))])


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 3), st.integers(2, 3), st.data())
def test_no_attacker_can_bound_a_hidden_count(rows: int, columns: int, data: st.DataObject) -> None:
    cell = st.integers(0, 12)
    inner = data.draw(
        st.lists(st.lists(cell, min_size=columns, max_size=columns), min_size=rows, max_size=rows)
    )
    cells, sums = disclosure.with_margins(inner)
    found = disclosure.suppress(cells, sums)
    told = disclosure.ranges(cells, sums, found.hidden)
    for place in np.flatnonzero(found.primary):
        assert told[int(place)].lower <= 1e-6
        assert told[int(place)].upper >= 5 - 1e-6


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=2), min_size=2, max_size=2))
def test_the_linear_programme_sees_no_less_than_filling_in_every_table(inner: list[list[int]]) -> None:
    cells, sums = disclosure.with_margins(inner)
    hidden = disclosure.suppress(cells, sums, rule=Rule(minimum=2)).hidden
    assume(hidden.sum() <= 4 and not hidden[-1])  # with the grand total told, no cell passes it
    told = disclosure.ranges(cells, sums, hidden)
    for place, values in slow.possible(cells, sums, hidden, most=int(cells[-1])).items():
        assert told[int(place)] == pytest.approx((min(values), max(values)), abs=1e-6)
