"""The figure of an interrupted series."""

from goldthread.charts.interrupted.figure import interrupted

__all__ = ["interrupted"]
