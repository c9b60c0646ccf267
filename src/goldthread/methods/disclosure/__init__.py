"""Totals that give nobody away: what is left out, what is rounded, and when a total may change.

>>> from goldthread.methods import disclosure
>>> disclosure.tells_too_much([310, 2640, 3390, 945])  # four workshops
True
>>> disclosure.to_figures(4878.2)
4880.0
"""

from goldthread.methods.disclosure.publication import States, changed, may_be_told
from goldthread.methods.disclosure.releases import Release, TooMuchToLookAt, given_away, may_follow
from goldthread.methods.disclosure.rounding import to_figures, to_nearest
from goldthread.methods.disclosure.rules import (
    PEOPLE,
    WORKSHOPS,
    Rule,
    alike,
    dominated,
    tells_too_much,
)
from goldthread.methods.disclosure.suppression import Range, Sum, Suppressed, ranges, suppress, with_margins

__all__ = [
    "PEOPLE",
    "WORKSHOPS",
    "Range",
    "Release",
    "Rule",
    "States",
    "Sum",
    "Suppressed",
    "TooMuchToLookAt",
    "alike",
    "changed",
    "dominated",
    "given_away",
    "may_be_told",
    "may_follow",
    "ranges",
    "suppress",
    "tells_too_much",
    "to_figures",
    "to_nearest",
    "with_margins",
]
