"""A funnel plot: units of different sizes beside one another, and which differ by more than chance.

>>> from goldthread.methods import funnel
>>> falls = funnel.funnel([12, 30, 16, 52, 24], [400, 900, 350, 1100, 800], units=list("ABCDE"))
>>> round(falls.centre, 4), round(falls.phi, 2)
(0.0377, 0.9)
>>> falls.outside.count("none")
5
>>> print(funnel.sentence(falls))
All five together: 3.77%. None lies outside its limits.

It compares one time. What each unit has done over time (`goldthread.methods.spc`) is the better question
beside it, and where a unit stands says nothing of why.

Sources: Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine
24: 1185-1202; Spiegelhalter et al. (2012), Statistical methods for healthcare regulation, Journal of the
Royal Statistical Society A 175: 1-47; DerSimonian and Laird (1986), Controlled Clinical Trials 7: 177-188.
Proportions agree with the R package FunnelPlotR. Its limits of small counts do not: they are intervals about
what is expected, outside which no events at all lie however few are expected; ours are exact.
"""

from goldthread.methods.funnel.dispersion import ADJUSTMENTS, Adjustment
from goldthread.methods.funnel.drawn import Funnel, Outside, funnel
from goldthread.methods.funnel.limits import Limits
from goldthread.methods.funnel.scales import KINDS, Kind
from goldthread.methods.funnel.words import sentence

__all__ = [
    "ADJUSTMENTS",
    "KINDS",
    "Adjustment",
    "Funnel",
    "Kind",
    "Limits",
    "Outside",
    "funnel",
    "sentence",
]
