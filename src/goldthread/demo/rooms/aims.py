"""Priorities, values and objectives, their links, and the breaks somebody accepted."""

from collections.abc import Iterator
from datetime import date

from goldthread.server.aims import actions
from goldthread.server.aims.models import AcceptedBreak, Objective, Priority, Value
from goldthread.server.improvement.models import ValueStream, Workshop
from goldthread.server.measures.actions import watch
from goldthread.server.measures.models import Measure, Watch

from ..days import BEGAN, OBJECTIVES_SET, on
from ..programme import Programme
from ..tables import Row, a_day, day, rows

WATCHED, WATCHER, WATCHED_SINCE = "SASH-O2", "chief operating officer", date(2019, 7, 9)


def begin(programme: Programme) -> Iterator[float]:
    with on(BEGAN):
        for row in rows("priorities"):
            actions.set_priority(
                code=row["code"],
                title=row["title"],
                description=row["description"],
                source=row["source"],
                set_on=a_day(row["set_on"]),
                lapsed_on=day(row["lapsed_on"]),
                by=None,
            )
    for row in rows("priority_adoptions"):
        with on(a_day(row["decided_on"])):
            _decide(programme, row)
        yield 0.5
    for row in rows("values"):
        trust = programme.trusts[row["organisation"]]
        with on(day(row["agreed_on"])):
            actions.name_value(
                organisation=trust,
                title=row["title"],
                description=row["description"],
                agreed_on=day(row["agreed_on"]),
                by=programme.cast.facilitator(trust),
            )
        yield 0.8


def _decide(programme: Programme, row: Row) -> None:
    trust = programme.trusts[row["organisation"]]
    priority = Priority.objects.get(code=row["priority"])
    on, by = a_day(row["decided_on"]), programme.cast.facilitator(trust)
    if row["adopted"] == "yes":
        owner = programme.cast.of(trust, "chief executive")
        actions.adopt_priority(
            organisation=trust, priority=priority, owner=owner, decided_on=on, reason=row["reason"], by=by
        )
    else:
        actions.decline_priority(
            organisation=trust, priority=priority, decided_on=on, reason=row["reason"], by=by
        )


def go_on(programme: Programme) -> Iterator[float]:
    for row in rows("objectives"):
        with on(OBJECTIVES_SET):
            programme.keep(row["key"], _objective(programme, row))
        yield 0.2
    for row in rows("objective_links"):
        objective = programme.the(Objective, row["objective"])
        by = programme.cast.facilitator(objective.organisation)
        to = _linked(programme, row)
        with on(OBJECTIVES_SET, _there_since(to)):
            actions.link(objective=objective, to=to, by=by)
        yield 0.6
    for row in rows("value_stream_dimensions"):
        _dimension(programme, row)
        yield 0.8
    for row in rows("accepted_breaks"):
        with on(a_day(row["accepted_on"])):
            _accept(programme, row)
    _watch(programme)


def _watch(programme: Programme) -> None:
    objective = programme.the(Objective, WATCHED)
    by = programme.cast.of(objective.organisation, WATCHER)
    with on(WATCHED_SINCE):
        watch(thing=objective, years=Watch.Years.TWO, letters=Watch.Letters.WEEKLY, by=by)


def _objective(programme: Programme, row: Row) -> Objective:
    trust = programme.trusts[row["organisation"]]
    return actions.add_objective(
        organisation=trust,
        title=row["title"],
        description=row["description"],
        owner=programme.cast.of(trust, row["owner_role"]),
        due_on=day(row["due_on"]),
        by=programme.cast.facilitator(trust),
    )


def _linked(programme: Programme, row: Row) -> Priority | Value | ValueStream | Measure:
    trust = programme.the(Objective, row["objective"]).organisation
    match row["to_kind"]:
        case "priority":
            return Priority.objects.get(code=row["to"])
        case "value":
            return Value.objects.get(organisation=trust, title=row["to"])
        case "value_stream":
            return programme.the(ValueStream, row["to"])
        case _:
            return programme.the(Measure, (trust.code, row["to"]))


def _dimension(programme: Programme, row: Row) -> None:
    stream = programme.the(ValueStream, row["value_stream"])
    by = programme.cast.facilitator(stream.organisation)
    if row["excuse"]:
        with on(stream.opened_on):
            actions.excuse_dimension(
                value_stream=stream, dimension=row["dimension"], reason=row["excuse"], by=by
            )
        return
    measure = programme.the(Measure, (stream.organisation.code, row["measure"]))
    with on(stream.opened_on, _there_since(measure)):
        actions.tie_measure(value_stream=stream, measure=measure, by=by)


def _there_since(thing: Priority | Value | ValueStream | Measure) -> date | None:
    """From which day on something could be linked to."""
    if isinstance(thing, ValueStream):
        return thing.opened_on
    if isinstance(thing, Measure):
        return thing.revisions.get(number=1).proposed_at.date()
    if isinstance(thing, Priority):
        adoption = thing.adoptions.order_by("-decided_on").first()
        return adoption.decided_on if adoption else None
    return thing.agreed_on


def _accept(programme: Programme, row: Row) -> None:
    trust = programme.trusts[row["organisation"]]
    actions.accept_break(
        organisation=trust,
        kind=AcceptedBreak.Kind(row["kind"]),
        about=_about(programme, row),
        reason=row["reason"],
        accepted_on=date.fromisoformat(row["accepted_on"]),
        review_on=date.fromisoformat(row["review_on"]),
        by=programme.cast.facilitator(trust),
    )


def _about(programme: Programme, row: Row) -> str:
    """The key of what is broken, as the thread names it."""
    key, _, dimension = row["about"].partition(":")
    thing = programme.the(Workshop if row["about_kind"] == "workshop" else ValueStream, key)
    return f"{row['about_kind']}:{thing.pk}" + (f":{dimension}" if dimension else "")
