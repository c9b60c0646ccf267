"""Which files an overview is made of: those named, and the tables in folders that are named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .. import Refused
from ..reading.options import EXAMPLE

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".parquet")
MOST_FILES = 1_000


def files_of(named: Sequence[str], out: str | None) -> list[str]:
    """The files, in the order named, those of a folder by name.

    out: what is to be written. Refused where a folder has no table, and where out would be one more in it.
    """
    found: list[str] = []
    for name in named:
        if name == "-" or name.startswith(EXAMPLE) or not Path(name).is_dir():
            found.append(name)
            continue
        _refuse_within(Path(name), out)
        inside = _tables_in(Path(name))
        if not inside:
            raise Refused(
                f"{name}: no file in this folder is a table; expected some that end in {', '.join(ENDINGS)}."
            )
        found += map(str, inside)
    if len(found) > MOST_FILES:
        raise Refused(f"{len(found):,} files are too many for one overview; {MOST_FILES:,} are the most.")
    if found.count("-") > 1:
        raise Refused("Standard input ('-') can be read once alone.")
    return list(dict.fromkeys(found))


def _refuse_within(folder: Path, out: str | None) -> None:
    target = Path(out or "-")
    if target.suffix.lower() in ENDINGS and target.resolve().parent == folder.resolve():
        raise Refused(
            f"{out}: it would be read as one more table of {folder} the next time; write it elsewhere."
        )


def _tables_in(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.iterdir()
        if file.is_file() and file.suffix.lower() in ENDINGS and not file.name.startswith((".", "~$"))
    )
