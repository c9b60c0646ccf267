"""Measures the methods, the pages of large programmes, imports, search, and many people at once.

Without a name it measures everything, which takes a quarter of an hour and more.
"""

import argparse
import os
from collections.abc import Sequence

from .parts import HERE, PARTS, ROWS

DOCUMENT = HERE / "docs" / "performance.md"


def main(arguments: Sequence[str] | None = None) -> None:
    asked = _command_line()
    said = asked.parse_args(arguments)
    if said.rows and not (said.parts and set(said.parts) <= ROWS.keys()):
        asked.error(f"--rows is for {', '.join(ROWS)}")
    os.environ |= place_of_its_own(rows=said.rows)
    for part in said.parts or PARTS:
        lines = ROWS[part]() if said.rows else PARTS[part]()
        print("\n".join(lines))
        if said.write and not said.rows:
            DOCUMENT.write_text(with_section(DOCUMENT.read_text(), part, lines))


def place_of_its_own(*, rows: bool) -> dict[str, str]:
    """The settings of a database that may be emptied: never that of the installation on this machine."""
    place = {"GOLDTHREAD_DATA": str(HERE / "var" / "bench")}
    return place if rows else place | {"DATABASE": "sqlite"}


def with_section(text: str, part: str, lines: list[str]) -> str:
    """The document with these lines between the comments that name the part."""
    begins, ends = f"<!-- {part} -->\n", f"<!-- /{part} -->"
    start, end = text.index(begins) + len(begins), text.index(ends)
    return text[:start] + "\n".join(lines) + text[end:]


def _command_line() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parts = f"of {', '.join(PARTS)}; else all"
    asked.add_argument("parts", nargs="*", type=_part, metavar="PART", help=parts)
    asked.add_argument("--write", action="store_true", help="keep the tables in docs/performance.md")
    asked.add_argument(
        "--rows",
        action="store_true",
        help=f"of {', '.join(ROWS)}: the rows alone, on the database that DATABASE names, which is emptied",
    )
    return asked


def _part(name: str) -> str:
    if name not in PARTS:
        raise argparse.ArgumentTypeError(f"there is no {name}: it is one of {', '.join(PARTS)}")
    return name


if __name__ == "__main__":
    main()
