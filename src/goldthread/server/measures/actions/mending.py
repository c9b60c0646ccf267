"""Mistakes in readings mended: a reading withdrawn and put back, a correction taken back."""

from django.utils import timezone

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from ..abilities import MeasuresAbility
from ..counting import Counted, in_unit
from ..models import Correction, Measure, Reading, Withdrawal
from ..periods import named
from ..refusals import AlreadyRead, NoReason, NotTheLast, NotWithdrawn
from .formerly import no_longer
from .readings import put_right


@action
def withdraw_reading(*, reading: Reading, reason: str, by: Person) -> Reading:
    """Take a reading off its series, with a reason. It is kept, and can be put back."""
    reading = _locked(reading, by)
    if not reason.strip():
        raise NoReason("Say why it is withdrawn.")
    if reading.withdrawn:
        raise NotWithdrawn("This reading is withdrawn already.")
    no_longer([reading])
    reading.withdrawn = True
    reading.save(update_fields=["withdrawn"])
    Withdrawal.objects.create(reading=reading, reason=reason, by=by)
    record("reading.withdrawn", _measure(reading), by=by, **_said(reading), reason=reason)
    return reading


@action
def put_back_reading(*, reading: Reading, by: Person) -> Reading:
    """Put a withdrawn reading back where it was.

    Raises NotWithdrawn, and AlreadyRead where its period was read again since.
    """
    reading = _locked(reading, by)
    if not reading.withdrawn:
        raise NotWithdrawn("This reading is not withdrawn.")
    again = Reading.objects.filter(
        revision=reading.revision_id, back_cast=reading.back_cast, period=reading.period
    )
    if other := again.first():
        raise AlreadyRead(
            f"{_when(reading)} was read again since ({in_unit(other.value, other.revision.unit)}). "
            "Withdraw that reading first, or correct it."
        )
    Withdrawal.objects.filter(reading=reading, put_back_at=None).update(
        put_back_by=by, put_back_at=timezone.now()
    )
    reading.withdrawn, reading.known_since = False, clock.day()
    reading.save(update_fields=["withdrawn", "known_since"])
    record("reading.put_back", _measure(reading), by=by, **_said(reading))
    return reading


@action
def take_back_correction(*, correction: Correction, by: Person) -> Reading:
    """Let a reading say again what it said before its last correction. Both stay on the record.

    Raises NotTheLast where it was corrected again since.
    """
    reading = _locked(correction.reading, by)
    last = reading.corrections.order_by("-at", "-pk").first()
    if last is None or last.pk != correction.pk:
        raise NotTheLast(f"{_when(reading)} was corrected again since: correct it once more instead.")
    was = reading.value
    before = Counted(correction.value, correction.numerator, correction.denominator)
    put_right([(reading, before)], "The correction was taken back.", by)
    record(
        "correction.taken_back",
        _measure(reading),
        by=by,
        period=_period(reading),
        value=f"{was:.6g} → {in_unit(reading.value, reading.revision.unit)}",
    )
    return reading


def _locked(reading: Reading, by: Person) -> Reading:
    """The reading, its measure and itself locked, if this person may record readings of it."""
    measure = Measure.objects.select_for_update().get(revisions=reading.revision_id)
    require(by, MeasuresAbility.RECORD_READINGS, measure)
    found = Reading.kept.select_for_update(of=("self",)).select_related("revision__measure")
    return found.get(pk=reading.pk)


def _measure(reading: Reading) -> Measure:
    return reading.revision.measure


def _period(reading: Reading) -> str:
    return named(reading.period, reading.revision.frequency)


def _when(reading: Reading) -> str:
    period = _period(reading)
    return f"{period[:1].upper()}{period[1:]}"


def _said(reading: Reading) -> dict[str, object]:
    return {
        "period": _period(reading),
        "value": in_unit(reading.value, reading.revision.unit),
        "revision": reading.revision.number,
        "back_cast": "yes" if reading.back_cast else None,
    }
