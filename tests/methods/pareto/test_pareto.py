"""Pareto charts against qcc's published table and scipy, and worked by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from goldthread.methods import pareto

DEFECTS = {"price code": 80, "schedule date": 27, "supplier code": 66, "contact num.": 94, "part num.": 33}


def of(counts, **options):
    return pareto.pareto(list(counts.values()), list(counts), **options)


def test_the_table_is_the_one_that_qcc_publishes():
    found = of(DEFECTS)
    assert found.categories == ("contact num.", "price code", "supplier code", "part num.", "schedule date")
    assert found.counts.tolist() == [94, 80, 66, 33, 27]
    np.testing.assert_allclose(100 * found.shares, [31.33, 26.67, 22.00, 11.00, 9.00], atol=0.005)
    np.testing.assert_allclose(100 * found.cumulative, [31.33, 58.00, 80.00, 91.00, 100.00], atol=0.005)


def test_the_vital_few_and_what_comes_first_are_said_with_their_doubt():
    told = pareto.sentence(of(DEFECTS))
    assert told.startswith("Three of the five kinds make 80% of all 300: contact num., price code and")
    assert told.endswith("(31.3%, 95% interval 24.9 to 38.6%), and by chance alone price code could have.")
    sure = pareto.sentence(of({"A": 90, "B": 10, "C": 5}))
    assert sure.startswith("One of the three kinds makes 85.7% of all 105: A.")
    assert "by chance" not in sure


def test_intervals_are_wilson_s_at_a_level_that_allows_for_all_kinds():
    found = of(DEFECTS)
    for count, low, high in zip(found.counts, found.lower, found.upper, strict=True):
        alone = stats.binomtest(int(count), 300).proportion_ci(1 - 0.05 / 5, method="wilson")
        assert (low, high) == pytest.approx((alone.low, alone.high))


def test_the_doubts_are_those_of_scipy_s_tests():
    found = of(DEFECTS)
    assert found.second == pytest.approx(stats.binomtest(94, 174).pvalue)
    assert found.alike == pytest.approx(stats.chisquare([94, 80, 66, 33, 27]).pvalue)


def test_huge_counts_are_ordered_as_surely_as_they_are():
    found = of({"A": 10**15, "B": 3})
    assert found.second == 0
    assert "by chance" not in pareto.sentence(found)


def test_all_shares_lie_within_in_about_95_of_100_charts():
    chance, shares = np.random.default_rng(3), np.array([0.4, 0.25, 0.2, 0.1, 0.05])
    held = 0
    for counts in chance.multinomial(80, shares, 400):
        found = pareto.pareto(counts, range(5))
        true = shares[[int(name) for name in found.categories]]
        held += bool(((found.lower <= true) & (true <= found.upper)).all())
    assert 0.92 <= held / 400 <= 0.99


@pytest.mark.parametrize("kinds", [2, 5])
def test_of_kinds_that_come_equally_often_it_is_seldom_sure_of_one(kinds):
    chance = np.random.default_rng(4)
    drawn = chance.multinomial(100, [1 / kinds] * kinds, 400)
    assert np.mean([pareto.pareto(counts, range(kinds)).second < 0.05 for counts in drawn]) <= 0.06


def test_kinds_that_differ_by_chance_alone_are_said_to():
    told = pareto.sentence(of({"A": 22, "B": 19, "C": 20, "D": 17}))
    assert told == (
        "No kind stands out: of 78 in all they differ by no more than chance makes kinds differ that come "
        "equally often."
    )


def test_many_that_make_most_are_no_few():
    told = pareto.sentence(of({name: 60 - 5 * place for place, name in enumerate("ABCDEFGH")}))
    assert told.startswith("No few make most: it takes six of the eight kinds to make 80% of all 340.")


def test_few_in_all_say_little():
    told = pareto.sentence(of({"A": 12, "B": 3, "C": 1}))
    assert told.endswith("With 16 in all the order says little: count for longer before choosing by it.")


def test_small_kinds_are_gathered_only_when_asked_and_stand_last():
    assert of(DEFECTS).gathered == ()
    found = of(DEFECTS, most=2)
    assert found.categories == ("contact num.", "price code", "Other")
    assert found.counts.tolist() == [94, 80, 126]
    assert found.gathered == ("supplier code", "part num.", "schedule date")
    assert "make less than 80%" in pareto.sentence(found)
    assert of(DEFECTS, most=4).gathered == (), "one alone is not gathered"


def test_equal_kinds_stand_as_they_were_given_and_are_said_to_be_level():
    found = of({"A": 40, "B": 40, "C": 5})
    assert found.categories == ("A", "B", "C")
    assert "A and B are level with 40" in pareto.sentence(found)


def test_amounts_have_no_intervals():
    found = of({"A": 12.5, "B": 3.25, "C": 90})
    assert not found.are_counts
    assert np.isnan(found.lower).all()
    assert "interval" not in pareto.sentence(found)


def test_one_kind_alone_is_all_of_it():
    assert pareto.sentence(of({"A": 31})) == "There is one kind alone, A, with all 31."


def test_a_kind_of_none_is_kept_last():
    found = of({"A": 0, "B": 40})
    assert found.categories == ("B", "A")
    assert found.cumulative.tolist() == [1, 1]


@pytest.mark.parametrize(
    ("counts", "names", "said"),
    [
        ([1, 2], ["a"], "2 counts and 1 categories"),
        ([1, 2], ["a", "a"], "stands there twice"),
        ([1, -2], ["a", "b"], "The count of 'b' is -2"),
        ([1, np.nan], ["a", "b"], "The count of 'b' is nan"),
        ([0, 0], ["a", "b"], "every count is 0"),
        ([], [], "every count is 0"),
    ],
)
def test_what_cannot_be_ordered_is_refused(counts, names, said):
    with pytest.raises(ValueError, match=said):
        pareto.pareto(counts, names)


@pytest.mark.parametrize("options", [{"most": 0}, {"vital": 0}, {"vital": 1.2}])
def test_options_that_cannot_be_are_refused(options):
    with pytest.raises(ValueError, match=r"not|does not"):
        of(DEFECTS, **options)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=12).filter(any))
def test_counts_fall_shares_add_up_and_lie_within_their_intervals(counts):
    found = pareto.pareto(counts, range(len(counts)))
    assert (np.diff(found.counts) <= 0).all()
    assert found.cumulative[-1] == pytest.approx(1)
    assert (found.lower <= found.shares + 1e-12).all()
    assert (found.shares <= found.upper + 1e-12).all()
    assert found.cumulative[found.vital - 1] >= 0.8 - 1e-9
    assert pareto.sentence(found)
