"""The demonstration's tables, as they lie in `data/` (see its README for sources and licences)."""

import csv
from datetime import date
from pathlib import Path

DATA = Path(__file__).parent / "data"
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """Every row of a table, in its order."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> date | None:
    """The day a cell names; none when it is empty."""
    return date.fromisoformat(text) if text else None


def a_day(text: str) -> date:
    """The day a cell names, which must be there."""
    return date.fromisoformat(text)


def number(text: str) -> float | None:
    return float(text) if text else None
