"""Sealing a text so that only the holder of a key reads it, and so that its length tells nothing.

X25519 with a key made for this one text, HKDF-SHA256, ChaCha20-Poly1305: what libsodium calls a sealed box.
Whoever seals keeps nothing by which it could be opened again.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LONGEST = 16_380
"""So many bytes a text may have; every sealed text is as long as one of these."""

KEY, LENGTH = 32, 4
NONCE = bytes(12)  # each key seals one text


class TooLong(ValueError):
    """The text does not fit into an envelope."""


class Unreadable(ValueError):
    """This is not sealed with that key, or was altered since."""


def new_key() -> bytes:
    """A key that opens."""
    return X25519PrivateKey.generate().private_bytes_raw()


def lock_of(key: bytes) -> bytes:
    """What seals for this key, and opens nothing."""
    return X25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()


def seal(text: str, lock: bytes) -> bytes:
    """The text, sealed. Always equally long. Raises TooLong."""
    written = text.encode()
    if len(written) > LONGEST:
        raise TooLong
    mine = X25519PrivateKey.generate()
    shared = mine.exchange(X25519PublicKey.from_public_bytes(lock))
    public = mine.public_key().public_bytes_raw()
    padded = len(written).to_bytes(LENGTH) + written.ljust(LONGEST, b"\0")
    return public + _cipher(shared, public, lock).encrypt(NONCE, padded, None)


def unseal(sealed: bytes, key: bytes) -> str:
    """The text. Raises Unreadable."""
    public, rest = sealed[:KEY], sealed[KEY:]
    try:
        shared = X25519PrivateKey.from_private_bytes(key).exchange(X25519PublicKey.from_public_bytes(public))
        padded = _cipher(shared, public, lock_of(key)).decrypt(NONCE, rest, None)
    except (InvalidTag, ValueError) as wrong:
        raise Unreadable from wrong
    return padded[LENGTH : LENGTH + int.from_bytes(padded[:LENGTH])].decode()


def _cipher(shared: bytes, public: bytes, lock: bytes) -> ChaCha20Poly1305:
    derived = HKDF(algorithm=SHA256(), length=KEY, salt=None, info=b"goldthread unnamed" + public + lock)
    return ChaCha20Poly1305(derived.derive(shared))
