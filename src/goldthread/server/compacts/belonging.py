"""Who may do what with one compact, by a role at its place or by speaking for a party."""

from goldthread.server.people.access import NotAllowed, can
from goldthread.server.people.models import Person

from .abilities import CompactsAbility
from .models import Compact, Party, Speaker


def keeps(person: Person, compact: Compact) -> bool:
    """Whether somebody names its parties, and who speaks for them."""
    return can(person, CompactsAbility.KEEP_COMPACTS, compact.place)


def parties_of(person: Person, compact: Compact) -> list[Party]:
    """The parties for which somebody speaks."""
    speaks = Speaker.objects.now().filter(person=person).values("party")
    return list(Party.objects.filter(compact=compact, pk__in=speaks))


def drafts(person: Person, compact: Compact) -> bool:
    """Whether somebody writes on its draft: who keeps it, and who speaks for a party."""
    return keeps(person, compact) or bool(parties_of(person, compact))


def require_to_keep(person: Person, compact: Compact) -> None:
    """Refuse whoever does not keep it. Raises NotAllowed."""
    if not keeps(person, compact):
        raise NotAllowed(f"You may not do this: {CompactsAbility.KEEP_COMPACTS.label.lower()}.")


def require_to_draft(person: Person, compact: Compact) -> None:
    """Refuse whoever neither keeps it nor speaks for a party. Raises NotAllowed."""
    if not drafts(person, compact):
        raise NotAllowed("Those who keep the compact, and those who speak for its parties, write on it.")
