"""One clock for everything that is due.

The programme's day may be set (the demonstration lives on 15 July 2019). What was done, and
when, is the audit's to say, and the audit keeps real time.
"""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The programme's today: the day that was set for it, else the day it is."""
    return settings.GOLDTHREAD_TODAY or timezone.localdate()


def is_set() -> bool:
    """Whether the programme lives on a day of its own."""
    return settings.GOLDTHREAD_TODAY is not None
