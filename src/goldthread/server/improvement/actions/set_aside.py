"""Taking things out so that they can be put back, whole: a mistake can be mended, with the record kept."""

import json
from collections.abc import Callable, Iterable

from django.core import serializers
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import models

from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from ..kinds import BEFORE_EVENT, MOST_MEASURES, OVER, Stage
from ..models import PartHeld, PlanningStep, SetAside, ValueStream, WaivedGate, Workshop, WorkshopMeasure
from ..models import WorkshopValue as Value
from ..refusals import CannotBePutBack
from .following import follow

What = SetAside.What


def set_aside(
    things: Iterable[models.Model],
    *,
    place: ValueStream | Workshop,
    what: SetAside.What,
    name: str,
    by: Person,
) -> SetAside:
    """Take things out of a place, the ones that hang on others last, and keep them as they stood."""
    things = list(things)
    at = {"workshop": place} if isinstance(place, Workshop) else {"value_stream": place}
    rows = json.loads(serializers.serialize("json", things))
    aside = SetAside.objects.create(**at, what=what, name=name, rows=rows, by=by)
    for thing in reversed(things):
        thing.delete()
    return aside


@action
def put_back(*, aside: SetAside, by: Person) -> SetAside:
    """Put back what was taken out, as it stood. Raises CannotBePutBack where something else has its place."""
    require(by, aside.ability, aside.place)
    place = type(aside.place)._default_manager.select_for_update(of=("self",)).get(pk=aside.place.pk)
    aside = SetAside.objects.select_for_update(of=("self",)).get(pk=aside.pk)
    if aside.is_back:
        raise CannotBePutBack("That was put back already.")
    kept = _as_they_stood(aside)
    _CHECKS[SetAside.What(aside.what)](place, [each.object for each in kept])
    for each in kept:
        each.save(force_insert=True)
    aside.is_back = True
    aside.save(update_fields=["is_back"])
    ticked = follow(place, by) if isinstance(place, Workshop) else []
    record("set_aside.put_back", place, by=by, name=aside.name, ticked=ticked or None)
    return aside


def _as_they_stood(aside: SetAside) -> list[DeserializedObject]:
    """What was taken out, maybe by an earlier version: a field that is gone is left, a new one is empty.

    A migration that renames or changes a field of what may be taken out changes the rows kept here, too.
    """
    try:
        kept = list(serializers.deserialize("python", aside.rows, ignorenonexistent=True))
    except DeserializationError:
        kept = []
    if len(kept) != len(aside.rows):
        raise CannotBePutBack(
            "It was taken out by an earlier version, which kept it in another form: enter it anew."
        )
    return kept


def _check_part(place: ValueStream | Workshop, kept: list[PartHeld]) -> None:
    held = kept[0]
    if isinstance(place, Workshop) and place.stage in OVER:
        raise CannotBePutBack("The workshop is over: its team stays as it was.")
    if held.person and not held.person.is_active:
        raise CannotBePutBack(f"{held.person} has left.")
    if held.part in ("sponsor", "process_owner") and _is_taken(place, held):
        raise CannotBePutBack("Somebody else has that part now: take it from them first.")


def _is_taken(place: ValueStream | Workshop, held: PartHeld) -> bool:
    return held.agreed and place.parts.filter(part=held.part, agreed=True).exists()


def _check_step(place: ValueStream | Workshop, kept: list[PlanningStep]) -> None:
    assert isinstance(place, Workshop)
    if place.stage != Stage.PLANNING:
        raise CannotBePutBack("Steps are put back while a workshop is being planned.")
    for step in kept:  # the event may have been moved since
        step.due_on = place.planned_back(step.weeks_before)


def _check_measure(place: ValueStream | Workshop, kept: list[models.Model]) -> None:
    assert isinstance(place, Workshop)
    if place.stage not in BEFORE_EVENT:
        raise CannotBePutBack("What a workshop measures is settled before its event.")
    measure = kept[0]
    assert isinstance(measure, WorkshopMeasure)
    count = place.measures.count()
    if count >= MOST_MEASURES:
        raise CannotBePutBack(f"A workshop has up to {MOST_MEASURES} measures: remove one first.")
    measure.position = min(measure.position, count + 1)
    for later in place.measures.filter(position__gte=measure.position).order_by("-position"):
        later.position += 1
        later.save(update_fields=["position"])


def _check_values(place: ValueStream | Workshop, kept: list[Value]) -> None:
    for value in kept:
        if Value.objects.filter(measure=value.measure_id, point=value.point).exists():
            said = f"{value.measure.name} has a value at {value.get_point_display().lower()} again"
            raise CannotBePutBack(f"{said}: correct that one instead.")


def _check_waiver(place: ValueStream | Workshop, kept: list[WaivedGate]) -> None:
    assert isinstance(place, Workshop)
    if place.stage not in BEFORE_EVENT:
        raise CannotBePutBack("A gate is waived before the event.")


_CHECKS: dict[SetAside.What, Callable[..., None]] = {
    What.PART: _check_part,
    What.STEP: _check_step,
    What.MEASURE: _check_measure,
    What.VALUES: _check_values,
    What.WAIVER: _check_waiver,
}
