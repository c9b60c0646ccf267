"""Objectives and value streams can be watched: whoever does is told of what their measures signal."""

from collections.abc import Iterable

from django.db.models import QuerySet

from goldthread.server.improvement.models import ValueStream
from goldthread.server.improvement.queries import streams_seen_by
from goldthread.server.measures.watchables import Watchable
from goldthread.server.people.models import Person
from goldthread.server.ui.addressing import reverse

from .models import Objective, StreamMeasure


def objectives(person: Person) -> QuerySet[Objective]:
    """The open objectives that this person sees."""
    return Objective.objects.visible_to(person).filter(closed_on=None).select_related("organisation")


def of_objectives(keys: Iterable[int]) -> dict[int, set[int]]:
    """The measures that tell whether each objective is met: one query."""
    tied = Objective.measures.through.objects.filter(objective__in=set(keys))
    return _gathered(tied.values_list("objective", "measure"))


def of_streams(keys: Iterable[int]) -> dict[int, set[int]]:
    """The measures that tell how each value stream does: one query."""
    tied = StreamMeasure.objects.filter(value_stream__in=set(keys))
    return _gathered(tied.values_list("value_stream", "measure"))


def _gathered(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for thing, measure in pairs:
        found.setdefault(thing, set()).add(measure)
    return found


def _address(name: str, thing: Objective | ValueStream) -> str:
    return reverse(name, args=[thing.organisation.code, thing.pk])


WATCHABLES = (
    Watchable(
        "objective",
        "objective",
        things=objectives,
        measures_of=of_objectives,
        link=lambda thing: _address("aims:objective", thing),
        watch=lambda thing: _address("aims:watch_objective", thing),
    ),
    Watchable(
        "valuestream",
        "{value_stream.one}",
        things=streams_seen_by,
        measures_of=of_streams,
        link=lambda thing: _address("aims:stream_measures", thing),
        watch=lambda thing: _address("aims:watch_stream", thing),
    ),
)
