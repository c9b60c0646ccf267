"""Reading aims: one organisation's thread, in a number of queries that does not grow with it."""

from datetime import date

from django.db.models import Max, Prefetch, Q, QuerySet

from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.kinds import BEFORE_EVENT, Stage
from goldthread.server.improvement.models import PartHeld, ValueStream, Workshop, WorkshopMeasure
from goldthread.server.measures import periods
from goldthread.server.measures.models import Measure, Revision
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
    sponsors = PartHeld.objects.filter(part=WorkshopPart.SPONSOR, agreed=True).select_related("person")
    found = ValueStream.objects.filter(organisation=organisation, closed_on=None).prefetch_related(
        "stream_measures", "excuses", Prefetch("parts", sponsors, to_attr="sponsors")
    )
    return tuple(
        StreamNode(
            s.pk,
            s.title,
            next((p.shown_name for p in s.sponsors if names), ""),
            frozenset(t.measure_id for t in s.stream_measures.all()),
            {e.dimension: e.reason for e in s.excuses.all()},
        )
        for s in found
    )


def _workshops(organisation: Organisation, names: bool) -> tuple[WorkshopNode, ...]:
    owners = PartHeld.objects.filter(part=WorkshopPart.PROCESS_OWNER, agreed=True).select_related("person")
    found = (
        Workshop.objects.filter(value_stream__organisation=organisation, value_stream__closed_on=None)
        .exclude(stage=Stage.STOOD_DOWN)
        .order_by("starts", "title")
        .prefetch_related("measures", Prefetch("parts", owners, to_attr="owners"))
    )
    return tuple(
        WorkshopNode(
            w.pk,
            w.title,
            w.value_stream_id,
            w.stage,
            w.get_stage_display(),
            w.stage not in BEFORE_EVENT or (w.stage == Stage.PLANNING and bool(w.measures.all())),
            next((p.shown_name for p in w.owners if names), ""),
            tuple(_contribution(m) for m in w.measures.all() if m.contributes_to_id),
        )
        for w in found
    )


def _contribution(m: WorkshopMeasure) -> Contribution:
    """One that contributes, which by the model's constraint says how many places it touches."""
    return Contribution(m.contributes_to_id or 0, m.name, m.touched or 0, m.places or 1, m.place_name)


def _measures(organisation: Organisation, today: date, names: bool) -> tuple[MeasureNode, ...]:
    in_force = Revision.objects.filter(state=Revision.State.IN_FORCE)
    found = (
        Measure.objects.filter(organisation=organisation, retired_on=None)
        .select_related("owner")
        .annotate(
            last_read=Max(
                "revisions__readings__period",
                filter=Q(revisions__readings__back_cast=False, revisions__readings__withdrawn=False),
            )
        )
        .prefetch_related(Prefetch("revisions", in_force, to_attr="in_force"))
    )
    return tuple(_measure(m, today, names) for m in found)


def _measure(m: Measure, today: date, names: bool) -> MeasureNode:
    in_force: list[Revision] = m.in_force  # type: ignore[attr-defined]
    last: date | None = m.last_read  # type: ignore[attr-defined]
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
