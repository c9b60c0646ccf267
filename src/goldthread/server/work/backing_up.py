"""The backup of every day, by the worker, and those that are asked for: so many are kept, the oldest goes."""

import re
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from goldthread.server.config import place as places
from goldthread.server.config import safekeeping

KEPT_AS_ASKED = 3
OURS = re.compile(r"goldthread-\d{4}-\d\d-\d\d\.zip")
AS_ASKED = re.compile(r"goldthread-\d{4}-\d\d-\d\d-\d{6}\.zip")


def back_up_today() -> None:
    """Write today's backup, where there is none of today yet, and remove what is more than are kept."""
    if folder := settings.GOLDTHREAD_BACKUPS:
        back_up(folder, timezone.localdate(), settings.GOLDTHREAD_BACKUPS_KEPT)


def back_up(folder: Path, today: date, kept: int) -> Path:
    """Write a backup named by the day into `folder`; of those so named, the last `kept` stay.

    The oldest go only once the new one is whole. Nothing else in the folder is touched.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"goldthread-{today.isoformat()}.zip"
    if not file.exists():
        safekeeping.write(file)
        places.note_backup(file)
    _remove_oldest(folder, OURS, kept)
    return file


def back_up_as_asked(folder: Path) -> int:
    """Write one now, named by the second, beside those of each day; how many records are in it.

    Of those that were asked for the last three stay. Raises CannotBackUp, and OSError where there is no room.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"goldthread-{timezone.localtime():%Y-%m-%d-%H%M%S}.zip"
    count = safekeeping.write(file)
    places.note_backup(file)
    _remove_oldest(folder, AS_ASKED, KEPT_AS_ASKED)
    return count


def _remove_oldest(folder: Path, named: re.Pattern[str], kept: int) -> None:
    """Of those that are named so, leave the last `kept`, and one at least."""
    ours = sorted(each for each in folder.iterdir() if named.fullmatch(each.name))
    for each in ours[: -max(1, kept)]:
        each.unlink(missing_ok=True)
