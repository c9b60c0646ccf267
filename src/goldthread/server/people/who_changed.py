"""Who changed something last, for whoever was about to change it too."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Model

from goldthread.server.audit.actions import key
from goldthread.server.audit.queries import history

from .access import people_visible_to
from .models import Person


def who_changed(
    asks: Person, things: Collection[Model], since: datetime, names: Collection[str]
) -> tuple[str, datetime] | None:
    """Who changed, since then, what is called so of one of these things, and when; None if no record says it.

    Whom `asks` may not know by name is Somebody.
    """
    events = history(*things).filter(at__gte=since) if things and asks.is_authenticated else ()
    for event in events:
        if any(kept == name or kept.startswith(f"{name}_") for kept in event.values for name in names):
            if event.actor == key(asks):
                return "You", event.at
            _, _, pk = event.actor.rpartition(":")
            is_known = pk.isdecimal() and people_visible_to(asks).filter(pk=pk).exists()
            return (event.actor_name if is_known else "Somebody"), event.at
    return None
