"""A measure as it was known at the end of a day: its readings, and what else its chart rests on."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Min, Q

from goldthread.server import clock

from ..models import Basis, ChartChoice, Formerly, Measure, Phase, Reading, Revision
from .official import is_provisional
from .series import READ, Row, in_force


class NotKnown(LookupError):
    """Nobody can say what was known then; why, in a sentence."""


@dataclass(frozen=True, eq=False)
class Known:
    """One series of a measure as it was known at the end of a day.

    measure, revision: as they were then, to be looked at and never saved; the state of the revision is that
    of then, and a target is only there where it was the target then. phases: where limits began anew.
    """

    day: date
    measure: Measure
    revision: Revision
    back_cast: bool
    is_provisional: bool
    phases: tuple[Phase, ...]

    @cached_property
    def rows(self) -> list[Row]:
        """Its readings, first to last. Two queries."""
        of_it = {"revision": self.revision.pk, "back_cast": self.back_cast}
        there = Q(known_since=None) | Q(known_since__lte=self.day)
        gone = Q(since=None) | Q(since__lte=self.day)
        still = Reading.objects.filter(there, **of_it).values_list(*READ)
        no_longer = Formerly.objects.filter(gone, until__gt=self.day, **of_it).values_list(*READ)
        return sorted((Row(*row) for row in (*still, *no_longer)), key=lambda row: row.period)


def known_at(measure: Measure, day: date, number: int | None = None, *, back_cast: bool = False) -> Known:
    """What was known at the end of that day, of the revision in force then or one before it.

    Raises NotKnown for a day that has not come, that lies before the first reading or before any of it was
    kept, and for a revision that was not in force by then.
    """
    if day > clock.today():
        raise NotKnown(f"{_day(day)} has not come yet: what will be known then nobody knows.")
    basis = _basis_on(measure, day)
    revision, says, state = basis.revision, basis.says, Revision.State.IN_FORCE
    if number is not None and number != revision.number:
        revision, says = _earlier(measure, day, number, before=revision.number)
        state = Revision.State.REPLACED
    found = Known(
        day,
        _measure_then(measure, basis.says),
        _revision_then(revision, says, state),
        back_cast,
        state == Revision.State.IN_FORCE and basis.says["provisional"],
        tuple(Phase(starts=date.fromisoformat(starts), reason=why) for starts, why in basis.says["phases"]),
    )
    if not found.rows and number is None:
        raise NotKnown(_nothing_read(measure, day))
    return found


def basis_now(measure: Measure) -> Basis:
    """What its chart rests on now, not saved. Three queries at most."""
    revision, choice = in_force(measure), measure.charted
    says = {
        **revision.says,
        "suggested": list(revision.suggested),
        "provisional": is_provisional(measure, revision),
        "target": measure.target,
        "target_on": measure.target_on.isoformat() if measure.target_on else None,
        "chart": [choice.kind, choice.rules, choice.reason] if choice else [],
        "phases": [[each.starts.isoformat(), each.reason] for each in measure.phases.all()],
    }
    return Basis(measure=measure, on=clock.day(), revision=revision, says=says)


def _basis_on(measure: Measure, day: date) -> Basis:
    kept = measure.bases.select_related("revision")
    if found := kept.filter(on__lte=day).order_by("on").last():
        return found
    if day == clock.today():
        return basis_now(measure)
    first = kept.order_by("on").first()
    since = f"before {_day(first.on)}" if first else "so far"
    raise NotKnown(f"What was known of this measure {since} is not kept: it cannot be shown for {_day(day)}.")


def _earlier(measure: Measure, day: date, number: int, *, before: int) -> tuple[Revision, dict[str, Any]]:
    """A revision that was in force before the one of that day, and what it said last."""
    kept = measure.bases.filter(on__lte=day, revision__number=number).select_related("revision")
    if found := kept.order_by("on").last():
        return found.revision, found.says
    revision = measure.revisions.agreed().filter(number=number, number__lt=before).first()
    if revision is None:
        raise NotKnown(f"Revision {number} was not in force on {_day(day)}, nor before.")
    return revision, revision.says | {"suggested": revision.suggested}


def _measure_then(measure: Measure, says: dict[str, Any]) -> Measure:
    then = copy(measure)
    then.target = says["target"]
    then.target_on = date.fromisoformat(says["target_on"]) if says["target_on"] else None
    kind, rules, reason = says["chart"] or ("", "", "")
    then.charted = ChartChoice(kind=kind, rules=rules, reason=reason) if says["chart"] else None
    return then


def _revision_then(revision: Revision, says: dict[str, Any], state: Revision.State) -> Revision:
    then = copy(revision)
    for name in (*Revision.SAYS, "suggested"):
        setattr(then, name, says[name])
    then.state = state
    return then


def _nothing_read(measure: Measure, day: date) -> str:
    """That nothing was read by then, and when the first reading was recorded."""
    there = Reading.objects.filter(revision__measure=measure).aggregate(first=Min("known_since"))
    gone = Formerly.objects.filter(revision__measure=measure).aggregate(first=Min("since"))
    first = min(filter(None, (there["first"], gone["first"])), default=None)
    said = f"Nothing had been read of this measure by {_day(day)}."
    return f"{said} Its first reading was recorded on {_day(first)}." if first and first > day else said


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
