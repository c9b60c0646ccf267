"""The paired comparison from summaries of groups."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods import before_after
from goldthread.methods.before_after import Summary
from goldthread.methods.errors import TooFewPoints


def summary(before: np.ndarray, after: np.ndarray) -> Summary:
    sds = [float(side.std(ddof=1)) for side in (before, after, after - before)]
    return Summary(len(before), float(before.mean()), sds[0], float(after.mean()), sds[1], sds[2])


@given(st.integers(1, 4), st.integers(0, 1000))
def test_summaries_of_groups_say_what_the_pairs_say(groups: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    pairs = [rng.lognormal(3, 1, (2, rng.integers(2, 9))) for _ in range(groups)]
    whole = before_after.paired(*np.hstack(pairs))
    found = before_after.from_summaries([summary(*each) for each in pairs])
    assert (found.n, found.df) == (whole.n, whole.df)
    for name in ("change", "se", "lower", "upper", "t", "p", "r"):
        assert getattr(found, name) == pytest.approx(getattr(whole, name), rel=1e-7), name
    for side in ("before", "after"):
        told, exact = getattr(found, side), getattr(whole, side)
        assert (told.mean, told.se, told.sum) == pytest.approx((exact.mean, exact.se, exact.sum))


def test_nothing_that_varies_is_not_tested() -> None:
    found = before_after.from_summaries([Summary(5, 10, 0, 8, 0, 0)])
    assert (found.change, found.t, found.p, found.lower) == (-2, None, None, None)


def test_one_pair_is_too_few() -> None:
    with pytest.raises(TooFewPoints, match="this has 1"):
        before_after.from_summaries([Summary(1, 10, 0, 8, 0, 0)])
