"""Readings: recorded, and corrected with a reason. What a corrected one said before is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from ..abilities import MeasuresAbility
from ..counting import Counted, NewReading, counted, in_time, in_unit
from ..models import Correction, Import, Measure, Reading, Revision
from ..periods import first_day, named
from ..refusals import (
    AlreadyRead,
    NoReason,
    NotABackCast,
    NothingChanged,
    WrongPeriod,
    WrongValue,
)
from .formerly import no_longer
from .measures import still_counted


@dataclass(frozen=True)
class Recorded:
    """What recording some readings did: how many were new, put right, or there already."""

    added: int
    changed: int
    unchanged: int


@action
def record_readings(
    *,
    measure: Measure,
    readings: Sequence[NewReading],
    by: Person,
    back_cast: bool = False,
    reason: str = "",
) -> Recorded:
    """Record readings under the revision in force: all of them or none.

    Each is for the period that holds its day. A reading that is there already with the same value
    is left; one with another value is corrected if there is a reason, else refused. A back-cast is
    what a later revision would have read before it was in force, and is kept as its own series.
    Raises WrongValue, WrongPeriod, AlreadyRead, NotABackCast, NothingChanged.
    """
    measure = Measure.objects.select_for_update().get(pk=measure.pk)
    require(by, MeasuresAbility.RECORD_READINGS, measure)
    still_counted(measure)
    revision = measure.revisions.get(state=Revision.State.IN_FORCE)
    new = _checked(revision, readings)
    if back_cast:
        _may_be_back_cast(revision, new)
    held = {r.period: r for r in revision.readings.filter(back_cast=back_cast, period__in=list(new))}
    different = [(held[p], c) for p, c in new.items() if p in held and not same(held[p], c)]
    added = {p: c for p, c in new.items() if p not in held}
    if different and not reason.strip():
        reading, now = different[0]
        raise AlreadyRead(
            f"There is a reading for {named(reading.period, revision.frequency)} already: "
            f"{in_unit(reading.value, revision.unit)}. To make it {in_unit(now.value, revision.unit)}, "
            "give a reason."
        )
    if not different and not added:
        raise NothingChanged("These readings are here already, with the same values: nothing was changed.")
    add(revision, added.items(), back_cast=back_cast)
    put_right(different, reason, by)
    recorded = Recorded(len(added), len(different), len(new) - len(added) - len(different))
    record(
        "readings.recorded",
        measure,
        by=by,
        **_said(revision, new, back_cast),
        added=recorded.added,
        changed=recorded.changed or None,
        reason=reason,
    )
    return recorded


@action
def correct_reading(
    *,
    reading: Reading,
    reason: str,
    value: float | None = None,
    numerator: float | None = None,
    denominator: float | None = None,
    by: Person,
) -> Reading:
    """Put one reading right, of whichever revision. What it said before is kept, with the reason."""
    measure = Measure.objects.select_for_update().get(revisions=reading.revision_id)
    require(by, MeasuresAbility.RECORD_READINGS, measure)
    reading = Reading.objects.select_for_update(of=("self",)).select_related("revision").get(pk=reading.pk)
    revision = reading.revision
    if not reason.strip():
        raise NoReason("Say why it was wrong.")
    given = NewReading(reading.period, value, numerator, denominator)
    now = _value(given, revision)
    if same(reading, now):
        raise NothingChanged("The reading says that already.")
    was = reading.value
    put_right([(reading, now)], reason, by)
    record(
        "reading.corrected",
        measure,
        by=by,
        period=named(reading.period, revision.frequency),
        value=f"{was:.6g} → {in_unit(now.value, revision.unit)}",
        reason=reason,
    )
    return reading


def same(reading: Reading, now: Counted) -> bool:
    """Whether a reading says the same as what was counted."""
    if now.numerator is not None and reading.numerator is not None:
        return (reading.numerator, reading.denominator) == (now.numerator, now.denominator)
    return reading.value == now.value


def add(revision: Revision, new: Iterable[tuple[date, Counted]], *, back_cast: bool = False) -> None:
    """Add readings, many at a time."""
    today = clock.day()
    Reading.objects.bulk_create(
        [
            Reading(
                revision=revision,
                back_cast=back_cast,
                period=period,
                value=now.value,
                numerator=now.numerator,
                denominator=now.denominator,
                known_since=today,
            )
            for period, now in new
        ],
        batch_size=2000,
    )


def put_right(
    changes: Sequence[tuple[Reading, Counted]], reason: str, by: Person, came_with: Import | None = None
) -> None:
    """Change readings, keeping what each said before; `came_with` is the file that said otherwise."""
    today = clock.day()
    no_longer(reading for reading, _ in changes)
    Correction.objects.bulk_create(
        [
            Correction(
                reading=reading,
                value=reading.value,
                numerator=reading.numerator,
                denominator=reading.denominator,
                reason=reason,
                came_with=came_with,
                by=by,
            )
            for reading, _ in changes
        ],
        batch_size=1000,
    )
    for reading, now in changes:
        reading.known_since = today
        reading.value, reading.numerator, reading.denominator = now.value, now.numerator, now.denominator
    Reading.objects.bulk_create(  # those that are there are updated: many times quicker than bulk_update
        [reading for reading, _ in changes],
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=["value", "numerator", "denominator", "known_since"],
    )


def _checked(revision: Revision, readings: Sequence[NewReading]) -> dict[date, Counted]:
    """Readings by the first day of their period, each with its value worked out."""
    if not readings:
        raise NothingChanged("There are no readings to record.")
    new: dict[date, Counted] = {}
    for reading in readings:
        period = first_day(reading.period, revision.frequency)
        try:
            in_time(period, revision.frequency, clock.today())
        except WrongPeriod as wrong:
            raise WrongPeriod(_sentence(str(wrong))) from wrong
        if period in new:
            raise WrongPeriod(f"There are two readings for {named(period, revision.frequency)}.")
        new[period] = _value(reading, revision)
    return new


def _value(reading: NewReading, revision: Revision) -> Counted:
    try:
        return counted(reading, revision.kind, revision.per)
    except WrongValue as wrong:
        period = named(first_day(reading.period, revision.frequency), revision.frequency)
        raise WrongValue(_sentence(f"{period}: {wrong}")) from wrong


def _may_be_back_cast(revision: Revision, new: dict[date, Counted]) -> None:
    if revision.number == 1:
        raise NotABackCast(
            "A back-cast is what a later revision would have read before it was in force; "
            "this measure has one revision."
        )
    read = revision.readings.filter(back_cast=False, period__in=list(new)).values_list("period", flat=True)
    if period := min(read, default=None):
        raise NotABackCast(
            f"{_sentence(named(period, revision.frequency))} It was read under this revision, "
            "so it cannot be back-cast."
        )


def _said(revision: Revision, new: dict[date, Counted], back_cast: bool) -> dict[str, object]:
    """Which readings, as the history says it."""
    periods = sorted(new)
    span = [named(p, revision.frequency) for p in dict.fromkeys([periods[0], periods[-1]])]
    one = next(iter(new.values())).value if len(new) == 1 else None
    return {
        "period": " to ".join(span),
        "value": None if one is None else in_unit(one, revision.unit),
        "revision": revision.number,
        "back_cast": "yes" if back_cast else None,
    }


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
