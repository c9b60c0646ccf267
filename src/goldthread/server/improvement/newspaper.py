"""The kaizen newspaper of a workshop: what is still to be done after its event, as tasks."""

from collections.abc import Iterable, Mapping

from goldthread.server.tasks.sources import Source
from goldthread.server.ui.addressing import reverse

from .models import Workshop


def _many(keys: Iterable[int]) -> Mapping[int, Workshop]:
    found = Workshop.objects.filter(pk__in=list(keys)).select_related("value_stream__organisation", "team")
    return {workshop.pk: workshop for workshop in found}


def _link(workshop: Workshop) -> str:
    return reverse("improvement:workshop", args=[workshop.organisation.code, workshop.pk]) + "#newspaper"


SOURCE = Source(
    Workshop,
    named_to=lambda person: Workshop.objects.named_to(person),
    many=_many,
    link=_link,
    title=lambda workshop: workshop.title,
)
