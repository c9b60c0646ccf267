"""Files that no record names any more go."""

from django.db.models import Q

from . import store
from .models import Picture


def let_go(*names: str) -> None:
    """Remove those of these files that no picture shows any more."""
    for name in names:
        if not _is_shown(name):
            store.forget(name)


def sweep() -> int:
    """Remove files of forms that were never sent, and of servers that were killed; how many."""
    store.sweep_half_written()
    found = [name for name in store.older_than(store.BLANK) if not _is_shown(name)]
    for name in found:
        store.forget(name)
    return len(found)


def _is_shown(name: str) -> bool:
    return Picture.objects.standing().filter(Q(whole=name) | Q(small=name)).exists()
