"""Second factors stand sealed in the database, also those that came from an earlier version or a backup."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from goldthread.server.security import at_rest

SECRET = ("secret", "seed", "migrated_codes")
"""What of an authenticator's data is secret, by its name there: a text, or a list of them."""


def seal_all() -> int:
    """Seal with the signing key of now whatever is not; how many people's cannot be opened with any key here.

    Called when a place starts or was restored: a migration could not, since a backup is carried forward under
    a key of its own.
    """
    kept = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN)
    strange = set()
    for each in kept.order_by("pk"):
        if all(map(at_rest.is_of_this_key, _secrets(each.data))):
            continue
        try:
            _seal(each.pk)
        except at_rest.OfAnotherKey:
            strange.add(each.user_id)
    return len(strange)


def of_another_key() -> int:
    """How many people have a second factor that no key of this place opens."""
    found = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN)
    return len({each.user_id for each in found if not _opens(each.data)})


@transaction.atomic
def _seal(pk: int) -> None:
    kept = Authenticator.objects.select_for_update().filter(pk=pk).first()
    if kept:
        kept.data = _each(kept.data, lambda text: at_rest.sealed(at_rest.opened(text)))
        kept.save(update_fields=["data"])


def _opens(data: dict[str, Any]) -> bool:
    try:
        _each(data, at_rest.opened)
    except at_rest.OfAnotherKey:
        return False
    return True


def _secrets(data: dict[str, Any]) -> list[str]:
    found: list[str] = []
    _each(data, lambda text: found.append(text) or text)  # type: ignore[func-returns-value]
    return found


def _each(data: dict[str, Any], does: Callable[[str], str]) -> dict[str, Any]:
    """The data, with something done to each secret in it."""
    done = dict(data)
    for name in SECRET:
        said = data.get(name)
        if isinstance(said, str):
            done[name] = does(said)
        elif isinstance(said, list):
            done[name] = [does(each) for each in said]
    return done
