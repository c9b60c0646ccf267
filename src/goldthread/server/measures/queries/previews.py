"""What taking in a file would do: each reading added, changed, left as it is, or refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.timezone import localtime

from goldthread.server.people.models import Organisation, Person

from ..counting import Counted, NewReading, counted, in_time
from ..files import Asked, Columns, Problem, ReadFile, ReadRow, Wanted
from ..models import Import, Measure, Reading, Revision
from ..periods import first_day, named
from ..refusals import WrongPeriod, WrongValue
from .circles import withheld_from
from .codes import codes_now

Heard = Callable[..., None]
"""Hears how far something is: `heard(1)` for one more, `heard(step=…, total=…)` for what begins."""


KEPT = "The figures of {code} are kept to a circle that you are not in: somebody in it takes them in"


def say_nothing(*more: int, **said: object) -> None:
    """Where nobody waits to hear it."""


Was = tuple[float, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Line:
    """One reading that would be added, or changed from what was there."""

    revision: int
    code: str
    when: str
    period: date
    now: Counted
    was: Was | None

    @property
    def before(self) -> Counted | None:
        """What was there, as it is kept."""
        return None if self.was is None else Counted(*self.was)


@dataclass
class Preview:
    """What a file would do. With any problem, or anything asked, it can do nothing.

    notes: how it was read. asked: what could be read in two ways. headings and columns: all that there are,
    and which was taken for what. read_as: what is remembered for the next file.
    """

    added: list[Line] = field(default_factory=list)
    changed: list[Line] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seen_before: Import | None = None
    asked: list[Asked] = field(default_factory=list)
    headings: tuple[str, ...] = ()
    columns: Columns = field(default_factory=Columns)
    read_as: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def can_be_kept(self) -> bool:
        """Whether there is something to decide: nothing refused, nothing asked, no column in doubt."""
        open_questions = self.problems or self.asked or self.columns.doubts
        return bool(not open_questions and (self.added or self.changed))

    @property
    def seen_said(self) -> str:
        """That this very file was taken in before, when and by whom; nothing if it was not."""
        if not (before := self.seen_before) or before.taken_in_at is None:
            return ""
        at = localtime(before.taken_in_at)
        return f"This same file was taken in on {at.day} {at:%B %Y} by {before.by}."

    @property
    def rows(self) -> Iterator[list[object]]:
        """The readings as `actions.look_at` takes them."""
        for line in (*self.added, *self.changed):
            now = line.now
            was = None if line.was is None else list(line.was)
            yield [
                line.revision,
                line.period.isoformat(),
                now.value,
                now.numerator,
                now.denominator,
                was,
            ]


def wanted_of(revision: Revision) -> Wanted:
    """What a file of readings of that revision should hold."""
    return Wanted(
        revision.frequency,
        revision.unit,
        revision.has_denominator,
        counts=revision.kind == Revision.Kind.COUNT,
        percentage=revision.kind == Revision.Kind.PERCENTAGE,
        names=(revision.measure.code, revision.measure.title),
    )


def definitions(organisation: Organisation, measure: Measure | None = None) -> dict[str, Revision]:
    """The revisions in force by their measure's code: of one measure, or of all of the organisation.

    The codes that measures had before lead to them, too.
    """
    found = Revision.objects.filter(
        measure__organisation=organisation, state=Revision.State.IN_FORCE
    ).select_related("measure")
    if measure:
        found = found.filter(measure=measure)
    known = {revision.measure.code: revision for revision in found}
    return {was: known[now] for was, now in codes_now(organisation).items() if now in known} | known


def preview(
    read: ReadFile,
    organisation: Organisation,
    measure: Measure | None,
    sha256: str,
    today: date,
    heard: Heard = say_nothing,
    *,
    to: Person,
) -> Preview:
    """Compare what was read with what is there: three queries, however many rows. Changes nothing.

    to: who sees it. Rows of measures whose figures are kept from them are refused, unread.
    """
    known = definitions(organisation, measure)
    found = Preview(problems=list(read.problems), notes=list(read.notes), asked=list(read.asked))
    found.headings, found.columns = read.headings, read.columns
    found.seen_before = (
        Import.objects.filter(
            sha256=sha256, organisation=organisation, taken_in_at__isnull=False, taken_back_at=None
        )
        .select_related("by")
        .first()
    )
    revisions = {code: known[code] for code in {_code(row, measure) for row in read.rows} & set(known)}
    found.notes += [
        f"{code} is called {revision.measure.code} now."
        for code, revision in sorted(revisions.items())
        if code != revision.measure.code
    ]
    kept = withheld_from(to, (revision.measure for revision in revisions.values()))
    held = _held(revision for revision in revisions.values() if revision.measure_id not in kept)
    rows: dict[tuple[int, date], int] = {}
    heard(step="Comparing with what is there", total=len(read.rows))
    for row in read.rows:
        heard(1)
        revision = revisions[_code(row, measure)]
        period = first_day(row.day, revision.frequency)
        if revision.measure_id in kept:
            found.problems.append(Problem(KEPT.format(code=revision.measure.code), row.number))
            continue
        if problem := _wrong(row, revision, period, rows, read, today):
            found.problems.append(problem)
            continue
        try:
            now = counted(
                NewReading(period, row.value, row.numerator, row.denominator), revision.kind, revision.per
            )
        except WrongValue as wrong:
            found.problems.append(_wrong_value(row, read, wrong))
            continue
        _sort(found, revision, period, now, held.get((revision.pk, period)))
    found.problems.sort(key=lambda problem: problem.row or 0)
    return found


def waiting(looked: Import) -> Preview:
    """The preview of an import that waits to be decided, from its rows."""
    rows = looked.rows or []
    revisions = {
        r.pk: r for r in Revision.objects.filter(pk__in={row[0] for row in rows}).select_related("measure")
    }
    found = Preview(unchanged=looked.unchanged, notes=list(looked.notes))
    for key, day, value, numerator, denominator, was in rows:
        revision, period = revisions[key], date.fromisoformat(day)
        line = Line(
            key,
            revision.measure.code,
            named(period, revision.frequency),
            period,
            Counted(value, numerator, denominator),
            None if was is None else (was[0], was[1], was[2]),
        )
        (found.added if was is None else found.changed).append(line)
    return found


def _code(row: ReadRow, measure: Measure | None) -> str:
    return measure.code if measure else row.measure


def _held(revisions: Iterable[Revision]) -> dict[tuple[int, date], Was]:
    found = Reading.objects.filter(revision__in=[r.pk for r in revisions], back_cast=False).order_by()
    rows = found.values_list("revision_id", "period", "value", "numerator", "denominator")
    return {(revision, period): (v, n, d) for revision, period, v, n, d in rows.iterator(chunk_size=10_000)}


def _wrong(
    row: ReadRow,
    revision: Revision,
    period: date,
    rows: dict[tuple[int, date], int],
    read: ReadFile,
    today: date,
) -> Problem | None:
    """What is wrong with a row's period, or with its measure."""
    if retired := revision.measure.retired_on:
        return Problem(f"{revision.measure.code} was retired on {retired:%d %B %Y}", row.number)
    try:
        in_time(period, revision.frequency, today)
    except WrongPeriod as wrong:
        return Problem(str(wrong), row.number, read.column("period"))
    first = rows.setdefault((revision.pk, period), row.number)
    if first != row.number:
        said = f"{named(period, revision.frequency)} stands in row {first} already; keep one of the two"
        return Problem(said, row.number, read.column("period"))
    return None


def _wrong_value(row: ReadRow, read: ReadFile, wrong: WrongValue) -> Problem:
    number = getattr(row, wrong.column)
    return Problem(
        str(wrong), row.number, read.column(wrong.column), "" if number is None else f"{number:.10g}"
    )


def _sort(found: Preview, revision: Revision, period: date, now: Counted, was: Was | None) -> None:
    """Put a reading where it belongs: unchanged, added or changed."""
    if was is not None and _same(was, now):
        found.unchanged += 1
        return
    code = revision.measure.code
    line = Line(revision.pk, code, named(period, revision.frequency), period, now, was)
    (found.added if was is None else found.changed).append(line)


def _same(was: Was, now: Counted) -> bool:
    if now.numerator is not None and was[1] is not None:
        return (was[1], was[2]) == (now.numerator, now.denominator)
    return was[0] == now.value
