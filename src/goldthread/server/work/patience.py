"""Waiting for a database that is busy, where nobody waits at a page: a worker has time."""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import Error, connection

from goldthread.server import trouble

logger = logging.getLogger(__name__)

Result = TypeVar("Result")
LONGEST = 120.0  # seconds


def is_passing(wrong: BaseException) -> bool:
    """Whether what went wrong is worth trying again in a moment: others were saving, or it was away."""
    found = trouble.of(wrong)
    return found is not None and found.again_in is not None


def patiently(does: Callable[[], Result], longest: float = LONGEST) -> Result:
    """Do something short, again and again until the database has time for it, but not for ever."""
    until = time.monotonic() + longest
    while True:
        try:
            return does()
        except Error as wrong:
            if connection.in_atomic_block or not is_passing(wrong) or time.monotonic() > until:
                raise
            logger.info("The database is busy: it is tried again.")
            connection.close()
            time.sleep(0.5)
