"""What was found when the installation was last looked at: kept beside it, so that no page looks itself.

Looking reads the whole database and the last backup: the worker does it, once a day and when somebody asks.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

from goldthread.server.config import place as places

from .checks import looked_at
from .checks.found import FAULT

A_DAY, TOO_LONG = timedelta(days=1), timedelta(days=3)


@dataclass(frozen=True)
class Findings:
    """The state of each thing by its name (`ok`, `advice`, `fault`), and when it was looked at."""

    at: datetime
    states: Mapping[str, str]

    @property
    def faults(self) -> list[str]:
        return [name for name, state in self.states.items() if state == FAULT]

    @property
    def age(self) -> timedelta:
        return timezone.now() - self.at


def look() -> Findings:
    """Look at everything now, and keep what was found."""
    found = Findings(timezone.now(), {name: each.state for name, each in looked_at()})
    places.write_down(_file(), {"at": found.at.isoformat(), "states": dict(found.states)})
    return found


def look_if_old() -> None:
    """Look, unless it was done within the last day."""
    last = last_found()
    if last is None or last.age >= A_DAY:
        look()


def last_found() -> Findings | None:
    """What was found last; None where nobody has looked yet."""
    try:
        said = json.loads(_file().read_text())
        return Findings(datetime.fromisoformat(said["at"]), said["states"])
    except (FileNotFoundError, ValueError, KeyError):
        return None


def _file() -> Path:
    return places.find().folder / "found.json"
