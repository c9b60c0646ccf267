"""What is due: planning steps, gates, the event itself, and remeasures; and who must act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Count, Q, QuerySet

from goldthread.server.people.abilities import Ability
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.parts import abilities_of
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.addressing import reverse

from .. import gates, wording
from ..abilities import ImprovementAbility, WorkshopPart
from ..kinds import Gate, Point, Stage
from ..models import PartHeld, PlanningStep, ValueStream, Workshop, WorkshopValue
from .responsible import TO_OPEN_A_GATE, TO_PLAN, TO_REMEASURE, Parts, Responsible, first, parts_of

AHEAD = 14  # days before it is due that a thing is shown
GATES_AHEAD = 28  # a gate takes longer to open
SOMETHING_IS_DUE = (Stage.PLANNING, Stage.EVENT, Stage.REMEASURING)

Scope = Person | Organisation | ValueStream | Workshop | QuerySet[Workshop] | Iterable[Organisation]


class DueKind(StrEnum):
    STEP = "step"
    GATE = "gate"
    EVENT = "event"
    REMEASURE = "remeasure"


@dataclass(frozen=True)
class Due:
    """Something to be done in a workshop, the day it is due, and who must do it.

    `what` is in the organisation's words. `who` is None when nobody holds a part that would;
    names are for the reader's eyes only where they may see names.
    """

    what: str
    kind: DueKind
    on: date
    days_late: int
    days_left: int
    who: Person | None
    part: WorkshopPart | None
    workshop: int
    workshop_title: str
    value_stream: int
    value_stream_title: str
    organisation: str  # its code
    organisation_name: str
    link: str  # where whoever must act does it
    page: str  # the workshop's page, for whoever may only see it
    form: str  # the form that does it
    ability: Ability  # what it takes to do it

    @property
    def overdue(self) -> bool:
        return self.days_late > 0


def due(scope: Scope, today: date, *, ahead: int = AHEAD) -> list[Due]:
    """What is due within `ahead` days or overdue in the scope, the longest overdue first.

    For a person: what they must do themselves, wherever. For an organisation, several, a value stream,
    a workshop or chosen workshops: whoever must do it. Eight queries, however much is due.
    """
    workshops = _workshops(scope)
    if not workshops:
        return []
    parts = parts_of(workshops)
    found = [
        each
        for source in (_steps, _gates, _events, _remeasures)
        for each in source(workshops, parts, today, today + timedelta(days=ahead))
    ]
    if isinstance(scope, Person):
        found = [each for each in found if each.who == scope]
    return sorted(found, key=lambda d: (d.on, d.organisation, d.workshop_title, d.what))


def _workshops(scope: Scope) -> list[Workshop]:
    """The workshops in the scope in which something can be due."""
    chosen: QuerySet[Any] = Workshop.objects.all()
    if isinstance(scope, QuerySet) and scope.model is Workshop:
        chosen = scope
    elif isinstance(scope, Person):
        held = Q(parts__person=scope) | Q(value_stream__parts__person=scope)
        chosen = chosen.filter(held).distinct()
    elif isinstance(scope, ValueStream):
        chosen = chosen.filter(value_stream=scope)
    elif isinstance(scope, Workshop):
        chosen = chosen.filter(pk=scope.pk)
    else:
        within = [scope] if isinstance(scope, Organisation) else list(scope)
        chosen = chosen.filter(value_stream__organisation__in=within)
    return list(chosen.filter(stage__in=SOMETHING_IS_DUE).select_related("value_stream__organisation"))


def _steps(workshops: list[Workshop], parts: dict[int, Parts], today: date, until: date) -> Iterator[Due]:
    planned = {w.pk: w for w in workshops if w.stage == Stage.PLANNING}
    for step in PlanningStep.objects.filter(workshop__in=planned, done_on=None, due_on__lte=until):
        if step.due_on:
            who = first(parts[step.workshop_id], TO_PLAN)
            workshop = planned[step.workshop_id]
            to_do = _at(workshop, "do_steps", ImprovementAbility.PLAN_WORKSHOPS, more=f"#step-{step.pk}")
            yield _due(step.title, DueKind.STEP, step.due_on, workshop, who, today, to_do)


def _gates(workshops: list[Workshop], parts: dict[int, Parts], today: date, until: date) -> Iterator[Due]:
    soon = max(until, today + timedelta(days=GATES_AHEAD))
    near = [w.pk for w in workshops if w.stage == Stage.PLANNING and w.starts and w.starts <= soon]
    whole = Workshop.objects.filter(pk__in=near).select_related("value_stream__organisation")
    for workshop in whole.prefetch_related("parts", "waivers", "measures__values"):
        words = Vocabulary(workshop.organisation.words)
        for gate in gates.still_open(workshop):
            order = TO_REMEASURE if gate == Gate.BASELINE else TO_OPEN_A_GATE
            what = f"Before the event: {wording.gate(gate, words)}"
            if workshop.starts:
                who = first(parts[workshop.pk], order)
                yield _due(what, DueKind.GATE, workshop.starts, workshop, who, today, _opens(gate, workshop))


def _events(workshops: list[Workshop], parts: dict[int, Parts], today: date, until: date) -> Iterator[Due]:
    for w in workshops:
        who = first(parts[w.pk], TO_PLAN)
        if w.stage == Stage.PLANNING and w.starts and w.starts <= until:
            what = "Hold the event, move it or stand it down" if w.starts < today else "Hold the event"
            yield _due(
                what,
                DueKind.EVENT,
                w.starts,
                w,
                who,
                today,
                _at(w, "hold", ImprovementAbility.PLAN_WORKSHOPS),
            )
        if w.stage == Stage.EVENT and w.ends and w.ends <= until:
            to_do = _at(w, "end", ImprovementAbility.PLAN_WORKSHOPS)
            yield _due("End the event", DueKind.EVENT, w.ends, w, who, today, to_do)


def _remeasures(
    workshops: list[Workshop], parts: dict[int, Parts], today: date, until: date
) -> Iterator[Due]:
    held = [w for w in workshops if w.stage == Stage.REMEASURING]
    keys = [w.pk for w in held]
    measured = dict(
        Workshop.objects.filter(pk__in=keys).order_by().values_list("pk").annotate(n=Count("measures"))
    )
    values = WorkshopValue.objects.filter(measure__workshop__in=keys).order_by()
    recorded = {
        (workshop, point): n
        for workshop, point, n in values.values_list("measure__workshop", "point").annotate(n=Count("pk"))
    }
    for workshop in held:
        for point in workshop.checkpoints:
            on, of = workshop.due_on(point), measured[workshop.pk]
            missing = of - recorded.get((workshop.pk, point), 0)
            if on and on <= until and missing > 0:
                what = f"Remeasure at {point.label}"
                if missing < of:
                    what = f"{what}: {missing} of {of} measures to record"
                who = first(parts[workshop.pk], TO_REMEASURE)
                to_do = _at(workshop, "record_values", ImprovementAbility.RECORD_RESULTS, point)
                yield _due(what, DueKind.REMEASURE, on, workshop, who, today, to_do)


@dataclass(frozen=True)
class _Form:
    """Where something is done, and what it takes."""

    address: str
    ability: Ability


def _at(workshop: Workshop, name: str, ability: Ability, *args: object, more: str = "") -> _Form:
    address = reverse(f"improvement:{name}", args=[workshop.organisation.code, workshop.pk, *args])
    return _Form(address + more, ability)


def _opens(gate: Gate, workshop: Workshop) -> _Form:
    """The form that gives an event what a gate asks for."""
    if gate == Gate.PATIENT_PARTNER:
        return _at(workshop, "seat_patient_partner", ImprovementAbility.PLAN_WORKSHOPS)
    if gate == Gate.PROCESS_OWNER:
        return _at(workshop, "give_part", ImprovementAbility.PLAN_WORKSHOPS, more="?part=process_owner")
    if not workshop.measures.all():
        return _at(workshop, "add_measure", ImprovementAbility.PLAN_WORKSHOPS)
    return _at(workshop, "record_values", ImprovementAbility.RECORD_RESULTS, Point.BASELINE)


def _due(
    what: str,
    kind: DueKind,
    on: date,
    workshop: Workshop,
    who: Responsible,
    today: date,
    to_do: _Form,
) -> Due:
    stream = workshop.value_stream
    code = stream.organisation.code
    page = reverse("improvement:workshop", args=[code, workshop.pk])
    return Due(
        what=what,
        kind=kind,
        on=on,
        days_late=max(0, (today - on).days),
        days_left=max(0, (on - today).days),
        who=who.person,
        part=who.part,
        workshop=workshop.pk,
        workshop_title=workshop.title,
        value_stream=stream.pk,
        value_stream_title=stream.title,
        organisation=code,
        organisation_name=stream.organisation.name,
        link=to_do.address if who.part and to_do.ability in abilities_of([who.part]) else page,
        page=page,
        form=to_do.address,
        ability=to_do.ability,
    )


def linked_for(found: Iterable[Due], viewer: Person) -> list[Due]:
    """The same, each linked to the form that does it where this reader may, else to the workshop's page.

    Two queries, however much is due.
    """
    found = list(found)
    workshops = {
        w.pk: w
        for w in Workshop.objects.filter(pk__in={d.workshop for d in found}).select_related("value_stream")
    }
    held = held_by(viewer)

    def may(d: Due) -> bool:
        by_part = held.get(("workshop", d.workshop), set()) | held.get(
            ("value_stream", d.value_stream), set()
        )
        w = workshops[d.workshop]
        return d.ability in by_part or can(viewer, d.ability, Place(w.organisation_id, w.team_id))

    return [replace(d, link=d.form if may(d) else d.page) for d in found]


def held_by(person: Person) -> Mapping[tuple[str, int], Set[Ability]]:
    """What somebody may do by their parts, by ("workshop" or "value_stream", its key): one query."""
    held: dict[tuple[str, int], set[Ability]] = {}
    mine = PartHeld.objects.filter(person=person)
    for part, workshop, stream in mine.values_list("part", "workshop", "value_stream"):
        at = ("workshop", workshop) if workshop else ("value_stream", stream)
        held.setdefault(at, set()).update(abilities_of([WorkshopPart(part)]))
    return held


@dataclass(frozen=True)
class Place:
    """Where a workshop is, for asking what roles above it allow; its parts are read once, beside."""

    organisation_id: int
    team_id: int | None
