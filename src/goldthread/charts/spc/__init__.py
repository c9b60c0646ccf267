"""The SPC figure."""

from goldthread.charts.spc.figure import LOOKS, spc

__all__ = ["LOOKS", "spc"]
