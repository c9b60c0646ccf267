"""What a person holds here: the measures they own, shown on their page, and handed over when they leave."""

from collections.abc import Iterable

from django.urls import reverse

from goldthread.server.people.holdings import Held
from goldthread.server.people.models import Person

from . import actions
from .models import Measure


def owned(person: Person, viewer: Person) -> Held:
    """The measures a person owns that are still counted, as far as the viewer may see them."""
    found = Measure.objects.visible_to(viewer).open().filter(owner=person).select_related("organisation")
    return [
        (f"{m.title} ({m.code})", reverse("measures:measure", args=[m.organisation.code, m.code]))
        for m in found
    ]


def organisations(person: Person) -> Iterable[int]:
    """The organisations in which a person owns a measure."""
    return Measure.objects.open().filter(owner=person).values_list("organisation", flat=True).distinct()


def hand_over(person: Person, to: Person, by: Person) -> None:
    """Give each measure a person owns to somebody else."""
    for measure in Measure.objects.open().filter(owner=person):
        actions.hand_over(measure=measure, to=to, by=by)
