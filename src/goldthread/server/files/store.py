"""The files themselves: each named by the hash of what it holds, written once, whole, and never changed.

A file stands there before the record that names it does, so that a server that is killed leaves no record
without its file; what no record names any more is swept away.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from goldthread.server.config import place as places

FOLDER, ARRIVING = "files", "reading"
BLANK = 24 * 3600.0
"""Seconds that a file may stand before a record names it: somebody fills in a form meanwhile."""

HASH = re.compile(r"[0-9a-f]{64}")


def put(content: bytes) -> str:
    """Keep content; the hash by which it is found again. The same content is kept once."""
    name = hashlib.sha256(content).hexdigest()
    if not want(name):
        _write(_path(name), content)
    return name


def want(name: str) -> bool:
    """Whether there is such a file; if so, nothing sweeps it away for a while."""
    try:
        os.utime(_path(name), follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def get(name: str) -> bytes | None:
    """What is kept under a hash; None where nothing is, or where it is not what it was."""
    try:
        descriptor = os.open(_path(name), os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        content = file.read()
    return content if hashlib.sha256(content).hexdigest() == name else None


def forget(name: str) -> None:
    """Remove what is kept under a hash."""
    _path(name).unlink(missing_ok=True)


def older_than(seconds: float) -> Iterator[str]:
    """The hashes of what was put there longer ago than that."""
    before = time.time() - seconds
    for path in _root().glob("??/*.jpg"):
        with suppress(FileNotFoundError):
            if path.lstat().st_mtime < before and HASH.fullmatch(path.stem):
                yield path.stem


def sweep_half_written() -> None:
    """Remove what a server that was killed had begun to write."""
    before = time.time() - BLANK
    for path in (places.find().folder / ARRIVING).glob("picture-*.part"):
        with suppress(FileNotFoundError):
            if path.lstat().st_mtime < before:
                path.unlink()


def _write(path: Path, content: bytes) -> None:
    arriving = places.find().folder / ARRIVING
    for folder in (arriving, _root(), path.parent):
        folder.mkdir(mode=0o700, exist_ok=True)
    half = arriving / f"picture-{secrets.token_hex(8)}.part"
    try:
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _root() -> Path:
    return places.find().folder / FOLDER


def _path(name: str) -> Path:
    if not HASH.fullmatch(name):
        raise ValueError(f"{name!r} is no hash")
    return _root() / name[:2] / f"{name}.jpg"
