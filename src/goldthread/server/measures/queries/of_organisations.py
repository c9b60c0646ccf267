"""Which measures organisations have, for the rooms above: querysets to be narrowed further."""

from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce

from goldthread.server.people.models import Organisation, Person

from ..models import Measure, Reading, Revision
from .series import READ, Row, Series, in_force, series_of


def measures_of(organisation: Organisation) -> QuerySet[Measure]:
    """All measures of an organisation, those retired too."""
    return Measure.objects.filter(organisation=organisation)


def open_measures(organisations: Iterable[Organisation | int]) -> QuerySet[Measure]:
    """The measures of these organisations (themselves or their keys) that are still counted."""
    return Measure.objects.open().filter(organisation__in=list(organisations))


def how_many_of(person: Person, teams: Iterable[int]) -> int:
    """How many measures of these teams, by their keys, are still counted, as far as this person sees."""
    return Measure.objects.visible_to(person).open().filter(team__in=teams).count()


def ever_read() -> Exists:
    """Whether a measure has a reading: for filters of measures."""
    return Exists(Reading.objects.filter(revision__measure=OuterRef("pk")))


def with_last_period(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    """Each with the last period that was read, `last_period`, and what is in force, `those_in_force`."""
    now = Revision.objects.filter(state=Revision.State.IN_FORCE)
    read = Reading.objects.filter(revision__measure=OuterRef("pk"), back_cast=False).order_by("-period")
    # what is kept; only where nothing is does the database look at the readings
    last = Coalesce("standing__last_read", Subquery(read.values("period")[:1]))
    return measures.annotate(last_period=last).prefetch_related(
        Prefetch("revisions", now, to_attr="those_in_force")
    )


def figures_open_to(person: Person) -> QuerySet[Measure]:
    """The measures whose figures are kept to no circle that this person is not in."""
    return Measure.objects.figures_open_to(person)


def series_by_measure(keys: Iterable[int]) -> Mapping[int, tuple[Measure, Series]]:
    """Measures with what was read of each under its revision in force, in order of code: four queries."""
    measures = list(Measure.objects.filter(pk__in=list(keys)).order_by("code"))
    prefetch_related_objects(measures, "revisions", "phases", "charted")
    now = {m.pk: in_force(m) for m in measures}
    rows: dict[int, list[Row]] = {}
    read = Reading.objects.filter(revision__in=[r.pk for r in now.values()], back_cast=False)
    for revision, *row in read.order_by("period").values_list("revision", *READ):
        rows.setdefault(revision, []).append(Row(*row))
    return {
        m.pk: (m, series_of(m, now[m.pk], rows.get(now[m.pk].pk, []), [p.starts for p in m.phases.all()]))
        for m in measures
    }
