"""A list of people as somebody has it, pasted: rows of a spreadsheet, or what an e-mail's To line holds.

Knows nothing of who is here: what follows from each row is `invitees`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from goldthread.tables.delimited import Parted, lines_of, parted
from goldthread.tables.problem import Unreadable
from goldthread.tables.table import loosely

ADDRESS = re.compile(r"(?<![^\s<>,;:\"'()\[\]])[^\s<>,;:\"'()\[\]@]++@[^\s<>,;:\"'()\[\]]++")
"""Looked for where a word begins alone, and never twice: a long text costs one look through it."""
HEADINGS = {
    "name": {"name", "fullname", "person", "displayname", "who"},
    "first": {"firstname", "forename", "givenname", "first"},
    "last": {"lastname", "surname", "familyname", "last"},
    "email": {"email", "e-mail", "emailaddress", "e-mailaddress", "mail", "address"},
    "role": {"role"},
    "team": {"team", "ward", "department", "directorate", "unit", "division", "where"},
}


@dataclass(frozen=True)
class Listed:
    """One row: who it names, at which address, and the role and team it says in words, if it does."""

    row: int
    name: str
    email: str
    role: str = ""
    team: str = ""


@dataclass(frozen=True)
class Roster:
    """The rows of a list, in order. `unused` are columns that say nothing we ask for."""

    rows: tuple[Listed, ...] = ()
    unused: tuple[str, ...] = ()
    wrong: str = ""  # why it could not be read at all


@dataclass
class _Columns:
    """Which column holds what; without headings, the address tells itself."""

    places: dict[str, int] = field(default_factory=dict)
    unused: tuple[str, ...] = ()

    def cell(self, what: str, cells: list[str]) -> str:
        place = self.places.get(what, -1)
        return _tidy(cells[place]) if 0 <= place < len(cells) else ""


def roster(text: str) -> Roster:
    """Read a pasted list. A row without an address is listed without one: it is for the reader to mend."""
    try:
        lines = list(_lines(text))
    except Unreadable as wrong:
        return Roster(wrong=str(wrong.problems[0]))
    columns = _columns(lines[0][1]) if lines else None
    if columns is None:
        return Roster(tuple(_untitled(row, cells) for row, cells in lines), _beside(lines))
    rows = tuple(_titled(row, cells, columns) for row, cells in lines[1:])
    return Roster(rows, columns.unused)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers and cells: of a spreadsheet, or of what stands after To: in an e-mail."""
    lines = text.splitlines()
    if "\t" not in text and any("<" in line or len(ADDRESS.findall(line)) > 1 for line in lines):
        for row, line in enumerate(lines, 1):
            yield from ((row, [each]) for each in _of_an_email(line) if each.strip())
        return
    yield from lines_of(Parted(text, "\t") if "\t" in text else parted(text))


def _of_an_email(line: str) -> list[str]:
    """‘Khan, Ada <ada@…>; Lee, Sam <sam@…>’, person by person; bare addresses may be parted by commas."""
    return re.split(r";|(?<=>),", line) if "<" in line else re.split(r"[;,\s]+", line)


def _columns(cells: list[str]) -> _Columns | None:
    """What the first row names as headings; None where it holds an address, or names nothing we know."""
    if any("@" in cell for cell in cells):
        return None
    found = _Columns()
    unused = []
    for place, cell in enumerate(cells):
        what = next((what for what, names in HEADINGS.items() if loosely(cell) in names), "")
        if what and what not in found.places:
            found.places[what] = place
        elif cell.strip():
            unused.append(_tidy(cell))
    found.unused = tuple(unused)
    return found if found.places else None


def _titled(row: int, cells: list[str], columns: _Columns) -> Listed:
    parts = [columns.cell("first", cells), columns.cell("last", cells)]
    name = columns.cell("name", cells) or " ".join(filter(None, parts))
    said = columns.cell("email", cells) or next((cell for cell in cells if "@" in cell), "")
    email = _address(said)
    role, team = columns.cell("role", cells), columns.cell("team", cells)
    return Listed(row, _in_order(name) or _from_address(email), email, role, team)


def _untitled(row: int, cells: list[str]) -> Listed:
    place = next((place for place, cell in enumerate(cells) if "@" in cell), len(cells))
    said = cells[place] if place < len(cells) else ""
    email = _address(said)
    within = _tidy(ADDRESS.sub("", said.replace("mailto:", "")).translate(str.maketrans("", "", '<>"()')))
    before = [text for cell in cells[:place] if (text := _tidy(cell))]
    after = [text for cell in cells[place + 1 :] if (text := _tidy(cell))]
    words = before if len(before) == 2 and not any(" " in each for each in before) else (before or after)[:1]
    return Listed(row, _in_order(within or " ".join(words)) or _from_address(email), email)


def _beside(lines: list[tuple[int, list[str]]]) -> tuple[str, ...]:
    """Whether cells hold more than a name and an address, which without headings nothing tells apart."""
    more = any(_is_more(cells) for _, cells in lines)
    return ("what stands beside names and addresses: head those columns Role or Team",) if more else ()


def _is_more(cells: list[str]) -> bool:
    """Whether a row says more than the name, in one cell or two, and the address."""
    said = [text for cell in cells if (text := _tidy(cell))]
    place = next((place for place, text in enumerate(said) if "@" in text), len(said))
    before, after = said[:place], said[place + 1 :]
    in_two = len(before) == 2 and not any(" " in each for each in before)
    return len(before) > (2 if in_two else 1) or len(after) > (0 if before else 1)


def _address(said: str) -> str:
    found = ADDRESS.search(said)
    return found[0].strip(".").lower() if found else _tidy(said)


def _in_order(name: str) -> str:
    """‘Khan, Ada’ is Ada Khan."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() and "," not in first else name


def _from_address(email: str) -> str:
    """ada.khan2@… is Ada Khan, as far as one can tell."""
    words = re.split(r"[._\-+]+", re.sub(r"\d+", "", email.partition("@")[0]))
    return " ".join(word.capitalize() for word in words if word)


def _tidy(cell: str) -> str:
    return " ".join(cell.split())
