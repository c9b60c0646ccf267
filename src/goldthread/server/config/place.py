"""The folder an installation lives in: its database, its key, what kind of place it is, its address."""

import json
import os
from calendar import day_name
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path

import platformdirs

SAID = ("demonstration", "url", "backed_up", "backup", "reminded")


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
    """The key that signs, of the environment or of the place; '' where there is none yet."""
    said = os.environ.get("GOLDTHREAD_SECRET_KEY", "")
    return said or (place.key.read_text().strip() if place.key.exists() else "")


def describe(place: Place) -> None:
    """Write down whether the place is a demonstration, its day, its address, and what was last done to it."""
    place.folder.mkdir(parents=True, exist_ok=True)
    said = {"today": place.today.isoformat() if place.today else None}
    half = place.described.with_name(f"place.{os.getpid()}.part")  # others read it meanwhile
    half.write_text(json.dumps(said | {name: getattr(place, name) for name in SAID}))
    half.replace(place.described)


def note_backup(file: Path) -> None:
    """Write down that the place was backed up now, and where to, for whoever asks the doctor."""
    describe(replace(find(), backed_up=_now(), backup=str(file.absolute())))


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
