"""An organisation's measures and readings as rows, for who takes everything with them."""

from collections.abc import Iterator

from django.db.models import QuerySet

from goldthread.server.people.models import Organisation, Person

from ..models import Measure, Reading, Revision
from .circles import without_figures
from .official import is_provisional

MEASURES = (
    *("measure", "title", "dimension", "unit", "kind", "frequency", "direction", "counted", "population"),
    *("method", "source", "target", "target_on", "retired", "synthetic", "definition", "figures_seen_by"),
)
READINGS = (
    *("measure", "revision", "back_cast", "period", "value", "numerator", "denominator", "unit"),
    *("corrected_from", "corrected_because"),
)
Row = tuple[object, ...]


def measure_rows(organisation: Organisation, to: Person) -> Iterator[Row]:
    """A row a measure, as its definition in force says, by code: two queries. What is kept from its reader
    has no target.
    """
    open_ones = set(
        Measure.objects.figures_visible_to(to).filter(organisation=organisation).values_list("pk", flat=True)
    )
    in_force = Revision.objects.filter(
        measure__organisation=organisation, state=Revision.State.IN_FORCE
    ).select_related("measure")
    for found in in_force.order_by("measure__code"):
        measure: Measure = found.measure
        if measure.pk not in open_ones:
            measure = without_figures(measure)
        target_on, retired = (
            day.isoformat() if day else "" for day in (measure.target_on, measure.retired_on)
        )
        yield (
            *(measure.code, measure.title, measure.dimension, found.unit, found.kind, found.frequency),
            *(found.direction, found.counted, found.population, found.method, measure.source),
            *(measure.target, target_on, retired, "yes" if measure.synthetic else "no"),
            "provisional" if is_provisional(measure, found) else "complete",
            "a circle" if measure.circle_id else "everybody",
        )


def reading_rows(organisation: Organisation, to: Person) -> Iterator[Row]:
    """A row a reading of every definition, with what was corrected; none that was withdrawn, and none that is
    kept from its reader.
    """
    found = _readings(organisation, to)
    ordered = found.order_by("revision__measure__code", "revision__number", "back_cast", "period")
    whole = ordered.select_related("revision__measure").prefetch_related("corrections")
    for reading in whole.iterator(chunk_size=2000):
        revision, corrections = reading.revision, list(reading.corrections.all())
        yield (
            *(revision.measure.code, revision.number, "yes" if reading.back_cast else "no"),
            *(reading.period.isoformat(), reading.value, reading.numerator, reading.denominator),
            *(revision.unit, "; ".join(f"{c.value:.10g}" for c in corrections)),
            "; ".join(c.reason for c in corrections),
        )


def how_many_readings(organisation: Organisation, to: Person) -> int:
    """So many rows `reading_rows` gives."""
    return _readings(organisation, to).count()


def _readings(organisation: Organisation, to: Person) -> QuerySet[Reading]:
    seen = Measure.objects.figures_visible_to(to).filter(organisation=organisation)
    return Reading.objects.filter(revision__measure__in=seen)
