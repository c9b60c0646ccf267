"""Small data sets to try the methods on, bundled with the library.

In the shell a data set stands where a file would: ``goldthread spc example:ae_type_1 …``,
and ``goldthread examples`` lists them. In a notebook, ``examples.path("ae_type_1")`` is its
CSV file. README.md beside them says what each is, where it comes from and under which licence.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Example:
    """A data set: what one row of it is, its columns, how many rows, and where it comes from."""

    name: str
    one_row: str
    columns: tuple[str, ...]
    rows: int
    source: str


def names() -> tuple[str, ...]:
    """The data sets there are, in the order of the alphabet."""
    return tuple(sorted(file.stem for file in HERE.glob("*.csv")))


def path(name: str) -> Path:
    """The CSV file of that data set. Raises KeyError, with the names there are, for any other."""
    if name not in names():
        raise KeyError(f"There is no example '{name}'; there are {', '.join(names())}.")
    return HERE / f"{name}.csv"


def described() -> tuple[Example, ...]:
    """All data sets, as README.md tells of them. Raises KeyError for one that it does not tell of."""
    told = _told()
    found = []
    for name in names():
        with path(name).open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        one_row, source = told[name]
        found.append(Example(name, one_row, tuple(header), len(rows), source))
    return tuple(found)


def _told() -> dict[str, tuple[str, str]]:
    """What README.md's table says of each data set: what one row is, and its source and licence."""
    lines = (HERE / "README.md").read_text(encoding="utf-8").splitlines()
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")
    ]
    return {name.strip("`"): (_plain(one_row), _plain(source)) for name, one_row, source in cells}


def _plain(text: str) -> str:
    """Markdown's marks left out."""
    return text.replace("`", "").replace("**", "")
