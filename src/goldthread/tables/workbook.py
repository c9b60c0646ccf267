"""The sheets of a workbook: XLSX, XLSB, XLS and ODS, read in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from .kinds import CALLED, OPEN_AND_SAVE, not_a_table
from .problem import Problem, Unreadable
from .sheet import WITHOUT_RESULT, Sheet, clock
from .table import Limits

PATIENCE = 4
"""How many times longer than its work it may take: other work may keep a machine busy."""

CHILD = Path(__file__).with_name("workbook_child.py")


def sheets_of(content: bytes, kind: str, limits: Limits) -> list[Sheet]:
    """All sheets with their rows that hold anything; refused where the workbook is damaged or too much."""
    bounds = (limits.memory, limits.seconds, limits.unpacked, min(limits.cells, 10_000_000))
    try:
        child = subprocess.run(
            [sys.executable, "-I", str(CHILD), kind, *map(str, bounds)],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds * PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much("it takes too long to read") from error
    if child.returncode:
        raise _too_much("it asks for more memory or time than a table may")
    said = json.loads(child.stdout, object_hook=_untagged)
    if "too_much" in said:
        raise _too_much(f"it unpacks to {said['too_much']}, too much for one table")
    if "damaged" in said:
        if "password" in said["damaged"].lower():
            raise not_a_table("a workbook with a password", "Save it without the password")
        raise not_a_table(f"damaged, or not {CALLED[kind]},", OPEN_AND_SAVE)
    return [
        Sheet(each["name"], [(number, cells) for number, cells in each["rows"]], each["hidden"],
              tuple(tuple(box) for box in each["merged"]))
        for each in said["sheets"]
    ]  # fmt: skip


def _too_much(what: str) -> Unreadable:
    return Unreadable(Problem(what, remedy="Keep the rows and columns you need, and save them as CSV"))


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
