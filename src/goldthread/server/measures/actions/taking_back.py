"""An import taken back whole, for as long as nothing rests on what it brought."""

from collections.abc import Iterator

from django.utils import timezone

from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from ..abilities import MeasuresAbility
from ..counting import Counted
from ..models import Correction, Import, Measure, Reading, Withdrawal
from ..queries import rests_on
from ..refusals import BuiltOn, NotTakenIn
from .formerly import no_longer
from .imports import may_see, place_of
from .readings import put_right

AT_MOST = 3
"""So many things that rest on an import are named; how many more there are is said."""


@action
def take_back_import(*, looked: Import, by: Person) -> Import:
    """Take an import back whole: what it added goes, what it changed says again what it said before.

    Its rows are kept with it, so that it can be taken in again. Raises NotTakenIn; and BuiltOn, which
    says what rests on its readings, and how to go on.
    """
    looked = Import.objects.select_for_update(of=("self",)).get(pk=looked.pk)
    require(by, MeasuresAbility.RECORD_READINGS, place_of(looked))
    may_see(by, looked)
    if looked.taken_in_at is None or looked.taken_back_at:
        raise NotTakenIn(f"‘{looked.name}’ is not taken in, or was taken back already: nothing was changed.")
    list(Measure.objects.select_for_update().filter(touched_by=looked).order_by("pk"))
    if resting := list(rests_on(looked)):
        raise BuiltOn(_told(looked, resting))
    looked.rows = list(_rows(looked))
    _restore(looked, by)
    _remove(looked)
    looked.taken_back_at, looked.taken_back_by = timezone.now(), by
    looked.save()
    record("import.taken_back", looked, by=by, file=looked.name, added=looked.added, changed=looked.changed)
    return looked


def _told(looked: Import, resting: list[str]) -> str:
    more = len(resting) - AT_MOST
    named = "; ".join(resting[:AT_MOST]) + (f"; and {more} more" if more > 0 else "")
    return (
        f"‘{looked.name}’ cannot be taken back whole: {named}. Take that back first, or withdraw or correct "
        "the readings that are wrong, one by one. Nothing was changed."
    )


def _rows(looked: Import) -> Iterator[list[object]]:
    """What it brought, as `take_in` takes it: what it added, then what it changed."""
    for r in Reading.kept.filter(came_with=looked).order_by("pk"):
        yield [r.revision_id, r.period.isoformat(), r.value, r.numerator, r.denominator, None]
    for c in looked.corrections.select_related("reading").order_by("pk"):
        r, was = c.reading, [c.value, c.numerator, c.denominator]
        yield [r.revision_id, r.period.isoformat(), r.value, r.numerator, r.denominator, was]


def _restore(looked: Import, by: Person) -> None:
    """Let what it changed say again what it said before; both are kept as corrections."""
    corrections = list(looked.corrections.select_related("reading"))
    changes = [(c.reading, Counted(c.value, c.numerator, c.denominator)) for c in corrections]
    put_right(changes, f"‘{looked.name}’ was taken back.", by)
    looked.corrections.update(came_with=None)


def _remove(looked: Import) -> None:
    """Remove the readings it added, with what was done to them and undone since; the record keeps that."""
    added = Reading.kept.filter(came_with=looked)
    no_longer(added)
    Correction.objects.filter(reading__in=added).delete()
    Withdrawal.objects.filter(reading__in=added).delete()
    added.delete()
