"""When something comes round: in plain words, as a recurrence, and in everybody's own calendar.

`reading` makes a cadence of what somebody wrote, and asks where that could mean two things; `saying` says
one in words that are read back alike; `cadence` knows on which days it falls; `feed` writes calendars
(iCalendar) and `series` reads one. Nothing here knows Django.
"""

from .bank_holidays import Nation, bank_holidays
from .cadence import ZONE, Cadence, NeverFalls, TooMany
from .reading import NotACadence, TwoWays, read
from .rules import NotARule, Rule
from .saying import say

__all__ = [
    "ZONE",
    "Cadence",
    "Nation",
    "NeverFalls",
    "NotACadence",
    "NotARule",
    "Rule",
    "TooMany",
    "TwoWays",
    "bank_holidays",
    "read",
    "say",
]
