"""Which few kinds of something make most of it: counts in order, their shares, and how sure that order is.

>>> from goldthread.methods import pareto
>>> found = pareto.pareto(
...     [80, 27, 66, 94, 33],
...     ["price code", "schedule date", "supplier code", "contact number", "part number"],
... )
>>> found.categories
('contact number', 'price code', 'supplier code', 'part number', 'schedule date')
>>> found.cumulative.round(3).tolist()
[0.313, 0.58, 0.8, 0.91, 1.0]
>>> pareto.sentence(found)
'Three of the five kinds make 80% of all 300: contact number, price code and supplier code. Contact number \
comes first with 94 (31.3%, 95% interval 24.9 to 38.6%), and by chance alone price code could have.'

Sources: Juran, Quality Control Handbook (1951), the vital few; Goodman, Technometrics 7 (1965) 247-254,
simultaneous intervals of shares; the R package qcc (pareto.chart), to whose table ours is held.
"""

from goldthread.methods.pareto.ordered import OTHER, VITAL, Pareto, counted, pareto
from goldthread.methods.pareto.words import sentence

__all__ = ["OTHER", "VITAL", "Pareto", "counted", "pareto", "sentence"]
