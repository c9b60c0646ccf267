"""Interrupted time series: did the level or the trend change when something was done?

>>> from goldthread.methods import interrupted
>>> design = interrupted.segmented(24, at=13)
>>> design.names
('intercept', 'time', 'level', 'slope')
"""

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.interrupted.counts import DoesNotSettle
from goldthread.methods.interrupted.design import Collinear, Design, segmented
from goldthread.methods.interrupted.estimate import FAMILIES, METHODS, Errors, Family, fit, fit_many
from goldthread.methods.interrupted.results import Combinations, Fit, Fits, Term

__all__ = [
    "FAMILIES",
    "METHODS",
    "Collinear",
    "Combinations",
    "Design",
    "DoesNotSettle",
    "Errors",
    "Family",
    "Fit",
    "Fits",
    "Term",
    "TooFewPoints",
    "fit",
    "fit_many",
    "segmented",
]
