"""The folder an installation lives in: its database, its key, what kind of place it is, its address."""

import json
import os
import secrets
import stat
from calendar import day_name
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path

import platformdirs
from django.core.exceptions import ImproperlyConfigured

SAID = ("demonstration", "url", "backed_up", "backup", "reminded")


class NotOurs(ImproperlyConfigured):
    """Something in the folder belongs to somebody else."""


@dataclass(frozen=True)
class Place:
    """One installation's folder, named by GOLDTHREAD_DATA."""

    folder: Path
    demonstration: bool = False
    today: date | None = None
    url: str = ""  # where people reach it, as it was last said or served
    backed_up: str = ""  # when it was last backed up, and when the weekly letters last went
    reminded: str = ""
    backup: str = ""  # the file of the last backup

    @property
    def database(self) -> Path:
        return self.folder / "goldthread.sqlite3"

    @property
    def key(self) -> Path:
        return self.folder / "secret_key"

    @property
    def described(self) -> Path:
        return self.folder / "place.json"


def find(folder: str | None = None) -> Place:
    """The place in `folder`, else in GOLDTHREAD_DATA, else where this system keeps a person's data."""
    root = Path(folder or os.environ.get("GOLDTHREAD_DATA") or platformdirs.user_data_dir("goldthread"))
    root = root.expanduser().absolute()
    described = root / "place.json"
    if not described.exists():
        return Place(root)
    said = json.loads(described.read_text())
    today = _day(said.pop("today", None))
    return Place(root, today=today, **{name: said[name] for name in SAID if name in said})


def secret(place: Place) -> str:
    """The key that signs, of the environment or of the place; '' where there is none yet.

    Raises NotOurs where the file is a link that leads to what somebody else could have written.
    """
    if said := os.environ.get("GOLDTHREAD_SECRET_KEY", ""):
        return said
    try:
        with place.key.open() as file:
            found = os.fstat(file.fileno())
            ours = found.st_uid in (os.geteuid(), 0) and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
            if place.key.is_symlink() and not ours:
                raise NotOurs(
                    f"{place.key} is a link to what others can write: put the signing key in its place."
                )
            return file.read().strip()
    except FileNotFoundError:
        return ""


def describe(place: Place) -> None:
    """Write down whether the place is a demonstration, its day, its address, and what was last done to it."""
    said = {"today": place.today.isoformat() if place.today else None}
    write_down(place.described, said | {name: getattr(place, name) for name in SAID})


def write_down(file: Path, said: object) -> None:
    """Write JSON into a file of the folder that nobody else reads.

    Whole or not at all, in a new file: whoever reads it meanwhile reads the old one.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = file.parent / f"{file.stem}.{secrets.token_hex(4)}.part"
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as out:
        json.dump(said, out)
    half.replace(file)


def note_backup(file: Path) -> None:
    """Write down that the place was backed up now, and where to, for whoever asks the doctor."""
    describe(replace(find(), backed_up=_now(), backup=str(file.absolute())))


def last_backup() -> datetime | None:
    """When the place was last backed up; None where it never was."""
    said = find().backed_up
    return datetime.fromisoformat(said) if said else None


def note_reminders() -> None:
    """Write down that the weekly letters went now, likewise."""
    describe(replace(find(), reminded=_now()))


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def weekday_and_time(text: str) -> tuple[int, time] | None:
    """‘monday 06:00’ as a weekday (0) and a time; None for ‘off’. Raises ValueError."""
    if text.strip().lower() == "off":
        return None
    try:
        day, at = text.lower().split()
        return list(day_name).index(day.capitalize()), time.fromisoformat(at)
    except ValueError:
        raise ValueError(
            f"‘{text}’ is no weekday and time: say, for example, ‘monday 06:00’, or ‘off’."
        ) from None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
