"""Files of more than 5,000 rows: known before they are read, and looked at in the background.

What was found is kept as text until somebody has answered what it asks. The rows themselves are not: the file
is read again with the answers.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from goldthread.server.people.models import Person
from goldthread.server.work import holding
from goldthread.tables.problem import Answer

from .files import Asked, Choices, Columns, Problem
from .queries import Preview

LONG = 5_000
"""So many rows are read while somebody waits; more, in the background."""

PACKED = 100_000
"""A workbook, or Parquet, of so many bytes may well have as many rows."""

BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1")
MOST_PROBLEMS = 200


def is_long(file: BinaryIO, size: int) -> bool:
    """Whether a file has more rows than are read while somebody waits, as far as one sees unread."""
    file.seek(0)
    begins = file.read(4)
    file.seek(0)
    if begins.startswith(BINARY):
        return size > PACKED
    rows = 0
    while rows <= LONG and (block := file.read(2**16)):
        rows += block.count(b"\n") + (block.count(b"\r") if b"\n" not in block else 0)
    file.seek(0)
    return rows > LONG


@dataclass(frozen=True)
class Sent:
    """A file that is held: under which name, what it is called, and whether it was pasted."""

    file: str
    name: str
    pasted: bool = False


@dataclass(frozen=True)
class Found:
    """What was found of a file that cannot be taken in as it is: `preview` without its rows, and its sheets.

    `sent` is the file, held until it is answered how it is to be read; `by` who sent it, and may answer.
    """

    preview: Preview
    sent: Sent
    by: int
    sheets: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """To be kept until it is shown."""
        of = self.preview
        said = {
            "problems": [asdict(each) for each in of.problems[:MOST_PROBLEMS]],
            "asked": [asdict(each) for each in of.asked],
            "notes": of.notes,
            "unchanged": of.unchanged,
            "headings": list(of.headings),
            "columns": asdict(of.columns) | {"doubts": sorted(of.columns.doubts)},
            "sheets": list(self.sheets),
            "sent": asdict(self.sent),
            "by": self.by,
        }
        return json.dumps(said)

    @classmethod
    def of(cls, text: str) -> "Found":
        """What a text of it says."""
        said = json.loads(text)
        columns = said["columns"] | {
            "doubts": set(said["columns"]["doubts"]),
            "roles": tuple(said["columns"]["roles"]),
        }
        preview = Preview(
            problems=[Problem(**each) for each in said["problems"]],
            asked=[_asked(each) for each in said["asked"]],
            notes=said["notes"],
            unchanged=said["unchanged"],
            headings=tuple(said["headings"]),
            columns=Columns(**columns),
        )
        return cls(preview, Sent(**said["sent"]), said["by"], tuple(said["sheets"]))


def _asked(said: dict[str, Any]) -> Asked:
    return Asked(**said | {"answers": tuple(Answer(**each) for each in said["answers"])})


def found_by(person: Person, name: str) -> Found | None:
    """What was found of a file that this person sent, by the name it is held under; None if it is gone."""
    try:
        found = Found.of(holding.path_of(name).read_text())
    except (holding.NoLongerHeld, ValueError, KeyError):
        return None
    return found if found.by == person.pk else None


def kept(choices: Choices) -> dict[str, Any]:
    """What was said of how a file is to be read, as a job keeps it."""
    return {
        "columns": dict(choices.columns),
        "answers": dict(choices.answers),
        "heading_row": choices.heading_row,
    }
