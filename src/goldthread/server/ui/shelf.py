"""A folder of things that can be made again: kept so that they need not be, shared by all processes.

It holds no more than so many bytes; what was not asked for longest goes first. It may be deleted at any time,
and where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from secrets import token_hex

from goldthread.server.config import place as places

logger = logging.getLogger(__name__)
_put = count()

MOST = 100 * 2**20
"""Bytes that the place's own holds: some thousands of figures."""

LENGTH = 32
"""Bytes before each content: its hash. What a machine that went out left cut or empty is made again."""

EVERY = 50
"""So many are put away between two looks whether there is still room."""


def of_the_place() -> Shelf:
    """The one of this installation."""
    return Shelf(places.find().folder / "made-again", most=MOST)


class Shelf:
    """Things by their keys. A key stands for one content for good: what shows something else has another."""

    def __init__(self, folder: Path, *, most: int) -> None:
        self.folder, self.most = folder, most

    def get(self, key: str) -> bytes | None:
        """What was put away under the key, if it is there, and is whole."""
        path = self._path(key)
        try:
            kept = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):  # where nothing can be written
            os.utime(path)
        seal, content = kept[:LENGTH], kept[LENGTH:]
        return content if seal == sha256(content).digest() else None

    def put(self, key: str, content: bytes) -> None:
        """Put it away, whole or not at all."""
        half = self.folder / f"{token_hex(8)}.half"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(sha256(content).digest() + content)
            half.replace(self._path(key))
            self._make_room()
        except OSError as wrong:  # full, or not to be written: it is made again next time
            logger.warning("%s keeps nothing: %s", self.folder.name, wrong)
            with suppress(OSError):
                half.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / sha256(key.encode()).hexdigest()

    def _make_room(self) -> None:
        """Once in a while, take away what was not asked for longest, until four fifths are left."""
        if next(_put) % EVERY:
            return
        found = sorted((entry.stat().st_mtime, entry.stat().st_size, entry.path) for entry in self._entries())
        held = sum(size for _, size, _ in found)
        if held <= self.most:
            return
        for _, size, path in found:
            Path(path).unlink(missing_ok=True)
            held -= size
            if held <= 0.8 * self.most:
                return

    def _entries(self) -> list[os.DirEntry[str]]:
        with os.scandir(self.folder) as entries:
            return [entry for entry in entries if entry.is_file(follow_symlinks=False)]
