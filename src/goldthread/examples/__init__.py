"""Small data sets to try the methods on, bundled with the library.

In the shell a data set stands where a file would: ``goldthread spc example:ae_type_1 …``.
In a notebook, ``examples.path("ae_type_1")`` is its CSV file. README.md beside them
says where each comes from and under which licence.
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def names() -> tuple[str, ...]:
    """The data sets there are, in the order of the alphabet."""
    return tuple(sorted(file.stem for file in HERE.glob("*.csv")))


def path(name: str) -> Path:
    """The CSV file of that data set. Raises KeyError, with the names there are, for any other."""
    if name not in names():
        raise KeyError(f"There is no example '{name}'; there are {', '.join(names())}.")
    return HERE / f"{name}.csv"
