"""The keys to envelopes: files beside the database, in no backup, destroyed when the envelopes are opened.

A key is named by its lock, in hexadecimal, which is what the database knows.
"""

import os
import secrets
import time
from pathlib import Path

from django.conf import settings

from . import sealing

A_DAY = 24 * 3600  # seconds


def new_lock() -> str:
    """Make a key and keep it; its lock."""
    key = sealing.new_key()
    lock = sealing.lock_of(key).hex()
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    opened = os.open(folder / lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return lock


def key_to(lock: str) -> bytes | None:
    """The key to this lock; None where it was destroyed, or never was in this place."""
    try:
        return (_folder() / lock).read_bytes()
    except FileNotFoundError:
        return None


def destroy(lock: str) -> None:
    """Write over the key and remove it."""
    file = _folder() / lock
    try:
        with file.open("r+b") as opened:
            opened.write(secrets.token_bytes(sealing.KEY))
            opened.flush()
            os.fsync(opened.fileno())
    except FileNotFoundError:
        return
    file.unlink(missing_ok=True)


def made_a_day_ago() -> set[str]:
    """The locks of the keys that have been here for a day."""
    folder = _folder()
    files = folder.iterdir() if folder.is_dir() else ()
    return {file.name for file in files if file.stat().st_mtime < time.time() - A_DAY}


def _folder() -> Path:
    return Path(settings.GOLDTHREAD_KEYS)
