"""Measures can be narrowed to those of an objective, and of a value stream."""

from typing import Any

from django.db.models import QuerySet

from goldthread.server.improvement.queries import streams_named
from goldthread.server.measures.narrowings import Narrowing, Things
from goldthread.server.people.models import Organisation, Person

from .models import Objective, StreamMeasure


def objectives(person: Person, organisation: Organisation) -> Things:
    """The objectives of an organisation that this person sees; those that are closed last."""
    found = Objective.objects.visible_to(person).filter(organisation=organisation).order_by("title", "pk")
    rows = sorted(found.values_list("pk", "title", "closed_on"), key=lambda each: each[2] is not None)
    return [(pk, f"{title} (closed)" if closed else title) for pk, title, closed in rows]


def of_objective(measures: QuerySet[Any], key: int) -> QuerySet[Any]:
    """Those that tell whether the objective is met."""
    return measures.filter(pk__in=Objective.measures.through.objects.filter(objective=key).values("measure"))


def of_stream(measures: QuerySet[Any], key: int) -> QuerySet[Any]:
    """Those that tell how the value stream does."""
    return measures.filter(pk__in=StreamMeasure.objects.filter(value_stream=key).values("measure"))


NARROWINGS = (
    Narrowing("objective", "Objective", things=objectives, only=of_objective),
    Narrowing("stream", "{value_stream.title}", things=streams_named, only=of_stream),
)
