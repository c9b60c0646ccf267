"""To whom the figures of measures are kept: said to all, and who is not in the circle sees no more."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet, prefetch_related_objects

from goldthread.server.people.models import Person
from goldthread.server.people.queries import everybody_here, people_there
from goldthread.server.people.who_may import who_sees
from goldthread.server.work.jobs import sees_into_all

from ..models import Circle, Import, Measure


@dataclass(frozen=True)
class Kept:
    """That the figures of a measure are kept, and to whom: those in the circle who are still here."""

    circle: Circle
    people: tuple[Person, ...]

    @property
    def said(self) -> str:
        """Figures kept to a circle of 4"""
        return f"Figures kept to a circle of {len(self.people)}"


def kept_to(measure: Measure) -> Kept | None:
    """To whom its figures are kept; None where everybody who sees it sees them."""
    return kept_to_each([measure]).get(measure.pk)


def kept_to_each(measures: Iterable[Measure]) -> dict[int, Kept]:
    """To whom those of these measures are kept that are, by their keys; the owner first, then by name.

    No query where none is kept, else three, however many are.
    """
    kept = read_circles(measures)
    if not kept:
        return {}
    people = {each.pk: each for measure in kept for each in _named(measure)}
    sees = who_sees(everybody_here().filter(pk__in=people))
    return {
        measure.pk: Kept(measure.circle, tuple(_still_here(measure, sees)))
        for measure in kept
        if measure.circle
    }


def _named(measure: Measure) -> list[Person]:
    members = measure.circle.members.all() if measure.circle else ()
    found = sorted({each for each in members if each != measure.owner}, key=lambda each: (each.name, each.pk))
    return [measure.owner, *found] if measure.owner else found


def _still_here(measure: Measure, sees: Mapping[int, Container[int]]) -> Iterator[Person]:
    for person in _named(measure):
        if measure.organisation_id in sees.get(person.pk, ()):
            yield person


def may_be_in(measure: Measure) -> QuerySet[Person]:
    """Whoever sees the organisation of a measure whole: who may be in its circle."""
    return people_there(measure.organisation)


def read_circles(measures: Iterable[Measure]) -> list[Measure]:
    """Those of these measures that are kept, with their circles and who is in them: no query for none, else
    two.
    """
    kept = [each for each in measures if each.circle_id]
    prefetch_related_objects(kept, "circle__members")
    return kept


def withheld_from(person: Person, measures: Iterable[Measure]) -> set[int]:
    """The keys of those of these measures whose figures are kept from this person."""
    return {each.pk for each in read_circles(measures) if each.keeps_from(person)}


def without_figures(measure: Measure) -> Measure:
    """The measure as whoever is not in its circle may have it: it knows no target. It is not to be saved."""
    measure.target = measure.target_on = None
    return measure


def measures_in(looked: Import) -> QuerySet[Measure]:
    """The measures of which a file has readings, whether they wait to be decided or were taken in."""
    found = Q(revisions__in={row[0] for row in looked.rows or []})
    if looked.pk:
        found |= Q(touched_by=looked)
    return Measure.objects.filter(found).distinct()


def may_still_have(person: Person, of: Collection[int], made: datetime) -> bool:
    """Whether somebody may have a file of figures of these organisations that was made for them then: they
    see their measures still, and no figure was kept from them since.
    """
    if not sees_into_all(person, of, made):
        return False
    return not withheld_from(person, Measure.objects.filter(organisation__in=of, circle__at__gte=made))


def keeps_file_from(person: Person, looked: Import) -> bool:
    """Whether a file has figures that are kept from this person."""
    return bool(withheld_from(person, measures_in(looked).exclude(circle=None)))
