"""What is due: planning steps, gates, the event itself, and remeasures; and who must act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import PART_ABILITIES, Ability, Part
from goldthread.server.people.vocabulary import Vocabulary

from .. import gates, wording
from ..kinds import Gate, Stage
from ..models import PlanningStep, ValueStream, Workshop, WorkshopValue
from .responsible import TO_OPEN_A_GATE, TO_PLAN, TO_REMEASURE, Parts, Responsible, first, parts_of

AHEAD = 14  # days before it is due that a thing is shown
GATES_AHEAD = 28  # a gate takes longer to open
MAY_RECORD = [p for p, held in PART_ABILITIES.items() if Ability.RECORD_RESULTS in held]
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
    who: Person | None
    part: Part | None
    workshop: int
    workshop_title: str
    value_stream: int
    value_stream_title: str
    organisation: str  # its code
    organisation_name: str
    link: str  # where whoever must act does it
    page: str  # the workshop's page, for whoever may only see it

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
            yield _due(step.title, DueKind.STEP, step.due_on, planned[step.workshop_id], who, today)


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
                yield _due(
                    what, DueKind.GATE, workshop.starts, workshop, first(parts[workshop.pk], order), today
                )


def _events(workshops: list[Workshop], parts: dict[int, Parts], today: date, until: date) -> Iterator[Due]:
    for w in workshops:
        who = first(parts[w.pk], TO_PLAN)
        if w.stage == Stage.PLANNING and w.starts and w.starts <= until:
            what = "Hold the event, move it or stand it down" if w.starts < today else "Hold the event"
            yield _due(what, DueKind.EVENT, w.starts, w, who, today)
        if w.stage == Stage.EVENT and w.ends and w.ends <= until:
            yield _due("End the event", DueKind.EVENT, w.ends, w, who, today)


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
                at = [workshop.organisation.code, workshop.pk, point]
                link = reverse("improvement:record_values", args=at) if who.part in MAY_RECORD else ""
                yield _due(what, DueKind.REMEASURE, on, workshop, who, today, link)


def _due(
    what: str, kind: DueKind, on: date, workshop: Workshop, who: Responsible, today: date, link: str = ""
) -> Due:
    stream = workshop.value_stream
    code = stream.organisation.code
    page = reverse("improvement:workshop", args=[code, workshop.pk])
    return Due(
        what=what,
        kind=kind,
        on=on,
        days_late=max(0, (today - on).days),
        who=who.person,
        part=who.part,
        workshop=workshop.pk,
        workshop_title=workshop.title,
        value_stream=stream.pk,
        value_stream_title=stream.title,
        organisation=code,
        organisation_name=stream.organisation.name,
        link=link or page,
        page=page,
    )
