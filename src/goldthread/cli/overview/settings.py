"""What is said of each series: target, which way is better, unit and kind of chart, by option or column."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import click
import numpy as np

from goldthread.tables.problem import quoted
from goldthread.tables.table import Table, matching

from .. import Refused
from ..reading.options import Reading
from ..reading.refusing import cell_in_words, wrong_where
from ..reading.texts import texts
from ..spc.kinds import KINDS, OF_GROUPS, SUMS, ChartKind

WAYS = {
    **dict.fromkeys(("up", "higher", "high", "increase", "more"), "up"),
    **dict.fromkeys(("down", "lower", "low", "decrease", "less"), "down"),
    **dict.fromkeys(("neither", "none", "neutral", ""), "neither"),
}
"""What people write of which way is better."""

KINDS_OF_MEASURES = tuple(kind for kind in KINDS if kind not in (*OF_GROUPS, *SUMS))
"""Charts that show a measure's own values, one a time."""

FITTING = "fitting"
"""The kind of chart that fits each series."""


@dataclass(frozen=True)
class Said:
    """The options as they were typed: each a value for all, or the name of a column."""

    target: str | None
    improves: str | None
    unit: str | None
    kind: str | None

    def columns_in(self, table: Table) -> list[str]:
        """Those of them that name a column of that table."""
        typed = (self.target, self.improves, self.unit, self.kind)
        return [found for each in typed if each is not None and (found := _column(table, each))]

    def kind_for_all(self, table: Table) -> str:
        """The kind of chart that every series is to have; FITTING where each has its own."""
        if self.kind is None or _column(table, self.kind):
            return FITTING
        return _kind(self.kind) or FITTING  # what is no kind is refused with the rest


@dataclass(frozen=True)
class Settings:
    """What is said of one series. kind: FITTING where it is to be chosen."""

    target: float | None = None
    improves: str = "neither"
    unit: str = ""
    kind: str = FITTING


def settings_of(
    table: Table, reading: Reading, said: Said, by: Sequence[str], keys: Sequence[tuple[str, ...]]
) -> list[Settings]:
    """What is said of each of those series.

    Of a column the last cell of a series that is not empty counts, in the order of the file. Refused row by
    row where a target is no number, a direction is none, or there is no such chart.
    """
    rows = _last_rows(table, by)
    target = _targets(table, reading, said.target)
    improves = _words(table, said.improves, "--improves", _way, "neither")
    unit = _words(table, said.unit, "--unit", str.strip, "")
    kind = _words(table, said.kind, "--chart", _kind, FITTING)
    return [
        Settings(target(where), improves(where), unit(where), kind(where))
        for where in (rows.get(key, []) for key in keys)
    ]


Of = Callable[[Sequence[int]], Any]
"""What is said of a series whose rows, the last first, these are."""


def _last_rows(table: Table, by: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    """The rows of each series, the last first."""
    cells = [texts(table, column, empty="keep") for column in by]
    keys = list(zip(*cells, strict=True)) if cells else [()] * len(table)
    rows: dict[tuple[str, ...], list[int]] = {}
    for place in reversed(range(len(table))):
        rows.setdefault(keys[place], []).append(place)
    return rows


def _column(table: Table, typed: str) -> str | None:
    return matching(typed, table.columns)


def _targets(table: Table, reading: Reading, typed: str | None) -> Of:
    if typed is None:
        return lambda rows: None
    column = _column(table, typed)
    if column is None:
        number = _number(typed, table)
        return lambda rows: number
    values = reading.numbers(table, column, empty="missing")
    return lambda rows: next((float(values[row]) for row in rows if not np.isnan(values[row])), None)


def _number(typed: str, table: Table) -> float:
    try:
        number = float(typed.strip().removesuffix("%"))
    except ValueError:
        columns = ", ".join(f"‘{column}’" for column in table.columns[:30])
        raise click.BadParameter(
            f"{quoted(typed)} is neither a number nor a column of {table.name}, which has {columns}.",
            param_hint="--target",
        ) from None
    if not math.isfinite(number):
        raise click.BadParameter(f"{typed} is not a value that can be aimed at.", param_hint="--target")
    return number


def _words(table: Table, typed: str | None, option: str, means: Callable[[str], Any], usual: str) -> Of:
    """What a word of each series means; one for all where no column is called so."""
    if typed is None:
        return lambda rows: usual
    column = _column(table, typed)
    if column is None:
        said = means(typed)
        if said is None:
            raise click.BadParameter(_unknown(typed, option, table), param_hint=option)
        return lambda rows: said
    cells = texts(table, column, empty="keep")
    meant = {cell: means(cell) if cell else usual for cell in set(cells)}
    unknown = np.array([meant[cell] is None for cell in cells])
    wanted = _wanted(option)
    wrong_where(table, column, unknown, lambda place: cell_in_words(cells[place]), wanted).refuse_any(table)
    return lambda rows: next((meant[cells[row]] for row in rows if cells[row]), usual)


def _wanted(option: str) -> str:
    return (
        "up, down or neither"
        if option == "--improves"
        else f"one of {', '.join((FITTING, *KINDS_OF_MEASURES))}"
    )


def _unknown(typed: str, option: str, table: Table) -> str:
    columns = ", ".join(f"‘{column}’" for column in table.columns[:30])
    return f"{quoted(typed)} is neither {_wanted(option)}, nor a column of {table.name}, which has {columns}."


def _way(word: str) -> str | None:
    return WAYS.get(word.strip().lower())


def _kind(word: str) -> str | None:
    lowered = word.strip().lower()
    if lowered in (FITTING, "auto"):
        return FITTING
    lowered = ChartKind.SPELLINGS.get(lowered, lowered)
    return lowered if lowered in KINDS_OF_MEASURES else None


def refuse_without(kind: str, denominator: str | None, name: str) -> None:
    """Refuse a kind of chart that a column asks for, where it cannot be made."""
    from ..spc.kinds import NEED_DENOMINATORS, NO_DENOMINATORS

    if kind in NEED_DENOMINATORS and denominator is None:
        raise Refused(f"{name or 'The series'}: a chart of kind {kind} needs --denominator.")
    if kind in NO_DENOMINATORS and denominator is not None:
        raise Refused(f"{name or 'The series'}: a chart of kind {kind} has no --denominator.")
