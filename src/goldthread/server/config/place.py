"""The folder an installation lives in: its database, its key, what kind of place it is, its address."""

import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import platformdirs


@dataclass(frozen=True)
class Place:
    """One installation's folder, named by GOLDTHREAD_DATA."""

    folder: Path
    demonstration: bool = False
    today: date | None = None
    url: str = ""  # where people reach it, as it was last said or served

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
    described = root / "place.json"
    if not described.exists():
        return Place(root)
    said = json.loads(described.read_text())
    return Place(root, said.get("demonstration", False), _day(said.get("today")), said.get("url", ""))


def describe(place: Place) -> None:
    """Write down whether the place is a demonstration, its day, and its address."""
    place.folder.mkdir(parents=True, exist_ok=True)
    said = {
        "demonstration": place.demonstration,
        "today": place.today.isoformat() if place.today else None,
        "url": place.url,
    }
    place.described.write_text(json.dumps(said))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
