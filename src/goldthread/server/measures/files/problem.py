"""What is wrong with a file: where, what was found, what was expected."""

from dataclasses import dataclass

SHOWN = 60
"""Longer texts are cut when they are quoted."""


@dataclass(frozen=True)
class Problem:
    """One thing that stops a file from being taken in.

    row is counted from 1 as a spreadsheet does, headings included; column is its heading or letter.
    Either is missing where the problem is the whole file's. care is what looks like somebody's care.
    """

    expected: str
    row: int | None = None
    column: str = ""
    found: str = ""
    care: str = ""

    @property
    def shown_found(self) -> str:
        """What was found, quoted and cut short; nothing if there is nothing to quote."""
        return quoted(self.found) if self.found else ""

    @property
    def sentence(self) -> str:
        """What was expected, as a sentence by itself."""
        return f"{self.expected[:1].upper()}{self.expected[1:]}."

    def __str__(self) -> str:
        where = ", ".join(
            part
            for part in (
                f"Row {self.row}" if self.row else "",
                (f"column {self.column}" if self.row else f"Column {self.column}") if self.column else "",
            )
            if part
        )
        found = f"found {self.shown_found}; " if self.found else ""
        text = f"{found}{self.expected}"
        return f"{where}: {text}." if where else f"{text[:1].upper()}{text[1:]}."


class Unreadable(Exception):
    """The file cannot be read at all; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def quoted(text: str) -> str:
    """A text from a file as a message quotes it."""
    shown = "".join(c if c.isprintable() else "�" for c in text)
    return f"‘{shown[:SHOWN]}…’" if len(shown) > SHOWN else f"‘{shown}’"


def letter(place: int) -> str:
    """The letter of a spreadsheet's column, counted from 0: A, B, … Z, AA."""
    return ("" if place < 26 else letter(place // 26 - 1)) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place % 26]
