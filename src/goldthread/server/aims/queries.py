"""Reading aims: one organisation's thread, in a number of queries that does not grow with it."""

from datetime import date

from django.db.models import QuerySet

from goldthread.server.improvement.kinds import BEFORE_EVENT, Stage
from goldthread.server.improvement.models import WorkshopMeasure
from goldthread.server.improvement.queries import open_streams_with_sponsors, workshops_with_owners
from goldthread.server.measures import periods
from goldthread.server.measures.models import Measure, Revision
from goldthread.server.measures.queries import open_measures, with_last_period
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.vocabulary import Vocabulary

from .models import AcceptedBreak, Adoption, Objective, Value
from .thread import (
    Accepted,
    Contribution,
    MeasureNode,
    ObjectiveNode,
    PriorityNode,
    StreamNode,
    Thread,
    ValueNode,
    WorkshopNode,
)


def thread(organisation: Organisation, today: date, *, names: bool = True) -> Thread:
    """An organisation's thread as it is today. Without `names`, nobody is named."""
    return Thread(
        code=organisation.code,
        today=today,
        priorities=_priorities(organisation, names),
        values=tuple(ValueNode(v.pk, v.title) for v in _values(organisation)),
        objectives=_objectives(organisation, names),
        streams=_streams(organisation, names),
        workshops=_workshops(organisation, names),
        measures=_measures(organisation, today, names),
        accepted=_accepted(organisation, names),
        words=Vocabulary(organisation.words),
    )


def _name(person: Person | None, names: bool) -> str:
    return person.name if person and names else ""


def _values(organisation: Organisation) -> QuerySet[Value]:
    return Value.objects.filter(organisation=organisation, retired_on=None)


def _priorities(organisation: Organisation, names: bool) -> tuple[PriorityNode, ...]:
    adopted = Adoption.objects.filter(organisation=organisation, adopted=True)
    return tuple(
        PriorityNode(
            a.priority_id, a.priority.code, a.priority.title, _name(a.owner, names), a.priority.lapsed_on
        )
        for a in adopted.select_related("priority", "owner")
    )


def _objectives(organisation: Organisation, names: bool) -> tuple[ObjectiveNode, ...]:
    found = Objective.objects.filter(organisation=organisation, closed_on=None).select_related("owner")
    relations = ("priorities", "values", "value_streams", "measures")
    return tuple(
        ObjectiveNode(
            o.pk, o.title, _name(o.owner, names), o.due_on,
            *(frozenset(x.pk for x in getattr(o, relation).all()) for relation in relations),
        )
        for o in found.prefetch_related(*relations)
    )  # fmt: skip


def _streams(organisation: Organisation, names: bool) -> tuple[StreamNode, ...]:
    found = open_streams_with_sponsors(organisation).prefetch_related("stream_measures", "excuses")
    return tuple(
        StreamNode(
            s.pk,
            s.title,
            next((p.shown_name for p in s.sponsors if names), ""),  # type: ignore[attr-defined]
            frozenset(t.measure_id for t in s.stream_measures.all()),
            {e.dimension: e.reason for e in s.excuses.all()},
        )
        for s in found
    )


def _workshops(organisation: Organisation, names: bool) -> tuple[WorkshopNode, ...]:
    return tuple(
        WorkshopNode(
            w.pk,
            w.title,
            w.value_stream_id,
            w.stage,
            w.get_stage_display(),
            w.stage not in BEFORE_EVENT or (w.stage == Stage.PLANNING and bool(w.counted)),  # type: ignore[attr-defined]
            next((p.shown_name for p in w.owners if names), ""),  # type: ignore[attr-defined]
            tuple(_contribution(m) for m in w.counted if m.contributes_to_id),  # type: ignore[attr-defined]
        )
        for w in workshops_with_owners(organisation)
    )


def _contribution(m: WorkshopMeasure) -> Contribution:
    """One that contributes, which by the model's constraint says how many places it touches."""
    return Contribution(m.contributes_to_id or 0, m.name, m.touched or 0, m.places or 1, m.place_name)


def _measures(organisation: Organisation, today: date, names: bool) -> tuple[MeasureNode, ...]:
    found = with_last_period(open_measures([organisation])).select_related("owner")
    return tuple(_measure(m, today, names) for m in found)


def _measure(m: Measure, today: date, names: bool) -> MeasureNode:
    in_force: list[Revision] = m.those_in_force  # type: ignore[attr-defined]
    last: date | None = m.last_period  # type: ignore[attr-defined]
    frequency = in_force[0].frequency if in_force else "month"
    unread = periods.unread_since(last, today, frequency) if last else 0
    word = periods.WORDS[frequency][1]
    return MeasureNode(m.pk, m.code, m.title, m.dimension, _name(m.owner, names), last, unread, word)


def _accepted(organisation: Organisation, names: bool) -> tuple[Accepted, ...]:
    found = AcceptedBreak.objects.filter(organisation=organisation).select_related("by")
    return tuple(
        Accepted(a.pk, a.kind, a.about, a.reason, a.accepted_on, a.review_on, _name(a.by, names))
        for a in found
    )
