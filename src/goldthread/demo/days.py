"""On which day of the demonstration's past each thing was done, where no table says so."""

from contextlib import AbstractContextManager
from datetime import date

from goldthread.server import clock

BEGAN = date(2015, 9, 1)  # the trusts are chosen, and their offices begin
OBJECTIVES_SET = date(2016, 1, 4)
WORDS_CHOSEN = date(2016, 1, 11)
LIMITS_REBASED = date(2018, 7, 2)
FAMILIES_BEGUN = date(2019, 7, 3)
REVISION_PROPOSED = date(2019, 7, 8)


def on(*days: date | None) -> AbstractContextManager[None]:
    """What is done within it was done on the latest of these days, never before all began or after today."""
    latest = max([BEGAN, *filter(None, days)])
    return clock.happening_on(min(latest, clock.today()))
