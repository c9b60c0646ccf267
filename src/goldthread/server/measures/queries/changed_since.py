"""What is otherwise now than it was known to be on a day, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils import timezone

from ..models import ChartChoice, Correction, Measure, Revision, Withdrawal
from ..periods import named
from .charted_series import phases_of, rows_of
from .known import Known
from .series import Row, goes_on_under, in_force

AGREED = (Revision.State.IN_FORCE, Revision.State.REPLACED)
AT_MOST = 12
"""So many readings that say otherwise now are named; how many more there are is said."""


def changed_since(measure: Measure, known: Known) -> list[str]:
    """What was corrected, withdrawn, read or decided since then, of the series that was known.

    measure: as it is now. What readings say now is looked for in the series that goes on from it.
    """
    revisions = list(measure.revisions.all())
    revision = _where_it_goes_on(revisions, known.revision, in_force(measure))
    return [
        *_readings(known, revision),
        *_target(measure, known),
        *_drawn(measure, known),
        *_phases(measure, known),
        *_defined(revisions, known),
    ]


def _where_it_goes_on(revisions: list[Revision], then: Revision, now: Revision) -> Revision:
    """Where the readings of then are now: with a later revision, or with the one that is in force again."""
    found = next(each for each in revisions if each.pk == then.pk)
    if found.state not in AGREED:
        return now
    return goes_on_under(revisions).get(found.pk, found)


def _readings(known: Known, revision: Revision) -> Iterator[str]:
    then = {row.period: row for row in known.rows}
    now = {row.period: row for row in rows_of(revision, back_cast=known.back_cast)}
    frequency, unit = known.revision.frequency, "%" if known.revision.unit == "%" else ""
    reasons = _reasons(known, revision)
    different = [day for day in then if now.get(day) != then[day]]
    for day in different[:AT_MOST]:
        why = f": {reasons[day]}" if day in reasons else ""
        yield _ended(f"{_begun(named(day, frequency))} {_otherwise(then[day], now.get(day), unit)}{why}")
    if len(different) > AT_MOST:
        yield f"{len(different) - AT_MOST} more readings say otherwise now."
    last, new = max(then, default=date.min), [day for day in now if day not in then]
    yield from _read_since("later", sum(day > last for day in new))
    yield from _read_since("earlier", sum(day < last for day in new))


def _read_since(which: str, periods: int) -> Iterator[str]:
    if periods:
        yield f"{periods} {which} {'period has' if periods == 1 else 'periods have'} been read since."


def _otherwise(then: Row, now: Row | None, unit: str) -> str:
    if now is None:
        return f"said {then.value:.6g}{unit}; that reading is not there now"
    if now.value == then.value:
        return f"said {_counts(then)}, and says {_counts(now)} now"
    return f"said {then.value:.6g}{unit}, and says {now.value:.6g}{unit} now"


def _counts(row: Row) -> str:
    return (
        f"{row.numerator:.6g} of {row.denominator:.6g}" if row.numerator is not None else f"{row.value:.6g}"
    )


def _reasons(known: Known, revision: Revision) -> dict[date, str]:
    """Why readings of the series say otherwise, or are withdrawn, by their period: each one's last."""
    after = Q(reading__revision=revision, reading__back_cast=known.back_cast, at__date__gt=known.day)
    corrected = Correction.objects.filter(after, reading__withdrawn=False).order_by("at", "pk")
    withdrawn = Withdrawal.objects.filter(after, put_back_at=None).order_by("at", "pk")
    found = dict(withdrawn.values_list("reading__period", "reason"))
    return found | dict(corrected.values_list("reading__period", "reason"))


def _target(measure: Measure, known: Known) -> Iterator[str]:
    then, now = known.measure, measure
    if known.revision.state == Revision.State.IN_FORCE and (then.target, then.target_on) != (
        now.target,
        now.target_on,
    ):
        yield f"The target was {_aimed(then)} then, and is {_aimed(now)} now."


def _aimed(measure: Measure) -> str:
    if measure.target is None:
        return "none"
    by = f" by {measure.target_on.day} {measure.target_on:%B %Y}" if measure.target_on else ""
    return f"{measure.target:.6g}{by}"


def _drawn(measure: Measure, known: Known) -> Iterator[str]:
    then, now = known.measure.charted or ChartChoice(), measure.charted or ChartChoice()
    if (then.kind, then.rules) != (now.kind, now.rules):
        yield f"How it is drawn was decided otherwise: it was {then} then, and is {now} now."


def _phases(measure: Measure, known: Known) -> Iterator[str]:
    frequency = known.revision.frequency
    then = {each.starts: each.reason for each in known.phases}
    now = {each.starts: each.reason for each in phases_of(measure)}
    for starts in sorted(now.keys() - then.keys()):
        yield _ended(f"The limits are worked out anew from {named(starts, frequency)} now: {now[starts]}")
    for starts in sorted(then.keys() - now.keys()):
        yield f"The limits are no longer worked out anew from {named(starts, frequency)}."


def _defined(revisions: list[Revision], known: Known) -> Iterator[str]:
    """Which revisions came in force since, and whether the definition itself says otherwise."""
    for each in revisions:
        if _came_since(each, known.day):
            yield _ended(f"Revision {each.number} of the definition came in force: {each.reason}")
    found = next(each for each in revisions if each.pk == known.revision.pk)
    if found.state not in AGREED:
        yield f"Revision {found.number} of the definition, in force then, is in force no longer."
    elif not found.says_as(known.revision):
        yield "What the definition left unsaid then has been said."


def _came_since(revision: Revision, day: date) -> bool:
    if revision.number == 1 or revision.state not in AGREED or revision.decided_at is None:
        return False
    return timezone.localdate(revision.decided_at) > day


def _begun(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _ended(text: str) -> str:
    return text if text.rstrip()[-1:] in ".!?" else f"{text.rstrip()}."
