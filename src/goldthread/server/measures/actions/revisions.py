"""The definition of a measure: a new one is proposed with a reason, and decided by somebody else."""

from django.utils import timezone

from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Person
from goldthread.server.people.roles import Ability

from ..models import Measure, Revision
from ..refusals import AlreadyDecided, AlreadyProposed, NoReason, NothingChanged, OwnProposal
from .measures import fit, still_counted

DEFINES = ("counted", "population", "method", "frequency", "kind", "unit", "per", "direction")
"""What changes only by revision."""


@action
def propose_revision(
    *,
    measure: Measure,
    reason: str,
    counted: str,
    population: str,
    method: str,
    frequency: str,
    kind: str,
    unit: str,
    direction: str,
    per: int | None = None,
    by: Person,
) -> Revision:
    """Propose another definition, whole, with a reason. It waits until somebody else decides.

    Raises AlreadyProposed, NothingChanged, NoReason, NotAMeasure.
    """
    measure = Measure.objects.select_for_update().get(pk=measure.pk)
    require(by, Ability.EDIT_MEASURES, measure)
    still_counted(measure)
    if not reason.strip():
        raise NoReason("Say why the definition should change.")
    if waiting := measure.revisions.filter(state=Revision.State.PROPOSED).first():
        raise AlreadyProposed(f"Revision {waiting.number} is proposed already: it must be decided first.")
    in_force = measure.revisions.get(state=Revision.State.IN_FORCE)
    last = measure.revisions.order_by("number").last()
    revision = Revision(
        measure=measure,
        number=(last or in_force).number + 1,
        state=Revision.State.PROPOSED,
        counted=counted,
        population=population,
        method=method,
        frequency=frequency,
        kind=kind,
        unit=unit,
        per=per,
        direction=direction,
        reason=reason,
        proposed_by=by,
    )
    changes = differences(in_force, revision)
    if not changes:
        raise NothingChanged("The definition is the same as the one in force.")
    fit(revision)
    revision.save()
    record("revision.proposed", measure, by=by, revision=revision.number, reason=reason, **changes)
    return revision


@action
def approve_revision(*, revision: Revision, by: Person) -> Revision:
    """Put a proposed definition in force. Readings so far stay with the definition they were read under."""
    revision = _waiting(revision, by)
    measure = revision.measure
    still_counted(measure)
    measure.revisions.filter(state=Revision.State.IN_FORCE).update(state=Revision.State.REPLACED)
    _decide(revision, Revision.State.IN_FORCE, by)
    record(
        "revision.approved", measure, by=by, revision=revision.number, proposed_by=str(revision.proposed_by)
    )
    return revision


@action
def decline_revision(*, revision: Revision, reason: str, by: Person) -> Revision:
    """Turn a proposed definition down, with a reason. Whoever proposed it may take it back so, too."""
    revision = _waiting(revision, by, may_be_own=True)
    if not reason.strip():
        raise NoReason("Say why the definition should stay as it is.")
    _decide(revision, Revision.State.DECLINED, None if by.pk == revision.proposed_by_id else by)
    record("revision.declined", revision.measure, by=by, revision=revision.number, reason=reason)
    return revision


def differences(before: Revision, after: Revision) -> dict[str, str]:
    """What the later definition says otherwise, as the history says it."""
    return {
        name: f"{_said(before, name)} → {_said(after, name)}"
        for name in DEFINES
        if getattr(before, name) != getattr(after, name)
    }


def _said(revision: Revision, name: str) -> str:
    display = getattr(revision, f"get_{name}_display", None)
    value = display() if display else getattr(revision, name)
    return "nothing" if value in (None, "") else str(value)


def _waiting(revision: Revision, by: Person, *, may_be_own: bool = False) -> Revision:
    measure = Measure.objects.select_for_update().get(pk=revision.measure_id)
    own = by.pk == revision.proposed_by_id
    require(by, Ability.EDIT_MEASURES if own and may_be_own else Ability.APPROVE_REVISIONS, measure)
    revision = Revision.objects.select_for_update().get(pk=revision.pk)
    revision.measure = measure
    if revision.state != Revision.State.PROPOSED:
        raise AlreadyDecided(f"Revision {revision.number} is {revision.get_state_display().lower()}.")
    if own and not may_be_own:
        raise OwnProposal("You proposed this revision: somebody else must approve it.")
    return revision


def _decide(revision: Revision, state: Revision.State, by: Person | None) -> None:
    revision.state, revision.decided_by, revision.decided_at = state, by, timezone.now()
    revision.save(update_fields=["state", "decided_by", "decided_at"])
