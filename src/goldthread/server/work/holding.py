"""Files on their way: what was sent to be worked on, and what came of it to be downloaded.

They lie in the place's folder, readable by nobody else, in no backup, and not for long.
"""

import os
import re
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

from goldthread.server.config import place as places

NAME = re.compile("[0-9a-f]{32}")
KEPT = 7 * 24 * 3600  # seconds


class NoLongerHeld(Exception):
    """The file is gone: it was kept for seven days."""


def folder() -> Path:
    """Where they lie (0700)."""
    found = places.find().folder / "work"
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found


def hold(file: BinaryIO) -> str:
    """Keep a file until it is worked on; the name it is kept under."""
    name, path = new()
    file.seek(0)
    with path.open("r+b") as kept:
        shutil.copyfileobj(file, kept)
    return name


def new() -> tuple[str, Path]:
    """An empty file to write to (0600): the name it is kept under, and where it is."""
    name = uuid4().hex
    path = folder() / name
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    return name, path


def path_of(name: str) -> Path:
    """Where a file is. Raises NoLongerHeld."""
    path = folder() / name
    if not name.isalnum() or not path.is_file():
        raise NoLongerHeld(name)
    return path


def let_go(name: str) -> None:
    """Remove a file that is needed no more."""
    if name.isalnum():
        (folder() / name).unlink(missing_ok=True)


def let_go_all(arguments: Any) -> None:
    """Remove the files that are named among what a job was given, which is not done."""
    if isinstance(arguments, Mapping):
        for each in arguments.values():
            let_go_all(each)
    elif isinstance(arguments, str) and NAME.fullmatch(arguments):
        let_go(arguments)


def forget_old() -> int:
    """Remove what lies there for longer than seven days; returns how many files."""
    old = [
        each for each in folder().iterdir() if each.is_file() and time.time() - each.stat().st_mtime > KEPT
    ]
    for each in old:
        each.unlink(missing_ok=True)
    return len(old)
