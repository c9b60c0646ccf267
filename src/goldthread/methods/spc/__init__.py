"""Statistical process control: what varies as it always has, and what has changed.

One series:

>>> from goldthread.methods import spc
>>> chart = spc.xmr([10, 12, 11, 13, 12])
>>> round(float(chart.upper[0]), 2)
15.59
>>> spc.sentence(chart)
'Nothing unusual: the points vary around 11.6 as they have before. \
There are fewer than 13 points, so these are trial limits.'

A chart of another kind, here of falls in so many bed days:

>>> falls = spc.one([6, 4, 7, 5, 19], denominators=[980, 1010, 1120, 950, 1060], chart="u")
>>> [str(signal) for signal in falls.signal]
['none', 'none', 'none', 'none', 'outside']

Many series at once, as they stand in a long table, in whatever order:

>>> table = {"ward": ["A", "A", "A", "B", "B"], "week": [1, 2, 3, 1, 2], "minutes": [30, 34, 31, 52, 50]}
>>> wards = spc.many(table, time="week", value="minutes", by="ward", rules="plotthedots")
>>> wards.keys
(('A',), ('B',))
>>> wards.summary.centre.round(1).tolist()
[31.7, 51.0]

Sources: NHS England, Making Data Count, 'Strengthening your decisions' (rules and
icons); Montgomery, Introduction to Statistical Quality Control, chapters 6 and 7
(limits); the R packages NHSRplotthedots and qicharts2 (presets plotthedots, anhoej).
"""

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.spc.adjusting.adjusted import MODELS, Adjusted, adjusted
from goldthread.methods.spc.beside import Beside, beside
from goldthread.methods.spc.chart import Chart, Phase
from goldthread.methods.spc.dependence import Dependence, dependence
from goldthread.methods.spc.false_alarms import FalseAlarms, Stable, false_alarms
from goldthread.methods.spc.fitting import Fitting, Measured, fitting, kinds_for
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import TRIAL_BELOW, Limits, xmr_limits
from goldthread.methods.spc.many import many
from goldthread.methods.spc.many_charts import ManyCharts, Phases, Summary
from goldthread.methods.spc.meanings import ASSURANCES, MEANINGS, Assurance, Direction, Meaning
from goldthread.methods.spc.one import one, xmr
from goldthread.methods.spc.reasons import misleading
from goldthread.methods.spc.rules import (
    ANHOEJ,
    MAKING_DATA_COUNT,
    NELSON,
    PLOTTHEDOTS,
    PRESETS,
    SIGNALS,
    WESTERN_ELECTRIC,
    Rules,
    Signal,
)
from goldthread.methods.spc.run_lengths import average_run_length
from goldthread.methods.spc.runs import ManyRuns, Runs
from goldthread.methods.spc.scaled import as_judged, drawn_per
from goldthread.methods.spc.spread.counted import Counts
from goldthread.methods.spc.spread.overdispersion import Overdispersion, overdispersed
from goldthread.methods.spc.words import sentence

__all__ = [
    "ANHOEJ",
    "ASSURANCES",
    "MAKING_DATA_COUNT",
    "MEANINGS",
    "MODELS",
    "NELSON",
    "PLOTTHEDOTS",
    "PRESETS",
    "SIGNALS",
    "TRIAL_BELOW",
    "WESTERN_ELECTRIC",
    "Adjusted",
    "Assurance",
    "Beside",
    "Chart",
    "Counts",
    "Dependence",
    "Direction",
    "FalseAlarms",
    "Fitting",
    "Kind",
    "Limits",
    "ManyCharts",
    "ManyRuns",
    "Meaning",
    "Measured",
    "Overdispersion",
    "Phase",
    "Phases",
    "Rules",
    "Runs",
    "Signal",
    "Stable",
    "Summary",
    "TooFewPoints",
    "adjusted",
    "as_judged",
    "average_run_length",
    "beside",
    "dependence",
    "drawn_per",
    "false_alarms",
    "fitting",
    "kinds_for",
    "many",
    "misleading",
    "one",
    "overdispersed",
    "sentence",
    "xmr",
    "xmr_limits",
]
