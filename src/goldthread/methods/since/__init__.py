"""The level of a charted measure before and after a chosen time, and how sure their difference is.

>>> from goldthread.methods import since, spc
>>> waits = [52, 55, 53, 54, 56, 52, 54, 53, 55, 54, 53, 55, 50, 52, 51, 49, 51, 50, 52, 50, 49, 51, 52, 50]
>>> found = since.since(spc.xmr(waits, improves="down", unit="minutes"), 12)
>>> found.n_before, found.n_after, found.verdict
(12, 12, 'lower')
>>> since.sentence(found)
'Since 12 the level is 3.22 minutes lower (95% interval 2.57 to 3.88), 50.6 minutes after 53.8 minutes: \
this is an improvement.'

Sources: the interval is that of `interrupted` (errors="ar1-marginal"), of a model with a level and no trend.
"""

from goldthread.methods.since.compared import Line, Since, Verdict, since
from goldthread.methods.since.words import HOLDS, cautions, sentence

__all__ = ["HOLDS", "Line", "Since", "Verdict", "cautions", "sentence", "since"]
