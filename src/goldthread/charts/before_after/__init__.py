"""The figures of values before and after a change."""

from goldthread.charts.before_after.figure import Pair, Typical, before_after
from goldthread.charts.before_after.groups import forest
from goldthread.charts.before_after.means import bars
from goldthread.charts.before_after.pairs import by_pair

__all__ = ["Pair", "Typical", "bars", "before_after", "by_pair", "forest"]
