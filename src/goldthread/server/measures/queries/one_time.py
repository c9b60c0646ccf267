"""Small charts of several measures on one time: from the first period that any of them draws to the last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldthread.charts.one_time import place_of
from goldthread.charts.sketch import WIDE, Sketch

from ..models import Reading
from .overview import Glance

Periods = Mapping[int, Sequence[date]]
"""When each definition was read, by its key."""


@dataclass(frozen=True)
class OneTime:
    """The sketches of measures by their keys, drawn along the time that they share, and that time.

    None where a measure has too few readings for a chart; where all have, there is no time.
    """

    sketches: Mapping[int, Sketch | None]
    span: tuple[date, date] | None


def periods_of(rows: Sequence[Glance]) -> Periods:
    """When the definition in force of each was read, in order: one query. Of those that are withheld nothing
    is said.
    """
    found: dict[int, list[date]] = {each.revision.pk: [] for each in rows}
    shown = [each.revision.pk for each in rows if not each.is_withheld]
    read = Reading.objects.filter(revision__in=shown, back_cast=False)
    for key, period in read.order_by("period").values_list("revision", "period"):
        found[key].append(period)
    return found


def on_one_time(rows: Sequence[Glance], periods: Periods) -> OneTime:
    """The sketches of these, which have their small charts, along the time of all."""
    own = {each.measure.pk: span for each in rows if (span := _drawn(each, periods))}
    if not own:
        return OneTime({each.measure.pk: each.sketch for each in rows}, None)
    first, last = min(low for low, _ in own.values()), max(high for _, high in own.values())
    moved = {each.measure.pk: _moved(each.sketch, own.get(each.measure.pk), first, last) for each in rows}
    return OneTime(moved, (first, last))


def _drawn(each: Glance, periods: Periods) -> tuple[date, date] | None:
    """The first and the last period that the sketch of a measure draws."""
    days, sketch = periods[each.revision.pk], each.sketch
    if not sketch or len(days) != sketch.left_out + len(sketch):
        return None
    return days[sketch.left_out], days[-1]


def _moved(sketch: Sketch | None, own: tuple[date, date] | None, first: date, last: date) -> Sketch | None:
    if not sketch or not own or first == last:
        return sketch
    low, high = (place_of(day, first, last) for day in own)
    return replace(sketch, places=tuple(round(low + place / WIDE * (high - low)) for place in sketch.places))
