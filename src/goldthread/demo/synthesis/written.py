"""What was written by hand: workshops, value streams, measures and aims, one a line."""

from dataclasses import dataclass
from pathlib import Path

WRITTEN = Path(__file__).parent.parent / "data" / "written"
TRUSTS = ("BHRUT", "LTHT", "SASH", "SATH", "UHCW")
MINUTES = {"m": 1, "h": 60, "d": 1440}


@dataclass(frozen=True)
class Written:
    """One workshop as written: its content, and how far its remeasuring came.

    state: k complete; i one other measure not remeasured; n no baseline of the
    lead time; r too recent to be remeasured at 90 days; d never remeasured.
    form: B count and output, C count only, R ratio only, '' no defects measure.
    """

    state: str
    stream: str
    title: str
    process: str
    place: str
    minutes: int | None
    form: str
    items: str
    fault: str
    others: str

    @property
    def trust(self) -> str:
        return self.stream.split("-")[0]

    @property
    def remeasured(self) -> bool:
        """Its outcomes (not every measure) have values at day 90."""
        return self.state in "kin"

    @property
    def lead_counts(self) -> bool:
        return self.minutes is not None and self.state in "ki"


def lines(name: str) -> list[list[str]]:
    """The fields of each line of a written file, comments left out."""
    text = (WRITTEN / name).read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [[field.strip() for field in line.split("|")] for line in kept]


def workshops() -> list[Written]:
    return [_workshop(fields) for fields in lines("workshops.txt")]


def _workshop(fields: list[str]) -> Written:
    state, stream, title, process, place, lead, defects, others = fields
    minutes = None if lead == "-" else int(lead[:-1]) * MINUTES[lead[-1]]
    form, items, fault = "", "", ""
    if defects != "-":
        form, rest = defects.split(" ", 1)
        items, fault = rest.split(">")
    return Written(state, stream, title, process, place, minutes, form, items, fault, others)
