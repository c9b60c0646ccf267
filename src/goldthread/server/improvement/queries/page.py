"""Everything a workshop's page and its report-out show, read in a number of queries that stays the same."""

from dataclasses import dataclass, replace
from datetime import date

from goldthread.server.files.abilities import FilesAbility
from goldthread.server.files.models import Picture
from goldthread.server.files.queries import pictures_of
from goldthread.server.people import abilities
from goldthread.server.people.abilities import Ability, PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.models import Person
from goldthread.server.people.vocabulary import Vocabulary

from .. import gates, wording
from ..abilities import ImprovementAbility, WorkshopPart
from ..kinds import BEFORE_EVENT, EVENT_DAYS, HELD, Gate, Point, Stage
from ..models import PlanningStep, SetAside, ValueStream, Workshop
from .due import Due, Place, due
from .measured import MeasuredTable, measured_table
from .seeing import Seeing, seen_of
from .team import Member, team

STAGES = (Stage.PROPOSED, Stage.PLANNING, Stage.EVENT, Stage.REMEASURING, Stage.CLOSED)
ABILITIES = (
    PeopleAbility.SEE_NAMES,
    PeopleAbility.SEE_HISTORY,
    ImprovementAbility.PLAN_WORKSHOPS,
    ImprovementAbility.RECORD_RESULTS,
    ImprovementAbility.WAIVE_GATES,
)


@dataclass(frozen=True)
class GateLine:
    """A gate as it is said: met, open or waived."""

    gate: Gate
    state: str
    said: str
    reason: str = ""


@dataclass(frozen=True)
class WorkshopPage:
    """What a workshop's page shows one reader."""

    kind: str
    stages: tuple[tuple[str, str], ...]  # name, and done, current, stood-down or ""
    gates: tuple[GateLine, ...]
    open_gates: tuple[GateLine, ...]
    steps: tuple[PlanningStep, ...]
    by_part: tuple[tuple[str, tuple[Member, ...]], ...]
    plays_a_part: bool  # the reader does, in this workshop
    table: MeasuredTable
    seeing: dict[int, Seeing]
    due: tuple[Due, ...]
    abilities: frozenset[Ability]
    stream_seen: bool
    before_event: bool
    held: bool
    complete: bool
    next_point: Point | None
    aside: tuple[SetAside, ...]
    can_hold: bool

    def may(self, ability: str) -> bool:
        return abilities.named(ability) in self.abilities


@dataclass(frozen=True)
class ReportOutPage:
    """What the report-out shows one reader."""

    kind: str
    by_part: tuple[tuple[str, tuple[Member, ...]], ...]
    table: MeasuredTable
    after: str  # the heading of what came after: when all of it is of one checkpoint, which
    may_write: bool
    pictures: tuple[Picture, ...]
    may_look_after: bool


def workshop_page(workshop: Workshop, viewer: Person, today: date) -> WorkshopPage:
    """Read what the page shows this reader. The workshop comes with its measures, values and waivers."""
    words = Vocabulary(workshop.organisation.words)
    allowed = _abilities(workshop, viewer)
    lines = _gate_lines(workshop, words)
    open_lines = tuple(line for line in lines if line.state == "open")
    measures, members = list(workshop.measures.all()), team(workshop, viewer)
    return WorkshopPage(
        kind=wording.kind(workshop.kind, words),
        stages=_stages(workshop),
        gates=lines,
        open_gates=open_lines,
        steps=tuple(workshop.steps.all()),
        by_part=_by_part(members, words),
        plays_a_part=any(member.is_reader for member in members),
        table=measured_table(workshop, today),
        seeing=seen_of(measures, viewer),
        due=tuple(_linked(each, allowed) for each in due(workshop, today)),
        abilities=allowed,
        stream_seen=ValueStream.objects.visible_to(viewer).filter(pk=workshop.value_stream_id).exists(),
        before_event=workshop.stage in BEFORE_EVENT,
        held=workshop.stage in HELD,
        complete=is_complete(workshop),
        next_point=_next_point(workshop, today),
        aside=to_put_back(workshop, allowed),
        can_hold=workshop.stage == Stage.PLANNING
        and not open_lines
        and bool(workshop.starts and workshop.starts <= today),
    )


def report_out_page(workshop: Workshop, viewer: Person, today: date) -> ReportOutPage:
    """Read what the report-out shows this reader."""
    words = Vocabulary(workshop.organisation.words)
    table = measured_table(workshop, today)
    lasts = {row.last.point for row in table.rows if row.last}
    return ReportOutPage(
        kind=wording.kind(workshop.kind, words),
        by_part=_by_part([m for m in team(workshop, viewer, for_the_wall=True) if m.agreed], words),
        table=table,
        after=_heading_of(lasts),
        may_write=can(viewer, ImprovementAbility.PLAN_WORKSHOPS, workshop),
        pictures=tuple(pictures_of(workshop, viewer)),
        may_look_after=can(viewer, FilesAbility.LOOK_AFTER_PICTURES, workshop),
    )


def _heading_of(points: set[Point]) -> str:
    """What stands above the values that came after: when they were found, if all at one time."""
    if len(points) != 1:
        return "After"
    (point,) = points
    return point.when.capitalize() if point in EVENT_DAYS else f"After {point.label}"


def _abilities(workshop: Workshop, viewer: Person) -> frozenset[Ability]:
    by_part = workshop.abilities_by_part(viewer)
    place = Place(workshop.organisation_id, workshop.team_id)
    return frozenset(a for a in ABILITIES if a in by_part or can(viewer, a, place))


def _linked(each: Due, abilities: frozenset[Ability]) -> Due:
    return replace(each, link=each.form if each.ability in abilities else each.page)


def _stages(workshop: Workshop) -> tuple[tuple[str, str], ...]:
    if workshop.stage == Stage.STOOD_DOWN:
        return ((Stage.PROPOSED.label, "done"), (Stage.STOOD_DOWN.label, "stood-down"))
    at = STAGES.index(Stage(workshop.stage))
    return tuple(
        (stage.label, "done" if n < at else "current" if n == at else "") for n, stage in enumerate(STAGES)
    )


def _gate_lines(workshop: Workshop, words: Vocabulary) -> tuple[GateLine, ...]:
    waived = {w.gate: w.reason for w in workshop.waivers.all()}
    unmet = gates.unmet(workshop)
    lines = []
    for gate in Gate:
        said = wording.gate(gate, words)
        said = said[:1].upper() + said[1:]
        if gate not in unmet:
            lines.append(GateLine(gate, "met", said))
        elif gate in waived:
            lines.append(GateLine(gate, "waived", said, waived[gate]))
        else:
            lines.append(GateLine(gate, "open", said))
    return tuple(lines)


def _by_part(members: list[Member], words: Vocabulary) -> tuple[tuple[str, tuple[Member, ...]], ...]:
    return tuple(
        (wording.part_title(part, words), tuple(m for m in members if m.part == part))
        for part in WorkshopPart
        if any(m.part == part for m in members)
    )


def is_complete(workshop: Workshop) -> bool:
    """Whether the event was held and every measure has a baseline and a value at day 90."""
    measures = list(workshop.measures.all())
    needed = {Point.BASELINE, Point.AT_90}
    return (
        workshop.stage in HELD
        and bool(measures)
        and all(needed <= {v.point for v in m.values.all()} for m in measures)
    )


def to_put_back(
    place: Workshop | ValueStream, abilities: frozenset[Ability], most: int = 10
) -> tuple[SetAside, ...]:
    """What was taken out last of a place, of what somebody with these abilities there may put back."""
    aside = place.set_aside.filter(is_back=False).order_by("-pk")
    return tuple(each for each in aside if each.ability in abilities)[:most]


def _next_point(workshop: Workshop, today: date) -> Point | None:
    """The point whose values are wanted next: the baseline, or the first checkpoint with any missing."""
    measures = list(workshop.measures.all())
    if not measures or workshop.stage == Stage.STOOD_DOWN:
        return None
    points = (Point.BASELINE,) if workshop.stage in BEFORE_EVENT else workshop.checkpoints
    if workshop.stage == Stage.EVENT:
        return None
    for point in points:
        if any(point not in {v.point for v in m.values.all()} for m in measures):
            return point
    return None
