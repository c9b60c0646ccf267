"""The tails of F and t are those of scipy's distributions and of printed tables."""

import numpy as np
import pytest
from scipy import stats

from goldthread.methods.spc.tails import f_beyond, t_beyond


@pytest.mark.parametrize(("above", "below"), [(4, 17), (11, 46), (2, 6), (4, 500)])
def test_an_f_ratio_is_as_rare_as_scipy_says(above, below):
    for ratio in np.linspace(0, 12, 25):
        assert f_beyond(ratio, above, below) == pytest.approx(stats.f.sf(ratio, above, below), rel=1e-9)


def test_so_is_a_t_beyond_which_few_are():
    for freedom in (3, 11, 47, 500):
        for share in (0.05, 0.03 / 60, 1e-6):
            assert t_beyond(share, freedom) == pytest.approx(stats.t.isf(share / 2, freedom), rel=1e-9)


def test_the_tables_of_student_hold():
    # Fisher and Yates, Statistical Tables, table III
    assert [round(t_beyond(0.05, freedom), 3) for freedom in (3, 10, 30)] == [3.182, 2.228, 2.042]
