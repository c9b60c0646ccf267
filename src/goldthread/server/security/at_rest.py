"""What must be read again, such as the secret in somebody's telephone, stands sealed in the database.

The seal follows from the signing key, which is in neither the database nor its backups: whoever has one of
these alone has no second factor. Keys of before (GOLDTHREAD_SECRET_KEYS_BEFORE) open what they sealed.
"""

from __future__ import annotations

import base64
import hmac

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from goldthread.server.refusal import Refusal

BEGINS = "sealed-1:"


class OfAnotherKey(Refusal):
    """It was sealed with a signing key that this place does not have."""


def sealed(text: str) -> str:
    """A text as the database keeps it: another each time."""
    return BEGINS + _with(settings.SECRET_KEY).encrypt(text.encode()).decode()


def opened(kept: str) -> str:
    """The text of what is kept; one that an earlier version kept unsealed, as it is. Raises OfAnotherKey."""
    if not kept.startswith(BEGINS):
        return kept
    for key in (settings.SECRET_KEY, *settings.GOLDTHREAD_SECRET_KEYS_BEFORE):
        try:
            return _with(key).decrypt(kept.removeprefix(BEGINS)).decode()
        except InvalidToken:
            continue
    raise OfAnotherKey(
        "Your second factor cannot be looked at here: the server has another key than when you set it up. "
        "Tell whoever runs this server: they have the old key back in its place, or give you a new link."
    )


def is_of_this_key(kept: str) -> bool:
    """Whether a text is sealed, and with the signing key of now."""
    try:
        _with(settings.SECRET_KEY).decrypt(kept.removeprefix(BEGINS))
    except InvalidToken:
        return False
    return kept.startswith(BEGINS)


def _with(key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hmac.digest(key.encode(), b"goldthread at rest", "sha256")))
