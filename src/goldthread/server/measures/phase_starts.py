"""From where limits can be worked out anew."""

from datetime import date

from .models import Measure, Revision
from .periods import first_day, named
from .refusals import NoSuchPhase


def may_start(*, measure: Measure, starts: date) -> date:
    """The first day of the period from which limits can be worked out anew. Nothing is changed.

    Raises NoSuchPhase as `start_phase` does.
    """
    revision = measure.revisions.get(state=Revision.State.IN_FORCE)
    starts = first_day(starts, revision.frequency)
    has_points_on_both_sides(measure, revision, starts)
    return starts


def has_points_on_both_sides(measure: Measure, revision: Revision, starts: date) -> None:
    """Refuse a start with fewer than two readings before or after it, or one that is there. NoSuchPhase."""
    if there := measure.phases.filter(starts=starts).select_related("by").first():
        raise NoSuchPhase(f"The limits are worked out anew from there already: {there.by} decided so.")
    periods = list(revision.readings.filter(back_cast=False).values_list("period", flat=True))
    others = list(measure.phases.values_list("starts", flat=True))
    before = max((p for p in others if p < starts), default=date.min)
    after = min((p for p in others if p > starts), default=date.max)
    for first, stop, where in ((before, starts, "before"), (starts, after, "from")):
        if sum(first <= period < stop for period in periods) < 2:
            raise NoSuchPhase(
                f"Limits need two readings or more, and there are fewer {where} "
                f"{named(starts, revision.frequency)}. With fewer than 13 they are trial limits."
            )
