"""A table of one column, as it is pasted, or as a workbook holds it."""

from collections.abc import Sequence
from typing import Any

from goldthread.tables.reading import read
from goldthread.tables.table import Table


def column(*cells: Any, heading: str = "c", delimiter: str = "\t") -> Table:
    """These cells below a heading, in rows 2 and on."""
    return columns({heading: cells}, delimiter=delimiter)


def columns(cells: dict[str, Sequence[Any]], *, delimiter: str = "\t") -> Table:
    """Several columns of cells below their headings."""
    lists = {name: list(each) for name, each in cells.items()}
    return Table("t", tuple(cells), lists, lambda place: place + 2, delimiter=delimiter)


def written(text: str, name: str = "t.csv", **how: Any) -> Table:
    """A file of that text."""
    return read(text.encode(), name=name, **how)
