"""The definition of a measure: a new one is proposed with a reason, and decided by somebody else."""

from django.db.models.functions import Coalesce

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import can, require
from goldthread.server.people.models import Person

from ..abilities import MeasuresAbility
from ..models import Measure, Reading, Revision
from ..periods import named
from ..refusals import (
    AlreadyDecided,
    AlreadyProposed,
    NoReason,
    NotComparable,
    NothingChanged,
    NotYourProposal,
    OwnProposal,
    ReadSince,
)
from .formerly import no_longer
from .measures import fit, still_counted
from .original import to_be_counted_as

DEFINES = Revision.SAYS
"""What changes only by revision."""

ONE_FIGURE = {Revision.Kind.VALUE, Revision.Kind.PERCENTAGE_ONLY}
"""Kinds of which readings can be one series: what was called a value is called a percentage."""

COUNTED_ALIKE = ("frequency", "kind", "per")
"""What cannot differ between readings of one series."""


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
    comparable: bool = False,
    follows: Revision | None = None,
    by: Person,
) -> Revision:
    """Propose another definition, whole, with a reason. It waits until somebody else decides.

    comparable: whether readings before and after can be compared, as when a spelling or a wording
    is mended; then the series goes on. Else readings under the new definition are a series of their own.
    follows: the definition of the original as it is now, where the measure is counted as another and follows
    it. Raises AlreadyProposed, NothingChanged, NoReason, NotAMeasure, NotComparable, NotCountedAs.
    """
    measure = Measure.objects.select_for_update().get(pk=measure.pk)
    require(by, MeasuresAbility.EDIT_MEASURES, measure)
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
        comparable=comparable,
        library=in_force.library,
        based_on=to_be_counted_as(follows, by) if follows else in_force.based_on,
        proposed_by=by,
        proposed_at=clock.now(),
    )
    changes = differences(in_force, revision)
    if not changes:
        raise NothingChanged("The definition is the same as the one in force.")
    fit(revision)
    if comparable:
        _counts_alike(in_force, revision)
    revision.save()
    goes_on = "goes on" if comparable else "begins anew"
    record(
        "revision.proposed",
        measure,
        by=by,
        revision=revision.number,
        reason=reason,
        series=goes_on,
        **changes,
    )
    return revision


@action
def approve_revision(*, revision: Revision, by: Person) -> Revision:
    """Put a proposed definition in force.

    Where readings before and after can be compared, those so far go on in its series, and each keeps
    under which revision it was read. Else they stay with the definition they were read under.
    """
    revision = _waiting(revision, by)
    if by.pk == revision.proposed_by_id:
        raise OwnProposal("You proposed this revision: somebody else must approve it. You may take it back.")
    require(by, MeasuresAbility.APPROVE_REVISIONS, revision.measure)
    measure = revision.measure
    still_counted(measure)
    before = measure.revisions.get(state=Revision.State.IN_FORCE)
    before.state = Revision.State.REPLACED
    before.save(update_fields=["state"])
    _decide(revision, Revision.State.IN_FORCE, by)
    if revision.comparable:
        _are_percentages(before, revision)
        readings = Reading.kept.filter(revision=before)
        no_longer(readings)
        moves = {"revision": revision, "known_since": clock.day()}
        readings.update(read_under=Coalesce("read_under", "revision"), **moves)
    record(
        "revision.approved",
        measure,
        by=by,
        revision=revision.number,
        proposed_by=str(revision.proposed_by),
        series="goes on" if revision.comparable else "begins anew",
        reason=revision.reason,
    )
    return revision


@action
def decline_revision(*, revision: Revision, reason: str, by: Person) -> Revision:
    """Turn down what somebody else proposed, with a reason."""
    revision = _waiting(revision, by)
    if by.pk == revision.proposed_by_id:
        raise OwnProposal("You proposed this revision: you may take it back.")
    require(by, MeasuresAbility.APPROVE_REVISIONS, revision.measure)
    if not reason.strip():
        raise NoReason("Say why the definition should stay as it is.")
    _decide(revision, Revision.State.DECLINED, by)
    record("revision.declined", revision.measure, by=by, revision=revision.number, reason=reason)
    return revision


@action
def take_back_revision(*, revision: Revision, by: Person) -> Revision:
    """Take back what one has proposed oneself, for as long as nobody has decided."""
    revision = _waiting(revision, by)
    require(by, MeasuresAbility.EDIT_MEASURES, revision.measure)
    if by.pk != revision.proposed_by_id:
        raise NotYourProposal(
            f"{revision.proposed_by} proposed this revision: only they may take it back. "
            "Whoever may approve it may decline it."
        )
    _decide(revision, Revision.State.TAKEN_BACK, None)
    record("revision.taken_back", revision.measure, by=by, revision=revision.number)
    return revision


@action
def undo_approval(*, revision: Revision, by: Person) -> Revision:
    """Let the definition before be in force again, and the revision wait anew: it was approved by mistake.

    Whoever approved it may, for as long as nothing was read under it. Raises ReadSince, and OwnDecision
    where somebody else approved it.
    """
    measure = Measure.objects.select_for_update().get(pk=revision.measure_id)
    require(by, MeasuresAbility.APPROVE_REVISIONS, measure)
    still_counted(measure)
    revision = Revision.objects.select_for_update(of=("self",)).get(pk=revision.pk)
    _may_be_undone(measure, revision, by)
    before = measure.revisions.agreed().filter(number__lt=revision.number).latest("number")
    Revision.objects.filter(pk=revision.pk).update(
        state=Revision.State.PROPOSED, decided_by=None, decided_at=None
    )
    Revision.objects.filter(pk=before.pk).update(state=Revision.State.IN_FORCE)
    moved = Reading.kept.filter(revision=revision)
    no_longer(moved)
    moves = {"revision": before, "known_since": clock.day()}
    moved.filter(read_under=before).update(read_under=None, **moves)
    moved.update(**moves)
    record("revision.approval_undone", measure, by=by, revision=revision.number, in_force=before.number)
    return Revision.objects.get(pk=revision.pk)


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


def _counts_alike(before: Revision, after: Revision) -> None:
    """Refuse one series for readings that are not counted alike. Raises NotComparable."""
    for name in COUNTED_ALIKE:
        if name == "kind" and {before.kind, after.kind} <= ONE_FIGURE:
            _are_percentages(before, after)
        elif getattr(before, name) != getattr(after, name):
            raise NotComparable(
                f"Readings before and after cannot be one series: ‘{_said(before, name)}’ becomes "
                f"‘{_said(after, name)}’. Say that they cannot be compared; the earlier ones are kept, "
                "with their chart."
            )


def _are_percentages(before: Revision, after: Revision) -> None:
    """Refuse to call what was read so far a percentage where a reading is none. Raises NotComparable."""
    if after.kind != Revision.Kind.PERCENTAGE_ONLY:
        return
    other = Reading.kept.filter(revision=before).exclude(value__range=(0, 100)).order_by("period").first()
    if other is not None:
        raise NotComparable(
            f"Readings before and after cannot be one series: a percentage is from 0 to 100, and the reading "
            f"for {named(other.period, before.frequency)} is {other.value:g}. Say that they cannot be "
            "compared, or correct it first."
        )


def _may_be_undone(measure: Measure, revision: Revision, by: Person) -> None:
    if revision.state != Revision.State.IN_FORCE or revision.number == 1:
        raise AlreadyDecided(f"Revision {revision.number} is not what was approved last.")
    if revision.decided_by_id != by.pk:
        raise NotYourProposal(f"{revision.decided_by} approved it: only they may take that back.")
    if waiting := measure.revisions.filter(state=Revision.State.PROPOSED).first():
        raise AlreadyProposed(f"Revision {waiting.number} is proposed since: it must be decided first.")
    if own := Reading.kept.filter(revision=revision, read_under=None).order_by("period").first():
        raise ReadSince(
            f"Something was read under revision {revision.number} since "
            f"({named(own.period, revision.frequency)}). To go back to the definition before, "
            "propose it as a revision."
        )


def _waiting(revision: Revision, by: Person) -> Revision:
    """The revision, locked, with its measure, if it still waits. Raises AlreadyDecided."""
    measure = Measure.objects.select_for_update().get(pk=revision.measure_id)
    if not can(by, MeasuresAbility.APPROVE_REVISIONS, measure):
        require(by, MeasuresAbility.EDIT_MEASURES, measure)
    found = Revision.objects.select_for_update(of=("self",)).select_related("proposed_by")
    revision = found.get(pk=revision.pk)
    revision.measure = measure
    if revision.state != Revision.State.PROPOSED:
        raise AlreadyDecided(f"Revision {revision.number} is {revision.get_state_display().lower()}.")
    return revision


def _decide(revision: Revision, state: Revision.State, by: Person | None) -> None:
    revision.state, revision.decided_by, revision.decided_at = state, by, clock.now()
    revision.save(update_fields=["state", "decided_by", "decided_at"])
