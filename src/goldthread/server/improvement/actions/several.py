"""All the values of one point at once: what a checkpoint's form sends, kept whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.models import Person

from ..abilities import ImprovementAbility
from ..kinds import Point
from ..models import Workshop, WorkshopValue
from .values import record_value
from .workshops import locked


@dataclass(frozen=True)
class Entry:
    """What was found for one measure: a value, or defects and the output they came from."""

    value: float | None = None
    defects: float | None = None
    output: float | None = None


@action
def record_values(
    *,
    workshop: Workshop,
    point: Point,
    entries: Mapping[int, Entry],
    taken_on: date | None = None,
    reason: str = "",
    by: Person,
) -> list[WorkshopValue]:
    """Record the values of several measures, by their keys, at one point; each has its own event.

    An entry that says what is recorded already is left alone, with its day. One that cannot be
    refuses them all.
    """
    workshop = locked(workshop, by, ImprovementAbility.RECORD_RESULTS)
    taken_on = taken_on or clock.today()
    there = {v.measure_id: v for v in WorkshopValue.objects.filter(measure__workshop=workshop, point=point)}
    kept = []
    for measure in workshop.measures.filter(pk__in=list(entries)):
        entry = entries[measure.pk]
        if _same(there.get(measure.pk), entry):
            continue
        kept.append(
            record_value(
                workshop_measure=measure,
                point=point,
                value=entry.value,
                defects=entry.defects,
                output=entry.output,
                taken_on=taken_on,
                reason=reason,
                by=by,
            )
        )
    record("values.recorded", workshop, by=by, point=Point(point).label, taken_on=taken_on, values=len(kept))
    return kept


def _same(before: WorkshopValue | None, entry: Entry) -> bool:
    if before is None:
        return False
    if entry.defects is not None:
        return (before.defects, before.output) == (entry.defects, entry.output)
    return before.value == entry.value
