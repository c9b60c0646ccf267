"""How a value stream hangs in the thread: which objectives it serves, and how it is measured."""

from collections.abc import Iterable

from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.improvement.models import ValueStream
from goldthread.server.improvement.queries import locked
from goldthread.server.measures.models import Dimension, Measure
from goldthread.server.people.access import require
from goldthread.server.people.actions import NotOfThisOrganisation
from goldthread.server.people.models import Person

from ..abilities import AimsAbility
from ..models import Excuse, Objective, StreamMeasure
from .objectives import NotLinked


@action
def serve(*, value_stream: ValueStream, objectives: Iterable[Objective], by: Person) -> ValueStream:
    """Say which open objectives a value stream serves; those not named it no longer serves."""
    value_stream = _locked(value_stream, by)
    wanted = set(objectives)
    if any(o.organisation_id != value_stream.organisation_id for o in wanted):
        raise NotOfThisOrganisation("An objective belongs to another organisation.")
    before = set(Objective.objects.filter(value_streams=value_stream, closed_on=None))
    for objective in wanted - before:
        objective.value_streams.add(value_stream)
    for objective in before - wanted:
        objective.value_streams.remove(value_stream)
    record(
        "value_stream.objectives_set", value_stream, by=by,
        added=sorted(map(str, wanted - before)) or None,
        taken_away=sorted(map(str, before - wanted)) or None,
    )  # fmt: skip
    return value_stream


@action
def tie_measure(*, value_stream: ValueStream, measure: Measure, by: Person) -> StreamMeasure:
    """Measure a value stream, in the measure's dimension. An excuse for that dimension falls away."""
    value_stream = _locked(value_stream, by)
    if measure.organisation_id != value_stream.organisation_id:
        raise NotOfThisOrganisation(f"{measure} is not a measure of this organisation.")
    tied, _ = StreamMeasure.objects.get_or_create(value_stream=value_stream, measure=measure)
    Excuse.objects.filter(value_stream=value_stream, dimension=measure.dimension).delete()
    record(
        "value_stream.measure_tied", value_stream, by=by,
        measure=measure, dimension=measure.get_dimension_display(),
    )  # fmt: skip
    return tied


@action
def untie(*, value_stream: ValueStream, measure: Measure, by: Person) -> None:
    """No longer measure a value stream by this."""
    value_stream = _locked(value_stream, by)
    gone, _ = StreamMeasure.objects.filter(value_stream=value_stream, measure=measure).delete()
    if not gone:
        raise NotLinked(f"{measure} does not measure this value stream.")
    record("value_stream.measure_untied", value_stream, by=by, measure=measure)


@action
def excuse_dimension(*, value_stream: ValueStream, dimension: str, reason: str, by: Person) -> Excuse:
    """Say why a value stream is not measured in a dimension."""
    value_stream = _locked(value_stream, by)
    label = Dimension(dimension).label
    if not reason.strip():
        raise Refusal(f"Say why {label.lower()} is not measured.", about="reason")
    if value_stream.stream_measures.filter(measure__dimension=dimension, measure__retired_on=None).exists():
        raise Refusal(f"{label} is measured here already: nothing needs excusing.")
    excuse, _ = Excuse.objects.update_or_create(
        value_stream=value_stream, dimension=dimension, defaults={"reason": reason, "by": by}
    )
    record("value_stream.dimension_excused", value_stream, by=by, dimension=label, reason=reason)
    return excuse


@action
def withdraw_excuse(*, value_stream: ValueStream, dimension: str, by: Person) -> None:
    """Take an excuse back: the dimension wants a measure again."""
    value_stream = _locked(value_stream, by)
    gone, _ = Excuse.objects.filter(value_stream=value_stream, dimension=dimension).delete()
    if not gone:
        raise NotLinked("That dimension is not excused.")
    record("value_stream.excuse_withdrawn", value_stream, by=by, dimension=Dimension(dimension).label)


def _locked(value_stream: ValueStream, by: Person) -> ValueStream:
    require(by, AimsAbility.SET_AIMS, value_stream.organisation)
    return locked(value_stream)
