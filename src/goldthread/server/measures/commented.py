"""What may be said about a measure, and about a point of its chart."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from goldthread.server.comments import things
from goldthread.server.comments.things import Commented
from goldthread.server.people.access import people_of
from goldthread.server.people.models import Person
from goldthread.server.people.queries import grants_at
from goldthread.server.people.roles import Role
from goldthread.server.ui.addressing import reverse

from .models import Measure, Reading
from .periods import named
from .queries import in_force


def register() -> None:
    """Have people speak about measures."""
    things.register(
        Commented(
            Measure,
            named_to=lambda person: Measure.objects.named_to(person),
            many=_many,
            link=link,
            title=lambda measure: measure.title,
            point=_point,
            has_point=_has_point,
            people=_people,
            answers=lambda measure: measure.owner,
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
    found = Measure.objects.filter(pk__in=list(keys)).select_related("organisation", "owner")
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
    """Whoever sees the organisation with the names of its people."""
    held = grants_at(measure.organisation).exclude(role=Role.EVALUATOR)
    return people_of(measure.organisation).filter(pk__in=held.order_by().values("person"))
