"""Which column is which, by its heading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .problem import Problem, letter, quoted

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


@dataclass(frozen=True)
class Wanted:
    """What a file should hold: values, or numerators and denominators; of one measure or of many."""

    frequency: str = "month"
    unit: str = ""
    shares: bool = False
    many: bool = False

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns there must be. A file of many measures may have either kind, or both."""
        if self.many:
            return ("measure", "period")
        return ("period", "numerator", "denominator") if self.shares else ("period", "value")


@dataclass(frozen=True)
class Columns:
    """Where each known column is, counted from 0; how many columns have a heading; which are not used."""

    places: Mapping[str, int]
    names: tuple[str, ...]
    unused: tuple[str, ...]

    def name(self, place: int) -> str:
        """A column as messages name it: its letter, and its heading."""
        heading = self.names[place] if place < len(self.names) else ""
        return f"{letter(place)} ({heading})" if heading else letter(place)


def columns_of(cells: Sequence[object], row: int, wanted: Wanted) -> tuple[Columns, list[Problem]]:
    """The columns that a row of headings names, and what is wrong with them."""
    names = tuple("" if cell is None else " ".join(str(cell).split()) for cell in cells)
    places: dict[str, int] = {}
    problems: list[Problem] = []
    unused: list[str] = []
    for place, name in enumerate(names):
        known = _known(name)
        if _is_care(name):
            problems.append(_care(row, place, name))
        elif known is None:
            unused += [name] if name else []
        elif known in places:
            said = f"there are two columns for the {known}, {letter(places[known])} and {letter(place)}"
            problems.append(Problem(f"{said}; keep one", row, letter(place), name))
        else:
            places[known] = place
    problems += _missing(names, places, row, wanted)
    return Columns(places, names, tuple(unused)), problems


def looks_like_headings(cells: Sequence[object]) -> bool:
    """Whether a row names a known column."""
    return any(_known(" ".join(str(cell).split())) for cell in cells if isinstance(cell, str))


def _known(name: str) -> str | None:
    lower = name.lower().replace("_", " ").strip(" :")
    return next((known for known, names in KNOWN.items() if lower in names), None)


def _is_care(name: str) -> bool:
    return name.lower().replace("_", " ").replace(".", "").strip(" :") in CARE


def _care(row: int, place: int, name: str) -> Problem:
    return Problem("nothing about anyone’s care is kept here; take this column out", row, letter(place), name)


def _missing(names: Sequence[str], places: Mapping[str, int], row: int, wanted: Wanted) -> list[Problem]:
    needed = [name for name in wanted.needed if name not in places]
    if wanted.many and not {"value", "numerator"} & set(places):
        needed.append("value")
    if not needed:
        return []
    there = ", ".join(quoted(name) for name in names if name) or "nothing"
    missing = " and ".join(needed)
    columns = "column" if len(needed) == 1 else "columns"
    return [
        Problem(
            f"the {columns} {missing} {'is' if len(needed) == 1 else 'are'} missing; the first row should "
            f"name the columns {', '.join(_all(wanted))}, and it names {there}",
            row,
        )
    ]


def _all(wanted: Wanted) -> tuple[str, ...]:
    return ("measure", "period", "value", "numerator", "denominator") if wanted.many else wanted.needed
