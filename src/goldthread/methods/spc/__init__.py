"""Statistical process control: XmR charts under NHS England's Making Data Count rules.

>>> from goldthread.methods import spc
>>> chart = spc.xmr([10, 12, 11, 13, 12])
>>> round(float(chart.upper[0]), 2)
15.59
>>> spc.sentence(chart)
'Nothing unusual: the points vary around 11.6 as they have before. \
There are fewer than 13 points, so these are trial limits.'

Sources: NHS England, Making Data Count, 'Strengthening your decisions' (rules and
icons); Montgomery, Introduction to Statistical Quality Control, section 6.4 (limits).
"""

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.spc.chart import Assurance, Chart, Direction, Meaning, Phase, xmr
from goldthread.methods.spc.limits import TRIAL_BELOW, Limits, xmr_limits
from goldthread.methods.spc.rules import MAKING_DATA_COUNT, Rules, Signal
from goldthread.methods.spc.words import sentence

__all__ = [
    "MAKING_DATA_COUNT",
    "TRIAL_BELOW",
    "Assurance",
    "Chart",
    "Direction",
    "Limits",
    "Meaning",
    "Phase",
    "Rules",
    "Signal",
    "TooFewPoints",
    "sentence",
    "xmr",
    "xmr_limits",
]
