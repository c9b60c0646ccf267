"""What a person holds here: routines, shown on their page, and handed over when they leave."""

from collections.abc import Iterator

from goldthread.server.people.handing_over import Thing
from goldthread.server.people.holdings import Held
from goldthread.server.people.models import Person

from . import actions
from .models import Routine
from .queries import in_full, owned_by


def owned(person: Person, viewer: Person) -> Held:
    """The routines that somebody owns, as far as the viewer may see them."""
    seen = in_full(Routine.objects.visible_to(viewer).open().filter(owner=person))
    return [(routine.title, routine.get_absolute_url()) for routine in seen]


def things(person: Person) -> Iterator[Thing]:
    """What they hand over when they leave: each routine of an organisation that goes on."""
    for routine in owned_by(person).filter(organisation__isnull=False):
        yield Thing(str(routine.pk), routine.title, routine.organisation_id or 0)


def give(key: str, from_: Person | None, to: Person, by: Person) -> None:
    """Let somebody else own a routine."""
    actions.hand_over(routine=Routine.objects.get(pk=key), to=to, by=by)


def holds(key: str, person: Person) -> bool:
    """Whether somebody owns a routine that goes on."""
    return owned_by(person).filter(pk=key).exists()
