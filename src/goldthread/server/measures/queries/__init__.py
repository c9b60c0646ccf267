"""Measures, read: as arrays for the methods, as sentences for lists, as what is overdue."""

from .previews import Line, Preview, waiting
from .reading import is_overdue, last_read, next_period, periods_unread, unread
from .series import Series, chart, chart_of, in_force, readings_of, series, series_of_each
from .shown import Shown, fingerprint
from .summaries import Summary, summaries

__all__ = [
    "Line",
    "Preview",
    "Series",
    "Shown",
    "Summary",
    "chart",
    "chart_of",
    "fingerprint",
    "in_force",
    "is_overdue",
    "last_read",
    "next_period",
    "periods_unread",
    "readings_of",
    "series",
    "series_of_each",
    "summaries",
    "unread",
    "waiting",
]
