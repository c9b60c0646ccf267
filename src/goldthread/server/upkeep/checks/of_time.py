"""The clock, and what is done again and again: backups and weekly letters."""

from __future__ import annotations

import tempfile
import time
from datetime import datetime
from pathlib import Path

from goldthread.server.config.commands import command

from .found import ADVICE, FAULT, OK, Found

OLDEST_BACKUP, OLDEST_REMINDER = 8, 14  # days
APART = 60  # seconds


def clock() -> Found:
    """Whether it stands after all that was recorded, and goes with the database's and the disk's."""
    from django.conf import settings
    from django.utils import timezone

    from goldthread.server.audit.queries import last_at

    last = last_at()
    if last and last > timezone.now():
        return Found(FAULT, f"The clock stands before what was recorded last ({last:%d %B %Y}): set it.")
    for whose, apart in (("the database’s", _from_database()), ("the disk’s", _from_disk())):
        if abs(apart) > APART:
            return Found(
                FAULT, f"The clock is {abs(apart):,.0f} seconds from {whose}: set both by the network (NTP)."
            )
    now = timezone.localtime()
    return Found(OK, f"{now:%d %B %Y %H:%M}, {settings.TIME_ZONE} (TZ sets another)")


def backup(tries: bool) -> Found:
    """Whether the last one is not old, is there, and is whole; tries: whether it can be restored."""
    from goldthread.server.config import place as places
    from goldthread.server.config import safekeeping

    place, how = places.find(), _how_to_back_up()
    age = lately(place.backed_up, "backup", OLDEST_BACKUP, how)
    if age.state != OK or not place.backup:
        return age
    file = Path(place.backup)
    if not file.exists():
        return Found(ADVICE, f"The last backup is no longer where it was written ({file}): {how}")
    try:
        count = safekeeping.tried(file) if tries else sum(safekeeping.check(file).records.values())
    except safekeeping.CannotRestore as wrong:
        return Found(FAULT, f"The last backup could not be restored: {wrong} Make another: {how}")
    could = "could be restored" if tries else "whole; --try-backup restores it for a trial"
    return Found(OK, f"{age.says}, {count:,} records, {could}; sealed by {safekeeping.own_fingerprint()}")


def _how_to_back_up() -> str:
    from django.conf import settings

    now = f"{command('backup FILE')} makes one now"
    if folder := settings.GOLDTHREAD_BACKUPS:
        return f"the worker of `serve` makes one every night, in {folder}; {now}."
    return f"GOLDTHREAD_BACKUPS is off, so none comes by itself; {now}."


def reminders() -> Found:
    """Whether the weekly letters went."""
    from goldthread.server.config import place as places

    how = f"the worker of `serve` writes them by itself; {command('remind')} does it now."
    return lately(places.find().reminded, "weekly letter", OLDEST_REMINDER, how)


def lately(last: str, what: str, oldest: int, how: str) -> Found:
    """Whether the last of what is done again and again is no older than so many days."""
    if not last:
        return Found(ADVICE, f"There was no {what} yet: {how}")
    on = datetime.fromisoformat(last)
    days = (time.time() - on.timestamp()) / 86400
    if days > oldest:
        return Found(ADVICE, f"The last {what} is {days:.0f} days old: {how}")
    return Found(OK, f"the last {what} is of {on:%d %B %Y %H:%M}")


def _from_database() -> float:
    """How many seconds the database's clock is from this one's."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        return float(cursor.fetchone()[0]) - time.time()


def _from_disk() -> float:
    """How many seconds the disk's clock is from this one's, which differ where it is another machine's."""
    from goldthread.server.config import place as places

    with tempfile.NamedTemporaryFile(dir=places.find().folder, prefix="clock-") as file:
        return Path(file.name).stat().st_mtime - time.time()
