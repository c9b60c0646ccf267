"""Where measures stand: as it was kept when their readings changed, or worked out where it was not."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import isnan

from django.db.models import Max, prefetch_related_objects

from goldthread import __version__
from goldthread.charts.sketch import LETTERS, sketch_of
from goldthread.methods import spc

from ..models import Measure, Phase, Reading, Revision, Standing
from .series import READ, Row, Series, series_of
from .verdict import verdict_of


def standings(measures: Iterable[Measure]) -> dict[int, Standing]:
    """Where each of these measures stands, by its key: one query, where it was kept of all."""
    by_key = {m.pk: m for m in measures}
    kept = {s.measure_id: s for s in Standing.objects.filter(measure__in=list(by_key), said_by=__version__)}
    return kept | worked_out([m for key, m in by_key.items() if key not in kept])


def worked_out(measures: Iterable[Measure]) -> dict[int, Standing]:
    """Where each of these measures stands, from all of their readings: four queries, or none for none.

    Nothing is kept of it, and it has no mark.
    """
    by_key = {m.pk: m for m in measures}
    if not by_key:
        return {}
    lasts = _last_read(by_key)
    return {key: _standing(by_key[key], one, lasts.get(key)) for key, one in series_in_force(by_key).items()}


def marks_of(keys: Iterable[int]) -> dict[int, str]:
    """What differs after each change of these measures, by key; "" where nothing is kept. One query."""
    wanted = list(keys)
    kept = Standing.objects.filter(measure__in=wanted).values_list("measure", "mark")
    return dict.fromkeys(wanted, "") | dict(kept)


def last_periods(measures: Iterable[Measure]) -> dict[int, date | None]:
    """The first day of the last period read of each, by its key; None if never. One query if it is kept."""
    keys = [m.pk for m in measures]
    rows = Standing.objects.filter(measure__in=keys, said_by=__version__)
    kept = rows.values_list("measure", "last_read")
    found: dict[int, date | None] = dict.fromkeys(keys) | dict(kept)
    missing = set(keys) - {key for key, _ in kept}
    return found | (_last_read(missing) if missing else {})


def _last_read(keys: Iterable[int]) -> dict[int, date]:
    found = Reading.objects.filter(revision__measure__in=list(keys), back_cast=False).order_by()
    return dict(found.values_list("revision__measure").annotate(last=Max("period")))


def series_in_force(measures: Mapping[int, Measure]) -> dict[int, Series]:
    """The series in force of each of these measures, by key: four queries."""
    in_force = Revision.objects.filter(measure__in=list(measures), state=Revision.State.IN_FORCE)
    prefetch_related_objects(list(measures.values()), "charted")
    revisions = {r.measure_id: r for r in in_force}
    rows: dict[int, list[Row]] = {r.pk: [] for r in revisions.values()}
    found = Reading.objects.filter(revision__in=list(rows), back_cast=False).order_by("revision", "period")
    for revision, *row in found.values_list("revision_id", *READ):
        rows[revision].append(Row(*row))
    starts: dict[int, list[date]] = {}
    for key, start in Phase.objects.filter(measure__in=list(measures)).values_list("measure", "starts"):
        starts.setdefault(key, []).append(start)
    return {
        key: series_of(measures[key], revision, rows[revision.pk], starts.get(key, ()))
        for key, revision in revisions.items()
    }


def _standing(measure: Measure, one: Series, last_read: date | None) -> Standing:
    verdict = verdict_of(one)
    standing = Standing(
        measure=measure,
        said_by=__version__,
        last_read=last_read,
        readings=len(one),
        last=one.periods[-1] if len(one) else None,
        value=float(one.values[-1]) if len(one) else None,
        sentence=verdict.in_words,
        variation=verdict.variation or "",
        assurance=verdict.assurance or "",
        misleads=verdict.adjusted is not None,
    )
    if verdict.leading is not None:
        _of_chart(standing, verdict.leading)
    return standing


def _of_chart(standing: Standing, chart: spc.Chart) -> None:
    """What lists show of the chart that leads: its level, its signals, and what a small chart is drawn of."""
    sketch, level = sketch_of(chart), chart.phases[-1]
    standing.side = int(chart.side[-1])
    standing.lower, standing.centre, standing.upper = (
        None if isnan(edge) else float(edge) for edge in (level.lower, level.centre, level.upper)
    )
    standing.sketch = sketch.packed()
    standing.signals = [
        [chart.times[sketch.left_out + place].isoformat(), LETTERS[meaning]]
        for place, meaning in enumerate(sketch.meaning)
        if meaning is not spc.Meaning.COMMON_CAUSE
    ]
