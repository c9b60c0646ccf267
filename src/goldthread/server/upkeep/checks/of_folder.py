"""The folder, who can read it, the disk it lies on, and the signing key."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from .found import ADVICE, FAULT, OK, Found

LEAST_FREE = 500 * 2**20
NONE_LEFT = 20 * 2**20


def folder() -> Found:
    """Whether what is there can be written to, and whether there is room."""
    from goldthread.server.config import place as places

    found = places.find().folder
    if not found.is_dir():
        return Found(FAULT, f"There is no folder {found}: `goldthread begin` or `goldthread serve` makes it.")
    if not os.access(found, os.W_OK) or _is_read_only(found):
        return Found(FAULT, f"{found} cannot be written to: give it to whoever runs the server.")
    free = shutil.disk_usage(found).free
    if free < NONE_LEFT:
        return Found(FAULT, f"The disk of {found} is full ({free / 2**20:,.0f} MB free): make room.")
    if free < LEAST_FREE:
        return Found(ADVICE, f"Only {free / 2**20:,.0f} MB are free where {found} lies: make room.")
    if (entries := _entries_free(found)) is not None and entries < 1000:
        return Found(ADVICE, f"Only {entries:,} more files fit on the disk of {found}: remove some.")
    return Found(OK, f"{found}, {free / 2**30:,.0f} GB free")


def private() -> Found:
    """Whether anybody else can read what is there."""
    from goldthread.server.config import place as places
    from goldthread.server.config.private import is_shared, loose
    from goldthread.server.config.safekeeping.folders import kept_folders

    place = places.find()
    if is_shared(place.folder):
        return Found(
            ADVICE, f"{place.folder} is not for this alone: give GOLDTHREAD_DATA a folder of its own."
        )
    found = list(loose(place, kept_folders()))
    if not found:
        return Found(OK, "nobody else can read what is there")
    more = f" And {len(found) - 3} more." if len(found) > 3 else ""
    said = " ".join(f"{each.says}." for each in found[:3])
    return Found(FAULT, f"{said}{more} The next start closes what is ours.")


def key() -> Found:
    """Whether there is a key that nobody guesses."""
    from goldthread.server.config import place as places
    from goldthread.server.config import signing_key

    place = places.find()
    if not place.key.exists() and not os.environ.get("GOLDTHREAD_SECRET_KEY"):
        return Found(FAULT, f"There is no signing key in {place.key}: `goldthread serve` makes one.")
    if wrong := signing_key.wrong_with(place):
        return Found(FAULT, wrong)
    if signing_key.where(place) != str(place.key):
        return Found(OK, signing_key.where(place))
    return Found(OK, f"{place.key}: keep a copy of it apart from the backups")


def _is_read_only(found: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=found):
            return False
    except OSError:
        return True


def _entries_free(found: Path) -> int | None:
    """How many more files the disk can name; None where it does not say."""
    if not hasattr(os, "statvfs"):
        return None
    said = os.statvfs(found)
    return said.f_favail if said.f_files else None
