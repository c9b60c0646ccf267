"""Keeping what a measure's chart rests on besides its readings, in each action that changes it.

It cannot be worked out again: targets are edited, choices of a chart and new limits are taken back.
"""

from goldthread.server import clock
from goldthread.server.audit import following
from goldthread.server.audit.models import Event

from .models import Basis, Measure
from .queries.known import basis_now

AT_ONCE = 200
"""Of measures that were there before it was kept, so many are begun with together."""


def register() -> None:
    """Keep it in every action on a measure."""
    following.register("measures.measure", _of_a_measure)


def keep(measure: Measure) -> None:
    """Keep what its chart rests on today, where that differs from what was kept last."""
    now, last = basis_now(measure), measure.bases.order_by("on").last()
    if last and (last.revision_id, last.says) == (now.revision_id, now.says):
        return
    Basis.objects.update_or_create(
        measure=measure, on=clock.day(), defaults={"revision": now.revision, "says": now.says}
    )


def keep_what_is_missing() -> int:
    """Begin to keep it of measures that were there before; how many there were."""
    found = list(Measure.objects.filter(bases=None).select_related("charted").order_by("pk")[:AT_ONCE])
    for each in found:
        keep(each)
    return len(found)


def _of_a_measure(event: Event, key: int) -> None:
    keep(Measure.objects.select_related("charted").get(pk=key))
