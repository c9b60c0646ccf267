"""Measures in a list: the last value, one sentence, and whether somebody should read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.methods import spc
from goldthread.server import clock

from ..models import Measure, Phase, Reading, Revision
from ..periods import unread_since
from .reading import is_overdue
from .series import Series, series_of
from .verdict import verdict_of


@dataclass(frozen=True, eq=False)
class Summary:
    """One measure as a list shows it. variation and assurance are None with too few readings.

    Where the usual limits mislead, they and the sentence are those of the adjusted chart.
    """

    measure: Measure
    revision: Revision
    readings: int
    last: date | None
    value: float | None
    sentence: str
    variation: spc.Meaning | None
    assurance: spc.Assurance | None
    unread: int | None

    @property
    def overdue(self) -> bool:
        """Whether two periods or more have passed unread."""
        return not self.measure.retired_on and is_overdue(self.unread)


def summaries(measures: Sequence[Measure]) -> list[Summary]:
    """What a list shows of each measure, in their order: three queries, however many there are."""
    keys = [m.pk for m in measures]
    revisions = {
        r.measure_id: r for r in Revision.objects.filter(measure__in=keys, state=Revision.State.IN_FORCE)
    }
    rows: dict[int, list[tuple[date, float]]] = {r.pk: [] for r in revisions.values()}
    found = Reading.objects.filter(revision__in=list(rows), back_cast=False).order_by("revision", "period")
    for revision, period, value in found.values_list("revision_id", "period", "value"):
        rows[revision].append((period, value))
    starts: dict[int, list[date]] = {}
    for measure_key, start in Phase.objects.filter(measure__in=keys).values_list("measure", "starts"):
        starts.setdefault(measure_key, []).append(start)
    today = clock.today()
    return [
        _summary(m, series_of(m, revisions[m.pk], rows[revisions[m.pk].pk], starts.get(m.pk, ())), today)
        for m in measures
    ]


def _summary(measure: Measure, one: Series, today: date) -> Summary:
    verdict = verdict_of(one)
    last = one.periods[-1] if len(one) else None
    return Summary(
        measure=measure,
        revision=one.revision,
        readings=len(one),
        last=last,
        value=float(one.values[-1]) if len(one) else None,
        sentence=verdict.in_words,
        variation=verdict.variation,
        assurance=verdict.assurance,
        unread=unread_since(last, today, one.revision.frequency) if last else None,
    )
