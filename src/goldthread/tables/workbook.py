"""The sheets of a workbook: XLSX, XLSB, XLS and ODS, read in a process of its own."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from . import workbook_child
from .bounds import Bounds
from .child import answered, beyond, is_apart
from .kinds import CALLED, OPEN_AND_SAVE, not_a_table
from .problem import Problem, Unreadable
from .sheet import WITHOUT_RESULT, Sheet, clock
from .table import Limits


def sheets_of(content: bytes, kind: str, limits: Limits) -> list[Sheet]:
    """All sheets with their rows that hold anything; refused where the workbook is damaged or too much."""
    return list(_known(content, kind, limits) if is_apart() else _sheets(content, kind, limits))


@lru_cache(maxsize=1)
def _known(content: bytes, kind: str, limits: Limits) -> list[Sheet]:
    """The same, once for whoever asks again for other columns."""
    return _sheets(content, kind, limits)


def _sheets(content: bytes, kind: str, limits: Limits) -> list[Sheet]:
    asked = (kind, limits.unpacked, limits.in_workbook, limits.parts)
    said = workbook_child.read(content, *asked) if is_apart() else _read_apart(content, asked, limits)
    if "too_much" in said:
        raise beyond(f"it unpacks to {said['too_much']}, too much for one table")
    if "damaged" in said:
        if "password" in said["damaged"].lower():
            raise not_a_table("a workbook with a password", "Save it without the password")
        raise Unreadable(Problem(f"it is damaged, or is not {CALLED[kind]}", remedy=OPEN_AND_SAVE))
    return [
        Sheet(each["name"], [(number, _told(cells)) for number, cells in each["rows"]], each["hidden"],
              tuple(tuple(box) for box in each["merged"]))
        for each in said["sheets"]
    ]  # fmt: skip


def _read_apart(content: bytes, asked: tuple[Any, ...], limits: Limits) -> dict[str, Any]:
    bounds = Bounds(limits.memory, limits.seconds)
    said = answered(workbook_child.main, asked, content, bounds)
    told: dict[str, Any] = json.loads(said, object_hook=_untagged)
    return told


def _untagged(said: dict[str, Any]) -> Any:
    """A cell that JSON does not know, from what the child wrote for it."""
    if len(said) > 1 or "sheets" in said:
        return said
    what: str
    value: Any
    what, value = next(iter(said.items()), ("", None))
    if what == "percent":
        return f"{value * 100:.12g}%"
    if what == "moment":
        return datetime.fromisoformat(value)
    if what == "day":
        return date.fromisoformat(value)
    if what == "span":
        return clock(timedelta(seconds=value))
    if what == "formula":
        return WITHOUT_RESULT
    return value if what in ("clock", "error") else said


def _told(cells: list[Any]) -> list[Any]:
    """A row of a child that is no other process, as JSON would have brought it."""
    return [_plain(cell) for cell in cells]


def _plain(cell: Any) -> Any:
    if isinstance(cell, dict):
        return _untagged(cell)
    if isinstance(cell, timedelta):
        return clock(cell)
    return cell.isoformat() if isinstance(cell, time) else cell
