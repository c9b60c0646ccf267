"""Paired comparison of a measure before and after a change.

What the evaluation report's Table 7.3 does (means, standard errors, a paired t
test, an effect size), and what a careful reader asks next: what is typical rather
than total, how far the missing remeasures could move the answer, how much of the
change would have come anyway, and whether the groups agree.

>>> from goldthread.methods import before_after
>>> result = before_after.paired([10, 8, 12, 9], [6, 5, 9, 7])
>>> result.change, round(result.t, 3), result.df
(-3.0, 7.348, 3)
"""

from goldthread.methods.before_after.compare import Clustered, Column, Comparison, paired
from goldthread.methods.before_after.geometric import GeometricRatio
from goldthread.methods.before_after.groups import ByGroup, Group, by_group
from goldthread.methods.before_after.missing import (
    Sensitivity,
    Worst,
    if_the_missing,
)
from goldthread.methods.before_after.pooled import Pooled, random_effects
from goldthread.methods.before_after.printed import (
    Possible,
    effect_size,
    mean_of_whole_numbers,
    possible_together,
)
from goldthread.methods.before_after.ranks import HodgesLehmann, SignedRank
from goldthread.methods.before_after.regression import (
    Regression,
    TwoLooks,
    expected_regression,
    regression_to_the_mean,
    two_looks,
)
from goldthread.methods.before_after.summaries import FromSummaries, Summary, from_summaries
from goldthread.methods.errors import TooFewPoints

__all__ = [
    "ByGroup",
    "Clustered",
    "Column",
    "Comparison",
    "FromSummaries",
    "GeometricRatio",
    "Group",
    "HodgesLehmann",
    "Pooled",
    "Possible",
    "Regression",
    "Sensitivity",
    "SignedRank",
    "Summary",
    "TooFewPoints",
    "TwoLooks",
    "Worst",
    "by_group",
    "effect_size",
    "expected_regression",
    "from_summaries",
    "if_the_missing",
    "mean_of_whole_numbers",
    "paired",
    "possible_together",
    "random_effects",
    "regression_to_the_mean",
    "two_looks",
]
