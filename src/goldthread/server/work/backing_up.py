"""The backup of every day, by the worker: so many are kept, the oldest goes."""

import re
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from goldthread.server.config import place as places
from goldthread.server.config import safekeeping

OURS = re.compile(r"goldthread-\d{4}-\d\d-\d\d\.zip")


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
    ours = sorted(each for each in folder.iterdir() if OURS.fullmatch(each.name))
    for each in ours[: -max(1, kept)]:
        each.unlink(missing_ok=True)
    return file
