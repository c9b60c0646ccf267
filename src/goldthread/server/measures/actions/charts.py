"""What people decide and say about a chart: new limits from a period on, and notes on points."""

from collections.abc import Sequence
from datetime import date

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from ..abilities import MeasuresAbility
from ..models import Measure, Phase, PointNote, Revision
from ..periods import first_day, named
from ..phase_starts import has_points_on_both_sides
from ..refusals import DecidedMeanwhile, NoReason, WrongPeriod


@action
def start_phase(
    *, measure: Measure, starts: date, reason: str, known: Sequence[date] | None = None, by: Person
) -> Phase:
    """Work out the limits anew from a period on. A decision, with a reason; not a revision.

    known: where limits were worked out anew when whoever decides looked at the chart; None where they say
    nothing of it. Raises DecidedMeanwhile where that is otherwise now, and NoSuchPhase where fewer than two
    readings would stand before it or after it.
    """
    measure = Measure.objects.select_for_update().get(pk=measure.pk)
    require(by, MeasuresAbility.EDIT_MEASURES, measure)
    if not reason.strip():
        raise NoReason("Say why the limits should be worked out anew.")
    revision = measure.revisions.get(state=Revision.State.IN_FORCE)
    starts = first_day(starts, revision.frequency)
    _is_as_known(measure, revision, known)
    has_points_on_both_sides(measure, revision, starts)
    phase = Phase.objects.create(measure=measure, starts=starts, reason=reason, by=by, at=clock.now())
    record("phase.started", measure, by=by, starts=named(starts, revision.frequency), reason=reason)
    return phase


@action
def remove_phase(*, phase: Phase, reason: str, by: Person) -> None:
    """Take back the decision to work out limits anew, with a reason."""
    measure = Measure.objects.select_for_update().get(pk=phase.measure_id)
    require(by, MeasuresAbility.EDIT_MEASURES, measure)
    if not reason.strip():
        raise NoReason("Say why the limits should not be worked out anew there.")
    record("phase.removed", measure, by=by, starts=phase.starts, was=phase.reason, reason=reason)
    phase.delete()


@action
def note_point(*, measure: Measure, period: date, text: str, by: Person) -> PointNote:
    """Say what is known about one point. Raises WrongPeriod where there is no reading."""
    measure = Measure.objects.select_for_update().get(pk=measure.pk)
    require(by, PeopleAbility.RECORD_EVENTS, measure)
    revision = measure.revisions.get(state=Revision.State.IN_FORCE)
    period = first_day(period, revision.frequency)
    if not text.strip():
        raise NoReason("Say what is known about this point.", about="text")
    if len(text) > 200:
        raise NoReason("Keep a note to 200 letters: it stands beside a chart.", about="text")
    if not any(r.readings.filter(period=period).exists() for r in measure.revisions.all()):
        raise WrongPeriod(f"There is no reading for {named(period, revision.frequency)}.")
    note = PointNote.objects.create(measure=measure, period=period, text=text, by=by, at=clock.now())
    record("point.noted", measure, by=by, period=named(period, revision.frequency), text=text)
    return note


@action
def remove_note(*, note: PointNote, by: Person) -> None:
    """Take a note away."""
    measure = Measure.objects.select_for_update().get(pk=note.measure_id)
    require(by, PeopleAbility.RECORD_EVENTS, measure)
    record("note.removed", measure, by=by, period=note.period, text=note.text)
    note.delete()


def _is_as_known(measure: Measure, revision: Revision, known: Sequence[date] | None) -> None:
    """Refuse a decision that was taken on a chart which somebody else has rebased since."""
    if known is None:
        return
    now = list(measure.phases.select_related("by"))
    again = "Look at the chart as it would become now, and decide again. Nothing was changed."
    if added := [phase for phase in now if phase.starts not in known]:
        where = named(added[-1].starts, revision.frequency)
        raise DecidedMeanwhile(
            f"{added[-1].by} had the limits worked out anew from {where} while you looked. {again}"
        )
    if gone := set(known) - {phase.starts for phase in now}:
        where = named(max(gone), revision.frequency)
        raise DecidedMeanwhile(f"The new limits from {where} were taken back while you looked. {again}")
