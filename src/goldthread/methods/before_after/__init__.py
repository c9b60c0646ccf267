"""Paired comparison of a measure before and after a change.

What the evaluation report's Table 7.3 does (means, standard errors, a paired t
test, an effect size), and what a careful reader asks next: what is typical rather
than total, how far the missing remeasures could move the answer, and how much of
the change would have come anyway.

>>> from goldthread.methods import before_after
>>> result = before_after.paired([10, 8, 12, 9], [6, 5, 9, 7])
>>> result.change, round(result.t, 3), result.df
(-3.0, 7.348, 3)
"""

from goldthread.methods.before_after.compare import (
    Column,
    Comparison,
    GeometricRatio,
    SignedRank,
    paired,
)
from goldthread.methods.before_after.doubts import (
    Regression,
    Sensitivity,
    if_the_missing_did_not_improve,
    regression_to_the_mean,
)
from goldthread.methods.before_after.printed import Possible, effect_size, possible_together
from goldthread.methods.errors import TooFewPoints

__all__ = [
    "Column",
    "Comparison",
    "GeometricRatio",
    "Possible",
    "Regression",
    "Sensitivity",
    "SignedRank",
    "TooFewPoints",
    "effect_size",
    "if_the_missing_did_not_improve",
    "paired",
    "possible_together",
    "regression_to_the_mean",
]
