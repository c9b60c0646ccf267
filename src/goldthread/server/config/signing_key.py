"""What a signing key must be, so that nobody guesses it: whoever has it signs in as anybody."""

from __future__ import annotations

import os

from .place import Place, secret

SHORTEST, FEWEST = 32, 10
"""What a key has at least: so many characters, so many of them different."""
PRINTED = ("insecure", "changeme", "replaceme", "example", "secret", "password", "goldthread", "placeholder")
"""Words that stand in keys which were copied from a page."""
HOW = "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"


def where(place: Place) -> str:
    """Where the key of a place comes from."""
    return "GOLDTHREAD_SECRET_KEY" if os.environ.get("GOLDTHREAD_SECRET_KEY") else str(place.key)


def wrong_with(place: Place) -> str:
    """What is wrong with the signing key of a place, and what to do; '' where it is good."""
    key = secret(place)
    if not key:
        return f"There is no signing key in {where(place)}: take what this prints: {HOW}"
    if can_be_guessed(key):
        return f"The signing key in {where(place)} can be guessed: take what this prints: {HOW}"
    return ""


def can_be_guessed(key: str) -> bool:
    """Whether a key is short, made of few characters, or one that stands in somebody's instructions."""
    plain = "".join(filter(str.isalnum, key.lower()))
    return len(key) < SHORTEST or len(set(key)) < FEWEST or any(word in plain for word in PRINTED)
