"""The event and after: gates waived, the event held and ended, the workshop closed or stood down."""

from collections.abc import Iterable
from datetime import date

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.models import Person

from .. import gates
from ..abilities import ImprovementAbility
from ..kinds import BEFORE_EVENT, Gate, Stage
from ..models import WaivedGate, Workshop
from ..refusals import GatesOpen, NeedsAReason, NotAtThisStage, WrongDay
from .workshops import locked


@action
def waive_gate(*, workshop: Workshop, gate: Gate, reason: str, by: Person) -> WaivedGate:
    """Let the event go ahead without what a gate asks for. Only the sponsor may, and says why."""
    workshop = locked(workshop, by, ImprovementAbility.WAIVE_GATES)
    gate = Gate(gate)
    if workshop.stage not in BEFORE_EVENT:
        raise NotAtThisStage("A gate is waived before the event.")
    if not reason.strip():
        raise NeedsAReason(f"Say why the event may go ahead without {gate.label}.")
    waived, _ = WaivedGate.objects.update_or_create(
        workshop=workshop, gate=gate, defaults={"reason": reason, "by": by}
    )
    record("gate.waived", workshop, by=by, gate=gate.label, reason=reason)
    return waived


@action
def hold_event(*, workshop: Workshop, on: date | None = None, by: Person) -> Workshop:
    """Begin the event, on or after its first day, when no gate is open.

    Raises GatesOpen, naming each open gate.
    """
    workshop = locked(workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    on = on or clock.today()
    if workshop.stage != Stage.PLANNING or not workshop.starts:
        raise NotAtThisStage("Only a workshop that was planned can be held.")
    if on < workshop.starts:
        raise WrongDay(f"The event begins on {workshop.starts:%d %B %Y}, not before.")
    _not_in_future(on)
    if missing := gates.still_open(workshop):
        raise GatesOpen(f"The event still lacks {_and(g.label for g in missing)}.")
    workshop.stage = Stage.EVENT
    workshop.save(update_fields=["stage"])
    record("event.held", workshop, by=by, on=on)
    return workshop


@action
def end_event(*, workshop: Workshop, on: date | None = None, changed: str = "", by: Person) -> Workshop:
    """End the event, on or after its last day: from then on it is remeasured."""
    workshop = locked(workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    on = on or clock.today()
    if workshop.stage != Stage.EVENT or not workshop.ends:
        raise NotAtThisStage("Only an event that is being held can end.")
    if on < workshop.ends:
        raise WrongDay(f"The event’s last day is {workshop.ends:%d %B %Y}: it cannot end before.")
    _not_in_future(on)
    workshop.stage = Stage.REMEASURING
    workshop.changed = changed or workshop.changed
    workshop.save(update_fields=["stage", "changed"])
    record("event.ended", workshop, by=by, on=on, changed=changed)
    return workshop


@action
def write_report(*, workshop: Workshop, changed: str, learnt: str, by: Person) -> Workshop:
    """Write what was changed and what was learnt, for the report-out."""
    workshop = locked(workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    if workshop.stage in BEFORE_EVENT or workshop.stage == Stage.STOOD_DOWN:
        raise NotAtThisStage("What was changed and learnt is written once the event has begun.")
    if workshop.stage == Stage.CLOSED and not learnt.strip():
        raise NeedsAReason("A closed workshop says what was learnt.", about="learnt")
    workshop.changed, workshop.learnt = changed, learnt
    workshop.save(update_fields=["changed", "learnt"])
    record("report.written", workshop, by=by, changed=changed, learnt=learnt)
    return workshop


@action
def close_workshop(*, workshop: Workshop, learnt: str, on: date | None = None, by: Person) -> Workshop:
    """Close a workshop that was remeasured, with what was learnt."""
    workshop = locked(workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    on = on or clock.today()
    if workshop.stage != Stage.REMEASURING or not workshop.ends:
        raise NotAtThisStage("A workshop is closed after it was remeasured.")
    if not learnt.strip():
        raise NeedsAReason("Say what was learnt.", about="learnt")
    if on <= workshop.ends:
        raise WrongDay(f"The event ended on {workshop.ends:%d %B %Y}; it is closed after that.")
    _not_in_future(on)
    workshop.stage, workshop.ended_on, workshop.learnt = Stage.CLOSED, on, learnt
    workshop.save(update_fields=["stage", "ended_on", "learnt"])
    record("workshop.closed", workshop, by=by, on=on, learnt=learnt)
    return workshop


@action
def stand_down(*, workshop: Workshop, reason: str, on: date | None = None, by: Person) -> Workshop:
    """Stand a workshop down before its event has ended, with a reason. It is kept, and never run."""
    workshop = locked(workshop, by, ImprovementAbility.PLAN_WORKSHOPS)
    on = on or clock.today()
    if workshop.stage not in (*BEFORE_EVENT, Stage.EVENT):
        raise NotAtThisStage("The event was held: the workshop can be closed, not stood down.")
    if not reason.strip():
        raise NeedsAReason("Say why it is stood down.")
    if on < workshop.proposed_on:
        raise WrongDay(f"It was only proposed on {workshop.proposed_on:%d %B %Y}.")
    _not_in_future(on)
    workshop.stood_down_at = workshop.stage
    workshop.stage, workshop.ended_on, workshop.stood_down_why = Stage.STOOD_DOWN, on, reason
    workshop.save(update_fields=["stage", "ended_on", "stood_down_why", "stood_down_at"])
    record("workshop.stood_down", workshop, by=by, on=on, reason=reason)
    return workshop


def _not_in_future(on: date) -> None:
    if on > clock.today():
        raise WrongDay(f"{on:%d %B %Y} has not come yet.")


def _and(labels: Iterable[str]) -> str:
    texts = list(labels)
    return " and ".join(filter(None, [", ".join(texts[:-1]), *texts[-1:]]))
