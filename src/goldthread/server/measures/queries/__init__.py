"""Measures, read: as arrays for the methods, as sentences for lists, as what is overdue."""

from .reading import is_overdue, last_read, periods_unread, unread
from .series import Series, chart, chart_of, in_force, readings_of, series
from .summaries import Summary, summaries

__all__ = [
    "Series",
    "Summary",
    "chart",
    "chart_of",
    "in_force",
    "is_overdue",
    "last_read",
    "periods_unread",
    "readings_of",
    "series",
    "summaries",
    "unread",
]
