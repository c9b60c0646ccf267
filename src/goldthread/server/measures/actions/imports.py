"""A file of readings: looked at, then taken in whole, or not at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import NotAllowed, require
from goldthread.server.people.models import Organisation, Person

from ..abilities import MeasuresAbility
from ..counting import Counted
from ..models import Import, Measure, Reading, Revision
from ..queries.circles import keeps_file_from
from ..refusals import AlreadyTakenIn, NoReason, NothingChanged, ReadingsChanged
from .readings import put_right

Row = Sequence[Any]
"""A reading that waits: revision's key, period, value, numerator, denominator, and what was there.

What was there is None, or [value, numerator, denominator].
"""

BATCH = 2000
COLUMNS = (
    *("revision_id", "came_with_id", "period", "value", "numerator", "denominator"),
    *("back_cast", "withdrawn", "known_since"),
)
Progress = Callable[[int], None]


@action
def look_at(
    *,
    organisation: Organisation,
    measure: Measure | None,
    sha256: str,
    name: str,
    rows: Iterable[Row],
    unchanged: int,
    notes: Sequence[str] = (),
    read_as: Mapping[str, Any] | None = None,
    by: Person,
) -> Import:
    """Keep what was read from a file until somebody decides. The file itself is not kept.

    rows: only those to be added or changed, each cell guarded by who read them. notes: how the file
    was understood. read_as: which column was which, remembered for the measure's next file. measure is
    None for a file of many measures. What this person looked at before, and left undecided, is forgotten.
    """
    require(by, MeasuresAbility.RECORD_READINGS, measure or organisation)
    undecided = Import.objects.filter(organisation=organisation, measure=measure, by=by, taken_in_at=None)
    undecided.delete()
    looked = _begun(organisation, measure, sha256, name, list(rows), unchanged, by)
    may_see(by, looked)
    looked.notes = list(notes)
    looked.save()
    if measure and read_as is not None:
        Measure.objects.filter(pk=measure.pk).update(read_as=dict(read_as))
    record("import.looked_at", looked, by=by, **_said(looked))
    return looked


@action
def take_in(*, looked: Import, reason: str = "", by: Person, progress: Progress | None = None) -> Import:
    """Take in what was looked at: every row, or none. One reason for all that is changed.

    What was taken back can be taken in again so. Raises AlreadyTakenIn; NoReason; ReadingsChanged when
    what is there is no longer what the preview said.
    """
    looked = Import.objects.select_for_update().get(pk=looked.pk)
    require(by, MeasuresAbility.RECORD_READINGS, place_of(looked))
    if looked.rows is None:
        raise AlreadyTakenIn(f"{looked.name} was taken in already: nothing was changed.")
    may_see(by, looked)
    rows, looked.rows = looked.rows, None
    looked.taken_back_at = looked.taken_back_by = None
    return _taken_in(looked, rows, reason, by, progress)


@action
def import_now(
    *,
    organisation: Organisation,
    measure: Measure | None,
    sha256: str,
    name: str,
    rows: Iterable[Row],
    unchanged: int,
    reason: str = "",
    by: Person,
    progress: Progress | None = None,
) -> Import:
    """Look at a file and take it in at once, as the shell does."""
    require(by, MeasuresAbility.RECORD_READINGS, measure or organisation)
    waiting = list(rows)
    looked = _begun(organisation, measure, sha256, name, waiting, unchanged, by)
    may_see(by, looked)
    looked.rows = None
    looked.save()
    return _taken_in(looked, waiting, reason, by, progress)


@action
def discard(*, looked: Import, by: Person) -> None:
    """Leave a file that was looked at, and forget its rows."""
    looked = Import.objects.select_for_update().get(pk=looked.pk)
    require(by, MeasuresAbility.RECORD_READINGS, place_of(looked))
    if looked.taken_in_at:
        raise AlreadyTakenIn(f"{looked.name} was taken in already.")
    record("import.left", looked, by=by, file=looked.name)
    looked.delete()


def may_see(by: Person, looked: Import) -> None:
    """Refuse whoever is not in the circle of a measure that a file has readings of. Raises NotAllowed."""
    if keeps_file_from(by, looked):
        raise NotAllowed(
            "It has readings of a measure whose figures are kept to a circle: you are not in it."
        )


def _begun(
    organisation: Organisation,
    measure: Measure | None,
    sha256: str,
    name: str,
    rows: list[Row],
    unchanged: int,
    by: Person,
) -> Import:
    if not rows:
        raise NothingChanged("Every reading in it is here already, with the same value: nothing was changed.")
    changed = sum(row[5] is not None for row in rows)
    return Import(
        organisation=organisation,
        measure=measure,
        sha256=sha256,
        name=name[:200],
        rows=rows,
        added=len(rows) - changed,
        changed=changed,
        unchanged=unchanged,
        by=by,
    )


def _taken_in(
    looked: Import, rows: Sequence[Row], reason: str, by: Person, progress: Progress | None
) -> Import:
    if looked.changed and not reason.strip():
        raise NoReason("Some readings would be changed: say why they were wrong.")
    revisions = _still_in_force({row[0] for row in rows}, looked)
    there = {(r.revision_id, r.period): r for r in _readings(revisions)}
    _as_previewed(rows, there)
    done = progress or (lambda _: None)
    for batch in _batches(row for row in rows if row[5] is None):
        _add(batch, looked)
        done(len(batch))
    changes = [(there[row[0], _day(row)], Counted(row[2], row[3], row[4])) for row in rows if row[5]]
    put_right(changes, reason, by, came_with=looked)
    done(len(changes))
    looked.taken_in_at = clock.now()
    looked.save()
    measures = {r.measure for r in revisions.values()}
    looked.touched.set(measures)
    codes = sorted(m.code for m in measures)
    record("readings.imported", looked, by=by, measures=codes, **_said(looked), reason=reason)
    return looked


def _said(looked: Import) -> dict[str, object]:
    return {
        "file": looked.name,
        "sha256": looked.sha256,
        "added": looked.added,
        "changed": looked.changed,
        "unchanged": looked.unchanged,
    }


def _still_in_force(keys: Iterable[int], looked: Import) -> dict[int, Revision]:
    """The revisions of the rows, their measures locked. Raises ReadingsChanged if one was replaced."""
    wanted = set(keys)
    found = Revision.objects.filter(pk__in=wanted).select_related("measure")
    revisions = {r.pk: r for r in found}
    measures = [r.measure_id for r in revisions.values()]
    list(Measure.objects.select_for_update().filter(pk__in=measures).order_by("pk"))
    in_force = set(
        Revision.objects.filter(
            pk__in=wanted,
            state=Revision.State.IN_FORCE,
            measure__organisation=looked.organisation_id,
            measure__retired_on=None,
        ).values_list("pk", flat=True)
    )
    if in_force != wanted:
        raise ReadingsChanged("The definition of a measure changed since you looked: look at the file again.")
    return revisions


def _readings(revisions: dict[int, Revision]) -> list[Reading]:
    return list(Reading.objects.select_for_update().filter(revision__in=list(revisions), back_cast=False))


def _as_previewed(rows: Sequence[Row], there: dict[tuple[int, date], Reading]) -> None:
    """Refuse if what is there is not what the preview said. Raises ReadingsChanged."""
    for row in rows:
        reading = there.get((row[0], _day(row)))
        now = None if reading is None else [reading.value, reading.numerator, reading.denominator]
        if now != row[5]:
            raise ReadingsChanged(
                "Somebody changed these readings since you looked: look at the file again. "
                "Nothing was changed."
            )


def _add(rows: Sequence[Row], looked: Import) -> None:
    """Add readings as rows.

    As models they take five times as long, while others wait for the database.
    """
    quoted = connection.ops.quote_name
    into = f"{quoted(Reading._meta.db_table)} ({', '.join(map(quoted, COLUMNS))})"
    today = clock.day().isoformat()
    added = [(row[0], looked.pk, _day(row).isoformat(), *row[2:5], False, False, today) for row in rows]
    with connection.cursor() as cursor, connection.wrap_database_errors:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for each in added:
                    copy.write_row(each)
        else:
            cursor.executemany(f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(COLUMNS))})", added)


def _day(row: Row) -> date:
    return row[1] if isinstance(row[1], date) else date.fromisoformat(row[1])


def place_of(looked: Import) -> Measure | Organisation:
    """Where one must be allowed to record readings: the measure, or for a file of many the organisation."""
    return looked.measure or looked.organisation


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch
