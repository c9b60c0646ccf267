"""The letter to whoever owns a routine of which a meeting was missed."""

from collections.abc import Sequence

from django.conf import settings

from goldthread.server.post import kinds
from goldthread.server.post.writing import later
from goldthread.server.ui.formats import day, listed

from .models import Meeting, Routine

MISSED = kinds.register(
    kinds.Kind(
        "meeting_missed",
        "Meetings of yours of which nobody said anything",
        "The day after, when nobody said that it was held, moved or cancelled.",
        may_be_muted=True,
    )
)


def tell_of_missed(routine: Routine, missed: Sequence[Meeting]) -> None:
    """Write to its owner, once for the same days; nobody is written to of a routine that nobody owns."""
    if not (routine.owner and missed):
        return
    days = listed(day(each.day) for each in missed)
    later(
        to=routine.owner,
        kind=MISSED,
        subject=f"{routine.title}: was it held on {days}?",
        template="meetings/mail/missed.txt.jinja",
        about=routine,
        organisation=routine.organisation,
        once=f"missed:{routine.pk}:{missed[0].day}:{missed[-1].day}",
        routine=routine,
        days=days,
        several=len(missed) > 1,
        link=f"{settings.GOLDTHREAD_URL}{routine.get_absolute_url()}",
    )
