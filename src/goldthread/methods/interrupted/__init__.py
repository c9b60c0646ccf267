"""Interrupted time series: did the level or the trend change when something was done?

>>> from goldthread.methods import interrupted
>>> design = interrupted.segmented(24, at=13)
>>> design.names
('intercept', 'time', 'level', 'slope')
"""

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.interrupted.analyse import Analysis, analyse
from goldthread.methods.interrupted.controlled import Control
from goldthread.methods.interrupted.counterfactual import Counterfactual, Effect
from goldthread.methods.interrupted.counts import DoesNotSettle
from goldthread.methods.interrupted.design import Collinear, Design, segmented
from goldthread.methods.interrupted.estimate import FAMILIES, METHODS, Errors, Family, fit, fit_many
from goldthread.methods.interrupted.guide import GUIDES, Check, Verdict
from goldthread.methods.interrupted.results import Combinations, Fit, Fits, Term
from goldthread.methods.interrupted.robustness import (
    ByMethod,
    LeaveOneOut,
    PlaceboDates,
    PlaceboUnits,
    Robustness,
    by_method,
    leave_one_out,
    placebo_dates,
    placebo_units,
    robustness,
)
from goldthread.methods.interrupted.words import robust_sentences

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
