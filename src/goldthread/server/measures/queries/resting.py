"""What rests on a definition, so that it is not put anew, or on a file, so that it is not taken back."""

from collections.abc import Iterator

from ..models import Correction, Import, Measure, Phase, PointNote, Reading, Revision
from ..periods import named


def may_define_anew(measure: Measure) -> bool:
    """Whether nothing hangs on the first definition, and it is the only one.

    A reading that is withdrawn can be put back, and a file that was taken back can be taken in again.
    """
    if measure.revisions.count() > 1 or Reading.kept.filter(revision__measure=measure).exists():
        return False
    return not measure.touched_by.exclude(taken_back_at=None).exists()


def rests_on(looked: Import) -> Iterator[str]:
    """What rests on the readings an import brought, each as a sentence without its full stop."""
    yield from _not_kept(looked)
    yield from _revised(looked)
    yield from _corrected_since(looked)
    yield from _withdrawn(looked)
    yield from _noted(looked)
    yield from _rebased(looked)


def _not_kept(looked: Import) -> Iterator[str]:
    """Of a file that an older Goldthread took in, it is not known which readings it brought."""
    if not Reading.kept.filter(came_with=looked).exists() and not looked.corrections.exists():
        yield "it was taken in before it was kept which readings came with which file"


def _revised(looked: Import) -> Iterator[str]:
    replaced = Revision.objects.filter(readings__came_with=looked).exclude(state=Revision.State.IN_FORCE)
    moved = Revision.objects.filter(readings__came_with=looked, readings__read_under__isnull=False)
    for revision in (replaced | moved).select_related("measure").distinct():
        yield f"the definition of {revision.measure.code} was revised since"


def _corrected_since(looked: Import) -> Iterator[str]:
    """Readings it brought, or changed, that say otherwise since: by hand, or by another file."""
    added = Correction.objects.filter(reading__came_with=looked)
    changed = Correction.objects.filter(
        reading__corrections__came_with=looked, at__gt=looked.taken_in_at
    ).exclude(came_with=looked)
    found = (added | changed).select_related("reading__revision__measure", "came_with").distinct()
    last: dict[int, Correction] = {}
    brought: dict[int, Correction] = {}
    for correction in found.order_by("reading__period", "at", "pk"):
        brought.setdefault(correction.reading_id, correction)
        last[correction.reading_id] = correction
    for key, correction in last.items():
        if not _says_again(correction.reading, brought[key]):
            how = f"changed by {correction.came_with.name}" if correction.came_with else "corrected"
            yield f"{_reading(correction.reading)} was {how} since"


def _says_again(reading: Reading, was: Correction) -> bool:
    """Whether a reading says again what it said before that correction."""
    now = (reading.value, reading.numerator, reading.denominator)
    return now == (was.value, was.numerator, was.denominator)


def _withdrawn(looked: Import) -> Iterator[str]:
    added = Reading.kept.filter(came_with=looked, withdrawn=True)
    changed = Reading.kept.filter(corrections__came_with=looked, withdrawn=True)
    for reading in (added | changed).select_related("revision__measure").distinct().order_by("period"):
        yield f"{_reading(reading)} was withdrawn since"


def _noted(looked: Import) -> Iterator[str]:
    notes = PointNote.objects.filter(measure__touched_by=looked, at__gt=looked.taken_in_at)
    for note in notes.select_related("measure"):
        brought = Reading.kept.filter(revision__measure=note.measure, period=note.period)
        if reading := (
            brought.filter(came_with=looked) | brought.filter(corrections__came_with=looked)
        ).first():
            yield f"there is a note on {_reading(reading)}"


def _rebased(looked: Import) -> Iterator[str]:
    phases = Phase.objects.filter(measure__touched_by=looked, at__gt=looked.taken_in_at)
    for phase in phases.select_related("measure"):
        yield f"the chart of {phase.measure.code} was rebased since, with these readings"


def _reading(reading: Reading) -> str:
    revision = reading.revision
    return f"{named(reading.period, revision.frequency)} of {revision.measure.code}"
