"""What may be said about a measure, and about a point of its chart."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from goldthread.server.comments import things
from goldthread.server.comments.things import Commented
from goldthread.server.people.models import Person
from goldthread.server.ui.addressing import reverse

from .models import Measure, Reading
from .periods import named
from .queries import in_force
from .queries.circles import kept_to, may_be_in


def register() -> None:
    """Have people speak about measures."""
    things.register(
        Commented(
            Measure,
            named_to=lambda person: Measure.objects.named_to(person).figures_open_to(person),
            many=_many,
            link=link,
            title=lambda measure: measure.title,
            point=_point,
            has_point=_has_point,
            people=_people,
            answers=lambda measure: measure.owner,
            hears=lambda measure, person: not measure.keeps_from(person),
        )
    )


def link(measure: Measure, point: str) -> str:
    """The page on which something said of a measure stands: that of the point, or the measure's own."""
    at = [measure.organisation.code, measure.code]
    if point:
        return reverse("measures:point", args=[*at, point])
    return f"{reverse('measures:measure', args=at)}#comments"


def _many(keys: Iterable[int]) -> Mapping[int, Measure]:
    """Three queries."""
    found = Measure.objects.filter(pk__in=list(keys)).select_related("organisation", "owner", "circle")
    return {measure.pk: measure for measure in found.prefetch_related("revisions")}


def _point(measure: Measure, point: str) -> str:
    try:
        return named(date.fromisoformat(point), in_force(measure).frequency)
    except ValueError:
        return ""


def _has_point(measure: Measure, point: str) -> bool:
    """Whether there is a reading of that period, withdrawn or not, under any definition."""
    try:
        period = date.fromisoformat(point)
    except ValueError:
        return False
    return Reading.kept.filter(revision__measure=measure, period=period).exists()


def _people(measure: Measure) -> QuerySet[Person]:
    """Whoever sees the organisation with the names of its people; those in the circle, where there is one."""
    seen, kept = may_be_in(measure), kept_to(measure)
    return seen.filter(pk__in=[each.pk for each in kept.people]) if kept else seen
