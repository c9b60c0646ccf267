"""Run: the event was held. Complete: every chosen measure has a baseline and a value at day 90."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from goldthread.server.people.models import Organisation

from ..kinds import HELD, Point
from ..models import ValueStream, Workshop, WorkshopMeasure, WorkshopValue


@dataclass(frozen=True)
class Completeness:
    """How many workshops were run, and of how many every measure was remeasured at day 90."""

    organisation: str  # its code
    organisation_name: str
    value_stream: int | None  # None in an organisation's own row
    value_stream_title: str
    run: int
    complete: int


@dataclass(frozen=True)
class OrganisationCompleteness:
    """One organisation: its value streams, and what they add up to."""

    organisation: str
    organisation_name: str
    value_streams: int
    run: int
    complete: int
    by_value_stream: tuple[Completeness, ...]


def with_completeness(workshops: QuerySet[Workshop]) -> QuerySet[Any]:
    """Workshops with `measured` (how many measures), `baselines`, `at_90` and `complete`."""
    return workshops.annotate(
        measured=Count("measures", distinct=True),
        baselines=Count("measures__values", filter=Q(measures__values__point=Point.BASELINE)),
        at_90=Count("measures__values", filter=Q(measures__values__point=Point.AT_90)),
    ).annotate(
        complete=Case(
            When(
                stage__in=HELD, measured__gt=0, baselines=F("measured"), at_90=F("measured"), then=Value(True)
            ),
            default=Value(False),
            output_field=BooleanField(),
        )
    )


def completeness(organisations: Iterable[Organisation]) -> list[OrganisationCompleteness]:
    """Each organisation's workshops, run and complete, in all and by value stream: two queries.

    Every value stream is there, with zeros where nothing was run yet; organisations in order of code.
    """
    within = sorted(organisations, key=lambda o: o.code)
    streams = list(ValueStream.objects.filter(organisation__in=within).order_by("title"))
    run: dict[int, int] = {}
    complete: dict[int, int] = {}
    for stream, whole in _held(within).values_list("value_stream", "whole"):
        run[stream] = run.get(stream, 0) + 1
        complete[stream] = complete.get(stream, 0) + whole
    found = []
    for o in within:
        rows = tuple(
            Completeness(o.code, o.name, s.pk, s.title, run.get(s.pk, 0), complete.get(s.pk, 0))
            for s in streams
            if s.organisation_id == o.pk
        )
        totals = (sum(r.run for r in rows), sum(r.complete for r in rows))
        found.append(OrganisationCompleteness(o.code, o.name, len(rows), *totals, rows))
    return found


def held_workshops(organisations: Iterable[Organisation]) -> Iterable[tuple[int, int, bool]]:
    """Each workshop that was run: its key, its organisation's, and whether it is complete."""
    return _held(list(organisations)).values_list("pk", "value_stream__organisation", "whole")


def _held(organisations: list[Organisation]) -> QuerySet[Any]:
    held = Workshop.objects.filter(stage__in=HELD, value_stream__organisation__in=organisations)
    return held.order_by().annotate(whole=_every_value_is_there())


def _every_value_is_there() -> ExpressionWrapper:
    """Whether a workshop that was run is complete, asked so that nothing is counted: for many at once."""
    measures = WorkshopMeasure.objects.filter(workshop=OuterRef("pk"))
    values = WorkshopValue.objects.filter(measure=OuterRef("pk"))
    baseline, at_90 = (Exists(values.filter(point=point)) for point in (Point.BASELINE, Point.AT_90))
    lacking = measures.filter(~baseline | ~at_90)
    return ExpressionWrapper(Exists(measures) & ~Exists(lacking), output_field=BooleanField())
