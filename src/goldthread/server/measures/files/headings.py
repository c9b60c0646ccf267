"""Which column is which: by its heading, by what it holds, or in order where just enough are there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from goldthread.tables.distinct import coded, spelt
from goldthread.tables.problem import Problem, quoted
from goldthread.tables.table import Table, matching

from .choices import ROLES, Choices
from .contents import holds_numbers, holds_percentages, holds_times, holds_years, is_never_less
from .wanted import Wanted

KNOWN = {
    "period": ["period", "date", "month", "week", "quarter", "year", "day", "event"],
    "value": ["value", "reading", "result"],
    "numerator": ["numerator", "num", "numer"],
    "denominator": ["denominator", "den", "denom"],
    "measure": ["measure", "measure code", "code"],
}
CARE = (
    "nhs number",
    "nhs no",
    "nhs num",
    "date of birth",
    "dob",
    "birth date",
    "hospital number",
    "hospital no",
    "mrn",
    "patient",
    "patient name",
    "patient id",
    "surname",
    "forename",
    "first name",
    "last name",
    "postcode",
)
"""Headings of columns about people; a file that has one is refused, whatever its cells hold."""

IsCode = Callable[[str], bool]


@dataclass
class Columns:
    """For each role the heading of its column; which were guessed; and those at which somebody should look.

    roles are those that somebody may choose a column for. A role is no doubt where its column was named,
    chosen, or there are just enough columns.
    """

    of: dict[str, str] = field(default_factory=dict)
    guessed: list[str] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)

    roles: tuple[str, ...] = ()

    def unused(self, table: Table) -> list[str]:
        """The columns that are nothing, as they are headed."""
        return [column for column in table.columns if column not in self.of.values()]

    @property
    def how_read(self) -> str:
        """Which column was taken for what, where the headings did not say so themselves."""
        if not self.guessed:
            return ""
        roles = [f"{quoted(self.of[role])} as the {role}" for role in self.guessed]
        return f"Read {', '.join(roles[:-1]) + ' and ' if roles[1:] else ''}{roles[-1]}."


def columns_of(table: Table, wanted: Wanted, choices: Choices, is_code: IsCode) -> Columns:
    """The columns of a table, as far as they are there."""
    chosen = _chosen(table, choices)
    roles = {*wanted.needed, *wanted.numbers, "year"}
    found = Columns(chosen, not_named(chosen), roles=tuple(role for role in ROLES if role in roles))
    _by_name(table, wanted, found)
    if wanted.many and "measure" not in found.of:
        _take(found, "measure", [c for c in found.unused(table) if _are_codes(table, c, is_code)])
    if "period" not in found.of:
        _find_period(table, wanted, found)
    _with_year(table, wanted, found)
    _find_numbers(table, wanted, found)
    return found


def care_in(table: Table) -> list[Problem]:
    """The columns whose headings say that they are about people."""
    said = "nothing about anyone’s care is kept here; take this column out"
    row = table.heading_row or None
    about = [name for name in table.columns if _plain(name).replace(".", "") in CARE]
    return [Problem(said, row, found=name) for name in about]


def role_named(name: str) -> str | None:
    """What a column is by its heading alone."""
    return next((role for role, names in KNOWN.items() if _plain(name) in names), None)


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").split()).strip(" :")


def _chosen(table: Table, choices: Choices) -> dict[str, str]:
    """What somebody chose; of what is remembered, or was said of another sheet or row, what is there."""
    of = {}
    elsewhere = choices.remembered or choices.heading_row is not None or choices.answer("sheet")
    for role, name in choices.columns.items():
        column = matching(name, table.columns) if elsewhere else table.named(name)
        if column is not None:
            of[role] = column
    return of


def not_named(of: Mapping[str, str]) -> list[str]:
    """The roles whose columns are not headed so."""
    return [role for role, column in of.items() if role_named(column) != role and role != "year"]


def _by_name(table: Table, wanted: Wanted, found: Columns) -> None:
    """Columns whose headings are known; of several the one headed so, or that holds such things."""
    for role in dict.fromkeys([*wanted.needed, *wanted.numbers]):
        if role in found.of:
            continue
        named = [column for column in found.unused(table) if role_named(column) == role]
        exact = [column for column in named if _plain(column) == role]
        if len(named) > 1 and not exact and role == "period":
            held = [c for c in named if holds_times(table, c, wanted.frequency, figures=True)]
            named = held or named
        if exact or named:
            found.of[role] = (exact or named)[0]
            found.doubts |= {role} if len(exact or named) > 1 else set()


def _take(found: Columns, role: str, candidates: Sequence[str]) -> None:
    """The first of the candidates; somebody should look if there are more."""
    if candidates:
        found.of[role] = candidates[0]
        found.guessed.append(role)
        found.doubts |= {role} if len(candidates) > 1 else set()


def _find_period(table: Table, wanted: Wanted, found: Columns) -> None:
    frequency = "" if wanted.many else wanted.frequency
    unused = found.unused(table)
    for figures in (False, True):
        times = [c for c in unused if holds_times(table, c, frequency, figures=figures)]
        if figures:  # bare numbers are a period where something is left to be a value
            times = times[:1] if len(unused) > len(wanted.numbers) else []
        if times:
            _take(found, "period", times)
            return


def _with_year(table: Table, wanted: Wanted, found: Columns) -> None:
    """A column of years beside one of months, quarters or weeks that do not say theirs."""
    period = found.of.get("period")
    if "year" in found.of or (period and holds_times(table, period, wanted.frequency, figures=True)):
        return
    among = [period] if period else []
    years = [c for c in [*found.unused(table), *among] if holds_years(table, c) and "year" in _plain(c)]
    if not years:
        return
    others = [c for c in [*among, *found.unused(table)] if c != years[0]]
    parts = [c for c in others if {"month", "quarter", "week", "period", "day"} & set(_plain(c).split())]
    if parts:
        found.of |= {"period": parts[0], "year": years[0]}
        found.doubts -= {"period"}


def _find_numbers(table: Table, wanted: Wanted, found: Columns) -> None:
    """Columns of numbers for what has none yet, in order."""
    if wanted.many:
        missing = [] if {"value", "numerator"} & set(found.of) else ["value"]
    else:
        missing = [role for role in wanted.numbers if role not in found.of]
    if not missing:
        return
    there = [c for c in found.unused(table) if holds_numbers(table, c)]
    if wanted.shares and len(there) > len(missing):
        there = [c for c in there if not holds_percentages(table, c)]
    if len(there) < len(missing):
        return
    found.doubts |= set(missing) if len(there) > len(missing) else set()
    if wanted.percentage and len(missing) == 2 and is_never_less(*(table.cells[c] for c in there[:2])):
        there[:2] = there[1::-1]
    for role, column in zip(missing, there, strict=False):
        found.of[role] = column
        found.guessed.append(role)


def _are_codes(table: Table, column: str, is_code: IsCode) -> bool:
    _, cells = coded(table, column)
    codes = [spelt(cell).upper() for cell in cells[:60] if spelt(cell)]
    return bool(codes) and sum(map(is_code, codes)) > len(codes) / 2


def missing(table: Table, wanted: Wanted, found: Columns) -> Problem | None:
    """The columns that are not there, with what is needed and what there is; nothing if none is missing."""
    needed = [role for role in wanted.needed if role not in found.of]
    if wanted.many and not {"value", "numerator"} & set(found.of):
        needed.append("value")
    if not needed:
        return None
    row = table.heading_row or None
    numbers = [column for column in found.unused(table) if holds_numbers(table, column)]
    if needed == ["numerator", "denominator"] and len(numbers) == 1:
        said = "this measure is worked out from a numerator and a denominator"
        there = f"and there is one column of numbers, {quoted(numbers[0])}"
        how = "give how many, and out of how many, in two columns"
        return Problem(f"{said}, {there}", row, remedy=how)
    there = ", ".join(quoted(name) for name in table.columns) or "nothing"
    columns = f"the column {needed[0]} is" if len(needed) == 1 else f"the columns {' and '.join(needed)} are"
    wants = "measure, period, and value or numerator and denominator"
    asked = wants if wanted.many else ", ".join(wanted.needed)
    enough = len(table.columns) >= len(wanted.needed)
    how = "choose which column is which" if enough else "give them side by side, the period first"
    return Problem(f"{columns} missing; {asked} are wanted, and the columns are {there}", row, remedy=how)
