"""Interrupted time series: did the level or the trend change when something was done?

>>> from goldthread.methods import interrupted
>>> found = interrupted.analyse([31, 32, 32, 33, 31, 31, 27, 28, 26, 25, 26, 25], at=7, unit="minutes")
>>> found.n_before, found.n_after, found.method
(6, 6, 'ar1-marginal')
>>> [check.name for check in found.checks if check.verdict == "look"]
['points']
"""

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.interrupted.analysis.analyse import analyse
from goldthread.methods.interrupted.analysis.result import Analysis
from goldthread.methods.interrupted.controlled import Control
from goldthread.methods.interrupted.counterfactual import Counterfactual, Effect
from goldthread.methods.interrupted.design import Collinear, Design, segmented
from goldthread.methods.interrupted.estimate import FAMILIES, METHODS, Errors, Family, fit, fit_many
from goldthread.methods.interrupted.estimators.counts import DoesNotSettle
from goldthread.methods.interrupted.guide import GUIDES, Check, Verdict
from goldthread.methods.interrupted.results import Combinations, Fit, Fits, Term
from goldthread.methods.interrupted.robust_words import robust_sentences
from goldthread.methods.interrupted.robustness import (
    ByMethod,
    LeaveOneOut,
    OfTheSlope,
    PlaceboDates,
    PlaceboUnits,
    Robustness,
    by_method,
    leave_one_out,
    placebo_dates,
    placebo_units,
    robustness,
)

__all__ = [
    "FAMILIES",
    "GUIDES",
    "METHODS",
    "Analysis",
    "ByMethod",
    "Check",
    "Collinear",
    "Combinations",
    "Control",
    "Counterfactual",
    "Design",
    "DoesNotSettle",
    "Effect",
    "Errors",
    "Family",
    "Fit",
    "Fits",
    "LeaveOneOut",
    "OfTheSlope",
    "PlaceboDates",
    "PlaceboUnits",
    "Robustness",
    "Term",
    "TooFewPoints",
    "Verdict",
    "analyse",
    "by_method",
    "fit",
    "fit_many",
    "leave_one_out",
    "placebo_dates",
    "placebo_units",
    "robust_sentences",
    "robustness",
    "segmented",
]
