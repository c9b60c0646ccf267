"""Keys that no box needs: left where a machine stopped after opening envelopes, with the key still there."""

from django.apps import apps

from . import keys
from .models import Box


def destroy_keys() -> None:
    """Destroy the keys that no box has the lock of, once whoever made them has had a day to save the box."""
    needed = {
        lock
        for kind in apps.get_models()
        if issubclass(kind, Box)
        for lock in kind._base_manager.values_list("lock", flat=True)
    }
    for lock in keys.made_a_day_ago() - needed:
        keys.destroy(lock)
