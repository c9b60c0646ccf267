"""What a person holds here: the measures they own, shown on their page, and handed over when they leave."""

from collections.abc import Iterator

from goldthread.server.people.handing_over import Thing
from goldthread.server.people.holdings import Held
from goldthread.server.people.models import Person
from goldthread.server.ui.addressing import reverse

from . import actions
from .models import Measure


def owned(person: Person, viewer: Person) -> Held:
    """The measures a person owns that are still counted, as far as the viewer may see them."""
    found = Measure.objects.visible_to(viewer).open().filter(owner=person).select_related("organisation")
    return [
        (f"{m.title} ({m.code})", reverse("measures:measure", args=[m.organisation.code, m.code]))
        for m in found
    ]


def things(person: Person) -> Iterator[Thing]:
    """What they hand over when they leave: each measure they own that is still counted."""
    for measure in Measure.objects.open().filter(owner=person):
        yield Thing(str(measure.pk), f"{measure.title} ({measure.code})", measure.organisation_id)


def give(key: str, from_: Person | None, to: Person, by: Person) -> None:
    """Let somebody else own a measure."""
    actions.hand_over(measure=Measure.objects.get(pk=key), to=to, by=by)


def holds(key: str, person: Person) -> bool:
    """Whether somebody owns a measure that is still counted."""
    return Measure.objects.open().filter(pk=key, owner=person).exists()
