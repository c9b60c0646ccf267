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
from goldthread.methods.spc.adjusted import Adjusted, adjusted
from goldthread.methods.spc.beside import Beside, beside
from goldthread.methods.spc.chart import Chart, Phase
from goldthread.methods.spc.dependence import Dependence, dependence
from goldthread.methods.spc.false_alarms import FalseAlarms, Stable, false_alarms
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import TRIAL_BELOW, Limits, xmr_limits
from goldthread.methods.spc.many import many
from goldthread.methods.spc.many_charts import ManyCharts, Phases, Summary
from goldthread.methods.spc.meanings import ASSURANCES, MEANINGS, Assurance, Direction, Meaning
from goldthread.methods.spc.one import one, xmr
from goldthread.methods.spc.rules import (
    ANHOEJ,
    MAKING_DATA_COUNT,
    PLOTTHEDOTS,
    PRESETS,
    SIGNALS,
    Rules,
    Signal,
)
from goldthread.methods.spc.runs import ManyRuns, Runs
from goldthread.methods.spc.words import sentence

__all__ = [
    "ANHOEJ",
    "ASSURANCES",
    "MAKING_DATA_COUNT",
    "MEANINGS",
    "PLOTTHEDOTS",
    "PRESETS",
    "SIGNALS",
    "TRIAL_BELOW",
    "Adjusted",
    "Assurance",
    "Beside",
    "Chart",
    "Dependence",
    "Direction",
    "FalseAlarms",
    "Kind",
    "Limits",
    "ManyCharts",
    "ManyRuns",
    "Meaning",
    "Phase",
    "Phases",
    "Rules",
    "Runs",
    "Signal",
    "Stable",
    "Summary",
    "TooFewPoints",
    "adjusted",
    "beside",
    "dependence",
    "false_alarms",
    "many",
    "one",
    "sentence",
    "xmr",
    "xmr_limits",
]
