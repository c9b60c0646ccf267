"""Cycles, read: what a plan lacks, how far it was from its prediction, what was tried around a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from goldthread.methods.spc import TooFewPoints
from goldthread.server import clock
from goldthread.server.measures import queries as measures
from goldthread.server.measures.around import Beginning, Tried
from goldthread.server.measures.models import Measure
from goldthread.server.measures.periods import first_day
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.formats import day, number

from ..abilities import ImprovementAbility
from ..models import Cycle, ValueStream, Workshop


def lacking(cycle: Cycle, ramp: Sequence[Cycle]) -> list[str]:
    """What reviews of published cycles found missing, and this one has not: said, and never in the way.

    A prediction, a small scale, data over time, and another turn (Taylor and others, BMJ Quality & Safety
    2014, 23:290; Knudsen and others, BMC Health Services Research 2019, 19:683).
    """
    return [said for is_missing, said in _questions(cycle, ramp) if is_missing]


def _questions(cycle: Cycle, ramp: Sequence[Cycle]) -> Iterable[tuple[bool, str]]:
    planned = cycle.is_draft
    yield (
        planned and not cycle.prediction,
        "It predicts nothing. Say what you think will happen: what differs from it is what one learns.",
    )
    yield (
        planned and bool(cycle.prediction) and cycle.predicted is None,
        "Its prediction has no number. With one, anybody can see whether it came true.",
    )
    yield (
        planned and not cycle.is_small and not _grew(cycle, ramp),
        "It begins large. Try it first with one patient, one clinic or one ward: it costs less to be wrong.",
    )
    yield (
        not cycle.decided_on and not cycle.measure_id,
        "No measure goes with it. Data over time show whether a change lasts; a before and an after do not.",
    )
    yield (
        cycle.decision == Cycle.Decision.ADAPT and cycle.pk not in {each.follows_id for each in ramp},
        "It was to be adapted and tried again, and nothing follows it yet.",
    )


def _grew(cycle: Cycle, ramp: Sequence[Cycle]) -> bool:
    """Whether a smaller one came before it."""
    return any(each.pk < (cycle.pk or 0) and each.is_small for each in ramp)


def ramp_of(cycle: Cycle, person: Person) -> list[Cycle]:
    """The cycles that it belongs with, the first first, of what this person may see; itself at least."""
    return list(Cycle.objects.visible_to(person).ramp_of(cycle).in_full())


def against_prediction(cycle: Cycle) -> str:
    """What was found beside what was predicted, in a sentence; empty where one of them is no number."""
    if cycle.found is None or cycle.predicted is None:
        return ""
    unit = "%" if cycle.unit == "%" else f" {cycle.unit}" if cycle.unit else ""
    said = f"Predicted {number(cycle.predicted)}{unit}, found {number(cycle.found)}{unit}"
    apart = abs(cycle.found - cycle.predicted)
    if not apart:
        return f"{said}: as predicted."
    return (
        f"{said}: {number(apart)}{unit} {'more' if cycle.found > cycle.predicted else 'less'} than predicted."
    )


def level_since(cycle: Cycle) -> measures.Compared | None:
    """What its measure's level did since it was started; None where there is too little to say."""
    if not (cycle.measure and cycle.started_on):
        return None
    revision = measures.in_force(cycle.measure)
    try:
        return measures.compared_since(
            cycle.measure, revision, first_day(cycle.started_on, revision.frequency)
        )
    except TooFewPoints:
        return None


def cycles_around(person: Person, measure: Measure, first: date, stop: date) -> list[Tried]:
    """The cycles of a measure that were under way in that time, of what this person may see. One query."""
    begun = Cycle.objects.visible_to(person).filter(measure=measure, started_on__lt=stop)
    theirs = begun.select_related("organisation").order_by("started_on", "pk")
    return [
        Tried(each.question, each.get_absolute_url(), _when(each)) for each in theirs if _ended(each) >= first
    ]


def _ended(cycle: Cycle) -> date:
    return cycle.studied_on or cycle.decided_on or clock.today()


def _when(cycle: Cycle) -> str:
    assert cycle.started_on  # those around a day were started
    until = f", studied {day(cycle.studied_on)}" if cycle.studied_on else ""
    return f"started {day(cycle.started_on)}{until}. {cycle.stands}."


def begins_at(person: Person, measure: Measure) -> Beginning | None:
    """Where this person plans a cycle that this measure goes with; None where they may not."""
    if not can(person, ImprovementAbility.BEGIN_CYCLES, measure):
        return None
    words = Vocabulary(measure.organisation.words)
    return Beginning(
        f"Plan {words['cycle'].a}", plan_address(measure.organisation, measure.team, measure=measure.pk)
    )


def plan_address(organisation: Organisation, team: Team | None, **given: int) -> str:
    """Where a cycle is planned, at a team or the organisation; given: what is filled in already."""
    name, keys = ("plan_team_cycle", [team.pk]) if team else ("plan_cycle", [])
    at = reverse(f"improvement:{name}", args=[organisation.code, *keys])
    return f"{at}?{urlencode(given)}" if given else at


def write_address(cycle: Cycle) -> str:
    """Where what a cycle found is written down as standard work."""
    name, keys = (
        ("write_team_standard_work", [cycle.team_id]) if cycle.team_id else ("write_standard_work", [])
    )
    return reverse(f"improvement:{name}", args=[cycle.organisation.code, *keys]) + f"?cycle={cycle.pk}"


def tried_in(place: ValueStream | Workshop, person: Person) -> dict[str, Any]:
    """What the page of a value stream or workshop shows of its cycles, and where another is planned."""
    at = "workshop" if isinstance(place, Workshop) else "value_stream"
    theirs = Cycle.objects.visible_to(person).filter(**{at: place}).in_full().order_by("planned_on", "pk")
    plans = can(person, ImprovementAbility.BEGIN_CYCLES, place)
    where = plan_address(place.organisation, place.team, **{at: place.pk})
    return {"tried": list(theirs), "plan_cycle": where if plans else ""}


def how_many_cycles(person: Person, teams: list[int]) -> int:
    """How many cycles of these teams somebody sees."""
    return Cycle.objects.visible_to(person).filter(team__in=teams).count()
