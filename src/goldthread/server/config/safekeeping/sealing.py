"""The seal at the end of a backup: that no bit of it was changed since, and which place wrote it.

The last bytes of the file are a public key and what it signed: the hash of all that stands before. The key
follows from GOLDTHREAD_BACKUP_KEY, else from the place's own key; its fingerprint names the place that sealed
(docs/adr/0018-backups-are-sealed.md).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
from typing import IO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from .. import place as places
from .refusals import CannotRestore

BEGINS = b"goldthread-seal-1:"
KEY, SIGNATURE = 32, 64
LENGTH = len(BEGINS) + (KEY + SIGNATURE) * 4 // 3
NOTHING = BEGINS + b"A" * (LENGTH - len(BEGINS))
"""A seal that is still to be pressed."""

SHORTEST = 32
BLOCK = 2**20


def sealed(file: IO[bytes]) -> str:
    """Seal a file that ends with NOTHING; by whom."""
    key = _key(_secret())
    public = key.public_key().public_bytes_raw()
    signature = key.sign(_digest(file))
    file.seek(-LENGTH, os.SEEK_END)
    file.write(BEGINS + base64.b64encode(public + signature))
    return fingerprint_of(public)


def sealed_by(file: IO[bytes]) -> str:
    """The fingerprint of whoever sealed it; '' where it has no seal. Refused where the seal does not hold."""
    if file.seek(0, os.SEEK_END) < LENGTH:
        return ""
    file.seek(-LENGTH, os.SEEK_END)
    seal = file.read(LENGTH)
    if not seal.startswith(BEGINS):
        return ""
    try:
        said = base64.b64decode(seal[len(BEGINS) :], validate=True)
        if base64.b64encode(said) != seal[len(BEGINS) :]:
            raise ValueError
        Ed25519PublicKey.from_public_bytes(said[:KEY]).verify(said[KEY:], _digest(file))
    except (ValueError, InvalidSignature) as error:
        raise CannotRestore("It was changed since it was written: its seal does not hold.") from error
    return fingerprint_of(said[:KEY])


def own_fingerprint() -> str:
    """By what this place's backups are known; '' where it has no key yet."""
    try:
        return fingerprint(_secret())
    except NoKey:
        return ""


def fingerprint(secret: str) -> str:
    """By what those are known who seal with this secret."""
    return fingerprint_of(_key(secret).public_key().public_bytes_raw())


def fingerprint_of(public: bytes) -> str:
    """A public key as people compare it: eight groups of four."""
    return "-".join(re.findall("....", hashlib.sha256(public).hexdigest()[:32]))


def alike(one: str, other: str) -> bool:
    """Whether two fingerprints are the same, however they are typed."""
    plain = [re.sub(r"[\s:-]", "", each).lower() for each in (one, other)]
    return bool(plain[0]) and plain[0] == plain[1]


class NoKey(Exception):
    """There is no key from which a seal could follow."""


def _secret() -> str:
    if own := os.environ.get("GOLDTHREAD_BACKUP_KEY", ""):
        if len(own) < SHORTEST:
            raise CannotRestore(
                f"GOLDTHREAD_BACKUP_KEY is too short to guard anything: {SHORTEST} characters or more."
            )
        return own
    found = places.secret(places.find())
    if not found:
        raise NoKey
    return found


def _key(secret: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(
        hmac.digest(secret.encode(), b"goldthread backup seal", "sha256")
    )


def _digest(file: IO[bytes]) -> bytes:
    """What is signed: the hash of all before the seal."""
    rest = file.seek(0, os.SEEK_END) - LENGTH
    file.seek(0)
    digest = hashlib.sha512(BEGINS)
    while rest and (block := file.read(min(BLOCK, rest))):
        digest.update(block)
        rest -= len(block)
    return digest.digest()
