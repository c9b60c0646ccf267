"""The day after: meetings of which nobody spoke were missed. By the worker, once a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from goldthread.server import clock
from goldthread.server.refusal import Refusal

from .actions import say_missed
from .models import Meeting, Routine
from .occurrences import due_between

LOOKED_BACK = timedelta(days=31)


def say_what_was_missed(today: date | None = None) -> int:
    """Say it of each routine in a transaction of its own; of how many routines it was said."""
    today = today or clock.today()
    days: dict[Routine, list[date]] = defaultdict(list)
    for each in due_between(Routine.objects.open(), today - LOOKED_BACK, today, today):
        unsaid = each.meeting is None or each.meeting.state == Meeting.State.DUE
        if unsaid and each.state is Meeting.State.MISSED:
            days[each.routine].append(each.day)
    return sum(_say(routine, these) for routine, these in days.items())


def _say(routine: Routine, days: list[date]) -> int:
    try:
        say_missed(routine=routine, days=days)
    except Refusal:  # somebody said it at the same moment
        return 0
    return 1
