"""Folders of the place that are in every backup: what people sent and is kept as files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from .. import place as places

_KEPT: dict[str, None] = {}


def keep_folder(name: str) -> None:
    """From now on the folder of that name within the place is in every backup, file by file.

    For `ready` of the service that keeps them. A file there is written under its final name once, whole,
    before the record that names it is, and is not changed; a link in it is passed over.
    """
    if not name.isidentifier():
        raise ValueError(f"{name} is no name of a folder")
    _KEPT[name] = None


def kept_folders() -> tuple[str, ...]:
    """The names of those folders."""
    return tuple(_KEPT)


def files() -> Iterator[tuple[str, Path]]:
    """Each file that is kept, as it is called in the backup: `pictures/ab/cd.webp`."""
    root = places.find().folder
    for name in _KEPT:
        for folder, inner, found in os.walk(root / name, followlinks=False):
            inner.sort()
            for each in sorted(found):
                path = Path(folder, each)
                if _is_plain(path):
                    yield path.relative_to(root).as_posix(), path


def _is_plain(path: Path) -> bool:
    """Whether it is a file, no link, and still there."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False
