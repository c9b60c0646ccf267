"""What an installation owns is read by nobody but whoever runs it: its folder, and all that is ours within.

Nothing else in the folder is touched, and no link in it is followed: what it names belongs to somebody else.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .place import Place

OTHERS = 0o077
DATABASE = "goldthread.sqlite3"
FILES = (
    "secret_key",
    "place.json",
    "found.json",
    DATABASE,
    *(f"{DATABASE}-{part}" for part in ("wal", "shm", "journal")),
)
FOLDERS = ("keys", "mail", "work", "reading", "backups")


@dataclass(frozen=True)
class Loose:
    """Something that others may read, or that is not where it seems to be."""

    path: Path
    is_link: bool = False

    @property
    def says(self) -> str:
        """What is wrong, and what to do."""
        if self.is_link:
            return f"{self.path} is a link to {os.readlink(self.path)}: put what it should be in its place."
        mode = "700" if self.path.is_dir() else "600"
        return f"Others can read {self.path}: chmod {mode} {self.path}"


def keep_private() -> None:
    """From now on whatever this process writes is its owner's alone."""
    if hasattr(os, "umask"):
        os.umask(OTHERS)


def loose(place: Place, folders: tuple[str, ...] = ()) -> Iterator[Loose]:
    """What of the place others may read, and what of it is a link. folders: further ones of ours."""
    if os.name != "posix" or not place.folder.is_dir():
        return
    if _is_open(os.stat(place.folder)) and not is_shared(place.folder):
        yield Loose(place.folder)
    for name in FILES:
        yield from _looked_at(place.folder / name)
    for name in dict.fromkeys((*FOLDERS, *folders)):
        yield from _within(place.folder / name)


def tighten(place: Place, folders: tuple[str, ...] = ()) -> list[Loose]:
    """Close to others what of the place they may read; what could not be closed."""
    left = []
    for each in loose(place, folders):
        try:
            if each.is_link:
                left.append(each)
            elif each.path == place.folder:  # it may be reached by a link of whoever set it up
                each.path.chmod(stat.S_IMODE(each.path.stat().st_mode) & ~OTHERS)
            else:
                _close(each.path)
        except OSError:
            left.append(each)
    return left


def is_shared(folder: Path) -> bool:
    """Whether a folder is meant for more than this: everybody's own, or one that all may write to."""
    found = os.stat(folder)
    return folder in (Path.home(), Path(folder.anchor)) or bool(found.st_mode & stat.S_ISVTX)


def _close(path: Path) -> None:
    """Close one to others; not what it may have become a link to meanwhile."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        os.fchmod(descriptor, stat.S_IMODE(os.fstat(descriptor).st_mode) & ~OTHERS)
    finally:
        os.close(descriptor)


def _within(folder: Path) -> Iterator[Loose]:
    yield from _looked_at(folder)
    if folder.is_symlink() or not folder.is_dir():
        return
    for above, folders, files in os.walk(folder, followlinks=False):
        for name in (*folders, *files):
            yield from _looked_at(Path(above, name))


def _looked_at(path: Path) -> Iterator[Loose]:
    try:
        found = path.lstat()
    except OSError:
        return
    if stat.S_ISLNK(found.st_mode):
        yield Loose(path, is_link=True)
    elif _is_open(found):
        yield Loose(path)


def _is_open(found: os.stat_result) -> bool:
    return bool(found.st_mode & OTHERS)
